"""The head of the interview: which model, how far, and when the last answer was safe."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.model.card import Card, SectionProgress
from tmtui.tui.lines import Line, cut, line

WITH_WHOLE = 72
"""Cells from which the head also says how far the whole interview is."""


def progress_line(
    name: str, card: Card, sections: Sequence[SectionProgress], saved: str, width: int
) -> tuple[Line, Line]:
    """Return the left and the right part of the head."""
    right = line((f"saved {saved}" if saved else "", "good"))
    here = next((section for section in sections if section.current), None)
    if here is None or not here.total:
        return line(" ", (cut(name, width // 2), "strong")), right
    done = here.total - here.open - here.skipped
    title = card.section_title or here.title
    bar = gauge(done, here.total, 10 if width >= 70 else 5)
    middle = line(f"  {cut(title, max(width // 3, 8))} {done}/{here.total} ", (bar, "mark"))
    if card.so_far and width >= WITH_WHOLE:
        middle = (*middle, *line((f" {card.so_far}", "dim")))
    room = width - sum(len(span.text) for span in (*middle, *right)) - 4
    return (*line(" ", (cut(name, max(room, 8)), "strong")), *middle), right


def gauge(done: int, total: int, width: int) -> str:
    """Return a bar; it is full only when everything is done."""
    filled = done * width // total if total else 0
    return f"▕{'█' * filled}{'░' * (width - filled)}▏"
