"""A bank survives JSON exactly, whatever its conditions are."""

from __future__ import annotations

import json
from dataclasses import fields, replace

from hypothesis import given

from tests.banks.banks import WHOLE, bank
from tests.banks.conditions import conditions
from tmtui.banks.codec import from_json, set_apart, to_json
from tmtui.banks.expression.tree import Expression


def test_a_bank_survives_json() -> None:
    whole = bank(WHOLE)
    again = from_json(json.loads(json.dumps(to_json(whole))))
    assert again == whole
    for field in fields(whole):
        assert type(getattr(again, field.name)) is type(getattr(whole, field.name))


def test_a_bank_that_is_read_late_is_the_same() -> None:
    whole = bank(WHOLE)
    first, late = set_apart(to_json(whole))
    assert not any("\n" in text for text in late)
    again = from_json(json.loads(json.dumps(first)), late)
    assert again == whole
    assert whole == again
    assert list(again.rules) == list(whole.rules)


@given(conditions)
def test_any_condition_survives_json(condition: Expression) -> None:
    whole = bank(WHOLE)
    question = replace(whole.questions["component.backup"], when=condition)
    changed = replace(whole, questions={question.id: question})
    assert from_json(json.loads(json.dumps(to_json(changed)))).questions[question.id].when == condition
