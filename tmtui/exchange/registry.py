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
                    name, _title(entry), known.keeps, known.loses,
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
    written = writer(name)(material) if _is_ours("writer", name) else _guarded("writer", name, material)
    if not isinstance(written, str):
        raise _broken("writer", name, f"it gave {type(written).__name__} and no text")
    return written if written.endswith("\n") else f"{written}\n"


def read(name: str, document: Document, bank: Bank, answers: Answers) -> Imported:
    """Return what a file in a format says.

    Raises:
        BadInput: when there is no such format, or the file is not in it.
    """
    if _is_ours("reader", name):
        return reader(name)(document, bank, answers)
    found = _guarded("reader", name, document, bank, answers)
    if not isinstance(found, Imported):
        raise _broken("reader", name, f"it gave {type(found).__name__} and no Imported")
    return found


def _is_ours(way: _Way, name: str) -> bool:
    ours = format_of(name)
    return ours is not None and bool(getattr(ours, way))


def _guarded(way: _Way, name: str, *given: object) -> object:
    """Run a format of another package; whatever goes wrong in it is its own mistake, and is said to be."""
    run = cast("Callable[..., object]", _find(way, name))
    try:
        return run(*given)
    except BadInput:
        raise
    except Exception as error:
        raise _broken(way, name, f"{type(error).__name__}: {error}") from error


def _broken(way: _Way, name: str, what: str) -> BadInput:
    entry = _installed(way)[name]
    return BadInput(
        f"the {way} of {quoted(name)} failed: {what}", remedy=f"It comes with {_package(entry)}; tell its authors."
    )


def _package(entry: metadata.EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist is not None else entry.value


def _title(entry: metadata.EntryPoint) -> str:
    return f"installed with {_package(entry)} ({entry.value})"


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
