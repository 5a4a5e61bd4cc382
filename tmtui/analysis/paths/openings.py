"""Open threats as steps: which rules of an adversary stand on a subject, how likely each works, and from where.

The likelihood is the rule's own, given the position; that somebody tries enters a path once, at its start.
"""

from __future__ import annotations

from tmtui.analysis.paths.ground import Ground
from tmtui.analysis.threats.rules import RuleCells
from tmtui.banks.bank import Rule
from tmtui.model.frozen import frozen

POSITION = {"": "inbound"}
"""A rule that names no position is open to whoever can reach the subject."""


@frozen
class Opening:
    """A threat that opens a step."""

    rule: Rule
    subject: str
    low: int
    """Level at least; 0 where the threat is only possible."""
    high: int

    @property
    def id(self) -> str:
        """The threat's id."""
        return f"{self.rule.id}@{self.subject}"


class Openings:
    """The open threats of a state, subject by subject."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._rules: dict[tuple[str, str], list[tuple[RuleCells, int, int]]] = {}
        self._known: dict[tuple[str, int, str], tuple[Opening, ...]] = {}
        for cells in ground.state.compiled.rules.values():
            if cells.rule.opens_a_way:
                stand, ignored = ground.look(cells.stand), ground.look(cells.ignored)
                sure, maybe = stand.certain & ~ignored, stand.possible & ~ignored
                if sure | maybe:
                    via = POSITION.get(cells.rule.via, cells.rule.via)
                    self._rules.setdefault((cells.rule.of, via), []).append((cells, sure, maybe))

    def any(self, kind: str, via: str) -> int:
        """Return the subjects of a kind on which something stands that needs a position."""
        mask = 0
        for _, sure, maybe in self._rules.get((kind, via), ()):
            mask |= sure | maybe
        return mask

    def of(self, kind: str, place: int, via: str) -> tuple[Opening, ...]:
        """Return what stands on a subject and needs a position."""
        rules = self._rules.get((kind, via))
        if rules is None:
            return ()
        found = self._known.get((kind, place, via))
        if found is None:
            found = self._known[kind, place, via] = tuple(self._of(rules, kind, place))
        return found

    def _of(self, rules: list[tuple[RuleCells, int, int]], kind: str, place: int) -> list[Opening]:
        found = []
        for cells, sure, maybe in rules:
            certain = sure >> place & 1
            if certain or maybe >> place & 1:
                low, high = self.ground.look(cells.chance).of(place)
                found.append(Opening(cells.rule, self.ground.key(kind, place), low if certain else 0, high))
        return found
