"""The first pass over a network of fourteen components fits into a morning: seventy screens and not one more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.compiled import cache_home
from tests.question_banks.economy import Sitting
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.workspace import Workspace

NOON = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)
SCREENS = 70
OF_CORE = 42


@pytest.fixture(scope="module", params=["well", "badly"])
def sitting(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sitting]:
    folder = tmp_path_factory.mktemp("economy")
    env = {"XDG_CACHE_HOME": cache_home(folder), "HOME": str(folder)}
    workspace = Workspace.open(folder / "economy.db", env=env, clock=lambda: NOON)
    slug = workspace.new_model("Web shop", ["infrastructure"], author="facilitator")
    live = workspace.live(slug, author="facilitator", role="facilitator")
    sitting = Sitting(Conversation(live), best=request.param == "well")
    sitting.first_pass()
    yield sitting
    workspace.close()


def test_the_first_pass_is_short(sitting: Sitting) -> None:
    live = sitting.conversation.live
    assert len(live.assessment.elements("component")) == 14
    put = Counter(live.bank.questions[each].bank for each in sitting.screens)
    assert len(sitting.screens) <= SCREENS, f"{put}\n" + "\n".join(sitting.screens)
    assert put["core"] <= OF_CORE, put


def test_what_anybody_knows_is_asked_before_what_a_specialist_knows(sitting: Sitting) -> None:
    """Purpose and stakes come before the picture, the picture before who administers what, areas last."""
    sections = [sitting.conversation.live.bank.questions[each].section for each in sitting.screens]
    firsts = [sections.index(each) for each in ("worry", "stakes", "picture", "doors-and-power")]
    assert firsts == sorted(firsts)
    areas = [index for index, each in enumerate(sections) if each not in sections[: firsts[-1] + 1]]
    assert min(areas) > firsts[-1]
