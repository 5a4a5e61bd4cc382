"""Reads cards off the full screen and answers them with keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from tests.journeys.person import Memory, Reply
from tests.journeys.terminal import Terminal

OPTION = re.compile(r"^ (?:[▸>] |  )([1-9])  (?:\[[x ]\] )?(.+)$")
OTHERS = re.compile(r"^ {3,4}d  (?:I don't|don't) know")
FOOT = 3
"""Rows below the card."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A card as it stands on the screen."""

    question: str
    options: dict[str, str]
    """Label by digit."""
    typing: bool
    """A field has the keys."""
    last: bool
    """Nothing is left to ask."""
    recap: bool
    pause: bool
    """The first pass is done."""
    offer: bool
    """Deciding is offered."""


def see(terminal: Terminal) -> Seen:
    """Read the card on the screen."""
    lines = terminal.text.split("\n")
    rules = [at for at, line in enumerate(lines) if set(line) == {"─"}]
    # What is long is said on the row of the lower rule as well.
    body = lines[rules[0] + 1 : -FOOT] if rules else []
    options: dict[str, str] = {}
    head: list[str] = []
    digit = ""
    for line in body:
        if found := OPTION.match(line):
            digit = found[1]
            options[digit] = found[2]
        elif digit and line.startswith("       ") and not OTHERS.match(line):
            options[digit] += " " + line.strip()
        else:
            digit = ""
        if not options and not line.startswith(" ▸") and not OTHERS.match(line):
            head.append(line)
    shown = "\n".join(head)
    question = " ".join(re.split(r"\?\s*\n", shown, maxsplit=1)[0].split()) + ("?" if "?" in shown else "")
    last = "F8 shows the plan" in terminal.text
    pause, offer = "The first pass is done." in question, "Decide now?" in question
    return Seen(question, options, "esc card" in lines[-1], last, "is this right?" in question, pause, offer)


def on_screen(terminal: Terminal, memory: Memory) -> None:
    """Answer on the full screen until nothing is left to ask or the person stops."""
    for seen in _cards(terminal):
        if seen.last:
            return
        if seen.pause:
            _pick_on_screen(terminal, seen, ["Go on section by section"])
        if seen.offer:
            _pick_on_screen(terminal, seen, ["No, not now"])
        if seen.recap or seen.pause or seen.offer:
            _and_see(terminal, "enter", partial(_differs, terminal, seen))
            continue
        reply = memory.reply(seen.question)
        if reply.sort == "stop":
            return
        _reply_on_screen(terminal, seen, reply)


def _cards(terminal: Terminal) -> Iterator[Seen]:
    terminal.until("─────")
    while True:
        terminal.settle(0.03)
        yield see(terminal)


def _reply_on_screen(terminal: Terminal, seen: Seen, reply: Reply) -> None:
    def moved() -> bool:
        return see(terminal).question != seen.question

    match reply.sort:
        case "type":
            terminal.send(reply.words[0])
            _and_see(terminal, "enter", moved)
        case "pick":
            _pick_on_screen(terminal, seen, reply.words)
            _and_see(terminal, "enter", moved)
        case "rows":
            _rows_on_screen(terminal, reply)
            _and_see(terminal, "enter", moved)
        case "ask":
            _and_see(terminal, "f6" if seen.typing else "a", lambda: "Who can answer?" in terminal.text)
            terminal.send(reply.words[0])
            _and_see(terminal, "enter", lambda: "Until when" in terminal.text)
            _and_see(terminal, "enter", moved)
        case "unknown":
            _and_see(terminal, "f3" if seen.typing else "d", moved)
        case "does not apply":
            _and_see(terminal, "f5" if seen.typing else "x", moved)
        case _:
            if seen.typing:
                _and_see(terminal, "esc", lambda: not see(terminal).typing)
            _and_see(terminal, "s", moved)


def _pick_on_screen(terminal: Terminal, seen: Seen, labels: Sequence[str]) -> None:
    for label in labels:
        if seen.typing:
            terminal.send(label)
            terminal.wait_for(partial(_shows, terminal, rf"▸ .  .*{re.escape(label)}"), label)
            continue
        digits = [digit for digit, text in seen.options.items() if text.startswith(label)]
        assert digits, f"no option begins with {label!r}:\n{terminal.text}"
        _and_see(terminal, digits[0], partial(_shows, terminal, rf"^ (?:▸ {digits[0]}  |..{digits[0]}  \[x\])"))


def _rows_on_screen(terminal: Terminal, reply: Reply) -> None:
    for row in reply.words:
        terminal.send(row)
        terminal.wait_for(partial(_shows, terminal, r"^ [▸>] \S"), "what is typed")
        _and_see(terminal, "enter", partial(_shows, terminal, r"^ [▸>] *$"))
    _and_see(terminal, "enter", lambda: "Is that all?" in terminal.text)
    digit = "1" if reply.complete else "2"
    _and_see(terminal, digit, lambda: f"▸ {digit}" in terminal.text)


def _differs(terminal: Terminal, seen: Seen) -> bool:
    return see(terminal) != seen


def _shows(terminal: Terminal, pattern: str) -> bool:
    return bool(re.search(pattern, terminal.text, re.MULTILINE))


def _and_see(terminal: Terminal, key: str, done: Callable[[], bool]) -> None:
    terminal.send(key)
    terminal.wait_for(done, f"something after {key}")
