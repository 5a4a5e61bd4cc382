"""The likeliest ways must be those that a slow and separate reckoning finds, on systems made up at random."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.crowd import Crowd
from tests.analysis.oracle.oracle import world_of
from tests.analysis.oracle.some_bank import a_bank
from tests.analysis.oracle.some_facts import a_story
from tests.analysis.paths.slow import Slow
from tests.analysis.pictures import TODAY
from tmtui.analysis.engine import assess
from tmtui.analysis.paths.graph import likeliest, ways
from tmtui.analysis.paths.jewels import goals, jewels
from tmtui.analysis.paths.moves import Moves
from tmtui.analysis.paths.nodes import GOAL
from tmtui.analysis.paths.search import Search
from tmtui.analysis.state import State
from tmtui.banks.bank import Bank
from tmtui.model.answers import Answers

SEEDS = st.integers(min_value=0, max_value=2**32)


def agrees(state: State, bank: Bank, answers: Answers) -> None:
    wanted = jewels(state)
    world = world_of(bank, answers, TODAY)
    expected = Slow(world, list(wanted)).to_jewels()
    search = Search(ways(Moves(state, goals(state, wanted))))
    for jewel in wanted:
        for ending in ("read", "change", "stop", "control"):
            low, high = expected[jewel].get(ending, (0.0, 0.0))
            way = likeliest(search.ways, (GOAL, jewel, ending))
            assert (search.found(way).chance[1] if way else 0.0) == pytest.approx(high), (jewel, ending)
            sure = likeliest(search.ways, (GOAL, jewel, ending), certain=True)
            assert (search.found(sure).chance[0] if sure else 0.0) == pytest.approx(low), (jewel, ending)


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_small_systems_with_banks_made_up_too(seed: int) -> None:
    random = Random(seed)
    bank = a_bank(random)
    answers = Answers(a_story(random, bank).facts)
    agrees(assess(bank, answers, TODAY), bank, answers)


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_crowded_systems(example: Bank, seed: int) -> None:
    crowd = Crowd(seed)
    agrees(assess(example, crowd.answers, TODAY), example, crowd.answers)
