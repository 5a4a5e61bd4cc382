"""An engineer on a jump host over SSH: from nothing to a plan in one sitting, with a line that drops in the middle."""

from __future__ import annotations

import re
from pathlib import Path

from tests.journeys.home import Home
from tests.journeys.terminal import Terminal

OVER_SSH = {"SSH_CONNECTION": "10.0.0.9 51000 10.0.0.5 22", "TERM": "screen-256color"}
MOUSE = re.compile(rb"\x1b\[\?100[0236]h")

PICTURE = (
    ("Which networks and places", "Internet: internet; DMZ: dmz\nServers: internal"),
    ("Which machines, services", "caller: browser in Internet\nweb-1, web-2: nginx in DMZ\ndb: postgresql in Servers"),
    ("Who talks to whom", "caller -> web-1, web-2: https\nweb-1, web-2 -> db: postgres 5432"),
)
"""What is asked, and what is pasted."""


def log_in(home: Home) -> Terminal:
    return Terminal([], {**home.env, **OVER_SSH}, folder=home.folder)


def paste(terminal: Terminal, text: str) -> None:
    terminal.send(f"\x1b[200~{text}\x1b[201~")


def find(terminal: Terminal, words: str) -> None:
    """Leave the field, and go to the first question that has the words."""
    terminal.send("esc")
    terminal.until_gone("esc card")
    terminal.press("/").until("Find a question:")
    terminal.send(words)
    terminal.press("enter").until(" found, ").press("enter").until_gone(" found, ")


def test_an_engineer_over_ssh_comes_from_nothing_to_a_report(tmp_path: Path) -> None:
    home = Home(tmp_path)
    terminal = log_in(home).until("What is it about?")
    terminal.send("Web shop")
    terminal.press("enter").until("2 of 3").press("enter").until("3 of 3").press("enter").until("awake at night?")
    terminal.send("orders are lost")
    terminal.press("enter").until("What went wrong")

    find(terminal, "networks and places")
    for asked, said in PICTURE:
        terminal.until(asked)
        paste(terminal, said)
        terminal.until("✓ ").press("enter").until("Is that all?").press("1", "enter").until_gone(asked)
    terminal.until("Which data does Web shop keep")

    # One question for all machines, measured by a tool, with where that can be looked up.
    find(terminal, "critical fix")
    terminal.until("How long after a critical fix").press("h").until("How do you know?").press("4").until("tool · ")
    terminal.press("e").until("looked up?").type("updates.csv").press("enter").until("see updates.csv")
    terminal.press("g").until("tool · 0 to save").press("3", "1", "d").until("3 to save").press("enter").until("saved ")

    # A note, and the line drops before the answer.
    terminal.until("?").press("n").until("Note:").type("ask who is on call").press("enter").until("ask who is on call")
    asked = question(terminal)
    assert terminal.hang_up() == 129
    assert not MOUSE.search(terminal.raw), "a mouse over SSH sends every movement"

    terminal = log_in(home).until("ask who is on call")
    assert question(terminal) == asked, "the same question, with its note"
    terminal.press("1", "enter").until_gone(asked)

    terminal.press("f7").until("Threats").until("▸").press("enter", "down", "enter").until("Why it is here")
    terminal.press("f8").until("person-days").until("▸").press("space").until("Suppose 1 row done")
    assert re.search(r"risk [\d,]+ → [\d,]+ \(−\d+ %\)", terminal.text)
    terminal.press("f9", "r").until("Handling").press("w").until("Write as").press("m").until("For  ").press("e")
    terminal.until("web-shop.md").press("enter").until("Written")
    assert terminal.press("q").wait() == 0

    report = (tmp_path / "web-shop.md").read_text()
    assert "# Web shop" in report
    assert "web-1" in report
    answers = home.do("answers")
    assert (
        len(
            re.findall(
                r"patching: .*basis: tool.*evidence: updates.csv|patching: .*evidence: updates.csv.*basis: tool",
                answers,
            )
        )
        == 3
    )
    assert "note: ask who is on call" in answers
    assert "orders are lost" in answers


def question(terminal: Terminal) -> str:
    """Return what is asked, by its rows up to the question mark."""
    rows = terminal.text.split("\n")[2:]
    end = next(at for at, row in enumerate(rows) if "?" in row)
    return " ".join(" ".join(rows[: end + 1]).split())
