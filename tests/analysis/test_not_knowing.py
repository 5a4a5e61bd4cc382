"""Not knowing never makes the picture look better than knowing the best.

For every question whose options rank: reckoned over the threats that read its attribute and are not brought by its best
option, the risk with "don't know" is at least what it is with the best option.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.crowd import Crowd
from tests.analysis.pictures import TODAY
from tmtui.analysis.cells.bits import indices
from tmtui.analysis.conditions.checked import names_read
from tmtui.analysis.engine import assess
from tmtui.analysis.state import State
from tmtui.analysis.threats.rules import RuleCells
from tmtui.analysis.threats.tables import points
from tmtui.banks.bank import Bank, Rule
from tmtui.model.answers import Slot
from tmtui.model.assessment import Origin

SEEDS = st.integers(min_value=0, max_value=2**32)


def reads(rule: Rule, attribute: str) -> bool:
    expressions = [rule.when, rule.where, rule.false_alarm_when, *(condition for _, condition in rule.likelihood)]
    return any(attribute in names_read(each) for each in expressions if each is not None)


def now_of(state: State, cells: RuleCells, left_out: set[str]) -> dict[str, int]:
    """Return what every threat of a rule counts now, in thousandths of a point."""
    found = {}
    stand = state.view[cells.stand]
    likelihood, impact = state.view[cells.likelihood], state.view[cells.impact]
    for place in indices(stand.certain | stand.possible):
        key = state.key(cells.rule.of, place)
        (low, high), (least, most) = likelihood.of(place), impact.of(place)
        certain = stand.certain >> place & 1
        at_least, at_most = points(low, least) if certain else 0, points(high, most)
        if key not in left_out:
            found[key] = 1000 * at_least + cells.rule.if_unknown * (at_most - at_least)
    return found


def standing(state: State, cells: RuleCells) -> set[str]:
    stand = state.view[cells.stand]
    return set(state.keys(cells.rule.of, stand.certain | stand.possible))


def check(bank: Bank, seed: int) -> None:
    crowd = Crowd(seed)
    state = assess(bank, crowd.answers, TODAY)
    ranked = [attribute for attribute in bank.attributes.values() if attribute.question and attribute.ranked()]
    for attribute in crowd.dice.sample(ranked, min(8, len(ranked))):
        asked = state.asked(attribute.question)
        if not asked:
            continue
        slot: Slot = (crowd.dice.choice(asked), attribute.name)
        best_value, worst_value = attribute.ranked()[0], attribute.ranked()[-1]
        unknown, best, worst = (state.overlay({slot: value}) for value in (None, best_value, worst_value))
        for cells in state.compiled.rules.values():
            if not reads(cells.rule, attribute.name):
                continue
            brought = standing(best, cells) - standing(worst, cells)
            with_unknown, with_best = (now_of(each, cells, brought) for each in (unknown, best))
            assert sum(with_unknown.values()) >= sum(with_best.values()), (slot, cells.rule.id)


@given(seed=SEEDS)
@settings(max_examples=15)
def test_not_knowing_never_looks_better_with_a_few_rules(example: Bank, seed: int) -> None:
    check(example, seed)


@given(seed=SEEDS)
@settings(max_examples=12)
def test_not_knowing_never_looks_better_with_the_shipped_rules(shipped: Bank, seed: int) -> None:
    check(shipped, seed)


@given(seed=SEEDS)
@settings(max_examples=12)
def test_saying_that_nobody_knows_what_nobody_said_takes_no_threat_away(example: Bank, seed: int) -> None:
    """Else "I don't know" would be the way to a shorter list and through the gate."""
    crowd = Crowd(seed)
    state = assess(example, crowd.answers, TODAY)
    unsaid = [
        (subject, name)
        for kind, name in example.attributes
        for subject in state.subjects(kind)
        if crowd.answers.get(subject, name) is None and state.reading(subject, name).origin is Origin.MISSING
    ]
    listed = {each.id for each in state.threats()}
    for slot in crowd.dice.sample(unsaid, min(15, len(unsaid))):
        unknown = state.overlay({slot: None})
        assert listed <= {each.id for each in unknown.threats()}, slot
        assert unknown.risk.high >= state.risk.high, slot
        assert unknown.risk.now >= state.risk.now, slot
