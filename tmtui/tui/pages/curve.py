"""The curve of the risk over person-days, drawn with characters every terminal has.

Own drawing instead of a plotting library: it is one falling line that has to look the same in ASCII and without colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from tmtui.model.frozen import frozen
from tmtui.model.plan import Plan
from tmtui.tui.lines import Line, line
from tmtui.tui.pages.words import figure

LABELS = 5
"""Cells left of the drawing for the labels."""

TAIL = 3
"""Columns after the last day of work, so that the last fall is seen to end somewhere."""


@frozen
class Point:
    """What remains after some work."""

    days: float
    """Person-days since today."""
    share: float
    """Risk that remains; today is 100."""


def points_of(plan: Plan) -> list[Point]:
    """Return today and one point for each row that takes work, in the order of the plan."""
    now = plan.risk.now
    if not now:
        return []
    rows = [row for row in plan.rows if row.days > 0]
    days = accumulate(row.days for row in rows)
    return [Point(0, 100), *(Point(at, 100 * row.remaining / now) for at, row in zip(days, rows, strict=True))]


def half_after(points: Sequence[Point]) -> float | None:
    """Return after how many person-days half of what can go is gone; nothing where nothing goes."""
    if not points or points[-1].share >= points[0].share:
        return None
    half = (points[0].share + points[-1].share) / 2
    return next(point.days for point in points if point.share <= half)


def curve(points: Sequence[Point], width: int, height: int, supposed: Point | None = None) -> list[Line]:
    """Return the curve as steps, with a scale and what is supposed as a dot.

    Args:
        points: by days; the first is today.
        width: cells of a row, labels included.
        height: rows of the drawing; one more holds the days.
        supposed: where the rows that are supposed would lead.
    """
    columns, total = width - LABELS - 1, points[-1].days if points else 0
    if columns < 10 or height < 3 or not total:
        return []
    top = max(100.0, *(point.share for point in points), supposed.share if supposed else 0)
    end = columns - 1 - TAIL
    levels = [_row(_share(points, total * at / end), top, height) for at in range(columns)]
    cells = [[" "] * columns for _ in range(height)]
    for at, level in enumerate(levels):
        before = levels[at - 1] if at else level
        if level == before:
            cells[level][at] = "─"
            continue
        high, low = min(before, level), max(before, level)
        for between in range(high + 1, low):
            cells[between][at] = "│"
        cells[before][at], cells[level][at] = ("╮", "╰") if level > before else ("╯", "╭")
    if supposed is not None:
        at = min(round(supposed.days / total * end), columns - 1)
        cells[_row(supposed.share, top, height)][at] = "●"
    return [*_framed(cells, top, height), line(" " * (LABELS + 1), (_days(total, columns - TAIL), "dim"))]


def _row(share: float, top: float, height: int) -> int:
    return round((1 - max(share, 0) / top) * (height - 1))


def _share(points: Sequence[Point], days: float) -> float:
    """Return what remains at a moment: work that is not finished has gained nothing yet."""
    # A hair of tolerance, so that the last column reaches the last row.
    return next(point.share for point in reversed(points) if point.days <= days + 1e-9)


def _framed(cells: Sequence[Sequence[str]], top: float, height: int) -> list[Line]:
    labels = {_row(share, top, height): f"{share:.0f}" for share in (0, 50, 100)}
    rows = []
    for at, row in enumerate(cells):
        label = labels.get(at, "")
        text = "".join(row).rstrip()
        before, dot, after = text.partition("●")
        rows.append(
            line((f"{label:>{LABELS - 1}} ", "dim"), ("┤" if label else "│", "rule"), before, (dot, "mark"), after)
        )
    return rows


def _days(total: float, columns: int) -> str:
    ends = f"{figure(total)} days"
    middle = f"{total / 2:.0f}" if total >= 10 else f"{total / 2:g}"
    left = "0".ljust(columns // 2) + middle
    return left.ljust(columns - len(ends)) + ends if len(left) + 1 + len(ends) <= columns else ends.rjust(columns)
