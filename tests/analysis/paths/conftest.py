"""The bank of ways, read once."""

from __future__ import annotations

import pytest

from tests.analysis.paths.ways_bank import TEXT
from tests.compiled import shelf
from tmtui.banks.bank import Bank


@pytest.fixture(scope="session")
def ways(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    """A weakness for every way a step can be opened, over the core bank."""
    folder = tmp_path_factory.mktemp("banks")
    (folder / "ways.md").write_text(TEXT, encoding="utf-8")
    return shelf(folder).load(["ways"])
