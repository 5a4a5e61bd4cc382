"""Every row tried out on the facts, one after the other: what it really closes, lowers, brings and leaves.

Figures that people see come from here and from nowhere else. A row that turns out to help nothing, or to raise the
risk, is left out, so that doing the whole plan never makes things worse.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping, Sequence

from tmtui.analysis.plan.candidate import BySubject, merge
from tmtui.analysis.plan.control import Changes, changes_by_subject, needs_of
from tmtui.analysis.plan.cost import days_of
from tmtui.analysis.plan.pick import Pick
from tmtui.analysis.plan.tier import LAST, tier_of, tier_of_ids
from tmtui.analysis.plan.view import Assessed, Change, Effect, falls, rises
from tmtui.model.answers import Slot
from tmtui.model.frozen import frozen
from tmtui.model.value import Value

_ENOUGH = 1e-9
"""Slack for sums of days."""


@frozen
class Tried:
    """A row and what came of it."""

    controls: tuple[str, ...]
    changes: Mapping[str, BySubject]
    tier: int
    days: float
    before: int
    """Risk (now) before it."""
    after: int
    effects: tuple[Effect, ...]
    needs: tuple[str, ...] = ()
    """Control ids with subject that rows before it are there for."""
    state: Assessed | None = None
    """How things stand after it."""

    @property
    def ids(self) -> list[str]:
        """Control ids with subject."""
        return [f"{name}@{subject}" for name in self.controls for subject in sorted(self.changes.get(name, ()))]

    @property
    def touched(self) -> set[tuple[str, str]]:
        """The answers it changes and the threats that move."""
        found = {slot for by_subject in self.changes.values() for each in by_subject.values() for slot in each}
        return found | {effect.threat for effect in self.effects}


@frozen
class _Step:
    """How things stood after one pick was tried."""

    pick: Pick
    slots: Mapping[Slot, Value]
    tier: int
    later: int
    state: Assessed
    begun: set[str]
    """Controls that its rows were the first to begin."""
    remaining: float | None
    rows: list[Tried]
    """Its rows: what is needed first, and the row itself; none where it was left out."""


class Trial:
    """Tries rows out in turn."""

    def __init__(
        self, state: Assessed, left_out: frozenset[Change], rejected: frozenset[str], budget: float | None,
        before: Trial | None = None, urgent: Mapping[str, int] | None = None,
    ) -> None:  # fmt: skip
        """Begin; as long as the picks are those of a trial `before`, its results are taken over."""
        self._start = state
        self._known = list(before.steps) if before is not None else []
        self.steps: list[_Step] = []
        self._state = state
        self._left_out = left_out
        self._rejected = rejected
        self._urgent = urgent or {}
        self._remaining = budget
        self._paid: set[str] = set()
        self.rows: list[Tried] = []

    @property
    def state(self) -> Assessed:
        """How things stand after all rows so far."""
        return self._state

    def run(self, picks: Sequence[Pick]) -> list[Tried]:
        """Try all picks; return the rows that hold, in order."""
        waiting: list[deque[Pick]] = [deque(pick for pick in picks if pick.tier == tier) for tier in range(1, LAST + 1)]
        for tier, queue in enumerate(waiting, start=1):
            while queue:
                pick = queue.popleft()
                later = self._again(pick, tier)
                if later > tier:
                    waiting[later - 1].append(pick)
        return self.rows

    def _again(self, pick: Pick, tier: int) -> int:
        """Try one pick, unless the trial before has tried it at this very point."""
        number, slots = len(self.steps), pick.slots()
        known = self._known[number] if number < len(self._known) else None
        if known is None or known.pick is not pick or known.slots != slots or known.tier != tier:
            self._known = []
            before, paid = len(self.rows), self._paid
            later = self._try(pick, slots, tier)
            begun = self._paid - paid if self._paid is not paid else set()
            known = _Step(pick, slots, tier, later, self._state, begun, self._remaining, self.rows[before:])
        else:
            self._state, self._remaining = known.state, known.remaining
            self._paid |= known.begun
            self.rows += known.rows
        self.steps.append(known)
        return known.later

    def _try(self, pick: Pick, slots: Collection[Slot], tier: int) -> int:
        """Try one pick; return the tier in which it turns out to belong, where that is a later one."""
        rows: list[Tried] = []
        state, paid = self._state, set(self._paid)
        wanted = self._still(state, pick, slots)
        if not any(wanted.values()):
            return tier
        needs, possible = self._needs(state, wanted)
        if not possible:
            return tier
        for name, by_subject in needs.items():
            row, state = self._lay(state, (name,), {name: by_subject}, tier, paid)
            rows.append(row)
        if needs:
            wanted = self._still(state, pick, slots)
        enabling = tuple(f"{name}@{subject}" for name, by_subject in needs.items() for subject in by_subject)
        row, state = self._lay(state, pick.controls, wanted, tier, paid, enabling)
        rows.append(row)
        # Few standings differ, and each of those is one object.
        helped = {
            id(effect.before): effect.before
            for each in rows
            for effect in each.effects
            if effect.before and _helps(effect)
        }
        hurry = tier_of_ids(self._urgent, row.ids)
        helps = bool(helped) and any(_helps(effect) for effect in row.effects)
        if row.after > rows[0].before or not (helps or hurry < LAST):
            return tier
        belongs = min(hurry, *map(tier_of, helped.values()), LAST)
        if belongs > tier:
            return belongs
        days = sum(each.days for each in rows)
        if self._remaining is not None:
            if days > self._remaining + _ENOUGH:
                return tier
            self._remaining -= days
        self.rows += rows
        self._state = state
        self._paid = paid
        return tier

    def _still(self, state: Assessed, pick: Pick, slots: Collection[Slot]) -> dict[str, dict[str, Changes]]:
        """Return what of a pick is still on offer and still changes something of what it is for."""
        found: dict[str, dict[str, Changes]] = {}
        for name in pick.controls:
            offered = changes_by_subject(state, state.bank.controls[name], sorted(pick.changes.get(name, ())))
            # Whoever does a control does all of it, also what a later row does better.
            found[name] = {subject: each for subject, each in offered.items() if any(slot in slots for slot in each)}
        return found

    def _needs(self, state: Assessed, wanted: Mapping[str, BySubject]) -> tuple[dict[str, dict[str, Changes]], bool]:
        """Return what has to be done first, what is needed by that before it, and whether nobody refused it."""
        found: dict[str, dict[str, Changes]] = {}
        controls = state.bank.controls
        waiting = [(name, subject) for name, by_subject in wanted.items() for subject in by_subject]
        asked: set[str] = set()
        while waiting:
            name, subject = waiting.pop()
            for need in needs_of(state, controls[name], subject) if controls[name].needs else ():
                if need in asked:
                    continue
                asked.add(need)
                needed, _, place = need.partition("@")
                changes = changes_by_subject(state, controls[needed], [place])
                if not changes or place in wanted.get(needed, {}):
                    continue
                if need in self._rejected:
                    return {}, False
                found.setdefault(needed, {}).update({place: changes[place]})
                waiting.append((needed, place))
        return {name: found[name] for name in reversed(found)}, True

    def _lay(
        self, state: Assessed, controls: tuple[str, ...], changes: Mapping[str, BySubject], tier: int, paid: set[str],
        needs: tuple[str, ...] = (),
    ) -> tuple[Tried, Assessed]:  # fmt: skip
        laid = state.overlay(merge(state.bank, (each for those in changes.values() for each in those.values())))
        effects = tuple(laid.differences(state))
        if self._left_out:
            effects = tuple(each for each in effects if each.threat not in self._left_out)
        row = Tried(
            controls, {name: by_subject for name, by_subject in changes.items() if by_subject}, tier,
            days_of(self._start, changes, paid), state.totals[1], laid.totals[1], effects, needs, laid,
        )  # fmt: skip
        paid.update(name for name, by_subject in changes.items() if by_subject)
        return row, laid


def _helps(effect: Effect) -> bool:
    return effect.after is None or falls(effect.before, effect.after)


def brought(effects: tuple[Effect, ...]) -> list[Change]:
    """Return the threats that arise or rise."""
    return [effect.threat for effect in effects if rises(effect.before, effect.after)]
