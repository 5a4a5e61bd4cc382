"""The points of all rules together, kept up to date rule by rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tmtui.analysis.cells.program import Program
from tmtui.analysis.cells.sheet import Cell, Step, View
from tmtui.analysis.threats.rules import RuleCells

Sum = tuple[int, int, int]
"""At least, at most, and of what lies between the share that counts, in thousandths of a point."""


def sum_of(program: Program, rules: Collection[RuleCells]) -> Cell[Sum]:
    """Return the sum over rules; after a change only those that count otherwise are looked at."""
    tallies = {each.tally.number: each.tally for each in rules}
    share = {each.tally.number: each.rule.if_unknown for each in rules}

    def added(view: View, numbers: Iterable[int], start: Sum, sign: int) -> Sum:
        low, high, between = start
        for number in numbers:
            least, most = view[tallies[number]].points
            low += sign * least
            high += sign * most
            between += sign * share[number] * (most - least)
        return low, high, between

    def full(view: View) -> Sum:
        return added(view, tallies, (0, 0, 0), 1)

    def patch(step: Step, old: Sum) -> Sum:
        numbers = [number for number in step.changed if number in tallies]
        return added(step, numbers, added(step.earlier, numbers, old, -1), 1)

    return program.sheet.add(("sum",), list(tallies.values()), full, patch)
