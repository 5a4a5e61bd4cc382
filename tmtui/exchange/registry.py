"""Formats by name. Each is imported when it is used, so that a list of formats costs nothing.

Formats of third parties come through the entry points `tmtui.writers` and `tmtui.readers`; they too are listed without
being imported. A format of ours keeps its name whatever is installed.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module, metadata
from typing import cast

from tmtui.banks.fault import nearest, quoted
from tmtui.exchange.material import Material
from tmtui.model.errors import BadInput

Writer = Callable[[Material], str]
"""Turns a threat model into text."""

_WRITERS = {
    "answers": "tmtui.exchange.writers.answers_yaml:write",
    "json": "tmtui.exchange.writers.json_:write",
    "markdown": "tmtui.exchange.writers.markdown.document:write",
    "mermaid": "tmtui.exchange.writers.mermaid:write",
}
_READERS = {"answers": "tmtui.exchange.readers.answers_yaml:read_answers"}


def writer_names() -> tuple[str, ...]:
    """Return every format that can be written, sorted."""
    return tuple(sorted({*_WRITERS, *_installed("tmtui.writers")}))


def reader_names() -> tuple[str, ...]:
    """Return every format that can be read, sorted."""
    return tuple(sorted({*_READERS, *_installed("tmtui.readers")}))


def writer(name: str) -> Writer:
    """Return the writer of a format.

    Raises:
        BadInput: when there is no such format, or its package cannot be imported.
    """
    if name in _WRITERS:
        return cast("Writer", _load(_WRITERS[name]))
    entry = _installed("tmtui.writers").get(name)
    if entry is None:
        names = writer_names()
        hint = nearest(name, names) or f"There are: {', '.join(names)}."
        raise BadInput(f"there is no format {quoted(name)} to write.", remedy=hint)
    try:
        return cast("Writer", entry.load())
    except (ImportError, AttributeError) as error:
        raise BadInput(f"the format {quoted(name)} cannot be loaded: {error}", remedy=f"Mend {entry.value}.") from None


def write(name: str, material: Material) -> str:
    """Return the text of a threat model in a format; it ends with one newline.

    Raises:
        BadInput: when there is no such format.
    """
    return writer(name)(material)


def _load(target: str) -> object:
    module, _, attribute = target.partition(":")
    return getattr(import_module(module), attribute)


def _installed(group: str) -> dict[str, metadata.EntryPoint]:
    return {entry.name: entry for entry in metadata.entry_points(group=group)}
