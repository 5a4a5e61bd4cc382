"""The cheapest controls that cut every way to a jewel: an implicit hitting set.

There are far too many ways to list them all. So the likeliest that is still open becomes a demand that has to be met,
and whatever meets it is added until nothing is open; then the cheapest set that meets all demands so far is worked out,
and the model is asked again with those controls done, until nothing is open but ways that no control cuts. Each such
set is the cheapest for its demands, and the last one meets all that there are, so it is the cheapest of all (as long as
no control opens a way that was not there before; where one does, the set still cuts everything, and it is not called
exact). The work is counted, never timed, so the same model gives the same set on every machine.
"""

from __future__ import annotations

from collections.abc import Collection

from tmtui.analysis.cuts.ground import NONE, Ground, Known, Matters, always
from tmtui.analysis.cuts.hitting import BRANCHES, Demand, cheapest, extended
from tmtui.analysis.cuts.likeliest import LEAST, likeliest_to_cut
from tmtui.analysis.cuts.net import Key, Way
from tmtui.model.frozen import frozen

ROUNDS = 400
"""Most demands; a set for more is not proven to be the cheapest, and not said to cut everything."""


@frozen
class Cut:
    """What cuts the ways to some jewels."""

    controls: tuple[str, ...]
    days: float
    exact: bool
    """Whether nothing cheaper does the same."""
    uncut: tuple[Way, ...]
    """Ways that stay open: no control cuts them. The worst of each actor to each jewel."""
    ways: tuple[Way, ...]
    """Ways that had to be cut, in the order in which they turned up."""
    complete: bool = True
    """Whether every way is cut that can be; no when there were more demands than rounds."""


def smallest(
    ground: Ground, targets: Collection[str], *, known: Known | None = None, matters: Matters = always,
    least: float = LEAST, branches: int = BRANCHES, rounds: int = ROUNDS,
    check: bool = True, sparing: bool = False, pooled: bool = False, rest: bool = True,
) -> Cut:  # fmt: skip
    """Return the cheapest controls that cut every way to the targets that some control cuts.

    Args:
        ground: the model.
        targets: jewels.
        known: what is known of the steps already.
        matters: which ways have to be cut.
        least: chance below which a way is not even looked for.
        branches: most branches in the search for sets.
        rounds: most demands.
        check: whether to look at the model again once the controls are done; without, the set is never called exact.
        sparing: whether to take up only the worst way to each target at a time, where every question is dear.
        pooled: whether to begin with the ways that earlier searches took up, and to leave one's own to later ones.
        rest: whether to look for the ways that no control cuts, actor by actor.
    """
    known = known or Known(ground)
    there = ground.net(NONE)
    begin = {step.key for steps in there.steps.values() for step in steps}
    ways = [way for way in known.ways if way.target in targets and matters(way)] if pooled else []
    demands: dict[Demand, Way] = {demand: way for way in ways if (demand := known.demand(way))}
    chosen = cheapest(demands, ground.effort, quick=True)
    exact = complete = True
    proven = not demands
    checked = not demands
    while len(demands) < rounds:
        done = frozenset(chosen.controls)
        gone: Collection[Key] = known.gone(done) if not checked else ()
        for apart in (False,) if sparing else (False, True):
            # What is worst of all is found far sooner than what is worst of each actor; most rounds need no more.
            soft, _ = likeliest_to_cut(there, gone=gone, hard=known.hard, least=least, apart=apart)
            ways = [way for (_, target), way in soft.items() if target in targets and matters(way)]
            if ways:
                break
        if not ways:
            if checked:
                break
            if not proven:
                chosen, proven = cheapest(demands, ground.effort, branches=max(branches, 0)), True
                branches -= chosen.branches
                if set(chosen.controls) != done:
                    continue
            if not check:
                break
            there, checked = ground.net(done), True
            continue
        more = False
        for way in _worst(ways, sparing=sparing):
            demand = known.demand(way, done)
            if any(option <= done for option in demand):
                if checked:
                    known.spoil(way, done)
                    demand = known.demand(way, done)
                else:
                    demand = frozenset()
            exact = exact and begin.issuperset(way.keys)
            if demand and demand not in demands:
                demands[demand] = way
                if pooled and begin.issuperset(way.keys):
                    known.ways.setdefault(way)
                more = True
        if more:
            # Once the branches are used up the cheapest is not looked for any more: what is still open is closed.
            chosen = extended(chosen.controls, demands, ground.effort)
            proven = proven and branches <= 0
            there, checked = ground.net(NONE), False
    else:
        exact = complete = False
    done = frozenset(chosen.controls)
    last, gone = (ground.net(done), ()) if check else (there, known.gone(done))
    stays = likeliest_to_cut(last, gone=gone, hard=known.hard, least=least)[1] if rest else {}
    uncut = [way for (_, target), way in sorted(stays.items()) if target in targets and matters(way)]
    proven = proven and check and exact and chosen.exact and not known.spoiled
    return Cut(chosen.controls, chosen.days, proven, tuple(uncut), tuple(demands.values()), complete)


def _worst(ways: Collection[Way], *, sparing: bool) -> list[Way]:
    """Return ways, the worst first; only one to each target where that is to do."""
    order = sorted(ways, key=lambda each: -each.points)
    return list({way.target: way for way in reversed(order)}.values())[::-1] if sparing else order
