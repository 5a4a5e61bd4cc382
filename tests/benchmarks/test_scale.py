"""How the analysis grows: one answer in a large model, and everything at a hundred thousand subjects."""

from __future__ import annotations

import random
import statistics
import tracemalloc
from datetime import date
from functools import partial

import pytest

from tests.benchmarks.clockwork import clock, median, once, say, say_memory, settle
from tests.benchmarks.models.made import facts
from tests.model.facts import fact
from tmtui.analysis.cells.compiled import Compiled, compile_bank
from tmtui.analysis.cells.facts import Facts
from tmtui.analysis.cells.load import Columns, load
from tmtui.analysis.engine import assess, assess_columns
from tmtui.analysis.state import State
from tmtui.analysis.threats.decided import decided
from tmtui.banks.bank import Bank
from tmtui.banks.shelf import Shelf
from tmtui.banks.shipped import shipped_folder
from tmtui.model.answers import Answers
from tmtui.model.value import Value

TODAY = date(2026, 1, 1)

Slots = list[tuple[str, str, tuple[Value, ...]]]
"""Subject, attribute, and what may be said about it."""


@pytest.fixture(scope="module")
def bank() -> Bank:
    return Shelf([shipped_folder()]).load(["infrastructure"])


def changing(state: State, answers: Answers, slots: Slots, runs: int) -> list[float]:
    """Answer one slot after another; return the seconds from the new answer to the new figures and differences."""
    dice = random.Random(1)
    taken = []
    number = 10**9
    for _ in range(runs):
        subject, attribute, values = dice.choice(slots)
        before = answers.value(subject, attribute)
        value = dice.choice([each for each in values if each != before])
        number += 1
        said = fact(number, subject, attribute, value, saw=answers.heads(subject, attribute))
        began = clock()
        changed = {slot: answers.get(*slot) for slot in answers.add([said])}
        after = state.advance(changed)
        after.risk  # noqa: B018 - reading the figures is what is timed
        after.differences(state)
        taken.append(clock() - began)
        state = after
    return taken


def slots_of(answers: Answers) -> tuple[Slots, Slots]:
    """Return what changes a value, and what changes the structure."""
    flows = [key for key in answers.subjects() if key.startswith("flow/")]
    components = [key for key in answers.subjects() if key.startswith("component/")]
    zones = tuple(key for key in answers.subjects() if key.startswith("zone/"))
    values: Slots = [(key, "encryption", ("none", "tls", "mtls")) for key in flows]
    values += [(key, "patching", ("week", "month", "later", "never")) for key in components]
    structure: Slots = [(key, "zone", zones) for key in components]
    structure += [(key, "exists", ("yes", "no")) for key in flows]
    return values, structure


@pytest.mark.parametrize("shape", ["mixed", "offices", "tiers", "services"])
def test_one_answer_in_a_large_model(bank: Bank, shape: str) -> None:
    answers = Answers(facts(bank, 10_000, 30_000, shape=shape))
    settle()
    compiled = compile_bank(bank)
    full = once(lambda: assess(bank, answers, TODAY, compiled=compiled).risk)
    print(
        f"\n10,000 components, 30,000 flows ({shape}), {len(answers):,} answers: one answer to figures and differences"
    )
    values, structure = slots_of(answers)
    for name, slots, target in (
        ("a value", values, 0.005),
        ("structure (zone of a component, a flow added or removed)", structure, 0.040),
    ):
        state = assess(bank, answers, TODAY, compiled=compiled)
        _ = state.risk
        taken = changing(state, answers, slots, 41)
        took = statistics.median(taken)
        say(f"{name}: median", took, f"everything anew: {full / took:.0f} x", target=target)
        say(f"{name}: 95th percentile", sorted(taken)[38])


def test_a_hundred_thousand_subjects(bank: Bank) -> None:
    said = facts(bank, 25_000, 74_000)
    answers = Answers(said)
    subjects, count = len(answers.subjects()), len(said)
    compiled = compile_bank(bank)
    settle()
    began = clock()
    columns = load(compiled.program, answers.by_subject())
    loaded = clock() - began
    known = answers.by_subject()
    read = Facts(known)
    settle()
    took = median(partial(_assessed, compiled, columns, read), runs=5)
    print(f"\n{subjects:,} subjects, {count:,} facts, {len(bank.rules)} rules")
    say("answers to columns", loaded, f"{loaded / count * 1e6:.1f} µs a fact")
    say("full assessment from columns", took, f"{took / subjects * 1e6:.1f} µs a subject", target=2.0)
    _dearest(compiled, columns)
    del columns
    settle()
    tracemalloc.start()
    state = assess_columns(compiled, load(compiled.program, known), read, TODAY)
    state.summary()
    kept, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    say_memory("memory for columns and assessment, once worked out", kept / 1e6, target=500)
    say_memory("memory for columns and assessment, at most", most / 1e6, target=500)


def _assessed(compiled: Compiled, columns: Columns, read: Facts) -> None:
    assess_columns(compiled, columns, read, TODAY).summary()


def _dearest(compiled: Compiled, columns: Columns) -> None:
    """Print which functions a full derivation spends most time in, by the module and function that makes the cell."""
    sheet = compiled.program.sheet
    view = sheet.empty()
    view[compiled.decided] = decided(columns.records, TODAY)
    for kind, index in columns.indexes.items():
        view[compiled.program.indexes[kind]] = index
    for slot, said in columns.said.items():
        view[compiled.program.said[slot]] = said
    spent: dict[str, float] = {}
    for cell, work in sheet.works():
        name = f"{work.__module__.removeprefix('tmtui.analysis.')}.{work.__qualname__.partition('.<locals>')[0]}"
        began = clock()
        view[cell] = work(view)
        spent[name] = spent.get(name, 0.0) + clock() - began
    whole = sum(spent.values())
    for name, seconds in sorted(spent.items(), key=lambda each: -each[1])[:6]:
        say(f"of a full derivation: {name}", seconds, f"{seconds / whole:.0%}")


def test_loading_a_large_model(bank: Bank) -> None:
    log = facts(bank, 10_000, 30_000)
    settle()
    answers = median(partial(Answers, log), runs=3)
    print(f"\n10,000 components, 30,000 flows, {len(log):,} facts")
    say("the log to what currently holds", answers, f"{answers / len(log) * 1e6:.1f} µs a fact")
