"""The banks that the tests of the analysis run on, each read once."""

from __future__ import annotations

import pytest

from tests.analysis.example_bank import TEXT
from tests.compiled import infrastructure, shelf
from tmtui.banks.bank import Bank


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    """A handful of rules over the core bank."""
    folder = tmp_path_factory.mktemp("banks")
    (folder / "example.md").write_text(TEXT, encoding="utf-8")
    return shelf(folder).load(["example"])


@pytest.fixture(scope="session")
def shipped() -> Bank:
    """Everything that ships."""
    return infrastructure()
