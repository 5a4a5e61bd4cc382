"""A bank with text made to do something, away from the screen: in lines, prompts, documents and complaints."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output
from rich.cells import cell_len

from tests.compiled import cache_home
from tests.looks.hostile import BANK, SMALL_FILE, VISIBLE
from tests.plain.typist import transcript
from tmtui.banks.shipped import shipped_folder
from tmtui.plain.dialogue import Dialogue
from tmtui.plain.line import Prompts
from tmtui.tui.lines import plain
from tmtui.tui.pages.card import card_page, fresh_view
from tmtui.workspace.applying import apply_answers
from tmtui.workspace.bank_desk import faults_of
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.reporting import READERS, export, writer_names
from tmtui.workspace.workspace import Workspace

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
DEADLY = ("]0;owned", "]52;", "\x9b", "\u202e", "\u2066", "\x1bP", "\x1b[6n")
"""What it would do to a terminal."""

QUESTIONS = (("component.colour", "component/web"), ("model.shapes", "model"), ("model.badness", "model"))


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conversation]:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "banks").mkdir()
    (folder / "banks/evil.md").write_text(BANK, encoding="utf-8")
    env = {"XDG_CACHE_HOME": cache_home(folder), "HOME": str(folder)}
    with chdir(folder), Workspace.open(Path("room.db"), bank_dirs=[Path("banks"), shipped_folder()], env=env) as room:
        live, _ = apply_answers(room, SMALL_FILE, "evil.yaml", author="ops-1")
        assert not [fault for fault in faults_of(room, "evil") if fault.severity == "error"]
        assert [CONTROL.search(fault.message) for fault in faults_of(room, "evil")] == [None] * len(
            faults_of(room, "evil")
        )
        yield Conversation(room.live(live.slug, author="ops-1"))


def test_its_questions_are_shown_whole_on_a_card_of_any_size(talk: Conversation) -> None:
    for question, subject in QUESTIONS:
        talk.go_to(question, subject)
        view = fresh_view(talk.card, talk.basis, "", "")
        for width, height in ((40, 12), (80, 24), (120, 40)):
            rows = card_page(talk.card, view, width - 2, height - 4).rows
            text = plain(rows)
            assert "evil" in text
            assert not CONTROL.search(text)
            assert all(cell_len(plain([row])) <= width - 2 for row in rows), (question, width)


def test_plain_lines_read_it_out_as_text(talk: Conversation) -> None:
    for question, subject in QUESTIONS:
        talk.go_to(question, subject)
        _, text = transcript(talk, ["?", "i", "l", "", "m", "1"])
        said = re.sub(r"\s+", "", text)
        assert not CONTROL.search(text)
        assert re.sub(r"\s+", "", VISIBLE) in said
        assert "{x}" in said or question != "component.colour", "escaped braces are braces"
        assert len(max(re.findall("W+", said), key=len)) >= 300, "nothing is cut off"


def test_prompts_draw_it_as_text(talk: Conversation) -> None:
    paper = io.StringIO()
    for question, subject in QUESTIONS:
        talk.go_to(question, subject)
        output = Vt100_Output(paper, lambda: Size(rows=24, columns=80), term="xterm")
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=output):
            pipe.send_text("\x1b[B \x03")
            with pytest.raises(KeyboardInterrupt):
                Dialogue(talk, Prompts()).run()
    drawn = paper.getvalue()
    assert "evil" in drawn
    assert not [
        piece for piece in ("]0;owned", "]52;", "\x9b", "\u202e", "\u2066", "\x1bP", "\x1b[6n") if piece in drawn
    ]


@pytest.mark.parametrize("name", writer_names())
def test_documents_hold_it_as_text(talk: Conversation, name: str) -> None:
    for reader in ("", *(READERS if name == "markdown" else ())):
        text = export(talk.live, name, reader=reader).replace("\r\n", "\n")
        assert text
        assert not CONTROL.search(text)
        if name in ("html", "mermaid"):
            assert "<script>alert" not in text
