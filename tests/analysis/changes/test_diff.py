"""Two moments side by side: by cases people would ask about, and by what must hold for any log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

import pytest

from tests.analysis.crowd import Crowd
from tests.analysis.pictures import SHOP, TODAY, Picture, log
from tests.model.facts import fact
from tmtui.analysis.changes.diff import Side, diff
from tmtui.analysis.changes.spoken import differing
from tmtui.analysis.changes.to_json import diff_json
from tmtui.analysis.changes.wording import figures, sections, title
from tmtui.analysis.engine import assess
from tmtui.banks.bank import Bank
from tmtui.model.answers import UNDO, Answers, Slot
from tmtui.model.diff import Diff, SaidKind, Turn
from tmtui.model.fact import Basis, Fact, State
from tmtui.model.subject import MODEL

WEAK: Picture = {"component/web": {"kept_current": "no"}}
GOOD: Picture = {"component/web": {"kept_current": "yes"}}
THREAT = "old-flaw@component/web"
SLOT = ("component/web", "kept_current")


def side(bank: Bank, facts: Sequence[Fact], today: date = TODAY, label: str = "") -> Side:
    answers = Answers(facts)
    return Side(label or str(len(facts)), answers, assess(bank, answers, today))


def turns(found: Diff) -> dict[str, Turn]:
    return {each.id: each.turn for each in found.threats}


def causes(found: Diff, id: str) -> tuple[Slot, ...]:
    return next(each.because for each in found.threats if each.id == id)


# --- cases


def test_an_answer_closes_a_threat_and_the_answer_is_named(example: Bank) -> None:
    facts = log(SHOP, WEAK, GOOD)
    found = diff(side(example, facts[:-1]), side(example, facts))
    assert [(each.slot, each.kind) for each in found.said] == [(SLOT, SaidKind.CHANGED)]
    assert turns(found)[THREAT] is Turn.CLOSED
    assert causes(found, THREAT) == (SLOT,)
    assert found.later.risk.now < found.earlier.risk.now
    text = "\n".join(line.text + " ".join(line.details) for part in sections(found) for line in part.lines)
    assert "because kept current of Web server: was no, is yes (told by ops-1, 2026-01-01)" in text


def test_what_two_answers_of_one_paste_did_is_told_apart(example: Bank) -> None:
    facts = log(SHOP)
    number = len(facts)
    paste = [
        fact(number + 1, "component/web", "kept_current", "no", batch="paste"),
        fact(number + 2, "flow/web..db", "watched", "never", batch="paste"),
        fact(number + 3, "data/orders", "second_copy", "no", batch="paste"),
    ]
    found = diff(side(example, facts), side(example, facts + paste))
    assert causes(found, THREAT) == (SLOT,)
    assert causes(found, "listening@flow/web..db") == (("flow/web..db", "watched"),)
    assert causes(found, "gone@data/orders") == (("data/orders", "second_copy"),)


def test_a_zone_that_opens_up_moves_threats_that_read_nothing_of_it(example: Bank) -> None:
    facts = log(SHOP, {"component/db": {"kept_current": "no"}}, {"zone/inside": {"lets_in": "anything"}})
    found = diff(side(example, facts[:-1]), side(example, facts))
    assert turns(found)["old-flaw@component/db"] is Turn.WORSE
    assert causes(found, "old-flaw@component/db") == (("zone/inside", "lets_in"),)


def test_subjects_come_and_go_and_name_what_came_with_them(example: Bank) -> None:
    more: Picture = {"component/web-2": {"technology": "web-server", "zone": "zone/dmz", "kept_current": "no"}}
    facts = log(SHOP, more)
    found = diff(side(example, log(SHOP)), side(example, facts))
    assert (found.came, found.went) == (("component/web-2",), ())
    assert turns(found)["old-flaw@component/web-2"] is Turn.OPENED
    back = diff(side(example, facts), side(example, log(SHOP)))
    assert (back.came, back.went) == ((), ("component/web-2",))
    assert turns(back)["old-flaw@component/web-2"] is Turn.CLOSED


def test_an_acceptance_that_ran_out_between_two_days_is_told_without_any_answer(example: Bank) -> None:
    accepted: Picture = {f"threat/{THREAT}": {"status": "accepted", "until": "2026-03-31"}}
    facts = log(SHOP, WEAK, accepted)
    found = diff(side(example, facts, date(2026, 3, 31)), side(example, facts, date(2026, 4, 1)))
    assert turns(found) == {THREAT: Turn.DECIDED}
    assert causes(found, THREAT) == ()
    assert found.said == ()
    assert "the date of the decision lies between" in str(sections(found))


def test_a_decision_is_told_with_its_threat(example: Bank) -> None:
    facts = log(SHOP, WEAK, {f"threat/{THREAT}": {"status": "accepted"}})
    found = diff(side(example, facts[:-1]), side(example, facts))
    assert turns(found) == {THREAT: Turn.DECIDED}
    assert causes(found, THREAT) == ((f"threat/{THREAT}", "status"),)


def test_taken_back_undone_and_confirmed_answers_are_told_apart(example: Bank) -> None:
    facts = log(SHOP, WEAK)
    last, number = facts[-1], len(facts)

    def then(*more: Fact) -> Diff:
        return diff(side(example, facts), side(example, [*facts, *more]))

    retracted = fact(number + 1, *SLOT, state=State.RETRACTED, saw=(last.id,), author="dba")
    (said,) = then(retracted).said
    assert (said.kind, said.after and said.after.by) == (SaidKind.WITHDRAWN, "dba")
    (said,) = then(fact(number + 1, MODEL, UNDO, last.batch)).said
    assert (said.kind, said.after) == (SaidKind.WITHDRAWN, None)
    again = fact(number + 1, *SLOT, "no", saw=(last.id,), author="dba")
    found = then(again)
    assert [each.kind for each in found.said] == [SaidKind.CONFIRMED]
    assert not found.threats
    (said,) = then(again._replace(basis=Basis.TOOL)).said
    assert said.kind is SaidKind.BASIS


def test_a_new_name_moves_no_threat(example: Bank) -> None:
    facts = log(SHOP, WEAK, {"component/web": {"name": "Front"}})
    found = diff(side(example, facts[:-1]), side(example, facts))
    assert not found.threats
    assert not found.findings
    assert found.name("component/web") == "Front"


# --- any log

SEEDS = range(5)


@cache
def history(seed: int) -> tuple[Fact, ...]:
    """A log with answers, subjects that come and go, decisions and undone actions."""
    crowd = Crowd(seed)
    for _ in range(40):
        way = crowd.dice.random()
        if way < 0.15:
            target = f"threat/old-flaw@{crowd.dice.choice(crowd.there['component'])}"
            crowd.say(target, "status", crowd.dice.choice(("accepted", "false-alarm", "open")))
        elif way < 0.25:
            crowd.say(MODEL, UNDO, crowd.dice.choice(crowd.facts).batch)
        else:
            crowd.happen()
    return tuple(crowd.facts)


def three(bank: Bank, seed: int) -> tuple[Side, Side, Side]:
    facts = history(seed)
    return side(bank, facts[:-40]), side(bank, facts[:-20]), side(bank, facts)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_difference_read_backwards_is_the_difference_the_other_way_round(example: Bank, seed: int) -> None:
    earlier, _, later = three(example, seed)
    there, back = diff(earlier, later), diff(later, earlier)
    assert (there.earlier, there.later) == (back.later, back.earlier)
    assert (there.came, there.went) == (back.went, back.came)
    assert {(each.slot, each.before, each.after) for each in there.said} == {
        (each.slot, each.after, each.before) for each in back.said
    }
    assert {(each.id, each.before, each.after, each.because) for each in there.threats} == {
        (each.id, each.after, each.before, each.because) for each in back.threats
    }
    assert {(each.rule, each.before, each.after) for each in there.findings} == {
        (each.rule, each.after, each.before) for each in back.findings
    }
    opposite = {
        Turn.OPENED: Turn.CLOSED, Turn.CLOSED: Turn.OPENED, Turn.WORSE: Turn.BETTER, Turn.BETTER: Turn.WORSE,
        Turn.DECIDED: Turn.DECIDED,
    }  # fmt: skip
    assert turns(there) == {id: opposite[turn] for id, turn in turns(back).items()}


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_differs_from_itself(example: Bank, seed: int) -> None:
    facts = history(seed)
    assert not diff(side(example, facts), side(example, facts))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_differs_over_two_steps_differs_in_one_of_them(example: Bank, seed: int) -> None:
    first, second, third = three(example, seed)
    whole, steps = diff(first, third), (diff(first, second), diff(second, third))
    assert (whole.earlier, whole.later) == (steps[0].earlier, steps[1].later)
    assert {each.slot for each in whole.said} <= {each.slot for step in steps for each in step.said}
    assert set(turns(whole)) <= {id for step in steps for id in turns(step)}
    assert set(whole.came) <= {key for step in steps for key in step.came}
    assert set(whole.went) <= {key for step in steps for key in step.went}


@pytest.mark.parametrize("seed", SEEDS)
def test_threats_move_only_by_answers_that_differ_and_by_all_of_them_together(example: Bank, seed: int) -> None:
    earlier, _, later = three(example, seed)
    found = diff(earlier, later)
    changed = set(differing(earlier.answers, later.answers))
    named = {slot for each in found.threats for slot in each.because}
    assert named <= changed
    laid = earlier.state.advance({slot: later.answers.get(*slot) for slot in changed})
    assert [each.id for each in laid.threats()] == [each.id for each in later.state.threats()]
    explained = sum(bool(each.because) for each in found.threats)
    assert explained >= 0.9 * len(found.threats), "nearly every threat that moved says why"


@pytest.mark.parametrize("seed", SEEDS)
def test_one_answer_is_named_for_everything_it_moved(example: Bank, seed: int) -> None:
    facts = history(seed)
    for end in range(len(facts) - 6, len(facts)):
        added = facts[end]
        if added.attribute == UNDO:
            continue
        found = diff(side(example, facts[:end]), side(example, facts[: end + 1]))
        for each in found.threats:
            assert each.because == ((added.subject, added.attribute),), each.id


@pytest.mark.parametrize("seed", [0])
def test_a_difference_is_the_same_bytes_each_time_and_every_part_of_it_reads(example: Bank, seed: int) -> None:
    first, _, third = three(example, seed)
    assert diff_json(diff(first, third)) == diff_json(diff(first, third))
    found = diff(first, third)
    words = [title(found), *figures(found)]
    words += [line.text for part in sections(found) for line in part.lines]
    assert all(words)
    listed = sum(len(part.lines) for part in sections(found) if part.title.startswith("Threats"))
    assert listed == len(found.threats)
