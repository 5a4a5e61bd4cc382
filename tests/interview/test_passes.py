"""The two passes: what goes deeper waits until everybody's questions were put, and is never forced on anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.room import at, open_room, picture, sit_down
from tmtui.model.card import CardKind
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.workspace import Workspace


@pytest.fixture
def room(tmp_path: Path) -> Workspace:
    workspace = open_room(tmp_path)
    workspace.new_model("Balloon pictures", ["deep"], author="facilitator")
    return workspace


@pytest.fixture
def talk(room: Workspace) -> Conversation:
    found = sit_down(room)
    picture(found)
    return found


def depth_of(talk: Conversation) -> int:
    return talk.live.bank.questions[talk.card.id].depth


def to_the_pause(talk: Conversation) -> list[str]:
    """Say "don't know" to everything until the first pass is through; return the ids of the questions put."""
    put = []
    talk.go_to_section("stakes")
    while talk.card.id != "pass:first":
        if talk.card.kind is CardKind.QUESTION:
            put.append(talk.card.id)
            talk.unknown()
        else:
            talk.confirm()
        assert len(put) < 200
    return put


def test_the_first_pass_goes_through_every_section_before_anything_deeper(talk: Conversation) -> None:
    put = to_the_pause(talk)

    assert {talk.live.bank.questions[each].depth for each in put} == {1}
    assert {"model.purpose", "flow.encryption", "component.backed_up"} <= set(put)


def test_the_pause_says_what_is_done_and_what_could_follow(talk: Conversation) -> None:
    to_the_pause(talk)
    card = talk.card

    assert card.kind is CardKind.RECAP
    assert card.text == "The first pass is done. Go on?"
    assert card.sentences[1] == "4 more go deeper. Stopping here is fine; they stay open."
    assert {"Stakes: 1 more.", "Traffic: 2 more.", "Cupboards: 1 more."} <= set(card.sentences)
    assert [each.value for each in card.choices] == ["worth", "order", "stop"]


def test_how_far_the_pass_is_stands_on_every_card(talk: Conversation) -> None:
    talk.go_to_section("stakes")
    before = talk.card.so_far
    talk.unknown()

    done, total = before.removeprefix("first pass ").split("/")
    assert talk.card.so_far == f"first pass {int(done) + 1}/{total}"
    to_the_pause(talk)
    talk.answer("order")
    assert talk.card.so_far == "second pass 0/4"


def test_going_on_section_by_section_keeps_the_order_of_the_bank(talk: Conversation) -> None:
    to_the_pause(talk)
    talk.answer("order")
    put = []
    while talk.card.kind is not CardKind.DONE:
        put.append(talk.card.id)
        talk.unknown() if talk.card.kind is CardKind.QUESTION else talk.confirm()

    assert put == [
        "model.law", "recap:stakes", "flow.caller_known", "flow.caller_known", "component.restored", "recap:areas",
    ]  # fmt: skip


def test_going_on_by_worth_begins_where_most_hangs_on_the_answer(talk: Conversation) -> None:
    to_the_pause(talk)
    talk.confirm()  # Enter takes the first choice

    assert talk.card.id == "flow.caller_known", "no threat hangs on the law, nor on practised restores"
    talk.answer("certificate")
    assert talk.card.id == "flow.caller_known"


def test_stopping_leads_to_the_end_and_the_next_sitting_offers_the_rest_again(
    room: Workspace, talk: Conversation
) -> None:
    to_the_pause(talk)
    talk.answer("stop")

    assert talk.card.kind is CardKind.DONE
    assert any("Cupboards: 1 question not answered." in each for each in talk.not_looked_at())
    assert at(sit_down(room)) == ("pass:first", "model")


def test_skipping_the_pause_is_stopping(talk: Conversation) -> None:
    to_the_pause(talk)
    talk.skip()

    assert talk.card.kind is CardKind.DONE
    talk.back()
    assert talk.card.id == "pass:first"


def test_whoever_goes_to_a_deeper_question_stays_in_its_section(talk: Conversation) -> None:
    subjects = [subject for question, subject, _ in talk.find("know calls") if question == "flow.caller_known"]
    talk.go_to("flow.caller_known", subjects[0])
    talk.answer("password")

    assert talk.card.section == "traffic"


def test_a_section_one_goes_to_gives_its_first_questions_first(talk: Conversation) -> None:
    to_the_pause(talk)
    talk.go_to_section("traffic")

    assert talk.card.id == "flow.caller_known", "only that is left there"


def test_something_new_of_the_first_pass_comes_before_what_goes_deeper(talk: Conversation) -> None:
    to_the_pause(talk)
    talk.answer("order")
    talk.unknown()
    talk.go_to("model.components_listed", "model")
    talk.enter("archive: postgresql in Servers", complete=True)

    while talk.card.kind is CardKind.QUESTION and talk.card.subject == "component/archive":
        assert depth_of(talk) == 1
        talk.unknown()
    assert talk.card.kind is not CardKind.DONE


def test_whoever_asks_for_one_section_gets_all_of_it_without_a_pause(room: Workspace, talk: Conversation) -> None:
    to_the_pause(talk)
    one = sit_down(room, sections=["cupboards"])

    assert one.card.id == "component.restored"
