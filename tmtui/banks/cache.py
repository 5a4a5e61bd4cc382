"""Compiled banks on disk, so that a start parses neither Markdown nor YAML.

A compiled bank counts only while everything it was made of is the same: the digest of each document, the program's
version and the files of the reader itself. Anything else in the file, truncated or foreign,
is a miss. JSON and never pickle: reading a cache must not be able to run code. The first line is what every start
needs, the others are only read when somebody looks for what is in them.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from tmtui import __version__
from tmtui.banks.bank import Bank
from tmtui.banks.codec import from_json, set_apart, to_json
from tmtui.model.undisturbed import undisturbed

Digest = Mapping[str, str]
"""Bank id to the digest of its document."""


def cache_file(folder: Path, ids: Sequence[str], paths: Mapping[str, Path]) -> Path:
    """Return where the bank composed of `ids` is kept; one file for each set of banks at each place."""
    places = "\n".join(f"{id_} {path}" for id_, path in sorted(paths.items()))
    return folder / f"bank-{sha256(f'{list(ids)} {places}'.encode()).hexdigest()[:24]}.json"


@undisturbed
def read_cache(file: Path, digests: Digest, stamp: str) -> Bank | None:
    """Return the compiled bank, or nothing when there is none that still holds.

    Args:
        file: as `cache_file` gave it.
        digests: of the documents as they are on the shelf now.
        stamp: as `program_stamp` gave it.
    """
    try:
        first, *late = file.read_text(encoding="utf-8").split("\n")
        plain = json.loads(first)
        if plain["stamp"] != stamp or any(digests.get(id_) != digest for id_, digest in plain["sources"]):
            return None
        return from_json(plain["bank"], late) if _digest_of(late) == plain["late"] else None
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def write_cache(file: Path, bank: Bank, stamp: str) -> None:
    """Keep a compiled bank; a folder that cannot be written is no error, the next start is only slower."""
    first, late = set_apart(to_json(bank))
    sources = [[source.id, source.digest] for source in bank.sources]
    plain = {"stamp": stamp, "sources": sources, "late": _digest_of(late), "bank": first}
    temporary = ""
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".bank-", suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(plain, stream, ensure_ascii=False, separators=(",", ":"))
            stream.writelines(f"\n{text}" for text in late)
        Path(temporary).replace(file)
    except OSError:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _digest_of(late: Sequence[str]) -> str:
    """Tell whether what is read late is whole: by then nothing else could be read in its stead."""
    return sha256("\n".join(late).encode()).hexdigest()


def program_stamp() -> str:
    """Return what tells one state of the reader from another: version, and its own files with what a bank is made of.

    The files are part of it because a version number stays the same while somebody works on the reader.
    """
    here = Path(__file__).parent
    try:
        newest = max(
            entry.stat().st_mtime_ns
            for folder in (here, *_subfolders(here))
            for entry in os.scandir(folder)
            if entry.name.endswith(".py")
        )
    except (OSError, ValueError):  # read from an archive
        newest = 0
    return f"{__version__} {newest}"


def _subfolders(here: Path) -> list[Path]:
    return [here / "entries", here / "check", here / "expression", here.parent / "model"]
