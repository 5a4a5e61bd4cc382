"""The cheapest set of controls that meets every demand: a weighted hitting set, solved exactly by branch and bound.

A demand is a choice of options, an option one control or several that work only together. Exact up to a number of
branches; beyond it the best set found so far is returned and said not to be proven. Ties go to fewer controls, then to
the order of their ids, so that the same input gives the same set on every machine.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import ceil

from tmtui.analysis.cuts.effort import THOUSANDTHS, Effort
from tmtui.model.frozen import frozen

Option = frozenset[str]
"""Controls that meet a demand together."""
Demand = frozenset[Option]
"""Options any of which suffices."""

BRANCHES = 4000
"""Most branches that are tried before the search settles for the best found so far."""


@frozen
class Chosen:
    """A set of controls that meets all demands."""

    controls: tuple[str, ...]
    days: float
    exact: bool
    """Whether no cheaper set exists."""


def cheapest(demands: Collection[Demand], effort: Effort, *, branches: int = BRANCHES) -> Chosen:
    """Return the cheapest controls that meet all demands.

    Args:
        demands: none of them empty.
        effort: what the controls cost.
        branches: most branches to try.

    Raises:
        ValueError: when a demand has no option.
    """
    if any(not demand for demand in demands):
        raise ValueError("a demand without options cannot be met")
    search = _Search(_essential(demands, effort), effort, branches)
    search.run()
    return Chosen(search.best, effort.weight(search.best) / THOUSANDTHS, search.left > 0)


def _essential(demands: Collection[Demand], effort: Effort) -> list[list[Option]]:
    """Return the demands without those another implies, and without options another is never worse than."""
    minimal: list[Demand] = []
    for demand in sorted(set(demands), key=lambda each: (len(each), _named(each))):
        if not any(other <= demand for other in minimal):
            minimal.append(demand)
    met = {
        option: frozenset(i for i, each in enumerate(minimal) if option in each) for each in minimal for option in each
    }
    order = sorted(met, key=lambda option: (effort.weight(option), len(option), sorted(option)))
    kept: list[Option] = []
    for option in order:
        if not any(met[option] <= met[other] and effort.of(other) <= effort.of(option) for other in kept):
            kept.append(option)
    return [[option for option in kept if option in demand] for demand in minimal]


def _named(demand: Demand) -> list[list[str]]:
    return sorted(sorted(option) for option in demand)


class _Search:
    """Branch and bound over bit masks: one bit for every part that is paid for."""

    def __init__(self, demands: Sequence[Sequence[Option]], effort: Effort, branches: int) -> None:
        options = list(dict.fromkeys(option for demand in demands for option in demand))
        parts = sorted({part for option in options for part in effort.of(option)})
        place = {part: i for i, part in enumerate(parts)}
        self.left = branches
        self._weights = [effort.weights[part] for part in parts]
        self._controls = options
        self._parts = [sum(1 << place[part] for part in effort.of(option)) for option in options]
        number = {option: i for i, option in enumerate(options)}
        self._demands = [[number[option] for option in demand] for demand in demands]
        self._meets = [
            frozenset(i for i, demand in enumerate(self._demands) if each in demand) for each in range(len(options))
        ]
        self._least: tuple[int, int, tuple[str, ...]] = self._greedy()

    @property
    def best(self) -> tuple[str, ...]:
        """The best set found, sorted."""
        return self._least[2]

    def run(self) -> None:
        """Search until everything is proven or the branches are used up."""
        self._branch((), 0, frozenset(range(len(self._demands))), frozenset())

    def _weight(self, parts: int) -> int:
        total = 0
        while parts:
            low = parts & -parts
            total += self._weights[low.bit_length() - 1]
            parts ^= low
        return total

    def _result(self, chosen: Sequence[int], paid: int) -> tuple[int, int, tuple[str, ...]]:
        controls = tuple(sorted({control for each in chosen for control in self._controls[each]}))
        return self._weight(paid), len(controls), controls

    def _greedy(self) -> tuple[int, int, tuple[str, ...]]:
        """Return a set to begin with: what meets most demands for its weight, then without what proves needless."""
        chosen: list[int] = []
        paid, open_ = 0, set(range(len(self._demands)))
        while open_:
            allowed = {each for demand in open_ for each in self._demands[demand]}
            price = {each: self._weight(self._parts[each] & ~paid) / len(open_ & self._meets[each]) for each in allowed}
            best = min(price, key=lambda each: (price[each], each))
            chosen.append(best)
            paid |= self._parts[best]
            open_ -= self._meets[best]
        for each in sorted(chosen, key=lambda each: -self._weight(self._parts[each])):
            rest = [other for other in chosen if other != each]
            if all(any(other in demand for other in rest) for demand in self._demands):
                chosen = rest
        paid = 0
        for each in chosen:
            paid |= self._parts[each]
        return self._result(chosen, paid)

    def _branch(self, chosen: tuple[int, ...], paid: int, open_: frozenset[int], barred: frozenset[int]) -> None:
        if not open_:
            self._least = min(self._least, self._result(chosen, paid))
            return
        if self.left <= 0:
            return
        self.left -= 1
        choices = {demand: [each for each in self._demands[demand] if each not in barred] for demand in open_}
        if not all(choices.values()):
            return
        at_least = self._weight(paid) + self._bound(choices, paid)
        begun = len({control for each in chosen for control in self._controls[each]})
        if (at_least, begun) >= self._least[:2]:
            return
        demand = min(choices, key=lambda each: (len(choices[each]), each))
        now_barred = barred
        for each in sorted(choices[demand], key=lambda option: (self._weight(self._parts[option] & ~paid), option)):
            self._branch((*chosen, each), paid | self._parts[each], open_ - self._meets[each], now_barred)
            now_barred |= {each}

    def _bound(self, choices: dict[int, list[int]], paid: int) -> int:
        """Return what meeting the open demands costs at least.

        A part that helps in n demands lends each of them an nth of its weight; every demand needs at least its cheapest
        option by these shares, and no set can pay a part more than n shares.
        """
        used: dict[int, int] = {}
        for allowed in choices.values():
            together = 0
            for each in allowed:
                together |= self._parts[each] & ~paid
            while together:
                low = together & -together
                used[low] = used.get(low, 0) + 1
                together ^= low
        share = {low: self._weights[low.bit_length() - 1] / count for low, count in used.items()}
        total = 0.0
        for allowed in choices.values():
            total += min(self._shares(self._parts[each] & ~paid, share) for each in allowed)
        return ceil(total - 1e-6)

    @staticmethod
    def _shares(parts: int, share: dict[int, float]) -> float:
        total = 0.0
        while parts:
            low = parts & -parts
            total += share[low]
            parts ^= low
        return total
