"""The sections of the interview with their counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from rich.cells import cell_len

from tmtui.model.card import SectionProgress
from tmtui.tui.lines import BLANK, Line, Span, line, pad, plain, width_of, wrap
from tmtui.tui.pages.outline import LEFT, Item


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
    shown = [section for section in sections if section.total]
    room = max(height - 3, 1)
    blocks = [_folded(section, width) for section in shown]
    if sum(map(len, blocks)) > room:
        blocks = [_folded(each, width) if each.current else [section_line(each, width)] for each in shown]
    rows = [row for block in blocks for row in block]
    here = next((number for number, section in enumerate(shown) if section.current), 0)
    at = sum(map(len, blocks[:here]))
    top = max(min(at - room // 2, len(rows) - room), 0)
    total = sum(section.total for section in sections)
    answered = sum(section.answered for section in sections)
    unknown = sum(section.unknown for section in sections)
    ending = line(f" {answered + unknown} of {total} ", (f"{unknown} unknown" if unknown else "", "warn"))
    shown_rows = rows[top : top + room]
    starts = accumulate((len(block) for block in blocks[:-1]), initial=0)
    if unseen := sum(not top <= start < top + room for start in starts) if shown else 0:
        shown_rows.append(line((f"   and {unseen} more (l)", "dim")))
    return [*shown_rows, *[BLANK] * (height - 1 - len(shown_rows)), ending]


def _folded(section: SectionProgress, width: int) -> list[Line]:
    """Return one section in as many rows as its title needs, for lists with room to spare."""
    made = section_line(section, width)
    title = section.title
    room = width_of(made[1:2])
    if cell_len(title) <= room:
        return [made]
    first, *rest = wrap(title, room)
    text = "".join(span.text for span in first)
    style = made[1].style
    below = [line("   ", ("".join(span.text for span in row), style)) for row in rest]
    return [(made[0], Span(pad(text, room), style), *made[2:]), *below]


ANSWERED = 10
"""Cells of the column that says how many are answered."""

COLUMNS = (("Open", 6), ("Unknown", 9), ("Put off", 9))
"""Columns of the overview behind what is answered, and their cells."""

NARROW = 64
"""Columns below which the overview says only how many are answered."""


def overview_items(sections: Sequence[SectionProgress], width: int) -> list[Item]:
    """Return every section with its counts as a table, and the sum of all."""
    shown = [section for section in sections if section.total]
    longest = max((cell_len(section.title) for section in shown), default=7)
    columns = COLUMNS if width >= NARROW else ()
    behind = ANSWERED + sum(cells for _, cells in columns)
    room = min(longest, max(width - LEFT - 2 - behind, 12))
    bar = 24 if width >= 120 else 12 if width - LEFT - 2 - behind - room >= 14 else 0
    heads = f"  {pad('Section', room)}{' ' * (bar + 2 if bar else 0)}{'Answered':>{ANSWERED}}"
    items = [Item("", line((heads + "".join(f"{name:>{cells}}" for name, cells in columns), "dim")))]
    for section in shown:
        first, *rest = (plain([row]) for row in wrap(section.title, room))
        items.append(Item(section.id, _overview(replace(section, title=first), room, bar, columns), 0, opens=True))
        items += [Item("", line(f"    {text}")) for text in rest]
    whole = SectionProgress("", "All of them", "", *(sum(counts) for counts in zip(*map(_counts, shown), strict=True)))
    return [*items, Item("", _overview(whole, room, bar, columns))] if len(shown) > 1 else items


def _counts(section: SectionProgress) -> tuple[int, int, int, int]:
    return section.answered, section.unknown, section.open, section.skipped


def _overview(section: SectionProgress, room: int, bar: int, columns: Sequence[tuple[str, int]]) -> Line:
    done = section.answered + section.unknown
    finished = not section.open and not section.skipped
    sign = "● " if section.current else "✓ " if finished and section.id else "  "
    style = "strong" if section.current or not section.id else "dim" if finished else ""
    row = line((sign, "mark"), (pad(section.title, room), style))
    if bar:
        # Only what is done is drawn: a wall of empty bars would draw the eye.
        row = (*row, *line("  ", (pad("█" * (done * bar // section.total if section.total else 0), bar), "mark")))
    row = (*row, *line(f"{f'{done}/{section.total}':>{ANSWERED}}"))
    numbers = (section.open, section.unknown, section.skipped)
    styles = ("", "warn", "warn")
    for (_, cells), number, each in zip(columns, numbers, styles, strict=False):
        row = (*row, *line((f"{number or '·':>{cells}}", each if number else "dim")))
    return row
