"""Not one escape byte reaches the terminal, whatever a bank, a name or an answer holds."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.interview.room import BANKS, NOON, new_model, open_room, sit_down
from tests.plain.typist import transcript
from tmtui.plain.teletype import wrapped
from tmtui.plain.typed import harmless
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.workspace import Workspace

HOSTILE = "a\x1b[31mb \x1b]0;title\x07 \x9b2J \u202edcba\u202c [/24] [@click=app.quit()]x[/] {name} `|` <script>"
_BAD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def test_hostile_names_answers_and_notes_are_shown_without_what_makes_them_hostile(tmp_path: Path) -> None:
    room = open_room(tmp_path)
    room.new_model(HOSTILE, ["small"], author=HOSTILE)
    script = [
        f"/n {HOSTILE}", HOSTILE, f"/w {HOSTILE}", f"/p {HOSTILE}", f"/a {HOSTILE}", "", HOSTILE, f"/find {HOSTILE}",
        f"/l {HOSTILE}", f"/{HOSTILE}", "/l Picture", f'"{HOSTILE}": {HOSTILE} in "{HOSTILE}"', f'"{HOSTILE}"', "", "1",
        f'"{HOSTILE}": {HOSTILE} in "{HOSTILE}"', f'x -> "{HOSTILE}": {HOSTILE}', "", "1", "", "1", "", "1", "/l", "",
        "b", "u", "g", HOSTILE, "", "q",
    ]  # fmt: skip

    _, text = transcript(sit_down(room, HOSTILE, HOSTILE), script)

    said = "\n".join(line for line in text.splitlines() if HOSTILE[:6] not in line)
    assert not _BAD.search(said)
    assert "[/24] [@click=app.quit()]x[/]" in said, "what only looks like markup is shown as it was typed"


def test_a_hostile_bank_draws_nothing_on_the_terminal(tmp_path: Path) -> None:
    text = (BANKS / "small.md").read_text(encoding="utf-8")
    poisoned = text.replace("What it is worth.", f"What it is worth. {HOSTILE}").replace("In one sentence.", HOSTILE)
    poisoned = poisoned.replace("An outage", "An out\x1b[2Jage").replace("bank: small", "bank: poisoned")
    (tmp_path / "banks").mkdir()
    (tmp_path / "banks" / "poisoned.md").write_text(poisoned, encoding="utf-8")
    env = {"XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path)}
    folders = [tmp_path / "banks"]
    with Workspace.open(tmp_path / "room.db", bank_dirs=folders, env=env, clock=lambda: NOON) as room:
        room.new_model("Balloon pictures", ["poisoned"], author="ops-1")
        talk = Conversation(room.live(author="ops-1"))
        _, seen = transcript(talk, ["/?", *["/s"] * 5, "?", "1", "q"])

    assert not _BAD.search(seen)
    assert "An outage" in seen


@given(st.lists(st.text(max_size=20), max_size=12))
@settings(max_examples=25)
def test_whatever_is_typed_the_interview_goes_on_and_writes_no_control_character(lines: list[str]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        room = open_room(Path(folder))
        new_model(room)
        typed = [" ".join(line.split()) for line in lines]
        code, text = transcript(sit_down(room), typed)
        room.close()

    assert code == 0
    for line in typed:
        text = text.replace(f"{line}\n", "\n", 1)
    assert not _BAD.search(text)


@given(st.text(max_size=40))
def test_what_is_being_typed_turns_nothing_around_and_keeps_its_length(text: str) -> None:
    shown = harmless(text)
    assert len(shown) == len(text)
    assert not re.search("[\x80-\x9f\u202a-\u202e\u2066-\u2069]", shown)


@given(st.text(max_size=200), st.integers(1, 120))
def test_wrapping_keeps_every_word_and_the_width(text: str, width: int) -> None:
    line = " ".join(text.split())
    found = wrapped(line, width)

    assert "".join("".join(found).split()) == "".join(line.split())
    assert all(len(each) <= max(width, 20) for each in found)
