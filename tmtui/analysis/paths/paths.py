"""The door of attack paths: the likeliest ways to everything worth having, worked out once for a state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from tmtui.analysis.paths.alike import also
from tmtui.analysis.paths.graph import Ways, ways
from tmtui.analysis.paths.graph import likeliest as likeliest_way
from tmtui.analysis.paths.jewels import jewels
from tmtui.analysis.paths.moves import moves_of
from tmtui.analysis.paths.nodes import CHANGES, CONTROL, FED, GOAL, READS, STOPS, WIDE, WITH, Node
from tmtui.analysis.paths.search import Found, Search
from tmtui.analysis.paths.tell import told
from tmtui.model.answers import Slot
from tmtui.model.errors import BadInput
from tmtui.model.path import AttackPath
from tmtui.model.subject import kind_of
from tmtui.model.undisturbed import undisturbed
from tmtui.model.value import Value

if TYPE_CHECKING:
    from tmtui.analysis.state import State

__all__ = [
    "chances",
    "is_cut",
    "jewels",
    "likeliest",
    "path_of",
    "paths",
    "paths_after",
    "paths_to",
    "walked",
]

_ON_COMPONENT = frozenset({WIDE, CONTROL, FED, READS, CHANGES, STOPS})

Walked = tuple[AttackPath, tuple[Node, ...]]
"""A path, and the states it leads through."""


def paths(state: State, *, k: int = 5) -> tuple[AttackPath, ...]:
    """Return up to `k` ways to every crown jewel, the likeliest of all first.

    Of one likelihood at most, what is certain comes before what is only possible.
    """
    return tuple(path for path, _ in walked(state, k=k))


def paths_to(state: State, target: str, *, k: int = 5) -> tuple[AttackPath, ...]:
    """Return up to `k` ways to one component or data, jewel or not.

    Raises:
        BadInput: when the model has no such subject, or paths do not lead to its kind.
    """
    if kind_of(target) not in ("data", "component"):
        raise BadInput(f"paths lead to data and components, not to {target!r}", remedy="Name data or a component.")
    if not state.is_alive(target):
        raise BadInput(f"there is no {target!r} in this model", remedy="`tmtui answers` shows every key.")
    if target in jewels(state):
        return tuple(path for path in paths(state, k=k) if path.target == target)
    return tuple(path for path, _ in _walked(state, (target,), k))


def paths_after(state: State, changes: Mapping[Slot, Value], *, k: int = 5) -> tuple[AttackPath, ...]:
    """Return the ways that are left once some answers are laid over the facts."""
    return paths(state.overlay(changes), k=k)


def walked(state: State, *, k: int = 5) -> tuple[Walked, ...]:
    """Return the listed paths, each with the states it leads through."""
    return _walked(state, jewels(state), k)


@undisturbed
def _walked(state: State, targets: tuple[str, ...], k: int) -> tuple[Walked, ...]:
    return state.remember(("walked", targets, k), lambda: _work_out(state, targets, k))


def _work_out(state: State, targets: tuple[str, ...], k: int) -> tuple[Walked, ...]:
    search = _search(state, targets)
    found = [each for key in targets for each in search.distinct((GOAL, key), k)]
    listed = [(told(state, each, _also(search.ways, each)), each.real) for each in found]
    return tuple(sorted(listed, key=lambda each: order(each[0])))


def order(path: AttackPath) -> tuple[float, float, float, str]:
    """Return what paths are sorted by: chance at most, certain first, worst harm first, then the id."""
    low, high = path.chance
    return -round(high, 9), -round(low, 9), -path.impact[1], path.id


@undisturbed
def _search(state: State, targets: tuple[str, ...]) -> Search:
    return state.remember(("ways", targets), lambda: Search(ways(moves_of(state, targets))))


def _also(found: Ways, way: Found) -> list[str]:
    """Return the equals of the components on a way that are not on it."""
    state = found.moves.state
    inner = [node[2:] if node[0] == WITH else node for node in way.real]
    places = [node[1] for node in inner if node[0] in _ON_COMPONENT]
    classes = [found.alike.others(place) for place in dict.fromkeys(places)]
    return sorted({state.key("component", place) for place in also(classes, places)})


def path_of(state: State, nodes: Sequence[Node]) -> AttackPath:
    """Return a way through states as a path, listed or not.

    Raises:
        ValueError: when there is no such way in this state.
    """
    search = _search(state, jewels(state))
    return told(state, search.walk(tuple(nodes)))


def is_cut(state: State, nodes: Sequence[Node], changes: Mapping[Slot, Value]) -> bool:
    """Whether some step of a way is gone once some answers are laid over the facts; looks at its own steps only."""
    after = state.overlay(changes)
    targets = tuple({node[1]: None for node in nodes if node[0] == GOAL})
    moves = moves_of(after, targets)
    return any(moves.between(*arc) is None for arc in pairwise(nodes))


def likeliest(state: State, target: str) -> AttackPath | None:
    """Return the single likeliest way to a jewel, or nothing where none leads there."""
    search = _search(state, jewels(state))
    way = likeliest_way(search.ways, (GOAL, target))
    return told(state, search.found(way)) if way else None


def chances(state: State) -> dict[str, tuple[float, float]]:
    """Return for every jewel the chance of the way that is likeliest at most, without telling it."""
    search = _search(state, jewels(state))
    found = {}
    for key in jewels(state):
        way = likeliest_way(search.ways, (GOAL, key))
        found[key] = search.walk(way).chance if way else (0.0, 0.0)
    return found
