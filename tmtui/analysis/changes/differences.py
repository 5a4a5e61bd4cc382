"""What changed between two states, from the masks that differ: never by comparing lists of threats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.cells.columns import Levels
from tmtui.analysis.threats.rules import RuleCells
from tmtui.model.assessment import Differences
from tmtui.model.threat import Certainty

if TYPE_CHECKING:
    from tmtui.analysis.state import State

Figures = tuple[Certainty, tuple[int, int], tuple[int, int]]


def differences(now: State, before: State) -> Differences:
    """Return which threats opened, closed or moved since `before`."""
    if now is before:
        return Differences(risk_before=before.risk, risk_after=now.risk)
    opened, closed, moved = threats_that_differ(now, before)
    return Differences(tuple(sorted(opened)), tuple(sorted(closed)), tuple(sorted(moved)), before.risk, now.risk)


def threats_that_differ(now: State, before: State) -> tuple[list[str], list[str], list[str]]:
    """Return the ids of the threats that opened, closed or moved since `before`, without reckoning risk."""
    opened: list[str] = []
    closed: list[str] = []
    moved: list[str] = []
    if now.compiled is before.compiled and (now.line is before.line or _same_places(now, before)):
        for cells in now.compiled.moved(now.view, before.view):
            _of_rule(now, before, cells, opened, closed, moved)
    else:
        _by_id(_rule_figures(now), _rule_figures(before), opened, closed, moved)
    _by_id(_own_figures(now), _own_figures(before), opened, closed, moved)
    return opened, closed, moved


def _same_places(now: State, before: State) -> bool:
    """Whether every subject there was has the bit it had, so that masks can be compared."""
    for index in now.compiled.program.indexes.values():
        new, old = now.view[index].keys, before.view[index].keys
        if list(new[: len(old)]) != list(old):
            return False
    return True


def _of_rule(
    now: State, before: State, cells: RuleCells, opened: list[str], closed: list[str], moved: list[str]
) -> None:
    new, old = now.view[cells.stand], before.view[cells.stand]
    likelihood, impact = now.view[cells.likelihood], now.view[cells.impact]
    was_likely, was_bad = before.view[cells.likelihood], before.view[cells.impact]
    stands, stood = new.certain | new.possible, old.certain | old.possible
    begun = new.certain & ~old.certain
    ended = stood & ~stands
    other = (
        stands
        & ~begun
        & ((new.possible ^ old.possible) | (_changed(likelihood, was_likely) | _changed(impact, was_bad)))
    )
    for mask, names in ((begun, opened), (ended, closed), (other, moved)):
        names.extend(f"{cells.rule.id}@{now.key(cells.rule.of, place)}" for place in indices(mask))


def _changed(new: Levels, old: Levels) -> int:
    if new is old:
        return 0
    mask = 0
    for threshold in range(2, 6):
        mask |= (new.low[threshold] ^ old.low[threshold]) | (new.high[threshold] ^ old.high[threshold])
    return mask


def _by_id(
    new: dict[str, Figures], old: dict[str, Figures], opened: list[str], closed: list[str], moved: list[str]
) -> None:
    for key, figures in new.items():
        earlier = old.get(key)
        if figures[0] is Certainty.CERTAIN and (earlier is None or earlier[0] is not Certainty.CERTAIN):
            opened.append(key)
        elif figures != earlier:
            moved.append(key)
    closed.extend(key for key in old if key not in new)


def figures(state: State) -> dict[str, Figures]:
    """Return how every threat stands, by id; from the masks, without spelling one out."""
    return {**_rule_figures(state), **_own_figures(state)}


def _rule_figures(state: State) -> dict[str, Figures]:
    found: dict[str, Figures] = {}
    for cells in state.compiled.rules.values():
        stand = state.view[cells.stand]
        for place in indices(stand.certain | stand.possible):
            certainty = Certainty.CERTAIN if stand.certain >> place & 1 else Certainty.POSSIBLE
            figures = (certainty, state.view[cells.likelihood].of(place), state.view[cells.impact].of(place))
            found[f"{cells.rule.id}@{state.key(cells.rule.of, place)}"] = figures
    return found


def _own_figures(state: State) -> dict[str, Figures]:
    return {own.id: (Certainty.CERTAIN, own.likelihood, own.impact) for own in state.own_threats()}
