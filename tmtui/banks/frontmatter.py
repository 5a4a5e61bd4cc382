"""The head of a bank: which bank it is, and which others it builds on."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.banks.block import read_mapping
from tmtui.banks.entries.entry import Entry, read_fields
from tmtui.banks.fault import Faults
from tmtui.banks.schema import FRONT_MATTER
from tmtui.model.errors import Place

MAX_LINES = 200


def read_front_matter(lines: Sequence[str], file: str, faults: Faults) -> tuple[Entry, int]:
    """Read the head.

    Returns:
        Its keys as an entry without a heading, and the number of lines it takes, both `---` included; 0 when there is
        none.
    """
    start = Place(file, 1, 1)
    nothing = Entry("front matter", "", start, "", "", {})
    example = "Begin the file with `---`, `bank: my-bank`, `title: My bank`, `version: 1.0.0`, `---`, one a line."
    if not lines or lines[0].rstrip() != "---":
        faults.error(start, "the file does not begin with a head.", example)
        return nothing, 0
    end = next((number for number, line in enumerate(lines[1:MAX_LINES], start=1) if line.rstrip() == "---"), None)
    if end is None:
        faults.error(start, "the head is not closed.", "End it with a line `---`.")
        return nothing, 0
    block = read_mapping("\n".join(lines[1:end]) + "\n", file, 2, faults, FRONT_MATTER.name)
    if block is None:
        return nothing, end + 1
    head = Entry("front matter", "", start, "", "", read_fields(FRONT_MATTER, block, faults))
    head.lacks(FRONT_MATTER, faults)
    return head, end + 1
