"""The order of the plan: always the candidate that takes most points for a day, the urgent ones first.

After each pick whatever shares a threat with it is weighed again before it can be picked itself. A pick that moves an
attribute higher than an earlier row did takes that row's place.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, cast

from tmtui.analysis.plan.candidate import BySubject, Candidate, slots_of
from tmtui.analysis.plan.control import Changes, needs_of, rank
from tmtui.analysis.plan.cost import days_of
from tmtui.analysis.plan.estimate import Ledger
from tmtui.analysis.plan.tier import LAST, tier_of, tier_of_ids
from tmtui.analysis.plan.view import Assessed, Standing, rises
from tmtui.model.answers import Slot
from tmtui.model.frozen import changing
from tmtui.model.value import Value

_HANDFUL = 0.05
"""Days that something which costs nothing is reckoned with, so that points for a day stay comparable."""


@changing
class Pick:
    """A row to be: controls, where they change what, and in which tier."""

    controls: tuple[str, ...]
    changes: dict[str, BySubject]
    """Control, subject, slot: value; those of a control are replaced, never changed."""
    tier: int
    rule: str
    _slots: dict[Slot, Value] | None = None

    def slots(self) -> Mapping[Slot, Value]:
        """Return everything it changes."""
        if self._slots is None:
            self._slots = {}
            for by_subject in self.changes.values():
                for each in by_subject.values():
                    self._slots.update(each)
        return self._slots

    def give_way(self, slots: set[Slot]) -> bool:
        """Leave out what a later one moves higher; return whether nothing remains of it."""
        self._slots = None
        for name, by_subject in self.changes.items():
            self.changes[name] = {
                subject: kept
                for subject, each in by_subject.items()
                if (kept := {slot: value for slot, value in each.items() if slot not in slots})
            }
        return not any(self.changes.values())


@dataclass(order=True, slots=True)
class _Entry:
    tier: int
    possible: bool
    """Whether it answers only what is possible: what is certain comes first."""
    value: float
    """Points for a day, negated."""
    index: int
    round: int = field(compare=False)
    """How many picks had been made when it was weighed."""


class _Gain(NamedTuple):
    """What a candidate gained when it was weighed."""

    rules: tuple[str, ...]
    """Of its effects."""
    turn: int
    """Of these rules in the ledger, then."""
    gain: float


class Picking:
    """The plan while it is put together."""

    def __init__(
        self, state: Assessed, candidates: list[Candidate], ledger: Ledger,
        before: Iterable[Pick] = (), earliest: Mapping[str, int] | None = None,
        urgent: Mapping[str, int] | None = None,
    ) -> None:  # fmt: skip
        """Begin.

        Args:
            state: how things stand; after `before`, where that is given.
            candidates: what there is to choose from.
            ledger: what everything counts at present; it goes on from there.
            before: rows that stand in the plan already.
            earliest: rule, the first tier in which something against it may stand.
            urgent: control with subject, the tier in which it stands because it cuts the likeliest ways.
        """
        self._state = state
        self._candidates = candidates
        self._ledger = ledger
        self._picks = list(before)
        self._earliest = earliest or {}
        self._urgent = urgent or {}
        self._reached: dict[Slot, Value] = {slot: value for pick in self._picks for slot, value in pick.slots().items()}
        self._owners = {slot: pick for pick in self._picks for slot in pick.slots()}
        self._paid = {name for pick in self._picks for name in pick.controls}
        self._rounds = 0
        self._lowered: dict[int, list[Standing]] = {}
        self._gains: dict[int, _Gain] = {}
        self._slots = [slots_of(candidate.changes) for candidate in candidates]
        self._hurried = {control.partition("@")[0] for control in self._urgent}
        self._sharing: dict[str, list[int]] = {}
        for index, candidate in enumerate(candidates):
            for name in candidate.controls:
                self._sharing.setdefault(name, []).append(index)

    def run(self) -> list[Pick]:
        """Return the rows in the order in which to do them."""
        heap = [entry for index in range(len(self._candidates)) if (entry := self._weigh(index)) is not None]
        heapq.heapify(heap)
        done: set[int] = set()
        while heap:
            entry = heapq.heappop(heap)
            if entry.index in done:
                continue
            if entry.round != self._rounds:
                again = self._weigh(entry.index)
                if again is None:
                    continue
                if heap and heap[0] < again:
                    heapq.heappush(heap, again)
                    continue
                entry = again
            done.add(entry.index)
            for name in self._take(entry.index, entry.tier):
                for index in self._sharing[name]:
                    if index not in done and (cheaper := self._weigh(index)) is not None:
                        heapq.heappush(heap, cheaper)
        return self._picks

    def _weigh(self, index: int) -> _Entry | None:
        candidate = self._candidates[index]
        changes, fresh = self._left(index)
        if not changes:
            return None
        moves = self._ledger.moves(candidate.effects)
        whole = moves is candidate.effects
        lowered = self._lowered.get(index) if whole else None
        if lowered is None:
            # Few of them are different, and each of those is one object.
            different = {(id(before), id(after)): (before, after) for _, before, after in moves if before is not None}
            lowered = [before for before, after in different.values() if not rises(before, after)]
            if whole:
                self._lowered[index] = lowered
        hurry = tier_of_ids(
            self._urgent,
            (f"{name}@{subject}" for name in self._hurried.intersection(changes) for subject in changes[name]),
        )
        if not lowered and hurry == LAST:
            return None
        gain = self._gain(index) if whole else self._ledger.gain(moves)
        if gain < 0:
            return None
        days = days_of(self._state, changes, self._paid) + self._needs(changes)
        days -= 0.0 if fresh else self._saved(changes)
        tier = min((tier_of(standing) for standing in lowered), default=LAST)
        tier = max(min(tier, hurry), self._earliest.get(candidate.rule, 1))
        possible = hurry > 1 and all(standing.level[0] == 0 for standing in lowered)
        return _Entry(tier, possible, -gain / max(days, _HANDFUL), index, self._rounds)

    def _gain(self, index: int) -> float:
        """Return what all effects of a candidate gain: as when it was weighed last, where nothing of them moved."""
        effects = self._candidates[index].effects
        known = self._gains.get(index)
        rules = known.rules if known is not None else tuple({effect.threat[0] for effect in effects})
        turn = self._ledger.turn(rules)
        if known is None or known.turn != turn:
            known = self._gains[index] = _Gain(rules, turn, self._ledger.gain(effects))
        return known.gain

    def _left(self, index: int) -> tuple[Mapping[str, BySubject], bool]:
        """Return what earlier picks have not reached already of a candidate, and whether that is all of it."""
        candidate = self._candidates[index]
        if self._reached.keys().isdisjoint(self._slots[index]):
            return {name: by_subject for name, by_subject in candidate.changes.items() if by_subject}, True
        found: dict[str, dict[str, Changes]] = {}
        for name, by_subject in candidate.changes.items():
            left = {
                subject: slots
                for subject, each in by_subject.items()
                if (slots := {slot: value for slot, value in each.items() if self._moves_up(slot, value)})
            }
            if left:
                found[name] = left
        return found, False

    def _moves_up(self, slot: Slot, value: Value) -> bool:
        reached = self._reached.get(slot, self)
        if reached is self or reached == value:
            return reached is self
        return rank(self._state.bank, slot, value) < rank(self._state.bank, slot, cast("Value", reached))

    def _needs(self, changes: Mapping[str, BySubject]) -> float:
        """Return roughly what it costs to have first what the controls need: each needed control once begun."""
        total = 0.0
        for name, by_subject in changes.items():
            control = self._state.bank.controls[name]
            if not control.needs:
                continue
            places = {need for subject in by_subject for need in needs_of(self._state, control, subject)}
            for needed in {need.partition("@")[0] for need in places} - self._paid:
                number = sum(need.partition("@")[0] == needed for need in places)
                total += self._state.bank.controls[needed].once + self._state.bank.controls[needed].each * number
        return total

    def _saved(self, changes: Mapping[str, BySubject]) -> float:
        """Return the days of earlier rows that this would make needless."""
        slots = slots_of(changes)
        replaced = {id(pick): pick for slot in slots if (pick := self._owners.get(slot)) is not None}
        total = 0.0
        for pick in replaced.values():
            for name, by_subject in pick.changes.items():
                each = self._state.bank.controls[name].each
                total += each * sum(slots.issuperset(changed) for changed in by_subject.values() if changed)
        return total

    def _take(self, index: int, tier: int) -> list[str]:
        """Pick a candidate; return the controls it begins."""
        candidate = self._candidates[index]
        changes, _ = self._left(index)
        self._ledger.take(self._ledger.moves(candidate.effects))
        slots = slots_of(changes)
        replaced = {id(earlier): earlier for slot in slots if (earlier := self._owners.get(slot)) is not None}
        gone = [earlier for earlier in replaced.values() if earlier.give_way(slots)]
        pick = Pick(candidate.controls, dict(changes), tier, candidate.rule)
        self._owners.update(dict.fromkeys(slots, pick))
        if gone:
            first = min(index for index, each in enumerate(self._picks) if any(each is other for other in gone))
            pick.tier = min(tier, self._picks[first].tier)
            self._picks.insert(first, pick)
            self._picks = [each for each in self._picks if not any(each is other for other in gone)]
        else:
            self._picks.append(pick)
        for by_subject in changes.values():
            for each in by_subject.values():
                for slot, value in each.items():
                    if self._moves_up(slot, value):
                        self._reached[slot] = value
        begun = [name for name in candidate.controls if name not in self._paid]
        self._paid.update(begun)
        self._rounds += 1
        return begun
