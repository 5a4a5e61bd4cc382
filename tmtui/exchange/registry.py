"""Formats by name. Each is imported when it is used, so that a list of formats costs nothing.

Formats of third parties come through the entry points `tmtui.writers` and `tmtui.readers`; they too are listed without
being imported. A format of ours keeps its name whatever is installed.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module, metadata
from typing import Literal, cast

from tmtui.banks.bank import Bank
from tmtui.banks.fault import nearest, quoted
from tmtui.exchange.formats import FORMATS, Format, format_of
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.imported import Imported, Reader
from tmtui.exchange.material import Material
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput

Writer = Callable[[Material], str]
"""Turns a threat model into text."""

_Way = Literal["reader", "writer"]


def writer_names() -> tuple[str, ...]:
    """Return every format that can be written, sorted."""
    return tuple(sorted({*(each.name for each in FORMATS if each.writer), *_installed("writer")}))


def reader_names() -> tuple[str, ...]:
    """Return every format that can be read, sorted."""
    return tuple(sorted({*(each.name for each in FORMATS if each.reader), *_installed("reader")}))


def formats() -> tuple[Format, ...]:
    """Return every format there is, by name; of installed ones only the name is known before they are used."""
    found = {each.name: each for each in FORMATS}
    ways: tuple[_Way, ...] = ("reader", "writer")
    for way in ways:
        for name, entry in _installed(way).items():
            known = found.get(name, Format(name, "installed", "", ""))
            if name not in {each.name for each in FORMATS}:
                found[name] = Format(
                    name, f"installed: {entry.value}", known.keeps, known.loses,
                    writer=entry.value if way == "writer" else known.writer,
                    reader=entry.value if way == "reader" else known.reader,
                )  # fmt: skip
    return tuple(found[name] for name in sorted(found))


def writer(name: str) -> Writer:
    """Return the writer of a format.

    Raises:
        BadInput: when there is no such format, or its package cannot be imported.
    """
    return cast("Writer", _find("writer", name))


def reader(name: str) -> Reader:
    """Return the reader of a format.

    Raises:
        BadInput: when there is no such format, or its package cannot be imported.
    """
    return cast("Reader", _find("reader", name))


def write(name: str, material: Material) -> str:
    """Return the text of a threat model in a format; it ends with one newline.

    Raises:
        BadInput: when there is no such format.
    """
    return writer(name)(material)


def read(name: str, document: Document, bank: Bank, answers: Answers) -> Imported:
    """Return what a file in a format says.

    Raises:
        BadInput: when there is no such format, or the file is not in it.
    """
    return reader(name)(document, bank, answers)


def _find(way: _Way, name: str) -> object:
    ours = format_of(name)
    target = getattr(ours, way) if ours is not None else ""
    if target:
        return _load(target)
    entry = _installed(way).get(name)
    verb = {"reader": "read", "writer": "write"}[way]
    if entry is None:
        names = reader_names() if way == "reader" else writer_names()
        hint = nearest(name, names) or f"There are: {', '.join(names)}."
        raise BadInput(f"there is no format {quoted(name)} to {verb}.", remedy=hint)
    try:
        return cast(object, entry.load())
    except (ImportError, AttributeError) as error:
        raise BadInput(f"the format {quoted(name)} cannot be loaded: {error}", remedy=f"Mend {entry.value}.") from None


def _load(target: str) -> object:
    module, _, attribute = target.partition(":")
    return getattr(import_module(module), attribute)


def _installed(way: _Way) -> dict[str, metadata.EntryPoint]:
    return {entry.name: entry for entry in metadata.entry_points(group=f"tmtui.{way}s")}
