"""What currently holds: the heads of every attribute, read out of the log.

The heads of an attribute are its facts that no later fact saw, leaving out undone batches. One head is the current
answer. Two heads with different values are disputed: both stand until somebody who saw both settles it, and until then
the attribute reads as unknown. Because heads depend only on the set of facts, logs can be merged in any order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tmtui.model.fact import Fact, State
from tmtui.model.subject import MODEL
from tmtui.model.value import Value

Slot = tuple[str, str]
"""Subject key and attribute."""

UNDO = "undo"
"""Attribute of the model whose facts name batches that are undone."""

REVISION = "revision"
"""Attribute of the model whose facts name points of the log."""

MARKS = ((MODEL, UNDO), (MODEL, REVISION))
"""Slots on which every fact says something of its own, so that nobody differs and nothing replaces another."""

EXISTS = "exists"
"""Attribute that every subject has; retracting it removes the subject."""


class Answer(NamedTuple):
    """The current answer on one attribute of one subject; a named tuple for the reason that a fact is one."""

    subject: str
    attribute: str
    state: State
    """`unknown` also when disputed."""
    value: Value
    """Nothing unless the state is `answered`."""
    heads: tuple[Fact, ...]
    """The facts that stand, newest last; one unless people differ."""

    @property
    def disputed(self) -> bool:
        """Whether heads with different values stand side by side."""
        return len(self.heads) > 1 and len({(head.state, head.value) for head in self.heads}) > 1

    @property
    def fact(self) -> Fact:
        """The newest fact that stands."""
        return self.heads[-1]


class Answers:
    """The current answers of one threat model, kept as facts are added.

    Everything is kept by subject and then by attribute: a start reads tens of thousands of facts, and looking up two
    texts whose hashes are known is cheaper than making and hashing a pair of them for each.
    """

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self._facts: dict[str, dict[str, list[Fact]]] = {}
        self._batches: dict[str, list[Fact]] | None = None
        """Facts by batch, made when somebody first undoes something."""
        self._undos: list[Fact] = []
        self._undone: frozenset[str] = frozenset()
        self._current: dict[str, dict[str, Answer]] = {}
        self._begin(facts)

    def add(self, facts: Iterable[Fact]) -> set[Slot]:
        """Take further facts, in any order; return the slots whose current answer changed."""
        touched: set[Slot] = set()
        undos = len(self._undos)
        for fact in facts:
            self._file(fact)
            touched.add((fact.subject, fact.attribute))
        if len(self._undos) > undos:
            before, self._undone = self._undone, self._undone_batches()
            batches = self._by_batch()
            for batch in before ^ self._undone:
                touched.update((fact.subject, fact.attribute) for fact in batches.get(batch, ()))
        return {slot for slot in touched if self._settle(*slot)}

    def get(self, subject: str, attribute: str) -> Answer | None:
        """Return the current answer, or nothing when nobody said anything that still stands."""
        about = self._current.get(subject)
        return about.get(attribute) if about is not None else None

    def value(self, subject: str, attribute: str) -> Value:
        """Return the current value where the state is `answered`, else nothing."""
        answer = self.get(subject, attribute)
        return answer.value if answer is not None else None

    def exists(self, subject: str) -> bool:
        """Whether somebody added the subject and nobody removed it; the model itself always exists."""
        return subject == MODEL or self.value(subject, EXISTS) == "yes"

    def of(self, subject: str) -> dict[str, Answer]:
        """Return the current answers about one subject, by attribute in alphabetical order."""
        return dict(sorted(self._current.get(subject, {}).items()))

    def subjects(self) -> list[str]:
        """Return every subject somebody said anything about that still stands, removed ones too, sorted by key."""
        return sorted(subject for subject, about in self._current.items() if about)

    def history(self, subject: str, attribute: str) -> list[Fact]:
        """Return everything ever said on one attribute, oldest first, undone and replaced facts too."""
        return list(self._facts.get(subject, {}).get(attribute, ()))

    def heads(self, subject: str, attribute: str) -> tuple[int, ...]:
        """Return the ids of all facts no later one saw, retracted ones too: what an author is shown."""
        return tuple(fact.id for fact in self._heads(subject, attribute))

    def is_undone(self, fact: Fact) -> bool:
        """Whether the batch of the fact is undone."""
        return fact.batch in self._undone

    def by_subject(self) -> dict[str, dict[str, Answer]]:
        """Return all current answers, by subject and then by attribute; what is said later does not change it."""
        return {subject: about.copy() for subject, about in self._current.items()}

    def __iter__(self) -> Iterator[Answer]:
        for about in self._current.values():
            yield from about.values()

    def __len__(self) -> int:
        return sum(map(len, self._current.values()))

    def _begin(self, facts: Iterable[Fact]) -> None:
        """Take the first facts: nearly every slot was answered once, so a start does not pay for disputes."""
        filed, current, file = self._facts, self._current, self._file
        answered, make = State.ANSWERED, tuple.__new__
        unsettled: dict[Slot, None] = {}
        for fact in facts:
            # The first fact of a slot, as nearly all are, is taken here: a call for each would take as long again.
            subject, attribute = fact.subject, fact.attribute
            said = filed.get(subject)
            if said is None:
                said = filed[subject] = {}
                current[subject] = {}
            if attribute in said or attribute == UNDO:
                file(fact)
                unsettled[subject, attribute] = None
                continue
            said[attribute] = [fact]
            if fact.state is answered and not fact.redacted:
                current[subject][attribute] = make(Answer, (subject, attribute, answered, fact.value, (fact,)))
            else:
                unsettled[subject, attribute] = None
        if self._undos:
            undone = self._undone = self._undone_batches()
            for subject, said in filed.items():
                for attribute, held in said.items():
                    if held[0].batch in undone:
                        unsettled[subject, attribute] = None
        for slot in unsettled:
            self._settle(*slot)

    def _file(self, fact: Fact) -> None:
        said = self._facts.get(fact.subject)
        if said is None:
            said = self._facts[fact.subject] = {}
        held = said.get(fact.attribute)
        if held is None:
            said[fact.attribute] = [fact]
        else:
            held.append(fact)
            if fact.order < held[-2].order:
                held.sort(key=lambda each: each.order)
        if self._batches is not None:
            self._batches.setdefault(fact.batch, []).append(fact)
        if fact.attribute == UNDO and fact.subject == MODEL:
            self._undos.append(fact)

    def _by_batch(self) -> dict[str, list[Fact]]:
        if self._batches is None:
            self._batches = {}
            for said in self._facts.values():
                for held in said.values():
                    for fact in held:
                        self._batches.setdefault(fact.batch, []).append(fact)
        return self._batches

    def _undone_batches(self) -> frozenset[str]:
        """Newest undo first: an undo counts unless a newer one undid the batch it came in."""
        undone: set[str] = set()
        for fact in sorted(self._undos, key=lambda each: each.order, reverse=True):
            if fact.batch not in undone and fact.state is State.ANSWERED and isinstance(fact.value, str):
                undone.add(fact.value)
        return frozenset(undone)

    def _heads(self, subject: str, attribute: str) -> list[Fact]:
        held = self._facts.get(subject, {}).get(attribute, ())
        standing = [fact for fact in held if fact.batch not in self._undone]
        if len(standing) < 2:
            return standing
        seen = {earlier for fact in standing for earlier in fact.saw}
        return [fact for fact in standing if fact.id not in seen]

    def _settle(self, subject: str, attribute: str) -> bool:
        """Work out the current answer of a slot anew; return whether it changed."""
        about = self._current.setdefault(subject, {})
        before = about.get(attribute)
        held = self._facts.get(subject, {}).get(attribute, ())
        if before is None and len(held) == 1:
            # What was never said before needs no looking for heads; imports say tens of thousands of such things.
            only = held[0]
            if only.state is State.ANSWERED and not only.redacted and only.batch not in self._undone:
                about[attribute] = Answer._make((subject, attribute, only.state, only.value, (only,)))
                return True
        heads = [head for head in self._heads(subject, attribute) if head.state is not State.RETRACTED]
        said = [head for head in heads if head.state is not State.UNKNOWN and not head.redacted]
        # Somebody who does not know does not contradict somebody who does, unless they say that they differ.
        if said and not any(head.differs for head in heads if head.state is State.UNKNOWN):
            heads = said
        if not heads:
            about.pop(attribute, None)
            return before is not None
        newest = heads[-1]
        if (subject, attribute) in MARKS:
            heads = [newest]
        state, value = newest.state, newest.value
        if newest.redacted or len({(head.state, head.value) for head in heads}) > 1:
            state = State.UNKNOWN
        if state is not State.ANSWERED:
            value = None
        about[attribute] = Answer(subject, attribute, state, value, tuple(heads))
        return before != about[attribute]
