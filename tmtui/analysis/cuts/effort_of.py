"""The effort of controls of a bank on the subjects of a model, as the plan reckons it, with what they need first."""

from __future__ import annotations

from collections.abc import Mapping

from tmtui.analysis.cuts.effort import THOUSANDTHS, Effort, Part
from tmtui.analysis.plan.control import Changes, changes_by_subject, needs_of
from tmtui.analysis.plan.cost import DONE
from tmtui.analysis.plan.view import Assessed

REJECTED = "rejected"


class Offers:
    """Controls on offer: what they change, what they need, and what they cost; each worked out when first asked for."""

    def __init__(self, state: Assessed) -> None:
        self._state = state
        self._changes: dict[str, Changes] = {}
        self._with_needs: dict[str, tuple[str, ...]] = {}
        self._parts: dict[str, frozenset[Part]] = {}
        self._weights: dict[Part, int] = {}

    def changes(self, control: str) -> Mapping[tuple[str, str], object]:
        """Return what a control changes by itself, `name@subject`; nothing where it is not on offer."""
        return self._changes_of(control)

    def _changes_of(self, control: str) -> Changes:
        if control not in self._changes:
            name, _, subject = control.partition("@")
            found: Changes = {}
            if name in self._state.bank.controls and self._state.decision(f"control/{control}").status != REJECTED:
                found = changes_by_subject(self._state, self._state.bank.controls[name], [subject]).get(subject, {})
            self._changes[control] = found
        return self._changes[control]

    def with_needs(self, control: str) -> tuple[str, ...]:
        """Return a control after all that it needs and that is not in place; nothing where some of that is refused."""
        if control not in self._with_needs:
            self._with_needs[control] = ()
            found: dict[str, None] = {}
            self._with_needs[control] = tuple(found) if self._gather(control, found, ()) else ()
        return self._with_needs[control]

    def _gather(self, control: str, found: dict[str, None], under: tuple[str, ...]) -> bool:
        name, _, subject = control.partition("@")
        for need in needs_of(self._state, self._state.bank.controls[name], subject):
            if need in found or need in under:
                continue
            if self._state.decision(f"control/{need}").status == REJECTED:
                return False
            if self._changes_of(need) and not self._gather(need, found, (*under, control)):
                return False
        found[control] = None
        return True

    def laid(self, controls: frozenset[str]) -> list[Changes]:
        """Return what several controls change, and what they need first."""
        every = {each for control in controls for each in self.with_needs(control)}
        return [changes for each in sorted(every) if (changes := self._changes_of(each))]

    def effort(self) -> Effort:
        """Return what the controls cost that were priced so far."""
        return Effort(self._parts, self._weights)

    def price(self, control: str) -> None:
        """Work out what a control costs, with what it needs first."""
        if control in self._parts:
            return
        parts: set[Part] = set()
        for each in self.with_needs(control):
            name, _, _ = each.partition("@")
            changed = {slot[0] for slot in self._changes_of(each)}
            if not changed or self._state.decision(f"control/{each}").status in DONE:
                continue
            offered = self._state.bank.controls[name]
            parts.add((name, ""))
            self._weights[name, ""] = round(offered.once * THOUSANDTHS)
            for subject in changed:
                parts.add((name, subject))
                self._weights[name, subject] = round(offered.each * THOUSANDTHS)
        self._parts[control] = frozenset(parts)
