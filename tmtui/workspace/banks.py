"""Question banks for people who have no model open: the shelf, and the format as a table."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from tmtui.banks.shelf import Shelf, ShelfEntry
from tmtui.banks.shipped import shipped_folder
from tmtui.workspace.installed import installed_banks
from tmtui.workspace.locate import cache_folder, locate_banks

__all__ = ["FenceSchema", "KeySchema", "Shelf", "ShelfEntry", "bank_schema", "open_shelf"]


class KeySchema(TypedDict):
    """One key of a fence."""

    name: str
    shape: str
    about: str
    required: bool
    words: list[str]
    types: list[str]


class FenceSchema(TypedDict):
    """One kind of entry, or the front matter."""

    fence: str
    about: str
    parts: list[str]
    keys: list[KeySchema]


def open_shelf(bank_dirs: Sequence[Path] = (), env: Mapping[str, str] = os.environ) -> Shelf:
    """Return the shelf of banks of installed packages, the shipped ones, the user's own and those in `bank_dirs`.

    Later ones win, so that nothing which is installed stands in front of a bank that the program ships.

    Raises:
        BadInput: when a folder that was asked for is not there.
    """
    folders = [*installed_banks(), *locate_banks(bank_dirs, env, shipped_folder())]
    return Shelf(folders, cache=cache_folder(env))


def bank_schema() -> list[FenceSchema]:
    """Return the format of banks, as the reader itself goes by it."""
    from tmtui.banks.schema import FENCES, FRONT_MATTER

    return [
        {
            "fence": fence.name,
            "about": fence.about,
            "parts": list(fence.parts),
            "keys": [
                {
                    "name": key.name,
                    "shape": str(key.shape),
                    "about": key.about,
                    "required": key.required,
                    "words": list(key.words),
                    "types": [str(each) for each in key.types],
                }
                for key in fence.keys
            ],
        }
        for fence in (FRONT_MATTER, *FENCES.values())
    ]
