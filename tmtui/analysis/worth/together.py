"""Trying an answer for all open subjects at once, as far as conditions follow it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.cells.columns import Coded, Said
from tmtui.analysis.cells.sheet import View
from tmtui.analysis.threats.rules import RuleCells
from tmtui.analysis.worth.apart import Group, groups
from tmtui.analysis.worth.outcomes import Outcome
from tmtui.analysis.worth.study import Study
from tmtui.analysis.worth.width import rule_widths, widths
from tmtui.model.value import Value

if TYPE_CHECKING:
    from tmtui.analysis.state import State

Gains = dict[int, int]
"""Subject and the points by which an answer narrows the risk, times the weights of all answers."""


def answered(said: Said, places: int, value: Value) -> Said:
    """Return a column after some subjects gave the same answer."""
    keep = ~places
    values: dict[Coded, int] = {each: mask & keep for each, mask in said.values.items()}
    for each in value if isinstance(value, tuple) else (value,):
        if each is not None:
            values[each] = values.get(each, 0) | places
    return replace(
        said, answered=said.answered | places, unknown=said.unknown & keep, absent=said.absent & keep, values=values
    )


def tried_together(state: State, study: Study, places: int, outcomes: Sequence[Outcome]) -> Gains:
    """Return what answers gain, each weighed, for every subject; exact but for what does not follow by conditions."""
    found: Gains = {}
    if not study.readers:
        return found
    program = state.compiled.program
    cell = program.said[study.slot]
    said = state.view[cell]
    for group in groups(state.view, study, places):
        for value, weight in outcomes:
            after, changed = program.sheet.again(
                state.view, {cell: answered(said, group.places, value)}, {}, only=study.near
            )
            for rule, _ in study.readers:
                cells = state.compiled.rules[rule]
                if cells.stand.number in changed or cells.likelihood.number in changed:
                    _count(state, after, cells, group, weight, found)
    return found


def _count(state: State, after: View, cells: RuleCells, group: Group, weight: int, found: Gains) -> None:
    moved = _moved(state.view, after, cells)
    if not moved:
        return
    owners = group.owners[cells.rule.id]
    for width, mask in rule_widths(state, cells.rule.id).items():
        _add(found, mask & moved, width * weight, owners)
    for width, mask in widths(after, cells, moved).items():
        _add(found, mask, -width * weight, owners)


def _moved(before: View, after: View, cells: RuleCells) -> int:
    """Return the subjects for which a rule stands otherwise, or is otherwise likely."""
    found = 0
    old, new = before[cells.stand], after[cells.stand]
    if old is not new:
        found |= old.certain ^ new.certain | old.possible ^ new.possible | old.doubtful ^ new.doubtful
    chance, other = before[cells.likelihood], after[cells.likelihood]
    if chance is not other:
        for bound, against in ((chance.low, other.low), (chance.high, other.high)):
            for mask, also in zip(bound, against, strict=True):
                found |= mask ^ also
    return found


def _add(found: Gains, mask: int, gain: int, owners: Mapping[int, Sequence[int]] | None) -> None:
    if owners is None:
        for place in indices(mask):
            found[place] = found.get(place, 0) + gain
        return
    for place in indices(mask):
        read = owners[place]
        for end in read:
            found[end] = found.get(end, 0) + gain // len(read)
