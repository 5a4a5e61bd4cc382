"""The order of the plan: always the candidate that takes most points for a day, the urgent ones first.

After each pick whatever shares a threat with it is weighed again before it can be picked itself. A pick that moves an
attribute higher than an earlier row did takes that row's place.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tmtui.analysis.plan.candidate import BySubject, Candidate
from tmtui.analysis.plan.control import needs_of, rank
from tmtui.analysis.plan.cost import days_of
from tmtui.analysis.plan.estimate import Ledger
from tmtui.analysis.plan.tier import LAST, tier_of, tier_of_ids
from tmtui.analysis.plan.view import Assessed, rises
from tmtui.model.answers import Slot
from tmtui.model.value import Value

_HANDFUL = 0.05
"""Days that something which costs nothing is reckoned with, so that points for a day stay comparable."""


@dataclass(slots=True)
class Pick:
    """A row to be: controls, where they change what, and in which tier."""

    controls: tuple[str, ...]
    changes: dict[str, dict[str, dict[Slot, Value]]]
    """Control, subject, slot: value."""
    tier: int
    rule: str

    def slots(self) -> dict[Slot, Value]:
        """Return everything it changes."""
        found: dict[Slot, Value] = {}
        for by_subject in self.changes.values():
            for each in by_subject.values():
                found.update(each)
        return found


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
            for name in self._take(self._candidates[entry.index], entry.tier):
                for index in self._sharing[name]:
                    if index not in done and (cheaper := self._weigh(index)) is not None:
                        heapq.heappush(heap, cheaper)
        return self._picks

    def _weigh(self, index: int) -> _Entry | None:
        candidate = self._candidates[index]
        changes = self._left(candidate.changes)
        if not any(changes.values()):
            return None
        moves = self._ledger.moves(candidate.effects)
        lowered = [move.before for move in moves if move.before is not None and not rises(move.before, move.after)]
        hurry = tier_of_ids(self._urgent, (f"{name}@{subject}" for name, those in changes.items() for subject in those))
        if not lowered and hurry == LAST:
            return None
        gain = self._ledger.gain(moves)
        if gain < 0:
            return None
        days = days_of(self._state, changes, self._paid) + self._needs(changes) - self._saved(changes)
        tier = min((tier_of(standing) for standing in lowered), default=LAST)
        tier = max(min(tier, hurry), self._earliest.get(candidate.rule, 1))
        possible = hurry > 1 and all(standing.level[0] == 0 for standing in lowered)
        return _Entry(tier, possible, -gain / max(days, _HANDFUL), index, self._rounds)

    def _left(self, changes: Mapping[str, BySubject]) -> dict[str, dict[str, dict[Slot, Value]]]:
        """Return what earlier picks have not reached already."""
        found: dict[str, dict[str, dict[Slot, Value]]] = {}
        for name, by_subject in changes.items():
            left = {
                subject: slots
                for subject, each in by_subject.items()
                if (slots := {slot: value for slot, value in each.items() if self._moves_up(slot, value)})
            }
            if left:
                found[name] = left
        return found

    def _moves_up(self, slot: Slot, value: Value) -> bool:
        if slot not in self._reached:
            return True
        return rank(self._state.bank, slot, value) < rank(self._state.bank, slot, self._reached[slot])

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
        slots = {slot for by_subject in changes.values() for each in by_subject.values() for slot in each}
        replaced = {id(pick): pick for slot in slots if (pick := self._owners.get(slot)) is not None}
        total = 0.0
        for pick in replaced.values():
            for name, by_subject in pick.changes.items():
                each = self._state.bank.controls[name].each
                total += each * sum(slots.issuperset(changed) for changed in by_subject.values() if changed)
        return total

    def _take(self, candidate: Candidate, tier: int) -> list[str]:
        """Pick the candidate; return the controls it begins."""
        changes = self._left(candidate.changes)
        self._ledger.take(self._ledger.moves(candidate.effects))
        slots = {slot for by_subject in changes.values() for each in by_subject.values() for slot in each}
        replaced = {id(earlier): earlier for slot in slots if (earlier := self._owners.get(slot)) is not None}
        gone = [earlier for earlier in replaced.values() if _give_way(earlier, slots)]
        pick = Pick(candidate.controls, changes, tier, candidate.rule)
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


def _give_way(pick: Pick, slots: set[Slot]) -> bool:
    """Take out of an earlier row what a later one moves higher; return whether nothing remains of it."""
    for name, by_subject in pick.changes.items():
        pick.changes[name] = {
            subject: kept
            for subject, each in by_subject.items()
            if (kept := {slot: value for slot, value in each.items() if slot not in slots})
        }
    return not any(pick.changes.values())
