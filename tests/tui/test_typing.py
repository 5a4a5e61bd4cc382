"""Who has the keys: a text field or the card; nothing that was typed is lost between them."""

from __future__ import annotations

from pathlib import Path

from textual.events import Key

from tests.tui.stage import Stage, play
from tmtui.model.fact import State
from tmtui.tui.screens.interview import InterviewScreen

TRAFFIC = "flow/web-server..photos"


def test_a_card_that_comes_at_once_after_one_with_a_field_has_the_keys(tmp_path: Path) -> None:
    """Over a slow line keys arrive before the screen is drawn, and two cards follow each other in one breath."""

    async def act(stage: Stage) -> None:
        screen = stage.app.screen
        assert isinstance(screen, InterviewScreen)
        await stage.go("flow.encryption", TRAFFIC)
        screen.travel(lambda: stage.talk.go_to("model.owner", "model"))
        screen.travel(lambda: stage.talk.go_to("flow.encryption", TRAFFIC))
        await stage.pilot.pause()
        await stage.press("2", "enter")
        assert stage.value(TRAFFIC, "encryption") == "none"

    play(tmp_path, act)


def test_esc_and_a_letter_that_come_as_one_key_leave_the_field_and_do_what_the_letter_does(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("model.purpose")
        await stage.press(*"ab")
        stage.app.post_message(Key("alt+n", "n"))
        await stage.press()
        await stage.press()
        assert stage.field().value == "ab", "no letter goes into the answer"
        assert stage.field("prompt").has_focus
        assert "Note:" in stage.text

    play(tmp_path, act)


def test_esc_and_a_letter_that_come_as_one_key_leave_what_is_asked_and_do_what_the_letter_does(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("flow.encryption", TRAFFIC)
        await stage.press("slash", *"ab")
        assert "Find a question:" in stage.text
        stage.app.post_message(Key("alt+n", "n"))
        await stage.press()
        await stage.press()
        assert "Note:" in stage.text
        assert stage.field("prompt").value == "", "no letter goes into the note"
        await stage.press("escape", "slash")
        assert stage.field("prompt").value == "ab", "what was typed is kept for the next time"

    play(tmp_path, act)


def test_letters_are_text_in_a_field_and_commands_outside_it(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("model.owner")
        await stage.press("d", "x")
        assert stage.field().value == "dx"
        await stage.press("escape")
        assert not stage.field().has_focus
        assert stage.field().value == "dx", "Esc loses nothing"
        await stage.press("d")
        answer = stage.live.answers.get("model", "owner")
        assert answer is not None
        assert answer.state is State.UNKNOWN

    play(tmp_path, act)


def test_what_was_typed_and_not_sent_is_there_when_the_question_comes_back(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("model.owner")
        stage.field().put("half a sen")
        await stage.go("model.users")
        await stage.go("model.owner")
        assert stage.field().value == "half a sen"

    play(tmp_path, act)


def test_a_prompt_that_is_left_keeps_its_text(tmp_path: Path) -> None:
    async def act(stage: Stage) -> None:
        await stage.go("flow.encryption", TRAFFIC)
        await stage.press("p")
        stage.field("prompt").put("who patches the")
        await stage.press("escape", "p")
        assert stage.field("prompt").value == "who patches the"
        await stage.press("enter")
        await stage.enter("ops-2", "prompt")
        notes = [key for key in stage.live.answers.subjects() if key.startswith("note/")]
        assert [stage.value(key, "text") for key in notes] == ["who patches the"]

    play(tmp_path, act)
