"""Facts made up at random: zones in zones, components, flows, data, identities, and all the ways people answer.

Some things are said twice, by people who differ, taken back, undone, not known, or do not apply; some subjects are
removed again while others still refer to them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.analysis.oracle.some_bank import COMPLETENESS
from tmtui.banks.bank import Bank
from tmtui.model.answers import Slot
from tmtui.model.card import AnswerType
from tmtui.model.fact import Basis, Fact, State
from tmtui.model.subject import MODEL, flow_key
from tmtui.model.value import Value, as_set

_DURATIONS = ("P1D", "P14D", "P30D", "P1M", "P2Y")
_DATES = ("2024-06-30", "2025-01-01", "2026-02-02")
POSITIONS = ("internet", "internal", "dmz", "saas", "physical", "supplier")


@dataclass
class Story:
    """A log as it grows."""

    random: Random
    bank: Bank
    facts: list[Fact] = field(default_factory=list)
    subjects: dict[str, list[str]] = field(default_factory=dict)

    def say(
        self, subject: str, attribute: str, value: Value, state: State = State.ANSWERED, *, saw: bool = True,
        batch: str = "", differs: bool = False,
    ) -> Fact:  # fmt: skip
        """Add one fact; it replaces all before it unless its author did not see them."""
        seen = [fact.id for fact in self.facts if (fact.subject, fact.attribute) == (subject, attribute)]
        number = len(self.facts) + 1
        fact = Fact(
            id=number, origin="here", batch=batch or f"batch-{number}", model="made-up", subject=subject,
            attribute=attribute, value=value if state is State.ANSWERED else None, state=state,
            basis=self.random.choice((Basis.TOLD, Basis.TOLD, Basis.TOOL)), author="ops-1", role="operations",
            source="interview", said_at="2026-01-01T00:00:00Z", saw=tuple(seen) if saw else (), differs=differs,
        )  # fmt: skip
        self.facts.append(fact)
        return fact

    def value(self, kind: str, name: str) -> Value:
        """Return a value the attribute can hold."""
        random, declared = self.random, self.bank.attributes[kind, name]
        if name.endswith("_listed"):
            return random.choice((*COMPLETENESS, "complete"))
        if name == "position":
            return random.choice([*POSITIONS, *self.subjects.get("zone", [])])
        options = [option.value for option in declared.options]
        match declared.type:
            case AnswerType.SCALE:
                return random.randint(1, 5)
            case AnswerType.NUMBER:
                return random.choice((1, 3, 12)) if declared.minimum else random.choice((0, 1, 3, 12))
            case AnswerType.DURATION:
                return random.choice(_DURATIONS)
            case AnswerType.DATE:
                return random.choice(_DATES)
            case AnswerType.CHOICES:
                return as_set([value for value in options if random.random() < 0.5])
            case AnswerType.REF | AnswerType.REFS:
                there = [key for to in declared.to for key in self.subjects.get(to, ())]
                if declared.type is AnswerType.REF:
                    return random.choice(there) if there else None
                return as_set([key for key in there if random.random() < 0.4])
            case AnswerType.TEXT | AnswerType.NOTE:
                return "words"
        return random.choice(options)

    def answer(self, subject: str, attribute: str) -> None:
        """Say something about the attribute, in one of the ways people do."""
        kind = subject.partition("/")[0]
        value, way = self.value(kind, attribute), self.random.random()
        if value is None or way < 0.12:
            self.say(subject, attribute, None, State.UNKNOWN)
            return
        if way < 0.17:
            self.say(subject, attribute, None, State.NOT_APPLICABLE)
            return
        self.say(subject, attribute, value)
        if way < 0.20:
            self.say(subject, attribute, self.value(kind, attribute), saw=False)
        elif way < 0.23:
            self.say(subject, attribute, None, State.RETRACTED)
        elif way < 0.26:
            said = self.say(subject, attribute, self.value(kind, attribute))
            self.say(MODEL, "undo", said.batch)
        elif way < 0.28:
            self.say(subject, attribute, None, State.UNKNOWN, saw=False, differs=True)

    def create(self, subject: str) -> None:
        """Add a subject."""
        self.subjects.setdefault(subject.partition("/")[0], []).append(subject)
        self.say(subject, "exists", "yes")
        self.say(subject, "name", subject.partition("/")[2])


def slots(story: Story) -> list[Slot]:
    """Return everything that could be said about what there is."""
    names: dict[str, list[str]] = {}
    for kind, name in story.bank.attributes:
        if name not in ("name", "exists"):
            names.setdefault(kind, []).append(name)
    return [(key, name) for kind, keys in story.subjects.items() for key in keys for name in names.get(kind, ())]


def a_story(random: Random, bank: Bank) -> Story:
    """Return a log over a few of everything the bank asks about."""
    story = Story(random, bank)
    archetypes = [row.value for row in bank.catalogues["actors"].rows]
    story.subjects[MODEL] = [MODEL]
    for number in range(random.randint(0, 3)):
        story.create(f"zone/z{number}")
    for number in range(random.randint(1, 4)):
        story.create(f"component/c{number}")
    if random.random() < 0.2:
        story.create("actor/partner")
    ends = [key.partition("/")[2] for key in story.subjects["component"]]
    ends += [key.partition("/")[2] for key in story.subjects.get("actor", ())]
    ends += archetypes[:1] if random.random() < 0.2 else []
    for number in range(random.randint(0, 5)):
        story.create(flow_key(random.choice(ends), random.choice(ends), f"f{number}"))
    for number in range(random.randint(0, 2)):
        story.create(f"data/d{number}")
    for number in range(random.randint(0, 2)):
        story.create(f"identity/i{number}")
    story.subjects.setdefault("actor", []).extend(
        f"actor/{archetype}" for archetype in archetypes if random.random() < 0.1
    )
    likely = random.choice((0.2, 0.6, 0.9))
    for subject, attribute in slots(story):
        chance = 0.1 if subject.startswith("actor/") else 0.8 if attribute in ("zone", "technology", "kind") else likely
        if random.random() < chance:
            story.answer(subject, attribute)
    for kind in ("zone", "component", "flow", "data"):
        if story.subjects.get(kind) and random.random() < 0.1:
            story.say(random.choice(story.subjects[kind]), "exists", None, State.RETRACTED)
    return story


def go_on(story: Story, random: Random) -> list[Fact]:
    """Say a few things more, new subjects and removals included; return what was said."""
    before = len(story.facts)
    story.random = random
    for _ in range(random.randint(1, 4)):
        way = random.random()
        number = len(story.facts)
        if way < 0.12:
            kind = random.choice(("zone", "component", "data", "identity"))
            story.create(f"{kind}/new{number}")
        elif way < 0.22:
            ends = [key.partition("/")[2] for key in story.subjects["component"]]
            story.create(flow_key(random.choice(ends), random.choice(ends), f"new{number}"))
        elif way < 0.30:
            kind = random.choice(("zone", "component", "flow", "data", "identity"))
            if story.subjects.get(kind):
                story.say(random.choice(story.subjects[kind]), "exists", None, State.RETRACTED)
        elif way < 0.36:
            story.say(MODEL, "undo", random.choice(story.facts).batch)
        else:
            story.answer(*random.choice(slots(story)))
    return story.facts[before:]
