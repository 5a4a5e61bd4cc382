"""The least fixpoint of what is at stake, and how it is mended after a change.

Every bit of every subject remembers when it came. A bit that came from a neighbour rests on one that came earlier, so
when a link goes, whatever still has an older supporter stays, and only the rest is taken away and raised anew: rings of
subjects cannot keep each other up.
"""

from __future__ import annotations

from collections.abc import Iterable

from tmtui.analysis.cells.packed import WIDTH
from tmtui.analysis.stake.power import Node, Power
from tmtui.model.frozen import single

Log = tuple[tuple[int, int], ...]
"""When bits came, and which; rising."""


@single
class Worth:
    """Packed values by node, and when their bits came."""

    value: dict[Node, int]
    log: dict[Node, Log]
    clock: int


def spread(power: Power, seeds: dict[Node, int]) -> Worth:
    """Work everything out from what subjects are worth by themselves."""
    value = {node: bits for node, bits in seeds.items() if bits}
    log: dict[Node, Log] = {node: ((0, bits),) for node, bits in value.items()}
    clock = _raise(power, value, log, list(value), 0, set())
    return Worth(value, log, clock)


def _raise(
    power: Power, value: dict[Node, int], log: dict[Node, Log], begin: Iterable[Node], clock: int, moved: set[Node]
) -> int:
    """Carry what is worth most first: hardly anything then has to be carried twice."""
    waiting: list[list[Node]] = [[] for _ in range(WIDTH + 1)]
    for node in begin:
        waiting[value[node].bit_count()].append(node)
    # Nearly all links are flows; they are followed here, for a generator would cost more than the work itself.
    outbound, inbound, source, target = power.outbound, power.inbound, power.source, power.target
    forth, back, gainers = power.flows.forth, power.flows.back, power.other_gainers
    carried: dict[Node, int] = {}
    most = WIDTH
    while most:
        if not waiting[most]:
            most -= 1
            continue
        node = waiting[most].pop()
        bits = value[node] & ~carried.get(node, 0)
        if not bits:
            continue
        carried[node] = value[node]
        found: list[tuple[Node, int]] = []
        if not node % 3:
            place = node // 3
            found = [
                (3 * other, more)
                for flow in outbound[place]
                if (other := target[flow]) >= 0 and (more := bits & forth[flow] & ~value.get(3 * other, 0))
            ]
            found += [
                (3 * other, more)
                for flow in inbound[place]
                if (other := source[flow]) >= 0 and (more := bits & back[flow] & ~value.get(3 * other, 0))
            ]
        found += gainers(node, bits)
        for gainer, gained in found:
            old = value.get(gainer, 0)
            more = gained & ~old
            if more:
                clock += 1
                value[gainer] = old | more
                log[gainer] = (*log.get(gainer, ()), (clock, more))
                moved.add(gainer)
                rank = (old | more).bit_count()
                waiting[rank].append(gainer)
                most = max(most, rank)
    return clock


def mend(power: Power, old: Worth, dirty: Iterable[Node]) -> tuple[Worth, set[Node]]:
    """Work out again what a change to the links into some nodes can move.

    Args:
        power: the links as they are now.
        old: the solution before.
        dirty: nodes of which a link into them, or their own worth, changed.

    Returns:
        The solution, and the nodes whose value may have moved.
    """
    value, log = dict(old.value), dict(old.log)
    moved: set[Node] = set()
    begin = list(dirty)
    _take_away(power, value, log, begin, moved)
    clock = old.clock
    raised: list[Node] = []
    for node in {*begin, *moved}:
        bits = power.own(node)
        for other, mask in power.sources(node):
            bits |= value.get(other, 0) & mask
        more = bits & ~value.get(node, 0)
        if more:
            clock += 1
            value[node] = value.get(node, 0) | more
            log[node] = (*log.get(node, ()), (clock, more))
            moved.add(node)
            raised.append(node)
    clock = _raise(power, value, log, raised, clock, moved)
    return Worth(value, log, clock), {node for node in moved if value.get(node, 0) != old.value.get(node, 0)}


def _take_away(power: Power, value: dict[Node, int], log: dict[Node, Log], begin: list[Node], moved: set[Node]) -> None:
    """Take away all bits that nothing older holds up any more."""
    todo, waiting = list(begin), set(begin)
    while todo:
        node = todo.pop()
        waiting.discard(node)
        if node not in value:
            continue
        kept = _kept(power, log, node)
        lost = value[node] & ~kept
        if not lost:
            continue
        moved.add(node)
        if kept:
            value[node] = kept
            log[node] = tuple((when, bits & kept) for when, bits in log[node] if bits & kept)
        else:
            del value[node], log[node]
        for other, mask in power.gainers(node):
            if lost & mask & value.get(other, 0) and other not in waiting:
                waiting.add(other)
                todo.append(other)


def _kept(power: Power, log: dict[Node, Log], node: Node) -> int:
    """Return the bits of a node that its own worth or something older holds up."""
    kept = power.own(node)
    entries = [(when, bits) for when, bits in log[node] if bits & ~kept]
    if not entries:
        return kept & sum(bits for _, bits in log[node])
    wanted = 0
    for _, bits in entries:
        wanted |= bits & ~kept
    for other, mask in power.sources(node):
        if not mask & wanted:
            continue
        for came, bits in log.get(other, ()):
            found = bits & mask & wanted
            if found:
                for when, own in entries:
                    if came < when:
                        kept |= found & own
        wanted &= ~kept
        if not wanted:
            break
    return kept & sum(bits for _, bits in log[node])
