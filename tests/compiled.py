"""Compiled banks that all tests of one run share, as all runs of the program on a machine do.

Reading the shipped banks from Markdown takes a second of work, and checking all of them three; nearly every journey is
in a home of its own and would do it again. What is kept counts only while the documents and their reader are the same
(tests/banks/test_cache.py), so sharing it hides nothing. Tests about reading itself keep no compiled banks.
"""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from tmtui.banks.bank import Bank
from tmtui.banks.shelf import Shelf
from tmtui.banks.shipped import shipped_folder

SHARED = "TMTUI_TESTS_CACHE"
"""Environment variable with the folder; the process that begins the run sets it, its workers inherit it."""


def begin_sharing() -> bool:
    """Make the folder; return whether it was made here, so that whoever made it takes it away."""
    if SHARED in os.environ:
        return False
    os.environ[SHARED] = mkdtemp(prefix="tmtui-compiled-")
    return True


def end_sharing() -> None:
    """Take the folder away."""
    shutil.rmtree(os.environ.pop(SHARED), ignore_errors=True)


def cache_home(folder: Path) -> str:
    """Return XDG_CACHE_HOME for a program whose home is `folder`; its own outside of a test run."""
    return os.environ.get(SHARED) or str(folder / "cache")


def shelf(*folders: Path) -> Shelf:
    """Return the shipped banks and those of `folders`."""
    shared = os.environ.get(SHARED)
    return Shelf([shipped_folder(), *folders], cache=Path(shared, "tmtui") if shared else None)


@cache
def infrastructure() -> Bank:
    """Return the shipped bank most people use; the same values for every test, as nothing changes them."""
    return shelf().load(["infrastructure"])
