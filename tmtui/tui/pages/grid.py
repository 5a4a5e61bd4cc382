"""A grid as rows: one subject each, what stands, and what is going to be said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len

from tmtui.model.card import Choice, GridRow
from tmtui.model.fact import State
from tmtui.tui.lines import Line, cut, fit, line, pad, rule, width_of
from tmtui.tui.pages.common import common_start
from tmtui.tui.pages.outline import Item

WORDS = 34
"""Cells that what is said on a row has at least, where its subject is long."""

EXTRA = (Choice("unknown", "don't know"), Choice("not-applicable", "doesn't apply"))
"""What can be said on every row beside the options."""


def grid_items(
    rows: Sequence[GridRow], choices: Sequence[Choice], said: Mapping[str, str], mark: int, width: int
) -> list[Item]:
    """Return one item for each subject.

    Args:
        rows: the subjects.
        choices: what can be said, with the two that always can.
        said: subject: value chosen here and not saved yet.
        mark: row a range begins at; -1 for none.
        width: cells of a row.
    """
    labels = numbered(choices)
    # The digit tells options apart, so the subjects get what they need, but for some words of each option.
    needed = min(max((cell_len(label) for label in labels.values()), default=0) + 16, WORDS, width // 2)
    room = max(min(max((cell_len(row.title) for row in rows), default=0), width - needed), 12)
    titles = told_apart([row.title for row in rows], room)
    return [
        Item(row.subject, _row(row, title, labels, said.get(row.subject), at == mark, room))
        for at, (row, title) in enumerate(zip(rows, titles, strict=True))
    ]


def numbered(choices: Sequence[Choice]) -> dict[str, str]:
    """Return the options by value, each with the digit that sets it."""
    last = len(choices) - len(EXTRA)
    return {
        each.value: f"{at} {each.label}" if at <= min(last, 9) else each.label for at, each in enumerate(choices, 1)
    }


def legend_rows(choices: Sequence[Choice], width: int) -> list[Line]:
    """Return the options with their digits in two rows, each with as many of its words as all have room for."""
    ends = [line(("d", "mark"), " don't know"), line(("x", "mark"), " doesn't apply")]
    rows = _flow([line(("space", "mark"), " types an answer"), *ends], width)
    longest = max((cell_len(each.label) for each in choices), default=0)
    for most in range(longest, 0, -1):
        parts = [
            line((str(at) if at < 10 else "·", "mark"), f" {cut(each.label, most)}")
            for at, each in enumerate(choices, 1)
        ]
        rows = _flow([*parts, *ends], width)
        if len(rows) <= 2:
            break
    return [rule(width), *rows] if len(rows) == 1 else [fit(row, width) for row in rows[:2]]


def _flow(parts: Sequence[Line], width: int) -> list[Line]:
    """Put parts one behind the other, and what does not fit into the next row."""
    rows: list[Line] = []
    for part in parts:
        if rows and width_of(rows[-1]) + 2 + width_of(part) <= width:
            rows[-1] = (*rows[-1], *line("  "), *part)
        else:
            rows.append((*line(" "), *part))
    return rows


def told_apart(titles: Sequence[str], room: int) -> list[str]:
    """Return titles that fit: what all have in common goes first, for people look for what differs."""
    if len(titles) < 2 or max(map(cell_len, titles)) <= room:
        return list(titles)
    end = len(common_start([title[::-1] for title in titles]))
    short = [f"{title[: len(title) - end]}…" for title in titles] if end > 1 else list(titles)
    if max(map(cell_len, short)) <= room:
        return short
    start = len(common_start(short))
    return [f"…{title[start:]}" for title in short] if start > 1 else short


def _row(row: GridRow, title: str, labels: Mapping[str, str], chosen: str | None, marked: bool, room: int) -> Line:
    start = ("m " if marked else "  ", "mark")
    if chosen is not None:
        return line(start, pad(title, room), ("  ● ", "good"), (labels.get(chosen, chosen), "strong"))
    if row.answer is None:
        # What is cut off is never the word that says that nobody said it.
        known = next((label for label in labels.values() if label[2:] == row.implied), row.implied)
        implied = f"implied: {known}" if row.implied else "–"
        return line(start, pad(title, room), (f"    {implied}", "dim"))
    states = {State.UNKNOWN: "don't know", State.NOT_APPLICABLE: "doesn't apply"}
    value = states.get(row.answer.state) or _words(row.answer.value, labels)
    return line(start, pad(title, room), f"    {value}", ("  people differ" if row.answer.disputed else "", "warn"))


def _words(value: object, labels: Mapping[str, str]) -> str:
    parts = value if isinstance(value, tuple) else (value,)
    return ", ".join(labels.get(str(part), str(part)) for part in parts)
