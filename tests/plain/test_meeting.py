"""A meeting in plain mode: everything the full screen asks, in lines that read well aloud."""

from __future__ import annotations

from pathlib import Path

from tests.interview.test_limit import Sitting as Room
from tests.interview.test_sitting import skip_to
from tests.plain.typist import transcript
from tmtui.workspace.conversation import Conversation


def meeting(folder: Path, card: str) -> Conversation:
    room = Room(folder, "bad")
    talk = room.talk(agenda=30)
    talk.go_to("component.locked", "component/photos")
    talk.answer("no")
    skip_to(talk, card)
    return talk


def test_what_was_understood_is_read_by_section_and_a_number_mends_it(tmp_path: Path) -> None:
    talk = meeting(tmp_path, "recap:read-back")
    number = next(at for at, each in enumerate(talk.card.choices, 1) if each.label == "Is Photos locked? No.")

    code, said = transcript(talk, [str(number), "1", "q"])

    assert code == 0
    assert "Picture:\n2  In Internet (The internet) there is Browser (Browser).\n" in said
    assert "Part 4 of 4, 0 of 5 min, 25 left over." in said
    assert "> " + str(number) + "\nMend it here; then everything is read back again.\n" in said
    assert f"{number}  Is Photos locked? Yes." in said


def test_a_decision_asks_for_what_it_needs(tmp_path: Path) -> None:
    talk = meeting(tmp_path, "decide:unlocked")

    _, said = transcript(
        talk, ["3", "", "3", "it stands in a locked room", "", "next friday", "u", "a", "dba", "", "q"]
    )

    assert "Not taken: accepting it needs a reason." in said
    assert "Who carries it (Enter: ops-1): \n" in said
    assert "Accepted until 2026-03-06, carried by ops-1.\n" in said
    assert "Who takes care of it? dba\nDone by when (a date, as next friday, or Enter): \n" in said
    assert "Dba takes care of it.\n" in said


def test_the_end_is_one_of_the_places_to_go_to(tmp_path: Path) -> None:
    _, said = transcript(meeting(tmp_path, "decide:unlocked"), ["l end", "b", "q"])

    assert "That is all for now.\n- Not asked yet: " in said
    assert said.count("Who takes care of it?") == 2, "back leads to where one was"
