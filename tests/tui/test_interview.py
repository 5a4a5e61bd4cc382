"""The interview on the full screen, every type of question and every command, as somebody at the keyboard sees it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste

from tests.tui.stage import Stage, play
from tmtui.model.fact import Basis, State, Statement
from tmtui.model.value import Value
from tmtui.workspace.workspace import Workspace

WEB = "component/web-server"
TRAFFIC = "flow/web-server..photos"


TYPED: list[tuple[str, str, Value]] = [
    ("model.purpose", "Shows pictures", "Shows pictures"),
    ("model.owner", "finance", "finance"),
    ("model.users", "500", 500),
    ("model.since", "2024-05-01", "2024-05-01"),
    ("model.cadence", "P90D", "P90D"),
]
"""Question, what is typed, and what then stands: text, note, number, date and duration."""

PICKED: list[tuple[str, str, tuple[str, ...], Value]] = [
    ("flow.encryption", TRAFFIC, ("2",), "none"),
    ("flow.encryption", "flow/browser..web-server", ("down", "down", "up"), "tls"),
    ("component.patched", WEB, ("3",), "no"),
    ("data.confidentiality", "data/pictures", ("5",), 5),
    ("component.zone", WEB, ("1",), "zone/internet"),
    ("component.keeps", "component/photos", ("space",), ("data/pictures",)),
    ("model.hurts", "model", ("1", "2"), ("leak", "outage")),
]
"""Question, subject, keys, and what then stands: choice, yes/no, scale, reference, references and several choices."""


def test_what_is_typed_is_saved_and_the_next_question_shows(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        for question, typed, value in TYPED:
            await stage.go(question)
            assert stage.field().has_focus, question
            await stage.enter(typed)
            assert stage.value("model", question.partition(".")[2]) == value
            assert stage.at != (question, "model")
            assert "saved " in stage.text

    play(tmp_path, act)


def test_what_is_picked_is_saved_and_the_next_question_shows(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        for question, subject, keys, value in PICKED:
            await stage.go(question, subject)
            await stage.press(*keys, "enter")
            assert stage.value(subject, question.partition(".")[2]) == value, question
            assert stage.at != (question, subject)

    play(tmp_path, act)


def test_enter_alone_picks_nothing(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("flow.encryption", TRAFFIC)
        await stage.press("enter")
        assert stage.value(TRAFFIC, "encryption") is None
        assert "Pick with a digit" in stage.text
        await stage.press("9")
        assert "There is no 9 here." in stage.text

    play(tmp_path, act)


def test_enter_with_nothing_ticked_asks_back_once_before_it_says_none(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("model.hurts")
        await stage.press("enter")
        assert stage.at == ("model.hurts", "model")
        assert "Nothing is ticked. Enter again says: none of them" in stage.text
        assert stage.value("model", "hurts") is None
        await stage.press("enter")
        assert stage.value("model", "hurts") == ()

    play(tmp_path, act)


def test_what_cannot_be_taken_says_why_and_nothing_moves(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("model.users")
        rows = stage.text.count("\n")
        await stage.enter("many")
        assert "✗ " in stage.text
        assert "not a number" in stage.text
        assert stage.field().value == "many"
        assert stage.text.count("\n") == rows, "an error takes the place of a line, it moves nothing"

    play(tmp_path, act)


@pytest.mark.parametrize(("key", "state"), [("d", State.UNKNOWN), ("f3", State.UNKNOWN), ("x", State.NOT_APPLICABLE)])
def test_not_knowing_and_not_applying_are_answers(tmp_path: Path, key: str, state: State) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("flow.encryption", TRAFFIC)
        await stage.press(key)
        answer = stage.live.answers.get(TRAFFIC, "encryption")
        assert answer is not None
        assert answer.state is state
        assert stage.at != ("flow.encryption", TRAFFIC)

    play(tmp_path, act)


def test_somebody_else_is_asked_until_a_date(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("flow.encryption", TRAFFIC)
        await stage.press("a")
        await stage.enter("dba", "prompt")
        await stage.enter("2026-04-01", "prompt")
        answer = stage.live.answers.get(TRAFFIC, "encryption")
        assert answer is not None
        assert (answer.fact.ask, answer.fact.ask_by) == ("dba", "2026-04-01")

    play(tmp_path, act)


def test_basis_note_and_evidence_go_with_the_answer(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("flow.encryption", TRAFFIC)
        await stage.press("h", "5")
        await stage.press("n")
        await stage.enter("seen with ss", "prompt")
        await stage.press("e")
        await stage.enter("ticket 12", "prompt")
        assert "tested · note: seen with ss · see ticket 12" in stage.text
        await stage.press("2", "enter")
        answer = stage.live.answers.get(TRAFFIC, "encryption")
        assert answer is not None
        assert (answer.fact.basis, answer.fact.note, answer.fact.evidence) == (
            Basis.TESTED,
            "seen with ss",
            "ticket 12",
        )
        assert "told · no note" in stage.text, "they belong to one answer only"

    play(tmp_path, act)


def test_undo_shows_the_question_again_and_redo_brings_the_answer_back(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("flow.encryption", TRAFFIC)
        await stage.press("2", "enter")
        await stage.press("escape", "u")
        assert stage.value(TRAFFIC, "encryption") is None
        assert stage.at == ("flow.encryption", TRAFFIC)
        assert "undid: " in stage.text
        await stage.press("r")
        assert stage.value(TRAFFIC, "encryption") == "none"

    play(tmp_path, act)


def test_back_forward_and_skip(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("flow.encryption", TRAFFIC)
        await stage.press("s")
        after = stage.at
        assert after != ("flow.encryption", TRAFFIC)
        await stage.press("escape", "b")
        assert stage.at == ("flow.encryption", TRAFFIC)
        await stage.press("f")
        assert stage.at == after

    play(tmp_path, act)


def test_an_answer_is_taken_back_and_a_second_view_stands_beside_the_first(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        stage.talk.go_to("flow.encryption", TRAFFIC)
        stage.talk.answer("none")
        await stage.go("flow.encryption", TRAFFIC)
        assert "(stands)" in stage.text
        await stage.press("t")
        assert stage.value(TRAFFIC, "encryption") is None
        assert stage.at == ("flow.encryption", TRAFFIC)

    play(tmp_path, act)


def test_a_worry_stays_in_sight(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("flow.encryption", TRAFFIC)
        await stage.press("w")
        await stage.enter("that the old laptop still has the key", "prompt")
        await stage.press("2", "enter")
        assert "worry: that the old laptop" in stage.text

    play(tmp_path, act)


def test_a_question_is_found_by_its_words(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("flow.encryption", TRAFFIC)
        await stage.press("slash")
        await stage.enter("owns", "prompt")
        await stage.press("enter")
        assert stage.at == ("model.owner", "model")

    play(tmp_path, act)


def test_a_section_is_chosen_from_the_list(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("flow.encryption", TRAFFIC)
        await stage.press("l", "home", "enter")
        assert stage.talk.card.section == "stakes"

    play(tmp_path, act)


def test_consequences_show_only_when_the_coach_is_on(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("flow.encryption", TRAFFIC)
        await stage.press("2", "enter")
        assert "talks to Photos in plain text" not in stage.text
        await stage.press("escape", "u", "c")
        await stage.press("2", "enter")
        assert "talks to Photos in plain text" in stage.text

    play(tmp_path, act)


def test_lists_are_taken_line_by_line_and_a_bad_line_stays_in_the_field(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("model.zones_listed")
        await stage.enter("Internet: internet")
        assert "✓ " in stage.text
        assert stage.live.exists("zone/internet")
        await stage.enter("Servers: internal, : x -> -> y")
        assert "✗ " in stage.text
        assert stage.field().value == "Servers: internal, : x -> -> y"
        await stage.enter("Servers: internal")
        assert stage.live.exists("zone/servers")
        await stage.enter("")
        assert "Is that all?" in stage.text
        await stage.press("1", "enter")
        assert stage.value("model", "zones_listed") == "complete"

    play(tmp_path, act, drawn=False)


def test_a_paste_of_many_lines_is_one_action(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("model.zones_listed")
        stage.field().post_message(Paste("Internet: internet\nServers: internal\nOffice: internal\n"))
        await stage.pilot.pause()
        await stage.pilot.pause()
        found = {stage.live.answers.get(f"zone/{name}", "exists") for name in ("internet", "servers", "office")}
        assert len({answer.fact.batch for answer in found if answer is not None}) == 1
        await stage.press("escape", "u")
        assert not stage.live.exists("zone/office")

    play(tmp_path, act, drawn=False)


def test_a_grid_is_saved_as_one_action(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("flow.encryption", TRAFFIC)
        await stage.press("g")
        assert "plain text" in stage.text
        await stage.press("2", "up", "m", "end", "f", "enter")
        assert stage.value(TRAFFIC, "encryption") == "none"
        assert stage.value("flow/browser..web-server", "encryption") == "none"
        await stage.press("escape", "u")
        assert stage.value(TRAFFIC, "encryption") is None

    play(tmp_path, act)


def test_something_new_is_added_where_a_subject_is_chosen(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("component.zone", WEB)
        await stage.press("plus")
        await stage.enter("Cellar", "prompt")
        assert stage.value(WEB, "zone") == "zone/cellar"

    play(tmp_path, act)


def test_what_others_said_is_told_without_touching_the_field(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("model.owner")
        stage.field().put("half a sen")
        await stage.pilot.pause()
        with Workspace.open(stage.app.workspace.path, bank_dirs=[], env={}) as other:
            other.shelf = stage.app.workspace.shelf
            other.live(author="dba").say([Statement("model", "users", 7)])
        stage.app.look_for_news()
        await stage.pilot.pause()
        assert "dba" in stage.text
        assert stage.field().value == "half a sen"

    play(tmp_path, act)


def test_question_options_and_keys_show_at_every_size(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("flow.encryption", TRAFFIC)
        for width, height in ((80, 24), (40, 12), (120, 40), (200, 60)):
            await stage.pilot.resize_terminal(width, height)
            await stage.pilot.pause()
            assert "encrypted?" in stage.text
            assert "No, it is plain text" in stage.text
            assert "? keys" in stage.text
            beside = [side.id for side in stage.app.screen.query(".side") if side.display]
            assert beside == (["sections", "live"] if width >= 120 else [])

    play(tmp_path, act)


def test_a_terminal_that_is_too_small_says_so_and_comes_back(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("flow.encryption", TRAFFIC)
        await stage.pilot.resize_terminal(30, 8)
        await stage.pilot.pause()
        assert "40 × 12 are" in stage.text
        await stage.pilot.resize_terminal(80, 24)
        await stage.pilot.pause()
        assert "encrypted?" in stage.text

    play(tmp_path, act)
