"""One state of a model: everything that follows from its facts, a bank and a date. Immutable.

The masks are worked out at once; lists of threats, questions and elements when somebody asks for them, and then kept.
What works out a plan or an explanation is imported then too: the first card shows neither.
A state made by `advance` or `overlay` shares with the one before it all that did not change.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from tmtui.analysis import questions
from tmtui.analysis.cells.advance import Given
from tmtui.analysis.cells.bits import indices
from tmtui.analysis.cells.compiled import Compiled
from tmtui.analysis.cells.facts import Facts
from tmtui.analysis.cells.sheet import Cell, View
from tmtui.analysis.reasons import names
from tmtui.analysis.reasons.show import reading
from tmtui.analysis.structure.hosts import chains, host_arrow
from tmtui.analysis.threats.decided import Decided, OwnThreat
from tmtui.analysis.worth.notebook import Notebook
from tmtui.banks.bank import Bank
from tmtui.banks.vocabulary import QUALITIES
from tmtui.model.answers import Answer, Slot
from tmtui.model.assessment import Assessment, Differences, Element, Explanation, OpenQuestion, Reading, Summary
from tmtui.model.fact import State as FactState
from tmtui.model.fact import Statement
from tmtui.model.level import Interval, Risk
from tmtui.model.subject import kind_of
from tmtui.model.threat import Because, Certainty, Decision, Finding, Threat
from tmtui.model.value import Value

if TYPE_CHECKING:
    from tmtui.analysis.threats.doubt import Doubted
    from tmtui.model.path import AttackPath, Cuts
    from tmtui.model.plan import Plan, WhatIf

T = TypeVar("T")


class State:
    """Implements the `Assessment` protocol.

    Attributes:
        compiled: the bank's sheet.
        view: the values of its cells.
        facts: the current answers it rests on.
        today: the date that decisions are held against.
        line: what states that follow from one another have in common.
        notebook: what one of them worked out and another may use again.
    """

    def __init__(self, compiled: Compiled, view: View, facts: Facts, today: date, before: State | None = None) -> None:
        self.compiled = compiled
        self.view = view
        self.facts = facts
        self.today = today
        self.line: object = before.line if before is not None else object()
        self.notebook: Notebook = before.notebook if before is not None else Notebook()
        self._kept: dict[tuple[object, ...], Any] = {}
        self._doubted: Doubted | None = None

    # What it rests on.

    @property
    def bank(self) -> Bank:
        """The bank it was derived with."""
        return self.compiled.bank

    @property
    def decided(self) -> Decided:
        """Everything people decided."""
        return self.view[self.compiled.decided]

    @property
    def last_fact(self) -> int:
        """Id of the newest fact it rests on; 0 for none."""
        return self.remember(("last fact",), lambda: max((answer.fact.id for answer in self.facts), default=0))

    def remember(self, key: tuple[object, ...], work: Callable[[], T]) -> T:
        """Return what `work` gives, doing it once for this state."""
        found: T = self._kept.get(key, self)
        if found is self:
            found = self._kept[key] = work()
        return found

    def look(self, cell: Cell[T]) -> T:
        """Return the value of any cell, also of those that are worked out only on demand."""
        return self.compiled.program.sheet.look(self.view, cell)

    # Subjects.

    def place(self, subject: str) -> int:
        """Return the bit of a subject, -1 when it has none."""
        index = self.compiled.program.indexes.get(kind_of(subject))
        return self.view[index].place.get(subject, -1) if index is not None else -1

    def key(self, kind: str, place: int) -> str:
        """Return the subject with a bit."""
        return self.view[self.compiled.program.indexes[kind]].keys[place]

    def keys(self, kind: str, mask: int) -> list[str]:
        """Return the subjects in a mask, by bit."""
        known = self.view[self.compiled.program.indexes[kind]].keys
        return [known[place] for place in indices(mask)]

    def is_alive(self, subject: str) -> bool:
        """Whether a subject is part of the model: added, not removed, and with both ends if it is a flow."""
        place = self.place(subject)
        return place >= 0 and bool(self.look(self.compiled.program.alive(kind_of(subject))) >> place & 1)

    def living(self) -> Iterator[tuple[str, Cell[int]]]:
        """Yield every kind and which of its subjects are part of the model."""
        for kind in self.compiled.program.indexes:
            yield kind, self.compiled.program.alive(kind)

    def end(self, slug: str) -> str:
        """Return the subject at the end of a flow."""
        return names.end(self, slug)

    def subjects(self, kind: str) -> Sequence[str]:
        """Return the keys of the subjects of a kind that are part of the model, sorted."""
        program = self.compiled.program
        if kind not in program.indexes:
            return ()
        alive: int = self.view[program.alive(kind)]
        return self.remember(("subjects", kind), lambda: sorted(self.key(kind, place) for place in indices(alive)))

    def host(self, component: str) -> str | None:
        """Return what a component runs on in the end, itself for a host of its own; nothing when not known."""
        place = self.place(component)
        top = self.look(host_arrow(self.compiled.program)).to[place] if place >= 0 else -1
        return self.key("component", top) if top >= 0 else None

    def loops(self, kind: str, name: str) -> tuple[tuple[int, ...], ...]:
        """Return the loops of a reference that were cut."""
        return self.look(chains(self.compiled.program, kind, name)).loops

    def name(self, subject: str) -> str:
        """Return what people call the subject; for a flow `Web server → Photo database`; else the key."""
        return names.name(self, subject)

    def elements(self, kind: str) -> Sequence[Element]:
        """Return the active subjects of a kind, sorted by key."""
        from tmtui.analysis.structure import elements

        return self.remember(("elements", kind), lambda: elements.elements(self, kind))

    # Readings.

    def reading(self, subject: str, attribute: str) -> Reading:
        """Return what an attribute of a subject reads as."""
        return reading(self, subject, attribute)

    def is_known(self, subject: str, attribute: str) -> bool:
        """Whether an attribute reads as anything but unknown."""
        found = self.reading(subject, attribute)
        return found.state is not FactState.UNKNOWN

    def stake_interval(self, subject: str, quality: str) -> Interval:
        """Return what is at stake in a quality, between two levels."""
        from tmtui.analysis.stake.levels import levels as stake_levels

        kind, place = kind_of(subject), self.place(subject)
        if place < 0 or kind == "actor":
            return (1, 1)
        found = self.look(stake_levels(self.compiled.program, kind))[QUALITIES.index(quality)].of(place)
        return found if found != (0, 0) else (1, 1)

    def stake_slots(self, subject: str, quality: str) -> tuple[Slot, ...]:
        """Return the attributes behind what is at stake."""
        from tmtui.analysis.stake.chain import chain

        return chain(self, subject, quality).slots

    def at_stake(self, subject: str, quality: str) -> tuple[Interval, str]:
        """Return what is at stake in `quality` (confidentiality ...), and why in words."""
        from tmtui.analysis.stake.chain import sentence

        return self.stake_interval(subject, quality), sentence(self, subject, quality)

    # Threats.

    @property
    def risk(self) -> Risk:
        """The risk of the model in points."""
        from tmtui.analysis.threats import risk

        return self.remember(("risk",), lambda: risk.risk(self))

    def summary(self) -> Summary:
        """Return the figures at the head of every report."""
        from tmtui.analysis import progress

        return self.remember(("summary",), lambda: progress.summary(self))

    def threats(self, *, closed: bool = False) -> Sequence[Threat]:
        """Return threats that are certain or possible (with `closed` the closed ones only), worst first."""
        from tmtui.analysis.threats import listing as threats

        return self.remember(("threats", closed), lambda: threats.closed(self) if closed else threats.listed(self))

    def threat(self, threat: str) -> Threat | None:
        """Return one threat by its id, a closed one too, without listing all; nothing when it does not arise."""
        from tmtui.analysis.threats import listing as threats

        return threats.one(self, threat)

    def arises(self, threat: str) -> bool:
        """Whether a threat of the bank stands, may stand or is closed."""
        rule, _, subject = threat.partition("@")
        cells, place = self.compiled.rules.get(rule), self.place(subject)
        if cells is None or place < 0 or kind_of(subject) != cells.rule.of:
            return False
        stand = self.view[cells.stand]
        return bool((stand.certain | stand.possible | stand.closed) >> place & 1)

    def certainty(self, threat: str) -> Certainty | None:
        """Return how sure a threat is, without working out anything else; nothing when it does not arise."""
        rule, _, subject = threat.partition("@")
        cells = self.compiled.rules.get(rule)
        if cells is None:
            return Certainty.CERTAIN if any(own.id == threat for own in self.own_threats()) else None
        if not self.arises(threat):
            return None
        stand, bit = self.view[cells.stand], 1 << self.place(subject)
        return (
            Certainty.CERTAIN
            if stand.certain & bit
            else (Certainty.POSSIBLE if stand.possible & bit else Certainty.CLOSED)
        )

    def own_threats(self) -> tuple[OwnThreat, ...]:
        """Return threats added by hand whose subject is part of the model."""
        return tuple(own for own in self.decided.own if self.is_alive(own.subject))

    def findings(self) -> Sequence[Finding]:
        """Return findings, worst first."""
        from tmtui.analysis.threats import findings

        return self.remember(("findings",), lambda: findings.findings(self))

    def explain(self, threat: str) -> Explanation:
        """Return everything behind a threat.

        Raises:
            BadInput: when no such threat arises.
        """
        from tmtui.analysis.reasons.explain import explain

        return explain(self, threat)

    def decision(self, subject: str) -> Decision:
        """Return what was decided about a threat or control, given as `threat/<id>`, `control/<id>` or the bare id."""
        decisions = self.decided.decisions
        if subject.startswith(("threat/", "control/")):
            kind = kind_of(subject)
        else:
            is_control = subject.partition("@")[0] in self.bank.controls or f"control/{subject}" in decisions
            kind = "control" if is_control else "threat"
            subject = f"{kind}/{subject}"
        return decisions.get(subject) or Decision(status="recommended" if kind == "control" else "open")

    def judged(self, subject: str) -> tuple[Because, ...]:
        """Return how somebody judged a threat added by hand; what was decided about it since is no reason for it."""
        found = []
        for attribute, answer in sorted(self.decided.records.get(subject, {}).items()):
            if attribute not in ("likelihood", "impact"):
                continue
            fact = answer.fact
            found.append(
                Because(subject, attribute, answer.value, answer.state, fact.basis, names.who(answer), fact.said_at)
            )
        return tuple(found)

    def is_offered(self, control: str, subject: str) -> bool:
        """Whether a control can be offered for a subject, and would change something there."""
        return subject in self.offered(control)

    def offered(self, control: str) -> Collection[str]:
        """Return the subjects for which a control can be offered and would change something."""
        from tmtui.analysis.changes.laid import offered

        return self.remember(("offered", control), lambda: frozenset(offered(self, control)))

    @property
    def totals(self) -> tuple[int, int, int]:
        """Risk of the model: low, now, high."""
        from tmtui.analysis.threats import risk

        return self.remember(("totals",), lambda: risk.interval(self))

    def cuts(self) -> Cuts:
        """Return what cuts the ways of attackers to the crown jewels."""
        from tmtui.analysis.cuts.study import study

        return study(self).cuts

    # Questions.

    def asked(self, question: str) -> Sequence[str]:
        """Return the subjects for which a question arises now, answered or not, by key."""
        found = self.bank.questions.get(question)
        if found is None:
            return ()
        return sorted(self.key(found.of, place) for place in indices(questions.arises(self, found)))

    def asked_mark(self, question: str) -> object:
        """Return a value that equals an earlier state's as long as `asked` gives the same; it lists nothing."""
        found = self.bank.questions.get(question)
        return None if found is None else (self.line, questions.arises(self, found))

    def unsettled(self, question: str) -> Sequence[str]:
        """Return the subjects for which a question arises and that nobody answered, nor any other answer implies."""
        found = self.bank.questions.get(question)
        if found is None:
            return ()
        return [self.key(found.of, place) for place in indices(questions.open_places(self, found))]

    def worth(self, question: str) -> Mapping[str, int]:
        """Return by subject how many points an answer is expected to take off the width of the risk."""
        found = self.bank.questions.get(question)
        return {} if found is None else questions.worth_by_subject(self, found)

    def open_questions(self) -> Sequence[OpenQuestion]:
        """Return open questions, those that move the risk most first."""
        return self.remember(("open questions",), lambda: questions.open_questions(self))

    # Other states.

    def advance(self, changed: Mapping[Slot, Answer | None]) -> State:
        """Return the state after some slots got other answers, or nothing where nothing stands any more."""
        facts = self.facts.changed(changed)
        given = Given(self.compiled, self.view, facts)
        given.take(changed, self.today)
        view = self.view
        if given.values:
            view, _ = self.compiled.program.sheet.again(view, given.values, given.touched)
        after = State(self.compiled, view, facts, self.today, self)
        after._doubted = self._doubted.later(given) if self._doubted is not None else None
        return after

    def overlay(self, changes: Mapping[Slot, Value]) -> State:
        """Return what would be if these answers were given; a value of nothing means that nobody knows."""
        from tmtui.analysis.changes.laid import laid

        return self.advance({slot: laid(*slot, value) for slot, value in changes.items()})

    def verified(self) -> State:
        """Return what would be known if only what was measured or tested counted."""
        return self.remember(("verified",), self._verified)

    def _verified(self) -> State:
        from tmtui.analysis.threats.doubt import untrusted

        self._doubted = untrusted(self.compiled, self.view, self._doubted)
        return State(self.compiled, self._doubted.view, self.facts, self.today, self)

    def differences(self, earlier: Assessment) -> Differences:
        """Return what changed since an earlier assessment."""
        from tmtui.analysis.changes import differences

        if not isinstance(earlier, State):
            raise TypeError("only assessments of one engine can be compared")
        return differences.differences(self, earlier)

    def jewels(self) -> Sequence[str]:
        """Return what the ways of attackers are followed to: data and components people chose, else rate highest."""
        from tmtui.analysis.paths.jewels import jewels

        return jewels(self)

    def paths(self, *, k: int = 5) -> Sequence[AttackPath]:
        """Return up to `k` ways to every crown jewel, the likeliest of all first."""
        from tmtui.analysis.paths import paths

        return self.remember(("paths", k), lambda: paths.paths(self, k=k))

    def paths_to(self, target: str, *, k: int = 5) -> Sequence[AttackPath]:
        """Return up to `k` ways to one component or data, jewel or not; `BadInput` where no way can lead."""
        from tmtui.analysis.paths import paths

        return paths.paths_to(self, target, k=k)

    def plan(self, *, budget: float | None = None) -> Plan:
        """Return what to do first, within a budget of person-days if one is given."""
        from tmtui.analysis.plan.plan import make_plan

        return self.remember(("plan", budget), lambda: make_plan(self, budget=budget))

    def what_if(
        self, *, controls: Sequence[str] = (), statements: Sequence[Statement] = (), paths: bool = False
    ) -> WhatIf:
        """Return what laying controls or answers over the facts would change; nothing is written."""
        from tmtui.analysis.changes.laid import what_if

        return what_if(self, controls, statements, paths=paths)
