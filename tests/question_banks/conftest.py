"""The shipped banks, read once for all tests of this folder."""

from __future__ import annotations

import pytest

from tmtui.banks.bank import Bank
from tmtui.banks.shelf import Shelf
from tmtui.banks.shipped import shipped_folder


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    return Shelf([shipped_folder()])


@pytest.fixture(scope="session")
def bank(shelf: Shelf) -> Bank:
    """Everything that ships, as a model with the default banks has it."""
    return shelf.load(["infrastructure"])
