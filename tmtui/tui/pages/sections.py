"""The sections of the interview with their counts."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.model.card import SectionProgress
from tmtui.tui.lines import BLANK, Line, line, pad


def section_line(section: SectionProgress, width: int) -> Line:
    """Return one section: whether it is done, its title, how many of its questions are answered, unknown, open."""
    done = section.answered + section.unknown
    sign = "✓" if not section.open and not section.skipped else "▸" if section.current else " "
    count = f"{done}/{section.total}"
    unknown = f" {section.unknown}?" if section.unknown else ""
    title = pad(section.title, max(width - 4 - len(count) - len(unknown), 4))
    style = "strong" if section.current else "" if section.open else "dim"
    return line((f" {sign} ", "mark"), (title, style), (unknown, "warn"), (f" {count}", "dim"))


def section_rows(sections: Sequence[SectionProgress], width: int, height: int) -> list[Line]:
    """Return the list beside the card, moved so that the current section is in sight."""
    rows = [section_line(section, width) for section in sections if section.total]
    shown = [section for section in sections if section.total]
    at = next((number for number, section in enumerate(shown) if section.current), 0)
    room = max(height - 3, 1)
    top = max(min(at - room // 2, len(rows) - room), 0)
    total = sum(section.total for section in sections)
    answered = sum(section.answered for section in sections)
    unknown = sum(section.unknown for section in sections)
    ending = line(f" {answered + unknown} of {total} ", (f"{unknown} unknown" if unknown else "", "warn"))
    shown_rows = rows[top : top + room]
    return [*shown_rows, *[BLANK] * (height - 1 - len(shown_rows)), ending]
