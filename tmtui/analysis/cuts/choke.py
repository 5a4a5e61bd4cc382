"""What each control takes off the worst way to each jewel, and which controls do so only in pairs.

The worst way of anybody to a jewel is what counts: a control that cuts one of two equally good ways takes nothing off,
however important it looks on a drawing. It is worth something together with the one that cuts the other way; those two
are doors to be closed together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tmtui.analysis.cuts.ground import NONE, Ground, Known
from tmtui.analysis.cuts.hitting import Option
from tmtui.analysis.cuts.likeliest import worst
from tmtui.analysis.cuts.net import Way
from tmtui.model.frozen import frozen

LITTLE = 0.25
"""A door gains at most this share alone of what it adds where the other is closed."""
MUCH = 0.15
"""It adds at least this share of what controls can take off the worst ways at all."""
BARELY = 0.04
"""Chance below which a way, very unlikely, is not looked for where only what is known counts."""
ALIKE = 20
"""Most times a door is looked at again for equal ones beside it."""


@frozen
class Worth:
    """What a control, or several done together, take off."""

    controls: Option
    points: float


@frozen
class Pair:
    """Two doors to be closed together."""

    one: Worth
    """The door that gains next to nothing by itself."""
    other: Worth
    """The door that makes it worth while; alone it may gain something or nothing."""
    together: float
    """Points that both take off."""


class Losses:
    """What attackers may cost at worst once some controls are done; each set is worked out once.

    Attributes:
        known: nothing for looking at the model again; else what is known of the steps, to go by that alone. A control
            then counts for what it cuts, not for what it makes less likely.
    """

    def __init__(self, ground: Ground, targets: Collection[str], known: Known | None = None) -> None:
        self.known = known
        self._ground = ground
        self._targets = set(targets)
        self._known: dict[frozenset[str], dict[str, Way]] = {}

    def worst(self, done: frozenset[str] = NONE) -> dict[str, Way]:
        """Return the worst way of anybody to each jewel."""
        if done not in self._known:
            if self.known is None:
                found = worst(self._ground.net(done))
            else:
                found = worst(self._ground.net(NONE), gone=self.known.gone(done), least=BARELY)
            self._known[done] = {target: way for target, way in found.items() if target in self._targets}
        return self._known[done]

    def total(self, done: frozenset[str] = NONE) -> float:
        """Return the points of the worst ways to all jewels together."""
        return sum(way.points for _, way in sorted(self.worst(done).items()))

    def gain(self, done: frozenset[str]) -> float:
        """Return how many points some controls take off."""
        return self.total() - self.total(done)


def chokes(losses: Losses, options: Iterable[Option]) -> list[Worth]:
    """Return what each of some controls takes off, most first."""
    found = [Worth(option, losses.gain(option)) for option in dict.fromkeys(options)]
    return sorted(found, key=lambda each: (-each.points, sorted(each.controls)))


def door(losses: Losses, known: Known, option: Option, *, begun: Option = NONE) -> Option:
    """Return the controls that close a door for good.

    Where a control closes a way and an equal one stands open beside it (the same weakness on a second web server), the
    same control closes that too: nobody would do the one and leave the other.

    Args:
        losses: what can be lost.
        known: what is known of the steps.
        option: controls to begin with.
        begun: controls that are done before.
    """
    names = {control.partition("@")[0] for control in option}
    closed = option
    for _ in range(ALIKE):
        more: set[str] = set()
        for way in losses.worst(begun | closed).values():
            for other in known.demand(way, begun | closed):
                if {control.partition("@")[0] for control in other} <= names:
                    more |= other
        if more <= closed:
            break
        closed |= more
    return closed


def pairs(losses: Losses, known: Known, most: float | None = None, doors: int | None = None) -> list[Pair]:
    """Return doors to be closed together, most points first, each door that gains nothing alone once.

    The other door is one that the worst ways go through now; the one is what cuts those that are worst then.

    Args:
        losses: what can be lost.
        known: what is known of the steps.
        most: points that all controls together take off; nothing for all there are to lose.
        doors: how many are tried at a time; nothing for all.
    """
    found: dict[Option, Pair] = {}
    least = max(MUCH * (losses.total() if most is None else most), 1e-9)
    for other in _doors(losses, known, NONE, doors):
        second = losses.gain(other)
        for one in _doors(losses, known, other, doors):
            if other <= one or one <= other:
                continue
            alone, together = losses.gain(one), losses.gain(one | other)
            added = together - second
            pair = Pair(Worth(one, alone), Worth(other, second), together)
            if added >= least and alone <= LITTLE * added and (one not in found or _better(pair, found[one])):
                found[one] = pair
    either = {frozenset({pair.one.controls, pair.other.controls}): pair for pair in reversed(list(found.values()))}
    return sorted(
        either.values(), key=lambda pair: (-pair.together, *map(sorted, (pair.one.controls, pair.other.controls)))
    )


def _better(pair: Pair, known: Pair) -> bool:
    return (-pair.together, len(pair.other.controls), sorted(pair.other.controls)) < (
        -known.together, len(known.other.controls), sorted(known.other.controls)
    )  # fmt: skip


def _doors(losses: Losses, known: Known, begun: Option, most: int | None) -> list[Option]:
    """Return the doors that some of the worst ways go through."""
    options = sorted(through(losses, known, begun), key=lambda option: (len(option), sorted(option)))[:most]
    found = {door(losses, known, option, begun=begun) for option in options}
    return sorted(found, key=lambda option: (len(option), sorted(option)))


def through(losses: Losses, known: Known, begun: Option = NONE) -> set[Option]:
    """Return what cuts some worst way once something is done; nothing else takes anything off by cutting."""
    return {option for way in losses.worst(begun).values() for option in known.demand(way, begun)}
