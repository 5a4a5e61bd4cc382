"""Controls that may cut a step: those named against the threat that opens it, and those that change a fact it rests on.

They are only candidates; whether one really cuts is tried on the facts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tmtui.analysis.cuts.effort_of import Offers
from tmtui.analysis.paths.nodes import Reason
from tmtui.analysis.plan.control import changes_by_subject, related_kinds
from tmtui.analysis.plan.seen import Seen
from tmtui.banks.bank import Control
from tmtui.model.answers import Slot
from tmtui.model.subject import kind_of

if TYPE_CHECKING:
    from tmtui.analysis.state import State


class Candidates:
    """The controls of a bank by what they are for."""

    def __init__(self, state: State, offers: Offers) -> None:
        self._state = state
        self._seen = Seen(state)
        self._offers = offers
        self._setting: dict[tuple[str, str], list[Control]] = defaultdict(list)
        for control in state.bank.controls.values():
            kinds = related_kinds(state.bank, control.of, control.on) if control.on else (control.of,)
            for kind in kinds:
                for attribute, _ in control.sets:
                    self._setting[kind, attribute].append(control)
        self._reaching: dict[str, dict[Slot, list[str]]] = {}

    def named(self, reason: Reason) -> Iterator[str]:
        """Yield the controls a bank names against the threat that opens a step, each on offer with all it needs."""
        rule, _, subject = reason.threat.partition("@")
        known = self._state.bank.rules.get(rule)
        for name in known.controls if known is not None else ():
            if self._state.bank.controls[name].of == kind_of(subject):
                yield from self._on_offer(f"{name}@{subject}")

    def against(self, reason: Reason) -> Iterator[str]:
        """Yield every control that may cut a step, those named first; one may come more than once."""
        yield from self.named(reason)
        for slot in (*(self._read(reason.threat) if reason.threat else ()), *reason.slots):
            for control in self._changing(slot):
                yield from self._on_offer(control)

    def _on_offer(self, control: str) -> Iterator[str]:
        if self._offers.changes(control) and self._offers.with_needs(control):
            yield control

    def _read(self, threat: str) -> list[Slot]:
        """Return the answers a threat rests on."""
        found = self._state.threat(threat)
        return [(each.subject, each.attribute) for each in found.because] if found is not None else []

    def _changing(self, slot: Slot) -> Iterator[str]:
        """Yield the controls that change one answer."""
        subject, attribute = slot
        for control in self._setting.get((kind_of(subject), attribute), ()):
            if not control.on:
                yield f"{control.id}@{subject}"
            else:
                yield from self._by_slot(control).get(slot, ())

    def _by_slot(self, control: Control) -> dict[Slot, list[str]]:
        """Return, for a control that changes others than its subject, which of its subjects change what."""
        if control.id not in self._reaching:
            found: dict[Slot, list[str]] = defaultdict(list)
            for subject, changes in changes_by_subject(self._seen, control, self._seen.active(control.of)).items():
                for slot in changes:
                    found[slot].append(f"{control.id}@{subject}")
            self._reaching[control.id] = found
        return self._reaching[control.id]
