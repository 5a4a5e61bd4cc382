"""Question banks that other packages bring, found without importing any of them.

A package names a folder of Markdown files as an entry point of the group `tmtui.banks`. Looking for it runs no code of
the package: the folder is worked out from where the package lies.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

GROUP = "tmtui.banks"
"""Group of entry points; each one names a package, or a package in a package: `ours = ours_for_tmtui.banks`."""


def installed_banks() -> list[Path]:
    """Return the folders of installed packages, by name of the entry point; what is not there is left out."""
    if not _is_named():
        return []
    # Reading entry points properly takes twenty modules that no start needs where no package brings banks.
    from importlib import metadata

    entries = sorted(metadata.entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value))
    return [folder for entry in entries for folder in _folders(entry.module) if folder.is_dir()]


def _is_named() -> bool:
    """Whether any installed package mentions the group; also where that cannot be told without opening an archive."""
    wanted = f"[{GROUP}]".encode()
    for place in dict.fromkeys(sys.path):
        if place and Path(place).is_file():
            return True
        if any(wanted in text for text in _entry_points(place or ".")):
            return True
    return False


def _entry_points(place: str) -> Iterator[bytes]:
    """Yield what packages in one folder say about their entry points."""
    try:
        with os.scandir(place) as entries:
            found = [entry.path for entry in entries if entry.name.endswith((".dist-info", ".egg-info"))]
    except OSError:
        return
    for path in found:
        try:
            yield Path(path, "entry_points.txt").read_bytes()
        except OSError:
            continue


def _folders(module: str) -> list[Path]:
    """Return where a package lies. Only its first part is looked up: for the others Python would import it."""
    from importlib.util import find_spec

    first, *rest = module.split(".")
    try:
        spec = find_spec(first)
    except (ImportError, ValueError):
        return []
    places = spec.submodule_search_locations if spec is not None else None
    return [Path(place, *rest) for place in places or ()]
