"""Text made to do something to whoever reads it, typed, filed and put into a bank: it is shown, and does nothing."""

from __future__ import annotations

import json
import re
from functools import partial

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.journeys.home import Home
from tests.journeys.terminal import Terminal

VISIBLE = "evil [/24] [@click=app.quit]x[/] a|b `c` <script>alert(1)</script>"
"""What is left to see: it only looks like markup, and is shown as it is."""

HOSTILE = (
    "evil\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x1b\\\x1b[31m\x9b2J\x1b[6n\x1bPq\x1b\\ \u202e[/24]\u2066 "
    "[@click=app.quit]x[/] a|b `c` <script>alert(1)</script>"
)
"""The same with a title, the clipboard, colours, C1, a question to the terminal, and text that runs backwards."""

DEADLY = [
    *(b"\x1b]0;owned", b"\x1b]52;c", b"\x1b[6n", b"\x1bPq"),
    *(character.encode() for character in ("\x9b", "\u202e", "\u2066")),
]
"""What it would do to a terminal, as bytes that none may ever be sent."""

FILE = f"""\
model: {json.dumps(HOSTILE)}
banks: [infrastructure, evil]
answers:
  model: {{purpose: {json.dumps(HOSTILE)}, worry: {{value: {json.dumps(HOSTILE)}, note: {json.dumps(HOSTILE)}}}}}
  zone/net: {{name: {json.dumps(HOSTILE)}, kind: internal}}
  component/web: {{name: {json.dumps(HOSTILE)}, technology: web-server, zone: zone/net}}
  component/db: {{name: Database, technology: postgresql, zone: zone/net}}
  flow/web..db:
    protocol: postgres
    encryption: {{value: none, evidence: {json.dumps(HOSTILE)}, by: {json.dumps(HOSTILE)}}}
    authentication: {{state: unknown, ask: {json.dumps(HOSTILE)}}}
  data/orders: {{name: {json.dumps(HOSTILE)}, confidentiality: 4, stored_by: [component/db]}}
  note/one: {{text: {json.dumps(HOSTILE)}, sort: parked, owner: {json.dumps(HOSTILE)}}}
"""

BANK = f"""\
---
bank: evil
title: Evil {HOSTILE}
version: 1.0.0
summary: Summary {HOSTILE}
uses: [core]
---

# Evil {HOSTILE}

Prose {HOSTILE}

## Worry {HOSTILE}

Section {HOSTILE}

### Which colour has {{name}} {HOSTILE}?

Why {HOSTILE}

#### Plainly
Plainly {HOSTILE}

#### Where to look
There {HOSTILE}

```ask
of: model
fills: colour
type: choice
options:
  red: Red {VISIBLE}
  blue: {json.dumps("Blue " + HOSTILE)}
```

### {{name}} is painted {HOSTILE}

Everybody sees it {HOSTILE}

#### False alarm
When nobody looks {HOSTILE}

```threat
id: painted
of: component
when: technology == "web-server"
gains: [read]
stride: [spoofing]
likelihood:
  4: otherwise
controls: [cover]
```

### Cover {{name}} {HOSTILE}

```control
id: cover
of: component
sets: {{second_factor: yes}}
effort: {{once: 1, each: 1}}
```
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("hostile") / "home"
    home = Home(folder, TMTUI_BANKS=str(folder / "banks"))
    (folder / "banks").mkdir()
    (folder / "banks/evil.md").write_text(BANK)
    (folder / "evil.yaml").write_text(FILE)
    home.do("answers", "--apply", "evil.yaml", TMTUI_AUTHOR=HOSTILE)
    return home


CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What no line of output may hold."""


def harmless(written: bytes) -> None:
    assert [piece for piece in DEADLY if piece in written] == []


def test_no_verb_writes_it(home: Home) -> None:
    verbs = (
        "list", "threats", "threats --closed", "findings", "plan", "questions", "summary", "answers", "history",
        "bank list", "bank lint evil", "export -f markdown", "export -f mermaid", "export -f json",
        "threats --explain painted@component/web", "log export", "doctor",
    )  # fmt: skip
    shown = {verb: home.do(*verb.split()) for verb in verbs}
    for verb, text in shown.items():
        assert not CONTROL.search(text), verb
        assert "owned" not in text, verb
    assert f"{VISIBLE} is painted" in shown["threats"]
    assert not CONTROL.search(home.do("bank", "show", "evil")), "its source may spell them, as backslash and letters"


def test_a_reader_of_the_export_sees_it_as_text(home: Home) -> None:
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(home.do("export"))
    for token in flat(tokens):
        assert token.type not in ("html_block", "html_inline"), token.content
        assert token.type != "link_open"
        assert not (token.type == "code_inline" and token.content == "c"), "its backticks are no code"
    cells = ["".join(each.content for each in token.children or ()) for token in tokens if token.type == "inline"]
    assert VISIBLE in cells, "a whole cell of a table, bars and all"
    diagrams = [token.content for token in tokens if token.type == "fence" and token.info == "mermaid"]
    assert diagrams
    for diagram in diagrams:
        assert "<script" not in diagram
        assert "`" not in diagram


def flat(tokens: list[Token]) -> list[Token]:
    return [each for token in tokens for each in (token, *flat(token.children or []))]


def paste(terminal: Terminal, text: str) -> None:
    """Paste as terminals do, between two marks, so that the program knows it was not typed."""
    terminal.send(f"\x1b[200~{text}\x1b[201~")
    terminal.until("<script>alert(1)</script>")


def test_the_full_screen_shows_it_in_every_place_and_takes_it_pasted(home: Home) -> None:
    terminal = home.open("interview", "--as", "ops-2", cols=120, rows=40).until("What went wrong")
    terminal.settle()
    assert VISIBLE in terminal.text, "the worry of somebody else"
    for place in "tpari":
        terminal.press("f9", place)
        terminal.press("enter", "down", "enter") if place in "tp" else None
    assert b"owned" not in terminal.raw
    terminal.until("What went wrong")
    # Terminals put pasted text between two marks.
    terminal.send(f"\x1b[200~{HOSTILE}\x1b[201~")
    terminal.press("f2").until("Note:")
    terminal.send(f"\x1b[200~{HOSTILE}\x1b[201~")
    terminal.press("enter").until("told · note: ")
    terminal.press("enter").until("is this right?")
    terminal.press("/").until("Find a question:")
    terminal.send("which colour")
    terminal.press("enter").until("Which colour has")
    terminal.press("enter").until("Red evil [/24]")
    terminal.press("?").press("esc").press("2", "enter")
    harmless(terminal.raw)
    assert terminal.press("q").wait() == 0
    assert not CONTROL.search(home.do("answers"))


@pytest.mark.parametrize("face", ["--plain", "--line"])
def test_the_interviews_without_a_full_screen_show_it_and_take_it(home: Home, face: str) -> None:
    terminal = home.open("interview", "--as", f"dba{face}", "--section", "stakes", face)
    # What is typed comes back from the terminal itself, whatever the program does; so it is told not to.
    terminal.child.setecho(False)
    terminal.until("Stakes, question")
    assert VISIBLE in " ".join(terminal.text.split())
    assert b"owned" not in terminal.raw
    for line in (f"/n {HOSTILE}", f"/w {HOSTILE}", HOSTILE):
        terminal.settle(0.4)
        terminal.send(f"\x1b[200~{line}\x1b[201~" if face == "--line" else line)
        terminal.settle(0.4)
        before = len(terminal.raw)
        terminal.send("enter")
        terminal.wait_for(partial(_wrote_more, terminal, before), "an answer")
    terminal.settle(0.4)
    harmless(terminal.raw)
    terminal.kill()
    answers = home.do("answers")
    assert not CONTROL.search(answers)
    assert f"by: dba{face}" in answers


def _wrote_more(terminal: Terminal, before: int) -> bool:
    return len(terminal.raw) > before + 8
