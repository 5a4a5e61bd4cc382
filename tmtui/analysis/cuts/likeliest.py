"""The likeliest way of an actor to each jewel, by Dijkstra over the chances of steps.

Where some steps are known to be beyond every control, two questions are asked at once: which way is likeliest at all,
and which of those that some control may cut. A way counts among the latter only as far as it gets somewhere that no
uncuttable way of the same actor gets as easily: closing a detour helps nobody while the main road stays open.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping
from heapq import heappop, heappush
from itertools import count

from tmtui.analysis.cuts.net import End, Key, Net, Place, Step, Way

_Label = tuple[Place, bool]
"""A place, and whether a step on the way there may be cut."""
_NOTHING: frozenset[Key] = frozenset()


def likeliest(net: Net, *, gone: Container[Key] = _NOTHING) -> dict[tuple[str, str], Way]:
    """Return for every actor and jewel the way that may cost most points, where there is one.

    Args:
        net: where one can go.
        gone: keys of steps that nobody can take any more.
    """
    found: dict[tuple[str, str], Way] = {}
    for actor in sorted(net.starts):
        for target, (_, cuttable) in _walk(net, actor, gone, None).items():
            if cuttable is not None:
                found[actor, target] = cuttable
    return found


def likeliest_to_cut(
    net: Net, *, gone: Container[Key], hard: Collection[Key]
) -> tuple[dict[tuple[str, str], Way], dict[tuple[str, str], Way]]:
    """Return for every actor and jewel the worst way that may be cut, and the worst that cannot.

    Args:
        net: where one can go.
        gone: keys of steps that nobody can take any more.
        hard: keys of steps that no control cuts; of all others that is not known, or some does.
    """
    soft: dict[tuple[str, str], Way] = {}
    stays: dict[tuple[str, str], Way] = {}
    for actor in sorted(net.starts):
        for target, (uncuttable, cuttable) in _walk(net, actor, gone, hard).items():
            if cuttable is not None:
                soft[actor, target] = cuttable
            if uncuttable is not None:
                stays[actor, target] = uncuttable
    return soft, stays


def _walk(
    net: Net, actor: str, gone: Container[Key], hard: Collection[Key] | None
) -> Mapping[str, tuple[Way | None, Way | None]]:
    """Return for every jewel the worst way over hard steps alone, and the worst of the others."""
    start: _Label = (net.starts[actor], hard is None)
    best: dict[_Label, float] = {start: 1.0}
    came: dict[_Label, tuple[_Label, Step]] = {}
    settled: set[_Label] = set()
    hard_at: dict[Place, float] = {}
    number = count()
    queue: list[tuple[float, bool, int, _Label]] = [(-1.0, start[1], next(number), start)]
    while queue:
        minus, _, _, label = heappop(queue)
        if label in settled:
            continue
        settled.add(label)
        place, soft = label
        if not soft:
            hard_at[place] = -minus
        elif hard is not None and hard_at.get(place, 0.0) >= -minus:
            continue
        for step in net.steps.get(place, ()):
            if step.key in gone:
                continue
            after: _Label = (step.target, soft or (hard is not None and step.key not in hard))
            chance = -minus * step.chance
            if after not in settled and chance > best.get(after, 0.0):
                best[after] = chance
                came[after] = (label, step)
                heappush(queue, (-chance, after[1], next(number), after))
    return _reached(net, actor, best, came, hard_at, settled, hard)


def _reached(
    net: Net, actor: str, best: Mapping[_Label, float], came: Mapping[_Label, tuple[_Label, Step]],
    hard_at: Mapping[Place, float], settled: Container[_Label], hard: Collection[Key] | None,
) -> dict[str, tuple[Way | None, Way | None]]:  # fmt: skip
    found: dict[str, list[Way | None]] = {}
    for place, end in net.ends.items():
        for soft in (False, True):
            label = (place, soft)
            if label not in settled:
                continue
            if soft and hard is not None and hard_at.get(place, 0.0) >= best[label]:
                continue
            way = _way(actor, end, best[label], label, came)
            there = found.setdefault(end.target, [None, None])
            kept = there[soft]
            if kept is None or (way.points, way.chance) > (kept.points, kept.chance):
                there[soft] = way
    return {target: (uncuttable, cuttable) for target, (uncuttable, cuttable) in found.items()}


def _way(actor: str, end: End, chance: float, label: _Label, came: Mapping[_Label, tuple[_Label, Step]]) -> Way:
    steps = []
    while label in came:
        label, step = came[label]
        steps.append(step)
    return Way(actor, end.target, tuple(reversed(steps)), chance, chance * end.worth)
