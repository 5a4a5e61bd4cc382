"""The head of the interview: which model, how far, and when the last answer was safe."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from tmtui.model.card import Card, SectionProgress
from tmtui.tui.lines import Line, cut, line, width_of

ALL, SOME, NONE = range(3)
"""How much of what is said about the whole interview stands: all, not what is left over of earlier parts, nothing."""

FORMS = (
    (10, ALL, 100), (5, ALL, 100), (0, ALL, 100), (5, SOME, 100), (0, SOME, 100), (0, ALL, 14), (0, SOME, 14),
    (5, NONE, 14), (0, NONE, 8),
)  # fmt: skip
"""What gives way first where there is little room: cells of the bar, how much is said about the whole interview, and
how much of the name has to be left.
"""


def progress_line(
    name: str, card: Card, sections: Sequence[SectionProgress], saved: str, width: int
) -> tuple[Line, Line]:
    """Return the left and the right part of the head."""
    right = line((f"saved {saved}" if saved else "", "good"))
    here = next((section for section in sections if section.current), None)
    if here is None or not here.total:
        return _between_sections(name, card, width - width_of(right) - 2), right
    done = here.total - here.open - here.skipped
    title, count = card.section_title or here.title, f"{done}/{here.total}"
    room = width - width_of(right) - 2
    for bar, whole, shortest in FORMS:
        short = (
            title
            if bar or whole is not NONE
            else cut(title, max(room - cell_len(count) - min(cell_len(name), 8) - 5, 6))
        )
        middle = line(f"  {short} {count} ")
        middle = (*middle, *line((gauge(done, here.total, bar), "mark"))) if bar else middle
        told = (card.so_far, _shorter(card.so_far), "")[whole]
        middle = (*middle, *line((f" {told}" if told else "", "dim")))
        left = room - width_of(middle) - 1
        if left >= min(cell_len(name), shortest):
            break
    return (*line(" ", (cut(name, max(left, 8)), "strong")), *middle), right


def _between_sections(name: str, card: Card, room: int) -> Line:
    """Return the head of a card that belongs to no section: where it has a limit, how much of the time is gone."""
    named = line(" ", (cut(name, room // 2), "strong"))
    told = line("  ", card.section_title, (f"  {card.so_far}" if card.section_title else card.so_far, "dim"))
    if not card.so_far:
        return named
    # What is left over from earlier parts gives way first.
    timed = line("  ", (_shorter(card.so_far), "dim"))
    forms = ((*named, *told), (*named, *timed), named)
    return next(form for form in forms if width_of(form) <= room or form is named)


def _shorter(so_far: str) -> str:
    return so_far.rpartition(", ")[0] or so_far


def gauge(done: int, total: int, width: int) -> str:
    """Return a bar; it is full only when everything is done."""
    filled = done * width // total if total else 0
    return f"▕{'█' * filled}{'░' * (width - filled)}▏"
