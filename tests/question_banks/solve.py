"""Answers that make a condition true, undecided or false, found from the condition itself.

The way back from a condition to answers: each leaf says which answers of one slot it can live with, `and` cuts such
sets, `or` tries one part after the other. What is not mentioned stays as the scene has it. A leaf about an attribute
holds only where its question arises, so the question's own `when` is solved along.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, product

from tests.question_banks.scene import NEAR, STATED_WHEN_FOLLOWED, SUBJECTS
from tests.question_banks.slots import Slots
from tmtui.banks.bank import Bank
from tmtui.banks.expression.tree import All, Any, Constant, Expression, Known, Path, Quantified
from tmtui.model.answers import Slot
from tmtui.model.value import Value

Verdict = bool | None
Allowed = Mapping[Slot, tuple[Value, ...]]
"""Slot and the answers it may have."""

MANY = 60
"""Ways looked at for one condition; enough that a second and third attribute get their turn."""


class Solver:
    """Finds answers in the scene for conditions of one bank."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self.slots = Slots(bank)
        self._found: dict[tuple[str, Expression, Verdict], list[Allowed]] = {}

    def solve(self, kind: str, wanted: Iterable[tuple[Expression | None, Verdict]]) -> Iterator[dict[Slot, Value]]:
        """Yield assignments under which each condition about the scene's subject of `kind` has its verdict."""
        parts = [(SUBJECTS[kind], part, verdict) for part, verdict in wanted if part is not None]
        for allowed in self._together(parts):
            yield {slot: values[0] for slot, values in allowed.items()}

    def ways(self, subject: str, condition: Expression, verdict: Verdict) -> list[Allowed]:
        """Return what answers a condition about `subject` may have for a verdict; nothing when there are none."""
        key = (subject, condition, verdict)
        if key not in self._found:
            self._found[key] = list(islice(self._ways(subject, condition, verdict), MANY))
        return self._found[key]

    def _ways(self, subject: str, condition: Expression, verdict: Verdict) -> Iterator[Allowed]:
        if isinstance(condition, Constant):
            if condition.value is verdict:
                yield {}
        elif isinstance(condition, (All, Any)):
            parts = [(subject, part) for part in condition.parts]
            yield from self._combined(parts, every=isinstance(condition, All), verdict=verdict)
        elif isinstance(condition, Quantified):
            for start, stated in self._follow(subject, condition.relation[:-1]):
                for rest in self._members(start, condition, verdict):
                    merged = _merge(stated, rest)
                    if merged is not None:
                        yield merged
        else:
            yield from self._leaf(subject, condition, verdict)

    def _members(self, subject: str, condition: Quantified, verdict: Verdict) -> Iterator[Allowed]:
        relation = condition.relation[-1]
        stated = _stated(subject, relation)
        parts = [(member, condition.condition) for member in NEAR.get((subject, relation), ())]
        for rest in self._combined(parts, every=condition.every, verdict=verdict):
            merged = _merge(stated, rest)
            if merged is not None:
                yield merged
        if verdict is condition.every and stated:
            yield {}  # The scene has no such member unless it is stated, and its lists are complete.

    def _combined(self, parts: list[tuple[str, Expression]], *, every: bool, verdict: Verdict) -> Iterator[Allowed]:
        if verdict is every:
            yield from self._together([(subject, part, verdict) for subject, part in parts])
        elif verdict is None:
            for chosen in range(len(parts)):
                yield from self._together(
                    [(s, part, None if n == chosen else every) for n, (s, part) in enumerate(parts)]
                )
            if len(parts) > 1:
                yield from self._together([(subject, part, None) for subject, part in parts])
        else:
            for subject, part in parts:
                yield from self.ways(subject, part, verdict)

    def _together(self, parts: list[tuple[str, Expression, Verdict]]) -> Iterator[Allowed]:
        found: list[Allowed] = [{}]
        for subject, part, verdict in sorted(parts, key=lambda each: isinstance(each[1], (Any, Quantified))):
            ways = self.ways(subject, part, verdict)
            merged = (_merge(before, way) for before, way in product(found, ways))
            found = list(islice((each for each in merged if each is not None), MANY))
        yield from found

    def _leaf(self, subject: str, leaf: Expression, verdict: Verdict) -> Iterator[Allowed]:
        path: Path = leaf.path  # type: ignore[union-attr]
        for start, stated in self._follow(subject, path[:-1]):
            slot = self.slots.slot(start, path[-1])
            if slot is None:
                continue
            values = tuple(v for v in self.slots.domain(slot) if self.slots.verdict(leaf, slot, path[-1], v) is verdict)
            fixed = _merge(stated, {slot: values}) if values else None
            if fixed is None:
                continue
            asked = self._asked(start, path[-1])
            if asked is None:
                yield fixed
                continue
            for gate in self.ways(start, asked, True):
                merged = _merge(fixed, gate)
                if merged is not None:
                    yield merged
            if verdict is False and not isinstance(leaf, Known):
                for gate in self.ways(start, asked, False):
                    merged = _merge(stated, gate)
                    if merged is not None:
                        yield merged

    def _asked(self, subject: str, name: str) -> Expression | None:
        attribute = self.bank.attributes.get((subject.split("/")[0], name))
        question = self.bank.questions.get(attribute.question) if attribute is not None else None
        return question.when if question is not None else None

    def _follow(self, subject: str, steps: Path) -> Iterator[tuple[str, Allowed]]:
        if not steps:
            yield subject, {}
            return
        for next_ in NEAR.get((subject, steps[0]), ())[:1]:
            stated = _stated(subject, steps[0])
            for end, more in self._follow(next_, steps[1:]):
                merged = _merge(stated, more)
                if merged is not None:
                    yield end, merged


def _stated(subject: str, relation: str) -> Allowed:
    found = STATED_WHEN_FOLLOWED.get((subject, relation))
    return {found[0]: (found[1],)} if found is not None else {}


def _merge(one: Allowed, other: Allowed) -> Allowed | None:
    """Return what both allow, the first's order kept; nothing when they leave a slot without an answer."""
    found = dict(one)
    for slot, values in other.items():
        both = tuple(value for value in found.get(slot, values) if value in values)
        if not both:
            return None
        found[slot] = both
    return found
