"""What every move needs: the ground, the open threats, and what is worth reaching; and what an open threat gains."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from tmtui.analysis.cells.bits import from_indices, indices
from tmtui.analysis.paths.ground import Ground
from tmtui.analysis.paths.nodes import (
    CONTROL,
    ENDINGS,
    FILTERED,
    HALTED,
    INSIDE,
    OUTSIDE,
    OWNED,
    PERHAPS_FILTERED,
    SPOT,
    STOPS,
    WITH,
    Node,
    Reason,
)
from tmtui.analysis.paths.openings import Opening, Openings
from tmtui.model.frozen import frozen
from tmtui.model.path import StepKind

Move = tuple[Node, Reason]


@frozen
class Goals:
    """What is worth reaching; nothing is worked out that leads only to other data."""

    data: frozenset[int]
    components: frozenset[int]
    keys: tuple[str, ...]


class Board:
    """One state of a model, ready for moves."""

    def __init__(self, ground: Ground, goals: Goals) -> None:
        self.ground = ground
        self.openings = Openings(ground)
        self.goals = goals

    @cached_property
    def fed(self) -> int:
        """The components to which what they fetch can do harm: to themselves, over a flow, or to an account there."""
        ground, there = self.ground, self.openings.any
        accounts = [
            component
            for name in ("held_on", "used_by")
            for identity in indices(there("identity", "return"))
            for component in ground.fan("identity", name, "component").there.get(identity, ())
        ]
        return (
            there("component", "return") | ground.ends.source.scatter(there("flow", "return")) | from_indices(accounts)
        )

    def is_fed(self, component: int) -> bool:
        """Whether what a component fetches can do it harm: to itself, over a flow it opens, or to an account on it."""
        return bool(self.fed >> component & 1)

    def opened(self, kind: str, place: int, via: str, here: Node, *, filtered: int = 0) -> Iterator[Move]:
        """Yield what the open threats of one subject gain for somebody in the position they need."""
        for opening in self.openings.of(kind, place, via):
            low, high = lowered(opening.low, opening.high, filtered)
            if high > 1:
                how = StepKind.RETURN if via == "return" else StepKind.WEAKNESS
                for gain in opening.rule.gains:
                    yield from self._gain(opening, gain, kind, place, here, how, low, high)

    def _gain(
        self, opening: Opening, gain: str, kind: str, place: int, here: Node, how: StepKind, low: int, high: int
    ) -> Iterator[Move]:
        flow = opening.subject if kind == "flow" else ""
        reason = Reason(how, low, high, say="threat", threat=opening.id, flow=flow)
        if kind == "component":
            if gain == "identity":
                yield from self._logins(opening, place, here, reason)
            else:
                yield (CONTROL if gain == "control" else ENDINGS[gain], place), reason
        elif kind == "flow":
            yield from self._of_flow(gain, place, here, reason)
        elif kind == "identity" and gain in ("identity", "control"):
            yield (WITH, place, *here), reason
        elif kind == "data" and gain in ENDINGS and place in self.goals.data:
            yield (SPOT, kind, gain, place), reason
        elif kind == "zone":
            yield from self._of_zone(opening, gain, place, reason)

    def _logins(self, opening: Opening, component: int, here: Node, reason: Reason) -> Iterator[Move]:
        """A login of a component is an account it accepts; where none is listed, possibly one that opens it."""
        accepted = self.ground.accepted(component)
        for identity in accepted:
            yield (WITH, identity, *here), reason
        if not accepted and not self.ground.knows_identities(component):
            missing = (self.ground.key("component", component), "identities_listed")
            yield (
                (CONTROL, component),
                Reason(
                    reason.kind, 0, reason.high, say="threat", threat=opening.id, slots=(missing,), flow=reason.flow
                ),
            )

    def _of_flow(self, gain: str, flow: int, here: Node, reason: Reason) -> Iterator[Move]:
        ground, target = self.ground, self.ground.target(flow)
        if gain == "control" and target >= 0:
            yield (CONTROL, ground.source(flow) if reason.kind is StepKind.RETURN else target), reason
        elif gain == "stop" and target >= 0:
            yield (STOPS, target), reason
        elif gain == "identity" and target >= 0:
            used = {each for each, _ in ground.lying_on(ground.source(flow))} if ground.source(flow) >= 0 else set()
            accepted = ground.accepted(target)
            for identity in [each for each in accepted if each in used] or accepted:
                yield (WITH, identity, *here), reason
        elif gain in ("read", "change"):
            yield (SPOT, "flow", gain, flow), reason

    def passing(self, flow: int) -> Iterator[tuple[int, int, bool]]:
        """Yield the data of worth a flow carries, with 5 where that is certain, else 0; and whether nobody said."""
        ground = self.ground
        carried = ground.carries(flow)
        if carried is not None:
            yield from ((data, 5, False) for data in carried if data in self.goals.data)
            return
        ends = [end for end in (ground.source(flow), ground.target(flow)) if end >= 0]
        maybe = {data for end in ends for data in ground.kept(end)} & self.goals.data
        yield from ((data, 0, True) for data in sorted(maybe))

    def _of_zone(self, opening: Opening, gain: str, zone: int, reason: Reason) -> Iterator[Move]:
        """What takes over or stops a zone does so to all in it; a stranger's device only stands on its network."""
        if gain == "control":
            yield (OWNED, zone), reason
        elif gain == "stop":
            yield (HALTED, zone), reason
        elif opening.rule.via in ("physical", "supply"):
            yield (INSIDE, zone), reason

    def accounts(self, component: int, via: str, here: Node, *, filtered: int = 0) -> Iterator[Move]:
        """Yield what open threats on accounts gain at a component that accepts them."""
        for identity in self.ground.accepted(component):
            yield from self.opened("identity", identity, via, here, filtered=filtered)

    def lying(self, component: int, via: str, here: Node) -> Iterator[Move]:
        """Yield what open threats gain on accounts that lie on a component."""
        for identity, _ in self.ground.lying_on(component):
            yield from self.opened("identity", identity, via, here)

    def stored(self, component: int, via: str, here: Node, *, filtered: int = 0) -> Iterator[Move]:
        """Yield what open threats on data gain where a component stores it."""
        for data in self.ground.fan("data", "stored_by", "component").back.get(component, ()):
            if data in self.goals.data:
                yield from self.opened("data", data, via, here, filtered=filtered)


FED_ACCOUNT: Node = (OUTSIDE,)
"""Where an account is held by whoever had it handed over from outside."""


def lowered(low: int, high: int, filtered: int) -> tuple[int, int]:
    """Return a level behind a filter: one less where there certainly is one, perhaps one less where there may be.

    A level of 1 is none: that is what it means to cut a step.
    """
    low, high = low - (filtered >= PERHAPS_FILTERED), high - (filtered >= FILTERED)
    return (0 if low <= 1 else low, 0 if high <= 1 else high)
