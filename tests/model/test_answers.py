"""What holds depends on the facts alone, not on the order in which they arrive."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from tests.model.facts import fact
from tmtui.model.answers import UNDO, Answers
from tmtui.model.fact import Fact, State

WEB = "component/web"


def test_a_later_answer_that_saw_the_earlier_replaces_it() -> None:
    answers = Answers([fact(1, WEB, "zone", "zone/a"), fact(2, WEB, "zone", "zone/b", saw=(1,))])
    found = answers.get(WEB, "zone")
    assert found is not None
    assert (found.value, found.disputed) == ("zone/b", False)


def test_two_people_who_did_not_see_each_other_dispute() -> None:
    answers = Answers([fact(1, WEB, "zone", "zone/a"), fact(2, WEB, "zone", "zone/b", author="dba")])
    found = answers.get(WEB, "zone")
    assert found is not None
    assert (found.state, found.value, found.disputed) == (State.UNKNOWN, None, True)
    assert [head.author for head in found.heads] == ["ops-1", "dba"]


def test_saying_the_same_is_no_dispute() -> None:
    answers = Answers([fact(1, WEB, "zone", "zone/a"), fact(2, WEB, "zone", "zone/a", author="dba")])
    assert answers.value(WEB, "zone") == "zone/a"


def test_a_fact_that_saw_all_heads_settles_a_dispute() -> None:
    said = [fact(1, WEB, "zone", "zone/a"), fact(2, WEB, "zone", "zone/b"), fact(3, WEB, "zone", "zone/b", saw=(1, 2))]
    assert Answers(said).value(WEB, "zone") == "zone/b"


def test_not_knowing_does_not_contradict_knowing() -> None:
    answers = Answers([fact(1, WEB, "zone", "zone/a"), fact(2, WEB, "zone", state=State.UNKNOWN)])
    assert answers.value(WEB, "zone") == "zone/a"


def test_doubting_on_purpose_does() -> None:
    answers = Answers([fact(1, WEB, "zone", "zone/a"), fact(2, WEB, "zone", state=State.UNKNOWN, differs=True)])
    found = answers.get(WEB, "zone")
    assert found is not None
    assert found.disputed


def test_retracting_leaves_nothing() -> None:
    answers = Answers([fact(1, WEB, "exists", "yes"), fact(2, WEB, "exists", state=State.RETRACTED, saw=(1,))])
    assert not answers.exists(WEB)
    assert answers.get(WEB, "exists") is None
    assert answers.subjects() == []


def test_undo_brings_back_what_stood_before_and_redo_the_later() -> None:
    answers = Answers([fact(1, WEB, "zone", "zone/a"), fact(2, WEB, "zone", "zone/b", saw=(1,))])
    assert answers.add([fact(3, "model", UNDO, "b2")]) >= {(WEB, "zone")}
    assert answers.value(WEB, "zone") == "zone/a"
    answers.add([fact(4, "model", UNDO, "b3")])
    assert answers.value(WEB, "zone") == "zone/b"
    answers.add([fact(5, "model", UNDO, "b4")])
    assert answers.value(WEB, "zone") == "zone/a"


@st.composite
def logs(draw: st.DrawFn) -> list[Fact]:
    """Facts on two slots by people who saw any of the earlier ones, with undos among them."""
    said: list[Fact] = []
    for number in range(1, draw(st.integers(1, 12)) + 1):
        if said and draw(st.integers(0, 4)) == 0:
            said.append(fact(number, "model", UNDO, draw(st.sampled_from(said)).batch))
            continue
        attribute = draw(st.sampled_from(("zone", "technology")))
        earlier = [each.id for each in said if each.attribute == attribute]
        saw = tuple(draw(st.lists(st.sampled_from(earlier), unique=True))) if earlier else ()
        state = draw(st.sampled_from(list(State)))
        value = draw(st.sampled_from(("x", "y"))) if state is State.ANSWERED else None
        said.append(fact(number, WEB, attribute, value, state=state, saw=saw, batch=f"b{draw(st.integers(1, 9))}"))
    return said


@given(logs(), st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_answers(said: list[Fact], dice: random.Random) -> None:
    shuffled = list(said)
    dice.shuffle(shuffled)
    one_by_one = Answers()
    for each in shuffled:
        one_by_one.add([each])
    whole = Answers(said)
    assert {answer.attribute: answer for answer in one_by_one} == {answer.attribute: answer for answer in whole}
    assert one_by_one.subjects() == whole.subjects()


@given(logs())
def test_add_names_every_slot_that_changed(said: list[Fact]) -> None:
    answers = Answers()
    for each in said:
        before = {(answer.subject, answer.attribute): answer for answer in answers}
        changed = answers.add([each])
        after = {(answer.subject, answer.attribute): answer for answer in answers}
        assert changed == {slot for slot in before.keys() | after.keys() if before.get(slot) != after.get(slot)}
