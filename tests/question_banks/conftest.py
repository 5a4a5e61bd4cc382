"""The shipped banks, read once for all tests of this folder."""

from __future__ import annotations

import pytest

from tests import compiled
from tests.question_banks.solve import Solver
from tmtui.banks.bank import Bank
from tmtui.banks.shelf import Shelf

SHELF = compiled.shelf()
ALL = SHELF.load(list(SHELF.ids()))
"""Every shipped bank as one: what holds for all entries is shown on it."""


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    return SHELF


@pytest.fixture(scope="session")
def bank(shelf: Shelf) -> Bank:
    """What a model with the default banks has."""
    return shelf.load(["infrastructure"])


@pytest.fixture(scope="session")
def whole() -> Bank:
    """Everything that ships."""
    return ALL


@pytest.fixture(scope="session")
def solver(whole: Bank) -> Solver:
    return Solver(whole)
