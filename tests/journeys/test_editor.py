"""One's own editor, really run: what it leaves is taken whole, what it fails with is said, and no text is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.app import App

from tests.interview.room import BANKS, new_model, open_room
from tests.journeys.terminal import Terminal, environment
from tmtui.tui.editor import edit_file

DO = 'shift; . "$HOME/do"'
"""An editor that does what stands in a file now, after its own option; the file to edit is `$1`."""


class Desk:
    """Somebody at a terminal whose editor does as it is told."""

    def __init__(self, home: Path, editor: str = "") -> None:
        self.home = home
        (home / "tmp").mkdir()
        (home / "editor.sh").write_text(DO)
        (home / "banks").mkdir()
        shutil.copy(BANKS / "small.md", home / "banks")
        with open_room(home) as room:
            new_model(room)
        env = environment(
            home, TMTUI_DB=str(home / "room.db"), TMTUI_BANKS=str(home / "banks"), TMPDIR=str(home / "tmp"),
            EDITOR=editor or f"sh '{home}/editor.sh' -n",
        )  # fmt: skip
        self.terminal = Terminal([], env).until("What is Balloon pictures for?")

    def told(self, do: str) -> Terminal:
        """Open the editor with F4; it does this."""
        (self.home / "do").write_text(do)
        self.terminal.send("f4")
        return self.terminal

    def said(self, attribute: str) -> tuple[object, str]:
        """Return what stands on the model, and its note."""
        with open_room(self.home) as room:
            answer = room.live(author="ops-1").answers.get("model", attribute)
            return (None, "") if answer is None else (answer.value, answer.fact.note)


def test_what_an_editor_leaves_is_taken_and_what_it_fails_with_loses_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    terminal = desk.terminal.press("esc")
    desk.told("printf 'first line\\nsecond line\\n' > \"$1\"").until("note: first line")
    assert not list((tmp_path / "tmp").iterdir()), "its file is gone"

    desk.told("exit 1").until("The editor ended with 1, so nothing was taken.").until("note: first line")
    desk.told("printf 'a long thought' > \"$1\"; kill -9 $$").until("signal 9, so nothing was taken. What it wrote")
    (left,) = (tmp_path / "tmp").iterdir()
    assert left.read_text() == "a long thought"
    left.unlink()
    desk.told('rm "$1"').until("The editor left no file, so nothing was taken.").until("note: first line")

    terminal.press("n").until("Note:")
    terminal.type(" and more")
    desk.told("exit 3").until("The editor ended with 3")
    terminal.press("n").until("and more")
    desk.told("printf '\\377\\033]0;owned\\007half \\xe2' >> \"$1\"").until("half")
    assert b"]0;owned" not in terminal.raw.rpartition(b"Note:")[2]

    terminal.press("tab").until("esc card").type("Shows pictures").press("enter").until("Who owns")
    value, note = desk.said("purpose")
    assert value == "Shows pictures"
    assert note.startswith("first line\nsecond line")
    assert "and more" in note
    assert "\x1b" not in note

    terminal.press("esc", "/").until("Find a question:")
    terminal.type("places are there").press("enter").until("1 found").press("enter").until("Which places are there?")
    desk.told("printf 'Internet: internet\\n: internal\\nDMZ: dmz\\n' > \"$1\"").until("DMZ (dmz)")
    assert "▸ : internal" in terminal.text, "the line that was not understood stays"
    terminal.kill()


def test_a_bank_is_changed_in_the_editor_and_a_shipped_one_only_as_a_copy(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    terminal = desk.terminal.press("esc", "f9").press("b").until("Backup and recovery")
    (tmp_path / "do").write_text("true")
    terminal.press("e").until("Change a copy of your own").press("y")
    terminal.until("Nothing was changed, so no copy was made.")
    assert not list((tmp_path / "config/tmtui/banks").iterdir())
    (tmp_path / "do").write_text("exit 2")
    terminal.press("e").until("Change a copy").press("y").until("The editor ended with 2, so nothing was taken.")
    terminal.press("esc").until("Question banks")

    small = tmp_path / "banks/small.md"
    for _ in range(40):
        if "▸› Small" in terminal.text:
            break
        terminal.press("down")
    (tmp_path / "do").write_text('sed "s/^type: note/type: nonsense/" "$1" > "$1.new"; mv "$1.new" "$1"')
    terminal.press("e").until("The open model keeps the bank as it was.")
    assert "nonsense" in small.read_text(), "what was written stays in its file"
    (tmp_path / "do").write_text(
        'sed "s/nonsense/note/; s/is {name} for/is {name} made for/" "$1" > "$1.new"; mv "$1.new" "$1"'
    )
    terminal.press("e").until("Saved. The open model uses it from now on.")
    terminal.press("f9").press("i").until("What is Balloon pictures made for?")
    terminal.kill()


@pytest.mark.parametrize("editor", ["/nowhere/edit -n", "{home}"], ids=["missing", "no program"])
def test_an_editor_that_cannot_be_run_is_named(tmp_path: Path, editor: str) -> None:
    desk = Desk(tmp_path, editor.format(home=tmp_path / "banks"))
    desk.terminal.type("half a sen").press("f4").until("No editor could be run:").until("Set EDITOR.")
    assert "half a sen" in desk.terminal.text
    desk.terminal.kill()


def test_a_line_that_drops_while_one_writes_leaves_what_was_written_in_its_file(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    # A terminal that goes sends this to everything that runs in its foreground.
    assert desk.told("printf 'a long thought' > \"$1\"; kill -HUP 0").wait() == 129
    assert [left.read_text() for left in (tmp_path / "tmp").iterdir()] == ["a long thought"]


def test_a_command_that_is_none_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EDITOR", "vi 'x")
    monkeypatch.delenv("VISUAL", raising=False)
    assert "a quote is not closed" in edit_file(App(), tmp_path)
