"""The likeliest way of an actor to each jewel, by Dijkstra over the chances of steps.

Where some steps are known to be beyond every control, two questions are asked at once: which way is likeliest at all,
and which of those that some control may cut. A way counts among the latter only as far as it gets somewhere that no
uncuttable way of the same actor gets as easily: closing a detour helps nobody while the main road stays open.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from heapq import heappop, heappush

from tmtui.analysis.cuts.net import End, Key, Net, Roads, Way

_NOTHING: frozenset[Key] = frozenset()

LEAST = 1e-6
"""A way less likely than this is none."""


def worst(net: Net, *, gone: Collection[Key] = _NOTHING, least: float = LEAST) -> dict[str, Way]:
    """Return for every jewel the way of anybody that may cost most points: one search from all starts at once.

    Args:
        net: where one can go.
        gone: keys of steps that nobody can take any more.
        least: chance below which a way is not looked for.
    """
    found = _walk(net, sorted(net.starts), gone, None, least)
    return {target: cuttable for target, (_, cuttable) in found.items() if cuttable is not None}


def likeliest_to_cut(
    net: Net, *, gone: Collection[Key], hard: Collection[Key], least: float = LEAST, apart: bool = True
) -> tuple[dict[tuple[str, str], Way], dict[tuple[str, str], Way]]:
    """Return for every actor and jewel the worst way that may be cut, and the worst that cannot.

    Args:
        net: where one can go.
        gone: keys of steps that nobody can take any more.
        hard: keys of steps that no control cuts; of all others that is not known, or some does.
        least: chance below which a way is not looked for.
        apart: no for the worst of anybody only, and a detour is one where anybody has an uncuttable way; far faster.
    """
    soft: dict[tuple[str, str], Way] = {}
    stays: dict[tuple[str, str], Way] = {}
    for actors in [[actor] for actor in sorted(net.starts)] if apart else [sorted(net.starts)]:
        for target, (uncuttable, cuttable) in _walk(net, actors, gone, hard, least).items():
            if cuttable is not None:
                soft[cuttable.actor, target] = cuttable
            if uncuttable is not None:
                stays[uncuttable.actor, target] = uncuttable
    return soft, stays


def _walk(
    net: Net, actors: Sequence[str], gone: Collection[Key], hard: Collection[Key] | None, least: float
) -> Mapping[str, tuple[Way | None, Way | None]]:
    """Return for every jewel the worst way over hard steps alone, and the worst of the others.

    A place has two labels: twice its number where all steps on the way are hard, and one more where some is not.
    Without hard steps there is only the second.
    """
    roads = net.roads
    by_start = {roads.place[net.starts[actor]]: actor for actor in reversed(actors) if net.starts[actor] in roads.place}
    closed, known_hard = roads.marked(gone), roads.marked(hard or ())
    size = 2 * len(roads.out)
    best, came, by, settled = [0.0] * size, [-1] * size, [-1] * size, bytearray(size)
    queue: list[tuple[float, int, int, int]] = []
    for number in reversed(by_start):
        start = 2 * number + (hard is None)
        best[start] = 1.0
        queue.append((-1.0, start & 1, len(queue), start))
    pushed = len(queue)
    while queue:
        minus, _, _, label = heappop(queue)
        if settled[label]:
            continue
        settled[label] = 1
        if label & 1 and hard is not None and settled[label - 1]:
            # Hard ways are settled first where they are as likely: this one is a detour.
            best[label] = 0.0
            continue
        for target, chance, step in roads.out[label >> 1]:
            if closed[step]:
                continue
            after = 2 * target + (label & 1 | (not known_hard[step]))
            chance *= -minus
            if chance >= least and chance > best[after] and not settled[after]:
                best[after], came[after], by[after] = chance, label, step
                pushed += 1
                heappush(queue, (-chance, after & 1, pushed, after))
    return _reached(roads, by_start, best, came, by)


def _reached(
    roads: Roads, by_start: Mapping[int, str], best: Sequence[float], came: Sequence[int], by: Sequence[int]
) -> dict[str, tuple[Way | None, Way | None]]:
    found: dict[str, list[Way | None]] = {}
    for place, end in roads.ends:
        for some_soft in (0, 1):
            label = 2 * place + some_soft
            if best[label] > 0:
                way = _way(roads, by_start, end, best[label], label, came, by)
                there = found.setdefault(end.target, [None, None])
                kept = there[some_soft]
                if kept is None or (way.points, way.chance) > (kept.points, kept.chance):
                    there[some_soft] = way
    return {target: (uncuttable, cuttable) for target, (uncuttable, cuttable) in found.items()}


def _way(
    roads: Roads, by_start: Mapping[int, str], end: End, chance: float, label: int, came: Sequence[int],
    by: Sequence[int],
) -> Way:  # fmt: skip
    steps = []
    while by[label] >= 0:
        steps.append(roads.steps[by[label]])
        label = came[label]
    return Way(by_start[label >> 1], end.target, tuple(reversed(steps)), chance, chance * end.worth)
