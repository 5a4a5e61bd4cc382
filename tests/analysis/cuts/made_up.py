"""Small nets of attackers' steps in which each control cuts what it says, and every set of controls can be tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from random import Random

from tmtui.analysis.cuts.effort import Effort, by_itself
from tmtui.analysis.cuts.hitting import Demand
from tmtui.analysis.cuts.net import End, Key, Net, Place, Step, Way

CHANCES = (0.1, 0.3, 0.6, 0.9)


def any_of(*options: str) -> Demand:
    """Return a demand: `a+b` is an option of two controls."""
    return frozenset(frozenset(option.split("+")) for option in options)


class Field:
    """A model in which a control cuts the steps it is named for and does nothing else."""

    def __init__(
        self, steps: Mapping[Place, Sequence[Step]], ends: Mapping[Place, End], cutters: Mapping[Key, Demand],
        effort: Effort,
    ) -> None:  # fmt: skip
        self._starts: Mapping[str, Place] = {"actor": "start"}
        self._steps = steps
        self._ends = ends
        self._cutters = cutters
        self.effort = effort
        self.opened: dict[Key, str] = {}
        """Steps that exist only once a control is done."""

    def net(self, done: frozenset[str], ends: Mapping[Place, End] | None = None) -> Net:
        steps = {place: [each for each in those if self._open(each, done)] for place, those in self._steps.items()}
        return Net(self._starts, steps, ends or self._ends)

    def _open(self, step: Step, done: frozenset[str]) -> bool:
        if any(option <= done for option in self._cutters.get(step.key, ())):
            return False
        return step.key not in self.opened or self.opened[step.key] in done

    def cutters(self, way: Way, key: Key, done: frozenset[str]) -> Demand:
        return self._cutters.get(key, frozenset())

    @property
    def controls(self) -> list[str]:
        return sorted({name for demand in self._cutters.values() for option in demand for name in option})


def field(
    steps: Sequence[tuple[str, str, float, str]], costs: Mapping[str, float], ends: Mapping[str, float] | None = None
) -> Field:
    """Return a field of steps `(from, to, chance, "a b+c")`; somebody stands on `start`, the jewel is `jewel`."""
    made = [Step(f"{source}>{target}", source, target, chance) for source, target, chance, _ in steps]
    by_place: dict[Place, list[Step]] = {}
    for step in made:
        by_place.setdefault(step.source, []).append(step)
    worth = ends or {"jewel": 1000}
    cutters = {step.key: any_of(*names.split()) for step, (_, _, _, names) in zip(made, steps, strict=True) if names}
    where: dict[Place, End] = {place: End(place, points) for place, points in worth.items()}
    return Field(by_place, where, cutters, by_itself(costs))


def a_field(random: Random) -> Field:
    """Return a made-up field."""
    places = ["start", *"abcd", "jewel", "crown"]
    controls = [f"k{i}" for i in range(random.randint(2, 6))]
    steps = []
    for source in places[:-2]:
        for target in random.sample(places[1:], random.randint(1, 3)):
            if target != source:
                some = random.sample(controls, random.choice([0, 1, 1, 2]))
                names = "+".join(some) if random.random() < 0.2 else " ".join(some)
                steps.append((source, target, random.choice(CHANCES), names))
    costs = {name: random.choice([0.5, 1, 2, 5]) for name in controls}
    return field(steps, costs, {"jewel": 1000, "crown": 300})


def ways(net: Net, target: str) -> Iterator[tuple[Step, ...]]:
    """Yield every way that passes no place twice."""

    def walk(place: object, been: tuple[object, ...], taken: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
        if place in net.ends and net.ends[place].target == target:
            yield taken
        for step in net.steps.get(place, ()):
            if step.target not in been:
                yield from walk(step.target, (*been, step.target), (*taken, step))

    for start in net.starts.values():
        yield from walk(start, (start,), ())


def chance_of(steps: Sequence[Step]) -> float:
    found = 1.0
    for step in steps:
        found *= step.chance
    return found


def every_set(controls: Sequence[str]) -> Iterator[frozenset[str]]:
    for size in range(len(controls) + 1):
        yield from (frozenset(each) for each in combinations(controls, size))
