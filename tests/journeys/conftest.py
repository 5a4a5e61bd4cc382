"""What takes long and several journeys look at."""

from __future__ import annotations

import pytest

from tests.journeys.whole import Interviews, sit_through


@pytest.fixture(scope="session")
def interviews(tmp_path_factory: pytest.TempPathFactory) -> Interviews:
    """Return the interview about the balloon pictures, sat through at every face of the program; only to be read."""
    return sit_through(tmp_path_factory.mktemp("interviews"))
