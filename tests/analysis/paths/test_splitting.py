"""Drawing one component as two equal ones changes no path but for what is said to lie beside it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.crowd import Crowd
from tests.analysis.pictures import TODAY
from tmtui.analysis.engine import assess
from tmtui.analysis.paths.paths import chances
from tmtui.banks.bank import Bank
from tmtui.model.answers import Answers
from tmtui.model.fact import State
from tmtui.model.subject import kind_of
from tmtui.model.value import Value

TWIN = "component/twin"


def split(crowd: Crowd, component: str) -> None:
    """Say of a twin all that was said of a component, and name it wherever that is named."""
    slug, answers = component.partition("/")[2], list(crowd.answers)
    for answer in answers:
        subject = answer.subject
        if subject == component:
            crowd.say(TWIN, answer.attribute, answer.value, answer.state)
        elif kind_of(subject) == "flow" and slug in subject.partition("/")[2].partition(":")[0].split(".."):
            ends, _, name = subject.removeprefix("flow/").partition(":")
            source, _, target = ends.partition("..")
            for twin in {(source, "twin"), ("twin", target), ("twin", "twin")}:
                if all(end == "twin" or end == old for end, old in zip(twin, (source, target), strict=True)) and all(
                    old == slug for end, old in zip(twin, (source, target), strict=True) if end == "twin"
                ):
                    crowd.say(f"flow/{twin[0]}..{twin[1]}:{name}", answer.attribute, answer.value, answer.state)
    for answer in answers:
        value: Value = answer.value
        if isinstance(value, tuple) and component in value and answer.state is State.ANSWERED:
            for subject in (answer.subject, TWIN) if answer.subject == component else (answer.subject,):
                crowd.say(subject, answer.attribute, tuple(sorted((*value, TWIN))))


def one_of_a_kind(answers: Answers, component: str) -> bool:
    """Whether something refers to the component in a way that cannot name two, or counts how many keep some data."""
    return any(
        answer.value == component or (answer.attribute == "stored_by" and component in (answer.value or ()))  # type: ignore[operator]
        for answer in answers
    )


@settings(max_examples=25, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_splitting_a_component_moves_no_chance_and_no_level_of_a_finding(example: Bank, seed: int) -> None:
    crowd = Crowd(seed)
    crowd.say("model", "jewels", tuple(sorted(crowd.there["data"])))
    choice = [key for key in crowd.there["component"] if not one_of_a_kind(crowd.answers, key)]
    if not choice:
        return
    one = assess(example, crowd.answers, TODAY)
    split(crowd, choice[0])
    two = assess(example, crowd.answers, TODAY)
    before, after = chances(one), chances(two)
    assert {key: high for key, (_, high) in after.items()} == pytest.approx(
        {key: high for key, (_, high) in before.items()}
    )
    assert {each.rule: each.level for each in two.findings()} == {each.rule: each.level for each in one.findings()}
