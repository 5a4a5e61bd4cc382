"""Where attackers can go, as bare as the search for cuts needs it: places, steps between them, starts and ends.

A step has a key that is the same in every state of a model in which the step exists, so that what was found out about
it once (which controls cut it) holds wherever it turns up again.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from functools import cached_property

from tmtui.model.frozen import frozen

Key = Hashable
"""Names a step."""
Place = Hashable
"""Something an attacker has: reach, control, an identity."""


@frozen
class Step:
    """A step somebody may take."""

    key: Key
    source: Place
    target: Place
    chance: float
    """Above 0, at most 1."""
    sure: bool = True
    """Whether it certainly exists."""


@frozen
class End:
    """What somebody is after."""

    target: str
    """Key of the crown jewel."""
    worth: float
    """Points that are lost when it is surely reached."""


class Net:
    """All steps that have not been cut, in one state of a model.

    Attributes:
        starts: actor, where they stand before the first step.
        steps: steps by where they begin; only those that may lead to an end.
        ends: places that count as reaching a jewel.
        known: places somebody may get to, also those from which no end can be reached.
        roads: the same in numbers where that is known.
    """

    def __init__(
        self, starts: Mapping[str, Place], steps: Mapping[Place, Sequence[Step]], ends: Mapping[Place, End],
        roads: Roads | None = None, known: frozenset[Place] | None = None,
    ) -> None:  # fmt: skip
        """Take all steps there are, or, where the roads or the places known are given too, those that lead on."""
        self.starts = starts
        self.ends = ends
        self.known = known or frozenset(steps)
        self.steps = _leading_on(steps, ends) if roads is None and known is None else steps
        self._roads = roads

    def later(
        self, starts: Mapping[str, Place], changed: Mapping[Place, Sequence[Step]], ends: Mapping[Place, End]
    ) -> Net | None:
        """Return the net with other steps from some places; nothing where places that led nowhere lead on now.

        Args:
            starts: as for a net.
            changed: steps from places where they are others now, or that are new; new places lead wherever they do.
            ends: as for a net, and all that there were.
        """
        there = self.roads.place
        new = changed.keys() - self.known
        kept: dict[Place, Sequence[Step]] = {}
        for place, steps in changed.items():
            leading = [step for step in steps if step.target in there or step.target in new or step.target in ends]
            if place in there or place in new:
                kept[place] = leading
            elif leading:
                return None
        return Net(starts, {**self.steps, **kept}, ends, self.roads.later(kept, ends))

    @property
    def roads(self) -> Roads:
        """The same in numbers, for searching."""
        if self._roads is None:
            self._roads = Roads(self)
        return self._roads

    @property
    def targets(self) -> tuple[str, ...]:
        """Return the jewels somebody may reach, sorted."""
        return tuple(sorted({end.target for end in self.ends.values()}))


def _leading_on(steps: Mapping[Place, Sequence[Step]], ends: Mapping[Place, End]) -> Mapping[Place, Sequence[Step]]:
    """Return the steps without those from which no end can be reached."""
    alive = leading({place: [step.target for step in there] for place, there in steps.items()}, ends)
    return {place: [step for step in there if step.target in alive] for place, there in steps.items() if place in alive}


def leading(follow: Mapping[Place, Iterable[Place]], ends: Collection[Place]) -> set[Place]:
    """Return the places from which some end can be reached, and the ends, given what follows each place."""
    before: dict[Place, list[Place]] = {}
    for place, there in follow.items():
        for target in there:
            before.setdefault(target, []).append(place)
    alive = set(ends)
    todo = list(ends)
    while todo:
        for place in before.get(todo.pop(), ()):
            if place not in alive:
                alive.add(place)
                todo.append(place)
    return alive


class Roads:
    """A net in numbers: places and steps by where they stand in lists, so that a search hashes nothing.

    Attributes:
        place: number of a place.
        steps: all steps.
        out: for each place its steps as target, chance and number of the step.
    """

    def __init__(self, net: Net) -> None:
        self.place: dict[Place, int] = {}
        for place in (*net.starts.values(), *net.steps, *net.ends):
            self.place.setdefault(place, len(self.place))
        self.steps: list[Step] = []
        self.out: list[list[tuple[int, float, int]]] = [[] for _ in self.place]
        for place, there in net.steps.items():
            leading = self.out[self.place[place]]
            for step in there:
                leading.append((self.place[step.target], step.chance, len(self.steps)))
                self.steps.append(step)
        self.ends = [(self.place[place], end) for place, end in net.ends.items()]

    @cached_property
    def _numbers(self) -> dict[Key, list[int]]:
        """By key the numbers of its steps; a search in which every step counts needs none."""
        found: dict[Key, list[int]] = {}
        for number, step in enumerate(self.steps):
            found.setdefault(step.key, []).append(number)
        return found

    def later(self, changed: Mapping[Place, Sequence[Step]], ends: Mapping[Place, End]) -> Roads:
        """Return the same with other steps from some places, and other ends; what there was keeps its numbers."""
        found = object.__new__(Roads)
        found.place = self.place.copy()
        for place in (*changed, *ends):
            found.place.setdefault(place, len(found.place))
        found.steps, found.out, found._numbers = self.steps.copy(), self.out.copy(), self._numbers.copy()
        found.out += [[] for _ in range(len(found.place) - len(found.out))]
        for place, there in changed.items():
            leading = found.out[found.place[place]] = []
            for step in there:
                number = len(found.steps)
                leading.append((found.place[step.target], step.chance, number))
                found.steps.append(step)
                found._numbers[step.key] = [*found._numbers.get(step.key, ()), number]
        found.ends = [(found.place[place], end) for place, end in ends.items()]
        return found

    def marked(self, keys: Iterable[Key]) -> bytearray:
        """Return for every step whether its key is among some."""
        found = bytearray(len(self.steps))
        for key in keys:
            for number in self._numbers.get(key, ()):
                found[number] = 1
        return found


@frozen
class Way:
    """One way of one actor to one jewel."""

    actor: str
    target: str
    steps: tuple[Step, ...]
    chance: float
    points: float
    """Chance times what is lost."""

    @property
    def keys(self) -> tuple[Key, ...]:
        """Return the keys of its steps; they name the way."""
        return tuple(step.key for step in self.steps)

    @property
    def sure(self) -> bool:
        """Whether every step certainly exists."""
        return all(step.sure for step in self.steps)
