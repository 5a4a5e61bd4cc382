"""The bulk engine and the oracle must agree on models made up at random; and going on equals starting over."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.oracle import risk
from tests.analysis.oracle.logic import read
from tests.analysis.oracle.oracle import world_of
from tests.analysis.oracle.some_bank import a_bank
from tests.analysis.oracle.some_facts import Story, a_story, go_on
from tests.analysis.oracle.stake import stake
from tests.analysis.oracle.trust import distrusting
from tests.analysis.oracle.world import NOT_APPLICABLE, UNKNOWN, Reading, Span, World, subjects
from tests.compiled import infrastructure
from tmtui.analysis.engine import State as Derived
from tmtui.analysis.engine import assess
from tmtui.banks.bank import Bank
from tmtui.banks.vocabulary import DERIVED, QUALITIES
from tmtui.model.answers import Answers
from tmtui.model.assessment import Reading as Shown
from tmtui.model.fact import State
from tmtui.model.level import words

TODAY = date(2026, 3, 1)
KINDS = ("model", "zone", "component", "flow", "data", "identity", "actor")
MODELS = st.integers(min_value=0, max_value=2**32)
"""Each number is a bank and a log: small, and the same on every machine."""


def made_up(seed: int, bank: Bank | None = None) -> tuple[Bank, Story]:
    random = Random(seed)
    bank = bank or a_bank(random)
    return bank, a_story(random, bank)


@cache
def shipped() -> Bank:
    return infrastructure()


def shown(reading: Shown) -> Reading:
    if reading.state is State.NOT_APPLICABLE:
        return NOT_APPLICABLE
    if reading.state is State.ANSWERED:
        return reading.value
    return UNKNOWN


def expected(reading: Reading) -> Reading:
    if isinstance(reading, Span):
        return int(reading.low) if reading.low == reading.high != float("inf") else UNKNOWN
    return reading


def readings(bank: Bank, world: World) -> list[tuple[str, str]]:
    names = sorted({*bank.attributes, *((kind, name) for kind, those in DERIVED.items() for name in those)})
    return [(subject, name) for kind, name in names for subject in subjects(world, kind)]


@given(MODELS)
@settings(max_examples=60)
def test_every_attribute_reads_the_same(seed: int) -> None:
    bank, story = made_up(seed)
    world, state = world_of(bank, story.facts, TODAY), assess(bank, story.facts, TODAY)
    slots = readings(bank, world)
    assert {slot: shown(state.reading(*slot)) for slot in slots} == {
        slot: expected(read(world, *slot)) for slot in slots
    }


@given(MODELS)
@settings(max_examples=60)
def test_the_same_is_at_stake(seed: int) -> None:
    bank, story = made_up(seed)
    world, state = world_of(bank, story.facts, TODAY), assess(bank, story.facts, TODAY)
    keys = [key for kind in KINDS if kind != "actor" for key in subjects(world, kind)]
    slots = [(key, quality) for key in keys for quality in QUALITIES]
    assert {slot: state.at_stake(*slot)[0] for slot in slots} == {slot: stake(world, *slot) for slot in slots}


@given(MODELS)
@settings(max_examples=120)
def test_the_same_threats_stand(seed: int) -> None:
    bank, story = made_up(seed)
    world, state = world_of(bank, story.facts, TODAY), assess(bank, story.facts, TODAY)
    derived = {
        threat.id: risk.Threat(threat.certainty, threat.likelihood, threat.impact, threat.level, threat.points)
        for threat in state.threats()
    }
    closed = {threat.id for threat in state.threats(closed=True)}
    reference = risk.threats(world)
    assert derived == {key: threat for key, threat in reference.items() if threat.certainty != "closed"}
    assert closed == {key for key, threat in reference.items() if threat.certainty == "closed"}


@given(MODELS)
@settings(max_examples=30)
def test_the_shipped_banks_say_the_same_of_any_answers(seed: int) -> None:
    bank, story = made_up(seed, shipped())
    world, state = world_of(bank, story.facts, TODAY), assess(bank, story.facts, TODAY)
    reference = {key: threat for key, threat in risk.threats(world).items() if threat.certainty != "closed"}
    assert {threat.id: (threat.certainty, threat.points) for threat in state.threats()} == {
        key: (threat.certainty, threat.points) for key, threat in reference.items()
    }
    assert (state.risk.low, state.risk.now, state.risk.high) == risk.risk(world)
    assert state.risk.verified == risk.risk(distrusting(world))[1]


@given(MODELS)
@settings(max_examples=120)
def test_findings_and_risk_add_up_the_same(seed: int) -> None:
    bank, story = made_up(seed)
    random = Random(seed)
    world = world_of(bank, story.facts, TODAY)
    for threat in list(risk.threats(world)):
        if random.random() < 0.3:
            status = random.choice(("accepted", "avoided", "false-alarm", "transferred", "open"))
            story.say(f"threat/{threat}", "status", status)
            if random.random() < 0.5:
                story.say(f"threat/{threat}", "until", random.choice(("2026-02-28", "2026-03-01", "2027-01-01")))
    world, state = world_of(bank, story.facts, TODAY), assess(bank, story.facts, TODAY)
    derived = {
        finding.rule: risk.Finding(finding.level, finding.points, frozenset(finding.threats), finding.certain)
        for finding in state.findings()
    }
    assert derived == risk.findings(world)
    assert (state.risk.low, state.risk.now, state.risk.high) == risk.risk(world)
    assert state.risk.too_early is risk.too_early(world)


@given(MODELS)
@settings(max_examples=60)
def test_what_was_only_told_counts_as_unknown_in_the_verified_residual(seed: int) -> None:
    bank, story = made_up(seed)
    verified = risk.risk(distrusting(world_of(bank, story.facts, TODAY)))
    assert assess(bank, story.facts, TODAY).risk.verified == verified[1]


@given(MODELS)
@settings(max_examples=40)
def test_going_on_equals_starting_over(seed: int) -> None:
    bank, story = made_up(seed)
    random = Random(seed)
    answers = Answers(story.facts)
    state = assess(bank, story.facts, TODAY)
    for _ in range(3):
        changed = answers.add(go_on(story, random))
        state = state.advance({slot: answers.get(*slot) for slot in changed})
        assert everything(state, bank) == everything(assess(bank, story.facts, TODAY), bank)


def everything(state: Derived, bank: Bank) -> dict[str, object]:
    """Return all a person can see of an assessment."""
    elements = [state.elements(kind) for kind in KINDS]
    return {
        "threats": state.threats(),
        "closed": state.threats(closed=True),
        "findings": state.findings(),
        "summary": state.summary(),
        "questions": state.open_questions(),
        "elements": elements,
        "readings": {
            (each.key, name): state.reading(each.key, name)
            for kind, those in zip(KINDS, elements, strict=True)
            for each in those
            for of, name in (*bank.attributes, *((of, name) for of, names in DERIVED.items() for name in names))
            if of == kind
        },
        "worst": [words(threat.level) for threat in state.threats()],
    }
