"""Reads cards of the plain interview and answers them line by line."""

from __future__ import annotations

import re

from tests.journeys.person import Memory
from tests.journeys.terminal import Terminal

PROMPT = re.compile(
    r"(?:> |or Enter to go on with the list: |Who: |Until when \(a date, as next friday, or Enter\): )\Z"
)
NUMBERED = re.compile(r"^(\d+)  (.+)$", re.MULTILINE)


def in_plain(terminal: Terminal, memory: Memory) -> None:
    """Answer in the plain interview until nothing is left to ask or the person stops."""
    shown = hear(terminal, 0)
    while True:
        flat = " ".join(shown.split())
        if "Enter ends the interview" in flat:
            return
        if "is this right?" in flat:
            shown = say(terminal, "")
            continue
        if "The first pass is done." in flat:
            shown = say(terminal, number_of(shown, "Go on section by section"))
            continue
        if "Decide now?" in flat:
            shown = say(terminal, number_of(shown, "No, not now"))
            continue
        reply = memory.reply(flat)
        match reply.sort:
            case "stop":
                return
            case "type":
                shown = say(terminal, reply.words[0])
            case "pick":
                shown = say(terminal, " ".join(number_of(shown, label) for label in reply.words))
            case "rows":
                for row in reply.words:
                    heard = say(terminal, row)
                    assert "Not taken" not in heard, heard
                heard = say(terminal, "")
                assert "Is anything missing?" in heard, heard
                shown = say(terminal, "1" if reply.complete else "2")
            case "ask":
                say(terminal, f"/a {reply.words[0]}")
                shown = say(terminal, "")
            case "unknown":
                shown = say(terminal, "/d")
            case "does not apply":
                shown = say(terminal, "/x")
            case _:
                shown = say(terminal, "/s")
        assert "Not taken" not in shown, shown


def say(terminal: Terminal, line: str) -> str:
    """Type a line; return everything that comes before the next prompt."""
    before = len(terminal.raw)
    terminal.send(line)
    terminal.send("enter")
    return hear(terminal, before)


def hear(terminal: Terminal, since: int) -> str:
    """Wait for the next prompt; return what was written since, without what was typed."""
    terminal.wait_for(lambda: len(terminal.raw) > since + 2 and bool(PROMPT.search(_text(terminal, since))), "a prompt")
    return _text(terminal, since).partition("\n" if since else "")[2] if since else _text(terminal, since)


def number_of(shown: str, label: str) -> str:
    """Return the number of the option whose label begins so; the label itself where options are not listed."""
    found = [number for number, text in NUMBERED.findall(shown) if text.startswith(label)]
    return found[0] if found else label


def _text(terminal: Terminal, since: int) -> str:
    return terminal.raw[since:].decode().replace("\r\n", "\n")
