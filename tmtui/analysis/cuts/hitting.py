"""The cheapest set of controls that meets every demand: a weighted hitting set, solved exactly by branch and bound.

A demand is a choice of options, an option one control or several that work only together. Exact up to a number of
branches; beyond it the best set found so far is returned and said not to be proven. Ties go to fewer controls, then to
the order of their ids, so that the same input gives the same set on every machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from tmtui.analysis.cuts.effort import THOUSANDTHS, Effort
from tmtui.model.frozen import frozen

Option = frozenset[str]
"""Controls that meet a demand together."""
Demand = frozenset[Option]
"""Options any of which suffices."""

BRANCHES = 600
"""Most branches that are tried before the search settles for the best found so far."""
TURNS = 5
"""How often it is tried to do without each option of a set found quickly."""


@frozen
class Chosen:
    """A set of controls that meets all demands."""

    controls: tuple[str, ...]
    days: float
    exact: bool
    """Whether no cheaper set exists."""
    branches: int = 0
    """How many branches it took."""


def cheapest(demands: Collection[Demand], effort: Effort, *, branches: int = BRANCHES, quick: bool = False) -> Chosen:
    """Return the cheapest controls that meet all demands.

    Args:
        demands: none of them empty.
        effort: what the controls cost.
        branches: most branches to try.
        quick: whether some set that meets all is good enough.

    Raises:
        ValueError: when a demand has no option.
    """
    if any(not demand for demand in demands):
        raise ValueError("a demand without options cannot be met")
    search = _Search(_essential(demands, effort), effort, branches)
    if not quick:
        search.improve()
        search.run()
    proven = not demands or (search.left > 0 and not quick)
    return Chosen(search.best, effort.weight(search.best) / THOUSANDTHS, proven, branches - search.left)


def extended(controls: Collection[str], demands: Collection[Demand], effort: Effort) -> Chosen:
    """Return some controls with the cheapest for each demand they do not meet, one after the other; never proven."""
    chosen = set(controls)
    for demand in demands:
        if not any(option <= chosen for option in demand):
            chosen |= min(demand, key=lambda option: (effort.weight(chosen | option), len(option), sorted(option)))
    return Chosen(tuple(sorted(chosen)), effort.days(chosen), exact=False)


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
        helps = Counter(part for demand in demands for part in {part for each in demand for part in effort.of(each)})
        self._consists = [
            [place[part] for part in sorted(effort.of(option), key=lambda part: (helps[part], part))]
            for option in options
        ]
        """The parts of each option, those first that fewest demands may use."""
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
        """Return a set to begin with."""
        self._chosen = self._thinned(self._completed([], -1))
        return self._result(self._chosen, self._paid(self._chosen))

    def improve(self) -> None:
        """Do without one option after another, making up for it as cheaply as goes, as long as that pays."""
        for _ in range(TURNS):
            before = self._least
            for without in sorted(self._chosen, key=lambda each: (-self._weight(self._parts[each]), each)):
                if without not in self._chosen:
                    continue
                tried = self._completed([each for each in self._chosen if each != without], without)
                if tried:
                    tried = self._thinned(tried)
                    found = self._result(tried, self._paid(tried))
                    if found < self._least:
                        self._least, self._chosen = found, tried
            if self._least == before:
                return

    def _completed(self, begun: Sequence[int], without: int) -> list[int]:
        """Return options with what else it takes to meet all: what meets most for its weight; nothing if that fails."""
        chosen, paid = list(begun), self._paid(begun)
        open_ = set(range(len(self._demands))).difference(*(self._meets[each] for each in begun))
        while open_:
            allowed = {each for demand in open_ for each in self._demands[demand]} - {without}
            price = {each: self._weight(self._parts[each] & ~paid) / len(open_ & self._meets[each]) for each in allowed}
            if not price:
                return []
            best = min(price, key=lambda each: (price[each], each))
            chosen.append(best)
            paid |= self._parts[best]
            open_ -= self._meets[best]
        return chosen

    def _thinned(self, chosen: Sequence[int]) -> list[int]:
        """Return options without what proves needless, the heaviest first."""
        left = list(chosen)
        met = Counter(demand for each in left for demand in self._meets[each])
        for each in sorted(left, key=lambda each: -self._weight(self._parts[each])):
            if all(met[demand] > 1 for demand in self._meets[each]):
                left.remove(each)
                met.subtract(self._meets[each])
        return left

    def _paid(self, chosen: Sequence[int]) -> int:
        paid = 0
        for each in chosen:
            paid |= self._parts[each]
        return paid

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

        Every demand in turn charges the parts of its options until its cheapest option is paid for; what is charged to
        a part is never more than it weighs, and no demand more than it needs. So no set that meets all costs less than
        all charges together (dual ascent, as for sharing out what it takes to open facilities).
        """
        slack = self._weights.copy()
        while paid:
            low = paid & -paid
            slack[low.bit_length() - 1] = 0
            paid ^= low
        consists, total = self._consists, 0
        for demand in sorted(choices, key=lambda each: (len(choices[each]), each)):
            left = [(sum([slack[part] for part in consists[each]]), each) for each in choices[demand]]
            worth = min(left)[0]
            if not worth:
                continue
            total += worth
            charged: dict[int, int] = {}
            for _, each in sorted(left):
                need = worth - sum([charged.get(part, 0) for part in consists[each]])
                for part in consists[each] if need > 0 else ():
                    taken = min(need, slack[part])
                    if taken:
                        slack[part] -= taken
                        charged[part] = charged.get(part, 0) + taken
                        need -= taken
        return total
