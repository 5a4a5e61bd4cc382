"""What a set of controls costs when they share what is begun once.

Every control is broken into parts that are paid for once: what it takes to begin, and each subject whose facts it
changes; the parts of what it needs first are its own too. The cost of a set is the weight of the union of its parts, so
two controls with a common beginning cost less together than apart, and none is ever paid for twice. Weights are whole
thousandths of a day, so that sums compare exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tmtui.model.frozen import frozen

Part = tuple[str, str]
"""A control, and the subject it changes; no subject for what is done once."""

THOUSANDTHS = 1000


@frozen
class Effort:
    """What every control consists of, and what the parts weigh."""

    parts: Mapping[str, frozenset[Part]]
    """Control id with subject: its parts and those of everything it needs."""
    weights: Mapping[Part, int]
    """Thousandths of a person-day."""

    def of(self, controls: Iterable[str]) -> frozenset[Part]:
        """Return the parts of several controls together."""
        return frozenset().union(*(self.parts[control] for control in controls))

    def weight(self, controls: Iterable[str]) -> int:
        """Return what several controls cost together, in thousandths of a person-day."""
        return sum(self.weights[part] for part in self.of(controls))

    def days(self, controls: Iterable[str]) -> float:
        """Return what several controls cost together, in person-days."""
        return self.weight(controls) / THOUSANDTHS


def by_itself(days: Mapping[str, float]) -> Effort:
    """Return the effort of controls that share nothing: so many days each."""
    parts = {control: frozenset({(control, "")}) for control in days}
    return Effort(parts, {(control, ""): round(each * THOUSANDTHS) for control, each in days.items()})
