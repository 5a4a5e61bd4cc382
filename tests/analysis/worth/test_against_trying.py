"""Trying all subjects at once gives exactly what trying every answer by itself gives."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings

from tests.analysis.crowd import Crowd
from tests.analysis.pictures import TODAY
from tests.analysis.test_engine_against_oracle import MODELS, made_up
from tests.analysis.worth.trying import expected, worth_of_pairs
from tmtui.analysis.engine import assess
from tmtui.analysis.state import State
from tmtui.analysis.worth.alone import room
from tmtui.analysis.worth.outcomes import outcomes
from tmtui.banks.bank import Bank


def check(state: State, dice: Random, most: int, *, pairs: bool = True) -> int:
    """Compare the worth of some open questions with what trying gives; return how many were worth anything."""
    questions = list(state.open_questions())
    studies = state.notebook.studies
    assert studies is not None
    far = {slot for slot, study in studies.of.items() if study.far}
    trials = sum(
        len(outcomes(state.bank, declared))
        for each in questions
        if ((declared := state.bank.questions[each.id]).of, declared.fills) in far
    )
    found = 0
    for question in dice.sample(questions, min(most, len(questions))):
        declared = state.bank.questions[question.id]
        if (declared.of, declared.fills) in far and trials > room(state):
            continue
        tried = expected(state, question.id, question.subject)
        if tried:
            found += 1
            assert question.worth == tried, (question.id, question.subject)
        elif tried == 0 and pairs:
            assert question.worth in worth_of_pairs(state, question.id, question.subject)
    return found


@given(seed=MODELS)
@settings(max_examples=20)
def test_on_models_made_up_at_random(seed: int) -> None:
    bank, story = made_up(seed)
    check(assess(bank, story.facts, TODAY), Random(seed), 20)


@given(seed=MODELS)
@settings(max_examples=3)
def test_on_larger_systems_and_after_further_answers(shipped: Bank, seed: int) -> None:
    crowd = Crowd(seed)
    state = assess(shipped, crowd.answers, TODAY)
    found = check(state, crowd.dice, 25, pairs=False)
    for _ in range(2):
        changed = crowd.happen()
        state = state.advance({slot: crowd.answers.get(*slot) for slot in changed})
        # Worked out from what the state before kept, and once more from nothing.
        kept = [(each.id, each.subject, each.worth) for each in state.open_questions()]
        anew = assess(shipped, crowd.answers, TODAY)
        assert kept == [(each.id, each.subject, each.worth) for each in anew.open_questions()]
    assert found, "nothing was worth anything: the comparison says nothing"
