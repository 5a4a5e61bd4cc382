"""The banks that the tests of the analysis run on, each read once."""

from __future__ import annotations

import pytest

from tests.analysis.example_bank import TEXT
from tmtui.banks.bank import Bank
from tmtui.banks.shelf import Shelf
from tmtui.banks.shipped import shipped_folder


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    """A handful of rules over the core bank."""
    folder = tmp_path_factory.mktemp("banks")
    (folder / "example.md").write_text(TEXT, encoding="utf-8")
    return Shelf([shipped_folder(), folder]).load(["example"])


@pytest.fixture(scope="session")
def shipped() -> Bank:
    """Everything that ships."""
    return Shelf([shipped_folder()]).load(["infrastructure"])
