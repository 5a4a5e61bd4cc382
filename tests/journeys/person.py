"""Somebody who sits before the program, reads what it shows, and answers what they know.

The same person can sit before the full screen or before the plain interview; all they go by is what is shown there.
Every step waits until it can be seen, so a slow machine makes a journey longer and never different.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

MOST_CARDS = 400
"""More cards than any journey has; a person who sees as many is going round in circles."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the person does about a question."""

    sort: Literal["type", "pick", "rows", "unknown", "does not apply", "skip", "ask", "stop"]
    words: tuple[str, ...] = ()
    """Text to type, beginnings of the options to pick, lines to enter, or whom to ask."""
    complete: bool = True
    """For rows: whether that is all."""


def typed(text: str) -> Reply:
    """Type a text."""
    return Reply("type", (text,))


def pick(*labels: str) -> Reply:
    """Pick the options whose labels begin so."""
    return Reply("pick", labels)


def rows(*lines: str, complete: bool = True) -> Reply:
    """Enter a list, and say whether that is all."""
    return Reply("rows", lines, complete)


def ask(who: str) -> Reply:
    """Hand the question to somebody."""
    return Reply("ask", (who,))


UNKNOWN = Reply("unknown")
DOES_NOT_APPLY = Reply("does not apply")
SKIP = Reply("skip")
STOP = Reply("stop")

Knows = Mapping[str, Reply | Sequence[Reply]]
"""Pattern of a question, and the reply; several replies for a question that comes several times."""


@dataclass
class Memory:
    """What a person knows, and what they were asked."""

    knows: Knows
    asked: list[str] = field(default_factory=list)
    _times: dict[str, int] = field(default_factory=dict)

    def reply(self, question: str) -> Reply:
        """Return what they do about a question; what they know nothing about, they do not know."""
        self.asked.append(question)
        assert len(self.asked) < MOST_CARDS, f"asked round in circles, lately: {self.asked[-6:]}"
        for pattern, replies in self.knows.items():
            if re.search(pattern, question):
                several = [replies] if isinstance(replies, Reply) else list(replies)
                at = self._times.get(pattern, 0)
                self._times[pattern] = at + 1
                return several[min(at, len(several) - 1)]
        return UNKNOWN
