"""One threat model kept live: its facts, what they derive to, and the one way to say something.

Everything a person says goes through `say`: checked as a whole, written in one transaction, and derived again at once.
Nothing is shown as saved before the store has it on disk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from operator import attrgetter, lt

from tmtui.analysis.engine import assess
from tmtui.analysis.outdated import forget
from tmtui.analysis.state import State as Derived
from tmtui.banks.bank import Bank
from tmtui.banks.method import as_method
from tmtui.model.answers import EXISTS, UNDO, Answers, Slot
from tmtui.model.card import Receipt
from tmtui.model.errors import Busy, Unusable
from tmtui.model.fact import Fact, State, Statement
from tmtui.model.subject import DECIDED_KINDS, MODEL, kind_of
from tmtui.store.store import Store
from tmtui.workspace.clock import Clock, wall_time
from tmtui.workspace.collector import collector_set_aside

MANY = 1_000
"""Values from which on an action is an import rather than an answer."""

KEPT = 3
"""Outdated states that are let be until there is time to let go of them."""

METHODS = "methods"
"""Where a session keeps the places in interviews of methods, by their id."""


Progress = Callable[[int, int], None]
"""Is told how many steps are done, and of how many."""


def _quiet(_done: int, _total: int) -> None:
    """Tell nobody."""


def mapping(value: object) -> dict[str, object]:
    """Return what is a mapping; of anything else in a stored session, nothing."""
    return dict(value) if isinstance(value, Mapping) else {}


def _in_order(facts: list[Fact]) -> list[Fact]:
    """Return facts by id and origin: as they were read, unless a log was merged in that says things from in between."""
    ids = [fact[0] for fact in facts]
    return facts if all(map(lt, ids, ids[1:])) else sorted(facts, key=attrgetter("id", "origin"))


class LiveModel:
    """A threat model that is open for one person.

    Attributes:
        slug: the model's key in the workspace.
        bank: what its interview and analysis are made of.
        method: id of the bank that is asked as an interview of its own; empty for the whole interview.
        asking: the bank as this interview asks it.
        author: who is at the keyboard.
        role: in which role.
        facts: the log as far as it was read, oldest first.
        answers: what currently holds.
        assessment: everything derived from it.
        last_row: how far the log was read.
        wrote: id of the last fact this process wrote; 0 for none.
        seen: what the person last saw of each place, by its name, as the face keeps it.
        interviewed: somebody is interviewed over it, which takes longer than writing the derived tables.
    """

    def __init__(
        self,
        store: Store,
        slug: str,
        bank: Bank,
        *,
        author: str,
        role: str,
        clock: Clock,
        today: date | None = None,
        method: str = "",
    ) -> None:
        self.slug = slug
        self.bank = bank
        self.method = method
        self.asking = as_method(bank, method) if method else bank
        self.author = author
        self.role = role
        self._store = store
        self._clock = clock
        self._today = today
        with collector_set_aside():
            facts, self.last_row = store.facts(slug)
            self._last_read = facts[-1].id if facts else 0
            self.facts: list[Fact] = _in_order(facts)
            self.answers = Answers(self.facts)
            self.assessment: Derived = assess(bank, self.answers, self.today)
        self.wrote = 0
        self.interviewed = False
        self.seen: dict[str, object] = {}
        self._unseen: list[Fact] = []
        self._outdated: list[Derived] = []
        """States before the present one, as somebody may still look at them."""
        self._ahead: set[tuple[int, str]] = set()
        """Ids and origins of what this process wrote and could not read back yet."""

    @property
    def today(self) -> date:
        """The date that acceptances and due dates are held against."""
        return self._today or self._clock().astimezone().date()

    def now(self) -> datetime:
        """Return the present moment."""
        return self._clock()

    @property
    def name(self) -> str:
        """What people call the model."""
        value = self.answers.value(MODEL, "name")
        return value if isinstance(value, str) else self.slug

    def exists(self, subject: str) -> bool:
        """Whether something can be said about a subject now."""
        if self.answers.exists(subject) or kind_of(subject) in DECIDED_KINDS:
            return True
        return subject in self.bank.actors()

    def check(self, statements: Sequence[Statement]) -> list[Statement]:
        """Return the statements as they would be written.

        Raises:
            BadInput: for the first one that cannot be taken.
        """
        from tmtui.workspace.check import checker

        added = {each.subject for each in statements if each.attribute == EXISTS and each.state is State.ANSWERED}
        check = checker(self.bank, lambda subject: subject in added or self.exists(subject))
        return [check(each) for each in statements]

    def news_in(self, statements: Sequence[Statement]) -> list[Statement]:
        """Return those of some checked statements that do not already stand in the same words."""
        return [each for each in statements if not self._stands(each)]

    def say(
        self, statements: Sequence[Statement], *, batch: str | None = None, repeat: bool = False,
        checked: bool = False, progress: Progress = _quiet,
    ) -> Receipt:  # fmt: skip
        """Write statements as one action and derive again.

        Args:
            statements: what is said; all of it is taken or none.
            batch: the action it belongs to; a new one when left out.
            repeat: also write what already stands in the same words, as a confirmation does.
            checked: they come out of `check` of this model as it stands, so that a large import is not checked twice.
            progress: told how many steps are done, and of how many.

        Returns:
            What changed; its batch is empty when everything already stood.

        Raises:
            BadInput: when a statement cannot be taken.
            Busy: when somebody else holds the database.
            Unusable: when the database cannot be written.
        """
        self._stay_on_one_copy()
        if self._store.redacted_since_read(self.slug):
            self._read_anew()
            checked = False
        found = list(statements) if checked else self.check(statements)
        wanted = found if repeat else self.news_in(found)
        if not wanted:
            return Receipt("", "", "that already stands")
        filled = [each.seeing(self._saw(each)) if each.saw is None else each for each in wanted]
        steps = len(filled) + 2 * len(filled) // 3
        facts = self._store.append(
            self.slug, filled, author=self.author, role=self.role, batch=batch,
            written=lambda done: progress(done, steps),
        )  # fmt: skip
        before = self.assessment
        # Others may have written between our last look and this one: reading on from where we stopped takes both.
        mine = {(fact.id, fact.origin) for fact in facts}
        try:
            read = self._read_on(facts)
        except (Busy, Unusable):
            # It is on disk. To say that it is not would have it said twice.
            read = self._take(facts)
            self._ahead |= mine
        self._unseen.extend(fact for fact in read if (fact.id, fact.origin) not in mine)
        self.wrote = facts[-1].id
        progress(steps, steps)
        return Receipt(facts[-1].batch, wall_time(self._clock), "", self.assessment.differences(before))

    def undo(self) -> Receipt:
        """Take back this person's last action, as far back as they like."""
        from tmtui.workspace.undo import batch_to_undo

        batch = batch_to_undo(self.facts, self.answers, self.author)
        return self._name_batch(batch, "undid", "nothing left to undo")

    def redo(self) -> Receipt:
        """Bring back what was last undone, unless something was said since."""
        from tmtui.workspace.undo import batch_to_redo

        batch = batch_to_redo(self.facts, self.answers, self.author)
        return self._name_batch(batch, "brought back", "nothing to bring back")

    def refresh(self) -> tuple[Fact, ...]:
        """Read what other writers added or redacted since, and derive again; return the facts they added.

        A session that is open over midnight is derived for the new day: acceptances end by themselves.

        Raises:
            Busy: when somebody else holds the database.
            Unusable: when it cannot be read, or another copy was put in its place.
        """
        self._stay_on_one_copy()
        if self._store.redacted_since_read(self.slug):
            self._read_anew()
        self._unseen.extend(self._read_on())
        if self.assessment.today != self.today:
            self.assessment = assess(self.bank, self.answers, self.today)
        found = tuple(self._unseen)
        self._unseen.clear()
        return found

    def search(self, words: str) -> set[Slot]:
        """Return subjects and attributes of which something was ever said that has all words; a few hundred at most."""
        ids = set(self._store.search(self.slug, words))
        return {(fact.subject, fact.attribute) for fact in self.facts if fact.id in ids}

    def news(self) -> bool:
        """Whether another process committed something since the last call, or a day began; cheap, False while busy."""
        return self._store.changed() or self.assessment.today != self.today

    def wait_at_most(self, milliseconds: int) -> None:
        """Wait only this long for somebody else who writes, then raise Busy; a screen waits by itself."""
        self._store.wait_at_most(milliseconds)

    def load_session(self) -> dict[str, object]:
        """Return where this person stopped; empty at first. Each method has a place of its own."""
        session = self._store.session(self.slug, self.author)
        return mapping(mapping(session.get(METHODS)).get(self.method)) if self.method else session

    def save_session(self, state: Mapping[str, object]) -> None:
        """Remember where this person is; a read-only workspace remembers nothing."""
        try:
            session = self._store.session(self.slug, self.author)
            methods = mapping(session.get(METHODS))
            if self.method:
                state = {**session, METHODS: {**methods, self.method: dict(state)}}
            elif methods:
                state = {**state, METHODS: methods}
            self._store.save_session(self.slug, self.author, state)
        except Unusable:
            # Losing one's place must never lose an answer, nor stop somebody from reading on.
            return

    def log_heads(self) -> dict[str, str]:
        """Return the newest chain hash of every origin."""
        return self._store.heads(self.slug)

    def _stay_on_one_copy(self) -> None:
        """Refuse to go on over another copy of the file that was written over it: its log has no place for ours."""
        if not self._last_read or self._store.has_row(self.slug, self.last_row, self._last_read):
            return
        lost = len({fact.id for fact in self.facts} - self._store.fact_ids(self.slug))
        answers = f"{lost} thing{'s' if lost != 1 else ''} said here {'are' if lost != 1 else 'is'} not in it"
        raise Unusable(
            f"{self._store.path} was replaced by another copy while it was open; {answers}.",
            remedy="Put the right file back, or note what is missing and start again.",
        )

    def _read_on(self, written: Sequence[Fact] = ()) -> list[Fact]:
        """Take every fact that reached the log since the last look; what was just written need not be read again."""
        count, last = self._store.rows_after(self.slug, self.last_row) if len(written) > MANY else (0, 0)
        if written and count == len(written):
            facts, self.last_row = list(written), last
            self._last_read = facts[-1].id
        else:
            facts, self.last_row = self._store.facts(self.slug, after_row=self.last_row)
            self._last_read = facts[-1].id if facts else self._last_read
            facts = [fact for fact in facts if (fact.id, fact.origin) not in self._ahead]
            self._ahead.clear()
        return self._take(facts)

    def _take(self, facts: Sequence[Fact]) -> list[Fact]:
        """Add facts to those that are known, and derive what follows from them."""
        if facts:
            in_order = not self.facts or min(fact.order for fact in facts) >= self.facts[-1].order
            self.facts.extend(facts)
            if not in_order:
                self.facts.sort(key=lambda fact: fact.order)
            self._advance(self.answers.add(facts))
        return list(facts)

    def _read_anew(self) -> None:
        """Read the whole log again: what was redacted must not linger in memory, nor come back from it."""
        known = {(fact.id, fact.origin) for fact in self.facts}
        facts, self.last_row = self._store.facts(self.slug)
        self._last_read = facts[-1].id if facts else 0
        self._ahead.clear()
        self._unseen.extend(fact for fact in facts if (fact.id, fact.origin) not in known)
        self.facts = sorted(facts, key=lambda fact: fact.order)
        self.answers = Answers(self.facts)
        self.assessment = assess(self.bank, self.answers, self.today)

    def forget_outdated(self) -> bool:
        """Let go of one thing that was worked out for a state that is no longer the present one.

        Returns:
            Whether there is more to let go of.
        """
        if self._outdated and not forget(self._outdated[0]):
            self._outdated.pop(0)
        return bool(self._outdated)

    def _advance(self, changed: set[Slot]) -> None:
        while len(self._outdated) >= KEPT:
            self.forget_outdated()
        self._outdated.append(self.assessment)
        if len(changed) > MANY and 2 * len(changed) > len(self.answers):
            # Deriving everything at once takes less than patching in most of it piece by piece.
            with collector_set_aside():
                compiled = self.assessment.compiled
                self.assessment = assess(self.bank, self.answers, self.today, compiled=compiled)
            return
        self.assessment = self.assessment.advance({slot: self.answers.get(*slot) for slot in changed})

    def _name_batch(self, batch: str | None, verb: str, otherwise: str) -> Receipt:
        if batch is None:
            return Receipt("", "", otherwise)
        from tmtui.workspace.undo import in_words

        first = next(fact for fact in self.facts if fact.batch == batch)
        named = first
        while named.subject == MODEL and named.attribute == UNDO:
            named = next(fact for fact in self.facts if fact.batch == named.value)
        what = in_words(self.facts, named.batch, self.assessment.name(named.subject))
        receipt = self.say([Statement(MODEL, UNDO, batch)])
        return replace(receipt, message=f"{verb}: {what}")

    def _saw(self, statement: Statement) -> tuple[int, ...]:
        heads = self.answers.heads(statement.subject, statement.attribute)
        if statement.attribute == UNDO:
            return ()
        if not statement.differs:
            return heads
        said = self.answers.history(statement.subject, statement.attribute)
        mine = {fact.id for fact in said if fact.author == (statement.author or self.author)}
        return tuple(head for head in heads if head in mine)

    def _stands(self, statement: Statement) -> bool:
        if statement.attribute == UNDO or statement.differs:
            return False
        answer = self.answers.get(statement.subject, statement.attribute)
        if answer is None:
            return statement.state is State.RETRACTED
        fact = answer.fact
        return (
            not answer.disputed
            and (answer.state, answer.value) == (statement.state, statement.value)
            and (fact.basis, fact.note, fact.evidence) == (statement.basis, statement.note, statement.evidence)
            and (fact.ask, fact.ask_by) == (statement.ask, statement.ask_by)
        )
