"""Question banks that other packages bring, found without importing any of them.

A package names a folder of Markdown files as an entry point of the group `tmtui.banks`. Looking for it runs no code of
the package: the folder is worked out from where the package lies.
"""

from __future__ import annotations

from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

GROUP = "tmtui.banks"
"""Group of entry points; each one names a package, or a package in a package: `ours = ours_for_tmtui.banks`."""


def installed_banks() -> list[Path]:
    """Return the folders of installed packages, by name of the entry point; what is not there is left out."""
    entries = sorted(metadata.entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value))
    return [folder for entry in entries for folder in _folders(entry.module) if folder.is_dir()]


def _folders(module: str) -> list[Path]:
    """Return where a package lies. Only its first part is looked up: for the others Python would import it."""
    first, *rest = module.split(".")
    try:
        spec = find_spec(first)
    except (ImportError, ValueError):
        return []
    places = spec.submodule_search_locations if spec is not None else None
    return [Path(place, *rest) for place in places or ()]
