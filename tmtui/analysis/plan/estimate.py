"""What candidates are worth while the plan is being put together.

A ledger keeps how every threat would stand after the rows picked so far, and the points of each finding that follow.
It assumes that changes do not disturb each other; the rows are tried out on the facts afterwards, so an estimate
decides the order and never a figure that people see.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tmtui.analysis.plan.view import Assessed, Change, Effect, Standing

_CHANCE = (0.0, 0.02, 0.1, 0.3, 0.6, 0.9)
_WEIGHT = (0, 1, 3, 10, 30, 100)

Cell = tuple[int, int]
"""Likelihood and impact."""

Counts = list[int]
"""How many threats of a finding stand at each impact and likelihood: `counts[6 * impact + likelihood]`."""


def counted(numbers: Mapping[Cell, int]) -> Counts:
    """Return how many threats have which likelihood and impact, as a ledger keeps it."""
    counts = [0] * 36
    for (likelihood, impact), number in numbers.items():
        counts[6 * impact + likelihood] += number
    return counts


class Ledger:
    """How every threat stands after what was picked so far."""

    def __init__(self, state: Assessed, uncounted: frozenset[Change]) -> None:
        self._share = {rule.id: rule.if_unknown / 1000 for rule in state.bank.rules.values()}
        self._standing: dict[Change, Standing | None] = {}
        self._counts: dict[str, tuple[Counts, Counts]] = {}
        for rule in state.bank.rules:
            low, high = counted({}), counted({})
            for subject, standing in state.standing(rule).items():
                if (rule, subject) not in uncounted:
                    self._standing[rule, subject] = standing
                    _count(low, high, standing, 1)
            self._counts[rule] = (low, high)
        self._points = {rule: self._of(*counts) for rule, counts in self._counts.items()}
        """By rule: points of the finding that is certain, and of all of it."""
        self._turns = dict.fromkeys(self._counts, 0)

    def standing(self, threat: Change) -> Standing | None:
        """Return how a threat stands now."""
        return self._standing.get(threat)

    def moves(self, effects: Sequence[Effect]) -> Sequence[Effect]:
        """Return what of the effects is still to be had, against how things stand now; the very same if all are."""
        found, all_still = [], True
        standing = self._standing
        for effect in effects:
            threat, before, after = effect
            now = standing.get(threat)
            if before is now if now is not None else before is None and after is not None and threat not in standing:
                found.append(effect)
                continue
            all_still = False
            if now is not None and (after is None or after.points < now.points):
                found.append(Effect(threat, now, after))
        return effects if all_still else found

    def turn(self, rules: Iterable[str]) -> int:
        """Return a number that rises whenever what counts of one of these rules changes."""
        turns = self._turns
        return sum([turns[rule] for rule in rules])

    def gain(self, moves: Iterable[Effect]) -> float:
        """Return by how many points the risk falls."""
        total = 0.0
        for rule, (low, high) in self._after(moves).items():
            # Often only what is possible moves, or only what is certain: the other half is as it was.
            was_low, was_high = self._counts[rule]
            least, most = self._points[rule]
            now_least = least if low == was_low else finding_points(low)
            now_most = most if high == was_high else finding_points(high)
            total += self._sum(rule, least, most) - self._sum(rule, now_least, now_most)
        return total

    def take(self, moves: Iterable[Effect]) -> None:
        """Reckon with these effects from now on."""
        taken = list(moves)
        for rule, counts in self._after(taken).items():
            self._turns[rule] += 1
            self._counts[rule] = counts
            self._points[rule] = self._of(*counts)
        self._standing.update((threat, after) for threat, _, after in taken)

    def _after(self, moves: Iterable[Effect]) -> dict[str, tuple[Counts, Counts]]:
        found: dict[str, tuple[Counts, Counts]] = {}
        for (rule, _), before, after in moves:
            counts = found.get(rule)
            if counts is None:
                low, high = self._counts[rule]
                counts = found[rule] = (low.copy(), high.copy())
            # As `_count` does; nothing is done more often in a plan.
            low, high = counts
            if before is not None:
                (unlikely, likely), (mild, bad) = before.likelihood, before.impact
                low[6 * mild + unlikely] -= 1
                high[6 * bad + likely] -= 1
            if after is not None:
                (unlikely, likely), (mild, bad) = after.likelihood, after.impact
                low[6 * mild + unlikely] += 1
                high[6 * bad + likely] += 1
        return found

    def _of(self, low: Counts, high: Counts) -> tuple[float, float]:
        return finding_points(low), finding_points(high)

    def _sum(self, rule: str, least: float, most: float) -> float:
        return least + self._share[rule] * (most - least)


def _count(low: Counts, high: Counts, standing: Standing, number: int) -> None:
    (unlikely, likely), (mild, bad) = standing.likelihood, standing.impact
    low[6 * mild + unlikely] += number
    high[6 * bad + likely] += number


def finding_points(counts: Sequence[int]) -> float:
    """Return the points of a finding, not rounded, from how many threats it has of each likelihood and impact."""
    best, none_works = 0.0, 1.0
    for impact in range(5, 0, -1):
        row = counts[6 * impact + 1 : 6 * impact + 6]
        if any(row):
            for likelihood, number in enumerate(row, start=1):
                if number > 0:
                    none_works *= (1 - _CHANCE[likelihood]) ** number
            best = max(best, 50 * _WEIGHT[impact] * (1 - none_works))
    return best
