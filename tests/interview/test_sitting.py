"""A meeting over several starts of the program: its minutes go on, and what was not spent in it does not count."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.interview.test_limit import Sitting as Room
from tmtui.interview.sitting import BREAK, Sitting, sitting_from_json, sitting_to_json
from tmtui.interview.step import Step
from tmtui.model.card import CardKind
from tmtui.workspace.conversation import Conversation

_PARTS = st.integers(0, 5)
_SITTINGS = st.builds(
    Sitting,
    agenda=st.sampled_from([0, 30, 60]),
    minutes=st.integers(1, 120),
    seen=st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2030, 1, 1), timezones=st.just(UTC)),
    spent=st.floats(0, 1e6),
    counted=st.floats(0, 1e6),
    stopped=st.none() | st.datetimes(timezones=st.just(UTC)),
    used=st.dictionaries(_PARTS, st.floats(0, 1e6), max_size=3),
    more=st.dictionaries(_PARTS, st.integers(0, 60), max_size=3),
    ended=st.sets(_PARTS, max_size=3),
    areas=st.none() | st.lists(st.text(max_size=4), max_size=2).map(tuple),
    heard=st.lists(st.builds(Step, st.text(max_size=4), st.text(max_size=4)), max_size=3),
    rest=st.booleans(),
    over=st.booleans(),
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def skip_to(talk: Conversation, card: str) -> None:
    for _ in range(60):
        if talk.card.id.startswith(card):
            return
        talk.skip()
    raise AssertionError(f"{card} never came up")


@given(_SITTINGS)
def test_a_sitting_survives_being_saved(sitting: Sitting) -> None:
    assert sitting_from_json(json.loads(json.dumps(sitting_to_json(sitting)))) == sitting


@given(st.dictionaries(st.sampled_from(list(sitting_to_json(Sitting()))), _JSON), st.booleans())
def test_a_damaged_sitting_only_begins_anew(saved: dict[str, object], dated: bool) -> None:
    found = sitting_from_json({**saved, "seen": "2026-03-01T12:00:00+00:00"} if dated else saved)
    assert found is None or found.look(datetime(2026, 3, 1, 13, tzinfo=UTC)) >= 0


@given(st.lists(st.integers(-BREAK, 3 * BREAK), max_size=8))
def test_only_the_time_between_looks_counts_and_never_a_break(gaps: list[int]) -> None:
    sitting, now = Sitting(), datetime(2026, 3, 1, 12, tzinfo=UTC)
    sitting.look(now)
    for gap in gaps:
        now += timedelta(seconds=gap)
        sitting.look(now)
    assert sitting.spent == sum(gap for gap in gaps if 0 < gap < BREAK)


def test_a_dropped_line_costs_neither_the_place_nor_a_minute(room: Room) -> None:
    talk = room.talk(agenda=30)
    talk.answer("Shows pictures")
    room.wait(4)
    talk.unknown()
    at = (talk.card.id, talk.card.subject)
    room.wait(2)

    again = room.talk(agenda=30)

    assert (again.card.id, again.card.subject) == at
    assert again.card.so_far == "part 1/4, 6/5 min", "two minutes without a line were two minutes of the meeting"
    again.skip()
    assert again.card.text == "Worries and stakes: the 5 minutes are used. Move on?"
    room.wait(1)
    assert room.talk(agenda=30).card.text == again.card.text, "a card between the questions is a place as well"


def test_a_night_is_a_break_and_people_are_asked_whether_the_meeting_goes_on(room: Room) -> None:
    talk = room.talk(agenda=30)
    room.wait(4)
    talk.answer("Shows pictures")
    at = (talk.card.id, talk.card.subject)
    room.wait(14 * 60)

    morning = room.talk(agenda=30)

    card = morning.card
    assert card.text == "A meeting of 30 minutes was not finished. Go on with it?"
    assert card.sentences == (
        "It stopped on Sunday, 1 March 2026, yesterday, after 4 of its 30 minutes.",
        "Next in it: worries and stakes.",
    )
    assert [each.label for each in card.choices] == [
        "Go on with it: 26 minutes are left",
        "Begin a new one of 30 minutes",
    ]
    assert room.talk(agenda=30).card == card, "asked again until somebody answers"
    morning = room.talk(agenda=30)
    morning.answer("on")
    assert (morning.card.id, morning.card.subject, morning.card.so_far) == (*at, "part 1/4, 4/5 min")


def test_a_new_meeting_has_all_its_minutes(room: Room) -> None:
    talk = room.talk(agenda=30)
    room.wait(20)
    talk.skip()
    room.wait(24 * 60)

    talk = room.talk(agenda=30)
    talk.answer("new")

    assert (talk.card.section, talk.card.so_far) == ("stakes", "part 1/4, 0/5 min")
    assert room.talk(agenda=60).card.so_far == "part 1/5, 0/5 min", "another agenda is another meeting"
    room.wait(60)
    assert room.talk(minutes=20).card.so_far == "0 of 20 min"


def test_a_break_while_the_program_stays_open_does_not_count_either(room: Room) -> None:
    talk = room.talk(agenda=30)
    room.wait(3)
    talk.skip()
    room.wait(14 * 60)
    talk.skip()

    assert talk.card.so_far == "part 1/4, 3/5 min"


def test_an_interview_in_between_leaves_the_meeting_alone(room: Room) -> None:
    talk = room.talk(agenda=30)
    room.wait(4)
    talk.skip()
    room.talk().skip()
    room.wait(1)

    assert room.talk(agenda=30).card.so_far == "part 1/4, 5/5 min"


def test_every_card_of_a_meeting_says_how_much_time_is_gone(room: Room) -> None:
    talk = room.talk(agenda=30)
    talk.park("who pays for the tapes")
    kinds = set()
    for _ in range(60):
        kinds.add((talk.card.kind, talk.card.id.partition(":")[0]))
        assert " min" in talk.card.so_far, talk.card.id
        if talk.card.kind is CardKind.DONE:
            break
        room.wait(3)
        talk.confirm() if talk.card.kind is CardKind.RECAP else talk.unknown()
    assert kinds >= {(CardKind.RECAP, each) for each in ("move", "recap", "decide", "parked")} | {
        (CardKind.DONE, "done")
    }


def test_a_meeting_that_is_through_early_can_end(room: Room) -> None:
    talk = room.talk(agenda=30)
    skip_to(talk, "sitting:rest")

    assert talk.card.text == "The agenda is through, and 30 minutes are left. Use them?"
    talk.answer("rest")
    assert talk.card.kind is CardKind.QUESTION
    talk.end()
    assert (talk.card.kind, talk.card.text) == (CardKind.DONE, "That is all for now.")
    assert any(each.startswith("Not asked yet: ") for each in talk.card.sentences)
    talk.back()
    assert talk.card.kind is CardKind.QUESTION
