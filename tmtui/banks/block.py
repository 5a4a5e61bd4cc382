"""The keys of one block of a bank: YAML whose root is a mapping, in which nothing is left empty."""

from __future__ import annotations

from tmtui.banks.fault import Faults
from tmtui.banks.yaml_nodes import Mapping
from tmtui.banks.yaml_reader import Rules, read_nodes
from tmtui.model.errors import Place

RULES = Rules(
    "block",
    characters=200_000,
    depth=8,
    values=20_000,
    about_tags="Put the text in quotes; for a condition write `not`.",
)


def read_mapping(text: str, file: str, first_line: int, faults: Faults, what: str) -> Mapping | None:
    """Read a block whose root is a mapping.

    Args:
        text: the block without its fence.
        file: file name for places.
        first_line: line of the file on which `text` begins.
        faults: takes everything that is wrong.
        what: name of the block for messages, as `ask`.

    Returns:
        The mapping, or nothing when the block cannot be read at all (and a fault says why).
    """
    start, before = Place(file, first_line, 1), faults.errors
    root = read_nodes(text, start, RULES, faults)
    if isinstance(root, Mapping):
        return root
    if root is not None:
        faults.error(root.place, f"the `{what}` block is not a list of keys.", "Write one `key: value` a line.")
    elif faults.errors == before:
        faults.error(start, f"the `{what}` block is empty.", "Give its keys, one a line, as `key: value`.")
    return None
