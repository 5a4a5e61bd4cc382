"""A newcomer who does literally what a page says sees what the page shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.console import same, steps_of
from tests.docs.refresh import PAGES, ROOT
from tests.docs.replay import do, environment

REPLAYED = [page for page in PAGES if any(step.command for step in steps_of(page))]


@pytest.mark.parametrize("page", REPLAYED, ids=lambda page: page.stem)
def test_what_a_page_shows_is_what_comes(page: Path, tmp_path: Path) -> None:
    folder, env = tmp_path / "empty", environment(tmp_path / "home")
    folder.mkdir()
    (tmp_path / "home").mkdir()
    for step in steps_of(page):
        came = do(step, folder, env)
        assert same(step.shown, came), f"{step}\nshows\n{step.shown}\nbut this came (`make docs` renews it):\n{came}"


def test_the_tutorial_is_among_the_replayed_pages() -> None:
    assert ROOT / "docs" / "tutorial" / "first-threat-model.md" in REPLAYED
