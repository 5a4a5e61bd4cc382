"""Which questions are open, and how much hangs on each."""

from __future__ import annotations

from tests.analysis.pictures import DONT_KNOW, SHOP, Picture, log, state_of
from tests.model.facts import fact
from tmtui.analysis.engine import assess
from tmtui.banks.bank import Bank
from tmtui.model.assessment import OpenQuestion
from tmtui.model.fact import State


def opened(bank: Bank, *pictures: Picture) -> dict[tuple[str, str], OpenQuestion]:
    return {(each.id, each.subject): each for each in state_of(bank, SHOP, *pictures).open_questions()}


def test_worth_is_the_points_of_the_threats_a_question_decides(example: Bank) -> None:
    state = state_of(example, SHOP)
    question = opened(example)["component.kept_current", "component/web"]
    found = state.threat("old-flaw@component/web")
    assert found is not None
    assert question.worth == found.points[1] - found.points[0]
    assert question.text == "Is Web server kept up to date?"
    assert (question.roles, question.asked) == (("operations",), False)


def test_a_rating_nobody_gave_is_worth_the_width_of_the_threats_that_hang_on_it(example: Bank) -> None:
    unrated: Picture = {"data/orders": {"confidentiality": DONT_KNOW}, "flow/web..db": {"watched": "never"}}
    found = state_of(example, SHOP, unrated).threat("listening@flow/web..db")
    assert found is not None
    assert found.impact == (1, 5)
    worth = opened(example, unrated)["data.confidentiality", "data/orders"].worth
    assert worth >= found.points[1] - found.points[0] > 0


def test_what_moves_the_risk_most_comes_first(example: Bank) -> None:
    worth = [each.worth for each in state_of(example, SHOP).open_questions()]
    assert worth == sorted(worth, reverse=True)
    assert worth[0] > 0


def test_an_answer_closes_a_question_and_a_dont_know_does_not(example: Bank) -> None:
    slot = ("component.kept_current", "component/web")
    assert slot not in opened(example, {"component/web": {"kept_current": "partly"}})
    assert opened(example, {"component/web": {"kept_current": DONT_KNOW}})[slot].asked


def test_who_was_asked_is_kept_with_the_question(example: Bank) -> None:
    asked = fact(900, "component/web", "kept_current", state=State.UNKNOWN)._replace(ask="dba", ask_by="2026-04-01")
    question = next(
        each
        for each in assess(example, [*log(SHOP), asked], state_of(example, SHOP).today).open_questions()
        if (each.id, each.subject) == ("component.kept_current", "component/web")
    )
    assert (question.ask, question.ask_by, question.asked) == ("dba", "2026-04-01", True)


def test_a_question_that_does_not_arise_is_not_open(example: Bank) -> None:
    laptop: Picture = {"component/web": {"technology": "laptop"}}
    assert ("component.kept_current", "component/web") not in opened(example, laptop)


def test_where_it_is_not_known_whether_a_question_arises_that_is_what_is_asked(example: Bank) -> None:
    unknown: Picture = {"component/web": {"technology": DONT_KNOW}}
    found = opened(example, unknown)
    assert ("component.kept_current", "component/web") not in found
    assert found["component.technology", "component/web"].worth > 0


def test_questions_about_what_others_run_are_about_the_picture_only(example: Bank) -> None:
    state = state_of(example, SHOP)
    about = {each.section for each in state.open_questions() if each.subject == "component/browser"}
    assert about <= {"stakes", "picture"}
    assert "component/browser" in state.asked("component.technology")
    assert "component/browser" not in state.asked("component.kept_current")
    assert state.asked("component.kept_current") == ["component/db", "component/web"]


def test_what_a_catalogue_implies_need_not_be_asked(shipped: Bank) -> None:
    state = state_of(shipped, SHOP, {"flow/web..db": {"protocol": "ssh"}})
    slots = {(each.id, each.subject) for each in state.open_questions()}
    assert ("flow.encryption", "flow/web..db") not in slots
    assert "flow/web..db" in state.asked("flow.encryption")


def test_coverage_adds_up_to_all_questions_that_arise(example: Bank) -> None:
    state = state_of(example, SHOP, {"component/web": {"kept_current": DONT_KNOW}})
    coverage = state.summary().coverage
    assert coverage.total == sum(len(state.asked(question)) for question in example.questions)
    assert coverage.unknown + coverage.unasked == len(state.open_questions())
    assert coverage.unknown == 1
    assert dict(coverage.lists)["model zones_listed"] == "complete"


def test_an_empty_model_asks_where_to_begin(example: Bank) -> None:
    state = assess(example, [], state_of(example, SHOP).today)
    assert {"model.zones_listed", "model.components_listed", "model.flows_listed"} <= {
        each.id for each in state.open_questions()
    }
    assert state.risk.too_early
    assert not state.threats()
