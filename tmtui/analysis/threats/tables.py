"""The tables of NIST SP 800-30 revision 1 that the program goes by, and the points that order a plan.

Table G-5 joins how likely an attack is tried with how likely it then does harm; table I-2 joins that likelihood with
the impact. Both rise with either input, so an interval goes in and comes out by its ends. Points are an ordering
convention: chance in fiftieths times weight.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import prod

from tmtui.analysis.cells.columns import Levels

Table = tuple[tuple[int, ...], ...]

G5: Table = (
    (0, 0, 0, 0, 0, 0),
    (0, 1, 1, 2, 2, 2),
    (0, 1, 2, 2, 3, 3),
    (0, 2, 2, 3, 3, 4),
    (0, 2, 3, 3, 4, 5),
    (0, 2, 3, 4, 5, 5),
)
"""Overall likelihood: `G5[initiation][likelihood of the rule]`."""

I2: Table = (
    (0, 0, 0, 0, 0, 0),
    (0, 1, 1, 1, 2, 2),
    (0, 1, 2, 2, 2, 3),
    (0, 1, 2, 3, 3, 4),
    (0, 1, 2, 3, 4, 5),
    (0, 1, 2, 3, 4, 5),
)
"""Level of risk: `I2[likelihood][impact]`."""

G3 = (
    "never", "less than once in ten years", "less than once a year, and more than once in ten years",
    "once to ten times a year", "ten to a hundred times a year", "more than a hundred times a year",
)  # fmt: skip
"""How often something happens that nobody does on purpose, by level; it takes the place of initiation."""

CHANCE = (0, 1, 5, 15, 30, 45)
"""Fiftieths, by likelihood."""

WEIGHT = (0, 1, 3, 10, 30, 100)
"""By impact."""

_ENOUGH = (0, 456, 88, 26, 11, 4)
"""So many threats of one likelihood, and what is left of `1 - p` is below one in ten thousand: it rounds to nothing."""

Counts = tuple[tuple[int, ...], ...]
"""How many threats have which likelihood (row 1-5) and impact (column 1-5); row and column 0 are not used."""


def lookup(table: Table, rows: Levels, columns: Levels, alive: int) -> Levels:
    """Look both levels up for all subjects at once."""
    return Levels(_masks(table, rows.low, columns.low, alive), _masks(table, rows.high, columns.high, alive))


def _masks(
    table: Table, rows: tuple[int, ...], columns: tuple[int, ...], alive: int
) -> tuple[int, int, int, int, int, int]:
    found = [0, alive]
    for corners in _corners(table):
        mask = 0
        for row, column in corners:
            if rows[row]:
                mask |= rows[row] & columns[column]
        found.append(mask & alive)
    return tuple(found)  # type: ignore[return-value]


@cache
def _corners(table: Table) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Return for levels 2-5 the rows and columns from which on it is reached; all others lie beyond one of these.

    The tables rise with rows and columns, and the masks are of "this level or more", so the corners are enough.
    """
    found = []
    for level in range(2, 6):
        corners: list[tuple[int, int]] = []
        for row in range(1, 6):
            column = next((each for each in range(1, 6) if table[row][each] >= level), None)
            if column is not None and (not corners or column < corners[-1][1]):
                corners.append((row, column))
        found.append(tuple(corners))
    return tuple(found)


def points(likelihood: int, impact: int) -> int:
    """Return the points of one threat."""
    return CHANCE[likelihood] * WEIGHT[impact]


@lru_cache(maxsize=4096)
def finding_points(counts: Counts) -> int:
    """Return the points of a finding: 50 x max over impact i of w(i) x (1 - product(1 - p)), rounded half up.

    The product runs over its threats of impact `i` or more, so many small flaws saturate and drawing a system in finer
    detail does not make its risk grow. Exact: integers throughout.
    """
    best = 0
    totals = [0] * 6
    for impact in range(5, 0, -1):
        for likelihood in range(1, 6):
            totals[likelihood] += counts[likelihood][impact]
        best = max(best, _saturating(tuple(totals), WEIGHT[impact]))
    return best


def _saturating(totals: tuple[int, ...], weight: int) -> int:
    if not any(totals):
        return 0
    if any(total >= enough for total, enough in zip(totals[1:], _ENOUGH[1:], strict=True)):
        return 50 * weight
    number = sum(totals)
    none_works = prod((50 - CHANCE[likelihood]) ** totals[likelihood] for likelihood in range(1, 6))
    whole: int = 50**number
    # 50 x weight x (1 - none_works / whole), rounded half up.
    return int((2 * 50 * weight * (whole - none_works) + whole) // (2 * whole))
