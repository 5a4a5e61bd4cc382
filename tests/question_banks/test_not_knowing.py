"""Not knowing never makes the picture look better than knowing the best.

For every question whose options rank: over the threats that read its answer, and that its best option does not bring
about (a certificate can only run out where there is one), the risk with "don't know" is at least the risk with the best
option.
"""

from __future__ import annotations

import pytest

from tests.model.facts import fact
from tests.question_banks.systems import DAY, facts_of
from tmtui.analysis.engine import assess
from tmtui.analysis.state import State as Assessed
from tmtui.banks.bank import Bank, Rule
from tmtui.banks.expression.tree import Expression, leaves
from tmtui.model.answers import Answers, Slot
from tmtui.model.fact import State
from tmtui.model.threat import Certainty
from tmtui.model.value import Value

LATER = 10**9
"""Number of a fact after all others."""


@pytest.fixture(scope="module", params=["balloon", "hybrid"])
def system(request: pytest.FixtureRequest, bank: Bank) -> tuple[Answers, Assessed]:
    answers = Answers(facts_of(bank, request.param))
    return answers, assess(bank, answers, DAY)


def _conditions(rule: Rule) -> list[Expression]:
    found = [rule.when, rule.where, rule.false_alarm_when, *(condition for _, condition in rule.likelihood)]
    return [each for each in found if each is not None]


def _readers(bank: Bank, attribute: str) -> set[str]:
    """Return the rules that read an attribute, of the subject itself or along a relation."""
    return {
        rule.id
        for rule in bank.rules.values()
        if any(attribute in getattr(leaf, "path", ()) for each in _conditions(rule) for leaf in leaves(each))
    }


def _now(bank: Bank, state: Assessed, rules: set[str]) -> dict[str, int]:
    """Return what each standing threat of some rules counts now, in thousandths of a point."""
    found = {}
    for rule in rules:
        for subject in state.subjects(bank.rules[rule].of) if bank.rules[rule].of != "model" else ("model",):
            id_ = f"{rule}@{subject}"
            threat = state.threat(id_) if state.certainty(id_) in (Certainty.CERTAIN, Certainty.POSSIBLE) else None
            if threat is not None:
                low, high = threat.points
                found[id_] = 1000 * low + bank.rules[rule].if_unknown * (high - low)
    return found


def _after(system: tuple[Answers, Assessed], slot: Slot, value: Value, kind: State = State.ANSWERED) -> Assessed:
    """Return the assessment with another answer in one slot."""
    answers, state = system
    log = [head for answer in answers for head in answer.heads if (head.subject, head.attribute) != slot]
    changed = Answers([*log, fact(LATER, *slot, value, state=kind)])
    return state.advance({slot: changed.get(*slot)})


def test_knowing_the_best_is_never_worse_than_not_knowing(bank: Bank, system: tuple[Answers, Assessed]) -> None:
    _, state = system
    looked_at = 0
    for question in bank.questions.values():
        ranked = bank.attributes[question.of, question.fills].ranked()
        readers = _readers(bank, question.fills)
        asked = list(state.asked(question.id))
        for subject in {asked[0], asked[-1]} if ranked and readers and asked else set():
            slot = (subject, question.fills)
            unknown = _now(bank, _after(system, slot, None, State.UNKNOWN), readers)
            best = _now(bank, _after(system, slot, ranked[0]), readers)
            brought = best.keys() - _now(bank, _after(system, slot, ranked[-1]), readers).keys()
            at_best = sum(count for id, count in best.items() if id not in brought)
            not_knowing = sum(count for id, count in unknown.items() if id not in brought)
            assert not_knowing >= at_best, f"{question.id} of {subject}"
            looked_at += 1
    assert looked_at > 20
