"""A sitting with a limit: what is put, when it ends, and what it says at the end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.compiled import cache_home
from tests.interview.room import BANKS, picture
from tmtui.model.card import CardKind
from tmtui.model.errors import BadInput
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.workspace import Workspace


class Sitting:
    """A workspace whose clock a test winds on."""

    def __init__(self, folder: Path, bank: str = "deep") -> None:
        self.now = datetime(2026, 3, 1, 12, tzinfo=UTC)
        env = {"XDG_CACHE_HOME": cache_home(folder), "HOME": str(folder)}
        self.room = Workspace.open(folder / "room.db", bank_dirs=[BANKS], env=env, clock=lambda: self.now)
        self.room.new_model("Balloon pictures", [bank], author="facilitator")
        picture(self.talk())

    def talk(
        self, *, minutes: int = 0, agenda: int = 0, role: str = "", room: Sequence[str] = (), who: str = "ops-1"
    ) -> Conversation:
        live = self.room.live(author=who, role=role)
        return Conversation(live, minutes=minutes, agenda=agenda, room=room)

    def wait(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def sitting(tmp_path: Path) -> Sitting:
    return Sitting(tmp_path)


def test_what_tells_most_comes_first_whatever_section_it_stands_in(sitting: Sitting) -> None:
    talk = sitting.talk(minutes=20)

    assert talk.limit == "20 minutes: what tells most comes first."
    assert talk.card.id in ("flow.encryption", "flow.caller_known")
    put = talk.card.id
    talk.answer(talk.card.choices[0].value)
    assert talk.card.id == put, "the same question goes on with its next subject"
    assert talk.card.so_far == "0 of 20 min"


def test_lists_that_nobody_called_complete_come_before_anything_about_their_subjects(tmp_path: Path) -> None:
    sitting = Sitting(tmp_path)
    other = sitting.talk()
    other.go_to("model.components_listed", "model")
    other.retract()

    assert sitting.talk(minutes=20).card.id == "model.components_listed"
    assert sitting.talk(minutes=2).card.id != "model.components_listed", "a list takes longer than that"


def test_it_ends_when_the_time_is_over_and_can_go_on(sitting: Sitting) -> None:
    talk = sitting.talk(minutes=20)
    sitting.wait(19.9)
    talk.answer(talk.card.choices[0].value)
    card = talk.card

    assert card.kind is CardKind.DONE
    assert card.text == "The time is over."
    assert card.choices[0].label == "Go on without a limit"
    talk.answer("on")
    assert talk.card.kind is CardKind.QUESTION
    assert talk.limit == ""


def test_nothing_is_cut_short(sitting: Sitting) -> None:
    talk = sitting.talk(minutes=20)
    at = talk.card.id
    sitting.wait(40)

    assert talk.card.id == at
    assert talk.answer(talk.card.choices[0].value).batch


def test_the_end_says_what_was_not_asked_and_what_it_could_change(sitting: Sitting) -> None:
    talk = sitting.talk(minutes=20, role="business")
    sitting.wait(20)
    talk.skip()
    low, now, high = talk.live.assessment.totals
    said = talk.card.sentences

    assert said[0].startswith("Not asked yet: ")
    assert said[0].endswith(" for others.")
    assert said[1] == (
        f"Their answers can change the risk by {high - low:,} points at most: it stands at {now:,}, and lies between "
        f"{low:,} and {high:,}."
    )
    assert any(each.startswith("May still turn out: ") and "plain text" in each for each in said)
    assert any(each.startswith("For network: 4 questions, first: ") for each in said)


def test_only_people_in_the_room_are_asked(sitting: Sitting) -> None:
    talk = sitting.talk(minutes=20, role="facilitator", room=["business"])
    put = set()
    for _ in range(60):
        if talk.card.kind is CardKind.DONE:
            break
        put.add(talk.card.id)
        talk.skip()

    assert "model.owner" in put
    assert not {"flow.encryption", "flow.caller_known"} & put, "these are for the network"
    assert {"flow.encryption"} <= {
        each.id for each in sitting.talk(minutes=20, room=["network"]).live.assessment.open_questions()
    }


def test_an_agenda_gives_each_phase_its_minutes(sitting: Sitting) -> None:
    talk = sitting.talk(agenda=60)

    assert talk.limit.startswith(
        "60 minutes: 5 worries and stakes, 10 the picture, 10 doors and power, 25 the two areas"
    )
    assert (talk.card.section, talk.card.so_far) == ("stakes", "part 1/5, 0/5 min")
    talk.answer("Shows pictures")
    sitting.wait(6)
    talk.unknown()
    assert talk.card.text == "Worries and stakes: the 5 minutes are used. Move on?"
    assert [each.label for each in talk.card.choices] == ["Move on: the picture", "Stay 5 minutes longer"]
    talk.answer("stay")
    assert (talk.card.section, talk.card.so_far) == ("stakes", "part 1/5, 6/11 min")
    sitting.wait(6)
    talk.skip()
    talk.answer("move")
    assert talk.card.id == "recap:stakes", "what was said is read back"
    talk.confirm()
    assert talk.card.phase == "picture"
    assert talk.card.so_far == "part 2/5, 0/10 min, 7 over"
    sitting.wait(20)
    talk.skip()
    assert talk.card.id == "recap:picture"
    talk.confirm()
    assert talk.card.phase == "areas"


def test_a_meeting_decides_about_the_worst_findings_and_settles_what_was_parked(sitting: Sitting) -> None:
    talk = sitting.talk(agenda=30, role="facilitator", room=["business", "network"])
    talk.park("who pays for the tapes", "dba")
    talk.park("is the old router still there")
    put = []
    while talk.card.kind is not CardKind.DONE:
        card = talk.card
        if card.phase == "decide":
            put.append(card.text)
        if card.text.startswith("Parked: who pays"):
            talk.answer("done")
        elif card.id.startswith("decide:") and len(put) == 1:
            with pytest.raises(BadInput, match="needs a reason"):
                talk.answer("accept")
            assert talk.accept("the pictures are public anyway").message.startswith(
                "accepted until 2027-03-01, carried"
            )
        elif card.id.startswith("decide:") and len(put) == 2:
            talk.ask_someone("ops-2", "2026-04-15")
        else:
            talk.skip()
        assert len(put) < 20

    assert sum(not text.startswith("Parked: ") for text in put) == min(5, len(talk.live.assessment.findings()))
    assert put[-2:] == ["Parked: is the old router still there. What now?", "Parked: who pays for the tapes. What now?"]
    state = talk.live.assessment
    decided = {each.decision.status: each.decision for each in state.threats() if each.decision.status != "open"}
    assert decided["accepted"].until == "2027-03-01"
    assert any((each.decision.owner, each.decision.due) == ("ops-2", "2026-04-15") for each in state.threats())
    assert "Parked for later: is the old router still there (nobody has it yet)" in talk.card.sentences
    assert not any("tapes" in each for each in talk.card.sentences)
    assert talk.card.sentences[-1] == "Next review: when the picture changes, and by 2027-03-01 at the latest."


def test_an_agenda_that_there_is_not_is_refused(sitting: Sitting) -> None:
    with pytest.raises(BadInput, match="There are: 30, 60, 120"):
        sitting.talk(agenda=45)


def test_what_people_differ_on_comes_up_before_the_areas_with_all_answers(sitting: Sitting) -> None:
    one = sitting.talk(who="dba")
    one.go_to("component.technology", "component/photos")
    one.differs("managed-store")

    talk = sitting.talk(who="dba")
    while (talk.card.id, talk.card.subject) != ("component.technology", "component/photos"):
        assert talk.card.phase in ("stakes", "picture"), "the areas came first"
        talk.confirm() if talk.card.kind is CardKind.RECAP else talk.skip()
    assert talk.card.disputed
    assert talk.card.others == (("ops-1", "PostgreSQL"), ("dba", "Object storage run by somebody else"))
    talk.skip()
    assert talk.card.phase == "areas", "put once in a sitting, and never forced"


def test_what_is_skipped_does_not_come_back_and_its_question_waits_for_all_others(sitting: Sitting) -> None:
    talk = sitting.talk(minutes=20)
    first = (talk.card.id, talk.card.subject)
    put = []
    while talk.card.kind is not CardKind.DONE:
        put.append((talk.card.id, talk.card.subject))
        talk.skip()
        assert len(put) < 100

    assert put.count(first) <= 2
    assert put[1][0] != first[0]
