"""The risk of a model: what is certain, what may be, and what is not known at all yet."""

from __future__ import annotations

from tests.analysis.pictures import COMPLETE, SHOP, Picture, log, state_of
from tests.model.facts import fact
from tmtui.analysis.engine import assess
from tmtui.banks.bank import Bank
from tmtui.model.fact import Basis
from tmtui.model.subject import MODEL

ALL_WELL: Picture = {
    "component/web": {"kept_current": "yes"},
    "component/db": {"kept_current": "yes"},
    "flow/browser..web": {"watched": "always"},
    "flow/web..db": {"watched": "always"},
    "data/orders": {"second_copy": "yes"},
}


def test_what_is_not_known_lies_between_low_and_high(example: Bank) -> None:
    state = state_of(example, SHOP, ALL_WELL, {"data/orders": {"second_copy": "don't know"}})
    walk_up = next(each for each in state.findings() if each.rule == "walk-up")
    gone = next(each for each in state.findings() if each.rule == "gone")
    assert gone.points[0] == 0 < gone.points[1]
    low, now, high = state.totals
    assert (low, high) == (walk_up.points[0], walk_up.points[1] + gone.points[1])
    assert now == low + (gone.points[1] + 1) // 2


def test_a_rule_can_set_how_much_of_the_unknown_counts(example: Bank) -> None:
    unknown: Picture = {"component/web": {"technology": "other"}, "component/db": {"technology": "other"}}
    state = state_of(example, SHOP, ALL_WELL, unknown)
    finding = next(each for each in state.findings() if each.rule == "walk-up")
    assert finding.points[0] == 0
    assert state.totals == (0, (250 * finding.points[1] + 500) // 1000, finding.points[1])


def test_before_zones_components_and_flows_are_complete_it_is_too_early(example: Bank) -> None:
    for name in ("zones_listed", "components_listed", "flows_listed"):
        assert state_of(example, SHOP, {MODEL: {**COMPLETE, name: "partial"}}).risk.too_early
    assert not state_of(example, SHOP).risk.too_early


def test_findings_gather_a_rule_over_its_subjects_worst_first(example: Bank) -> None:
    weak: Picture = {"component/web": {"kept_current": "no"}, "component/db": {"kept_current": "partly"}}
    state = state_of(example, SHOP, weak)
    finding = next(each for each in state.findings() if each.rule == "old-flaw")
    assert finding.subjects == ("component/web", "component/db")
    assert finding.threats == ("old-flaw@component/web", "old-flaw@component/db")
    assert finding.title == "Somebody takes Web server over through an old flaw, and 1 more"
    assert finding.certain == 2
    keys = [(-each.level[1], not each.certain, -each.points[1], each.rule) for each in state.findings()]
    assert keys == sorted(keys)


def test_one_component_for_two_hundred_has_the_level_of_one(example: Bank) -> None:
    weak: Picture = {"component/web": {"kept_current": "no"}}
    one, many = state_of(example, SHOP, weak), state_of(example, SHOP, weak, {"component/web": {"count": 200}})
    assert one.findings() == many.findings()


def test_verified_counts_only_what_was_measured(example: Bank) -> None:
    told = state_of(example, SHOP, ALL_WELL)
    assert told.risk.verified > told.risk.now
    facts = [
        each._replace(basis=Basis.TOOL) if each.attribute in ("kept_current", "watched", "second_copy") else each
        for each in log(SHOP, ALL_WELL)
    ]
    measured = assess(example, facts, told.today)
    assert measured.risk.verified == measured.risk.now == told.risk.now


def test_the_verified_figure_follows_every_answer(example: Bank) -> None:
    from tmtui.model.answers import Answers

    answers = Answers(log(SHOP))
    state = assess(example, answers, state_of(example, SHOP).today)
    for number, basis in enumerate((Basis.TOOL, Basis.TOLD, Basis.TESTED), start=900):
        assert state.risk.verified > 0
        saw = answers.heads("component/web", "kept_current")
        said = fact(number, "component/web", "kept_current", "yes", basis=basis, saw=saw)
        state = state.advance({slot: answers.get(*slot) for slot in answers.add([said])})
        assert state.risk == assess(example, answers, state.today).risk


def test_summary_counts_by_level(example: Bank) -> None:
    weak: Picture = {"component/web": {"kept_current": "no"}, "component/db": {"kept_current": "yes"}}
    state = state_of(example, SHOP, weak)
    summary = state.summary()
    certain = [each for each in state.threats() if each.certainty == "certain"]
    possible = [each for each in state.threats() if each.certainty == "possible"]
    assert list(summary.certain) == [sum(each.level[1] == level for each in certain) for level in range(1, 6)]
    assert list(summary.possible) == [sum(each.level[1] == level for each in possible) for level in range(1, 6)]
    assert summary.closed == len(state.threats(closed=True))
    assert summary.findings == len(state.findings())
    assert dict(summary.subjects)["component"] == 3
