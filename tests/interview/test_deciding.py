"""After the questions: what was understood is read back, and what is bad is decided, in a meeting and without one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.room import new_model, open_room, picture, sit_down
from tests.interview.test_limit import Sitting as Room
from tests.interview.test_sitting import skip_to
from tmtui.model.card import CardKind
from tmtui.model.errors import BadInput
from tmtui.workspace.conversation import Conversation

BAD = ("component.locked", "component/photos")


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path, "bad")


def through(talk: Conversation) -> list[str]:
    """Say that one does not know, until something else than a question comes up."""
    put: list[str] = []
    for _ in range(80):
        if talk.card.id in ("offer:decide", "done"):
            return put
        put.append(talk.card.id)
        talk.unknown() if talk.card.kind is CardKind.QUESTION else talk.skip()
    raise AssertionError("it never ends")


def test_before_anything_is_decided_it_is_read_back_by_section_and_can_be_mended(room: Room) -> None:
    talk = room.talk(agenda=30)
    talk.answer("Shows pictures")
    skip_to(talk, "recap:read-back")
    card = talk.card

    assert card.choices[0].label == "Yes, all of it is right: go on to decide"
    said = {each.label: each.group for each in card.choices[1:]}
    assert said["What is Balloon pictures for? Shows pictures."] == "Stakes"
    assert said["In Servers (Internal network) there are Photos (PostgreSQL) and Web server (nginx)."] == "Picture"
    wrong = next(each.value for each in card.choices if each.label.startswith("What is Balloon pictures for?"))
    talk.answer(wrong)
    assert (talk.card.id, talk.card.subject) == ("model.purpose", "model")
    talk.answer("Sells pictures")
    assert "What is Balloon pictures for? Sells pictures." in [each.label for each in talk.card.choices]
    talk.confirm()
    assert talk.card.id.startswith("decide:")


def test_several_alike_are_read_back_as_one_question(room: Room) -> None:
    talk = room.talk()
    for subject in ("flow/browser..web-server", "flow/web-server..photos"):
        talk.go_to("flow.encryption", subject)
        talk.answer("none")
    talk = room.talk(agenda=30)
    skip_to(talk, "recap:read-back")

    [said] = [each.label for each in talk.card.choices if "encrypted" in each.label]
    assert said.endswith("The same for Web server → Photos.")


def test_deciding_is_offered_after_the_questions_where_something_bad_stands(room: Room) -> None:
    talk = room.talk()
    talk.go_to(*BAD)
    talk.answer("no")
    through(talk)

    assert talk.card.text == "1 finding is high or worse, and nobody has decided about it. Decide now?"
    talk.answer("now")
    assert talk.card.id == "recap:read-back"
    talk.back()
    talk.forward()
    talk.confirm()
    assert talk.card.id == "decide:unlocked"
    with pytest.raises(BadInput, match="needs a reason"):
        talk.answer("accept")
    offered = talk.acceptance("accept")
    assert offered is not None
    assert offered.owner == "ops-1"
    receipt = talk.accept("it stands in a locked room", "boss", "2026-06-01")
    assert receipt.message == "accepted until 2026-06-01, carried by boss"
    assert talk.card.kind is CardKind.DONE
    [decided] = {each.decision for each in talk.live.assessment.threats() if each.decision.status == "accepted"}
    assert (decided.why, decided.owner, decided.until) == ("it stands in a locked room", "boss", "2026-06-01")
    talk.undo()
    assert talk.card.id == "decide:unlocked", "what was decided is in sight again"
    assert not any(each.decision.status == "accepted" for each in talk.live.assessment.threats())


def test_one_key_skips_all_of_it_and_it_is_not_offered_again(room: Room) -> None:
    talk = room.talk()
    talk.go_to(*BAD)
    talk.answer("no")
    through(talk)
    talk.skip()

    assert talk.card.kind is CardKind.DONE
    again = room.talk()
    through(again)
    assert again.card.kind is CardKind.DONE


@pytest.mark.parametrize(("role", "offered"), [("business", False), ("facilitator", True), ("management", True)])
def test_whoever_came_to_answer_is_not_asked_to_decide(room: Room, role: str, offered: bool) -> None:
    talk = room.talk()
    talk.go_to(*BAD)
    talk.answer("no")
    talk = room.talk(role=role, who="controller")
    through(talk)
    assert (talk.card.id == "offer:decide") == offered


def test_where_a_decision_was_being_made_the_next_start_goes_on(room: Room) -> None:
    talk = room.talk()
    talk.go_to(*BAD)
    talk.answer("no")
    through(talk)
    talk.answer("now")
    talk.confirm()

    assert room.talk().card.id == talk.card.id == "decide:unlocked"


def test_nothing_is_offered_to_whoever_asked_for_one_section(tmp_path: Path) -> None:
    workspace = open_room(tmp_path)
    new_model(workspace)
    picture(sit_down(workspace))
    talk = sit_down(workspace, sections=["stakes"])
    through(talk)
    assert talk.card.kind is CardKind.DONE


def test_going_back_to_a_decision_loses_no_other(room: Room) -> None:
    talk = room.talk(agenda=30)
    talk.go_to(*BAD)
    talk.answer("no")
    talk.park("who pays for the tapes")
    skip_to(talk, "decide:unlocked")
    talk.answer("later")
    while talk.card.id != "parked":
        talk.answer("later")
    talk.answer("done")
    after = talk.card.id
    talk.undo()
    assert talk.card.id == "parked"
    talk.answer("later")
    assert talk.card.id == after


def test_what_is_given_away_says_so_and_asks_the_right_thing(room: Room) -> None:
    talk = room.talk(agenda=30, role="facilitator")
    talk.park("who pays for the tapes")
    assert talk.whom.who == "Who can answer?"
    skip_to(talk, "decide:")
    assert (talk.whom.who, talk.whom.by) == ("Who takes care of it?", "Done by when")
    assert any(each.label.startswith("Give it to: ops-1, by ") for each in talk.card.choices), "a name, not a role"
    assert talk.ask_someone("dba", "2026-04-01").message == "dba takes care of it, by 2026-04-01"
    skip_to(talk, "parked")
    assert talk.whom.by == ""
    assert talk.answer("done").message == "settled"
