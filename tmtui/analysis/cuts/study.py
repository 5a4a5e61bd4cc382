"""Everything about cuts of one state of a model, each worked out when somebody asks for it, and then kept.

The study of a state keeps what it learned about steps, so that cut sets, doors and the plan try no control twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypedDict

from tmtui.analysis.cuts.choke import Losses, Pair, chokes, pairs, through
from tmtui.analysis.cuts.ground import Known
from tmtui.analysis.cuts.hitting import Option
from tmtui.analysis.cuts.net import Way
from tmtui.analysis.cuts.smallest import ROUNDS, Cut, smallest
from tmtui.analysis.cuts.terrain import Terrain
from tmtui.analysis.paths.chance import nearest
from tmtui.analysis.plan.seen import Seen
from tmtui.analysis.plan.wording import title_for
from tmtui.model.path import Choke, Cuts, CutSet
from tmtui.model.undisturbed import undisturbed

if TYPE_CHECKING:
    from tmtui.analysis.state import State

UNLIKELY = 1
"""Ways of this likelihood, a word of five, need not be cut."""
BARELY = 0.04
"""Chance below which a way is of that likelihood for sure."""
FIRST, NEXT = 1, 2
"""Tiers of what cuts the likeliest ways: those that are certain, those that are only possible."""
MOST_PAIRS = 5
FEW = 4
"""Doors of a large model that are tried with each other."""
AT_ONCE, IN_TIME = 3, 8
"""Demands in a large model: for the plan, which somebody waits for, and for what works in the background."""


class Bounds(TypedDict):
    """How thorough the search for a cut is."""

    rounds: int
    check: bool
    sparing: bool


def study(state: State) -> Study:
    """Return the study of a state; there is one."""
    return state.remember(("cuts",), lambda: Study(state))


class Study:
    """What cuts the ways to the jewels of one state."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.terrain = Terrain(state)
        self.known = Known(self.terrain)
        self.losses = Losses(self.terrain, self.terrain.jewels)
        """What can be lost; in a large model by what is known of steps alone, without looking at it again."""

    @property
    def jewels(self) -> tuple[str, ...]:
        """The crown jewels."""
        return self.terrain.jewels

    @cached_property
    def urgent(self) -> Mapping[str, int]:
        """The cheapest controls that cut the likeliest ways to each jewel, by word; and the tier each belongs in."""
        if not self.jewels:
            return {}
        self._be_quick_if_large()
        words = {target: nearest(way.chance) for target, way in self.losses.worst().items()}

        def matters(way: Way) -> bool:
            return nearest(way.chance) >= max(words.get(way.target, 0), UNLIKELY + 1)

        cut = smallest(
            self.terrain, self.jewels, known=self.known, matters=matters, least=BARELY, rest=False,
            **self._bounds(AT_ONCE),
        )  # fmt: skip
        found: dict[str, int] = {}
        for way in cut.ways:
            tier = FIRST if way.sure else NEXT
            for option in self.known.demand(way):
                if option <= set(cut.controls):
                    found.update({control: min(tier, found.get(control, tier)) for control in option})
        return found

    def cut(self, *targets: str) -> Cut:
        """Return the cheapest controls that cut every way to some jewels but very unlikely ones."""
        return smallest(
            self.terrain, targets, known=self.known, matters=lambda way: nearest(way.chance) > UNLIKELY, least=BARELY,
            pooled=True, **self._bounds(IN_TIME),
        )  # fmt: skip

    def _be_quick_if_large(self) -> None:
        if not self.terrain.small:
            self.losses.known = self.known

    def _bounds(self, rounds: int) -> Bounds:
        """Return how thorough to be: in all respects, or in a large model only as far as somebody waits."""
        if self.terrain.small:
            return {"rounds": ROUNDS, "check": True, "sparing": False}
        return {"rounds": rounds, "check": False, "sparing": True}

    @cached_property
    @undisturbed
    def cuts(self) -> Cuts:
        """Cut sets, what each control is worth, and the doors to close together."""
        self._be_quick_if_large()
        # All together first: most ways that have to be cut for one jewel turn up then.
        together = self._cut_set(self.jewels) if self.jewels else None
        each = tuple(self._cut_set((target,)) for target in self.jewels) if len(self.jewels) > 1 else ()
        sets = (*each, together) if together else ()
        single = [option for option in through(self.losses, self.known) if len(option) == 1]
        worths = [self._choke(each.controls, each.points) for each in chokes(self.losses, sorted(single, key=sorted))]
        most = self.losses.gain(frozenset(sets[-1].controls)) if sets else 0.0
        doors = tuple(
            self._pair(each)
            for each in pairs(self.losses, self.known, most, None if self.terrain.small else FEW)[:MOST_PAIRS]
        )
        named = {control for each in sets for control in each.controls}
        named |= {control for each in doors for control in (each.control, *each.also, *each.pair)}
        return Cuts(
            sets, tuple(each for each in worths if each.value > 0), doors, round(self.losses.total()),
            {control: self.title(control) for control in sorted(named)},
        )  # fmt: skip

    def _cut_set(self, targets: tuple[str, ...]) -> CutSet:
        cut = self.cut(*targets)
        return CutSet(
            targets[0] if len(targets) == 1 else "",
            tuple(dict.fromkeys(each for control in cut.controls for each in self.terrain.offers.with_needs(control))),
            cut.days,
            cut.exact,
            tuple(id for way in cut.uncut if (id := self.terrain.id_of(way))),
            cut.complete,
        )

    def _choke(self, controls: Option, points: float) -> Choke:
        (control,) = controls
        ways = self.losses.worst().values()
        return Choke(control, round(points), sum(controls in self.known.demand(way) for way in ways))

    def _pair(self, pair: Pair) -> Choke:
        one, *also = sorted(pair.one.controls)
        ways = self.losses.worst(pair.other.controls).values()
        cuts = sum(any(option <= pair.one.controls for option in self.known.demand(way)) for way in ways)
        return Choke(
            one, round(pair.one.points), cuts, tuple(sorted(pair.other.controls)), round(pair.together), tuple(also),
            round(pair.other.points),
        )  # fmt: skip

    def title(self, control: str) -> str:
        """Return what a control does, in words."""
        name, _, subject = control.partition("@")
        return title_for(Seen(self.state), self.state.bank.controls[name].title, [subject])
