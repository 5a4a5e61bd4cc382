"""How the analysis grows: one answer in a large model, and everything at a hundred thousand subjects."""

from __future__ import annotations

import gc
import random
import resource
import statistics
import time
from datetime import date
from functools import partial

import pytest

from tests.benchmarks.clockwork import median, say
from tests.benchmarks.models.made import facts
from tests.model.facts import fact
from tmtui.analysis.cells.compiled import compile_bank
from tmtui.analysis.cells.facts import Facts
from tmtui.analysis.cells.load import load
from tmtui.analysis.engine import assess, assess_columns
from tmtui.analysis.plan.plan import plan_of
from tmtui.analysis.plan.seen import Seen
from tmtui.analysis.state import State
from tmtui.banks.bank import Bank
from tmtui.banks.shelf import Shelf
from tmtui.banks.shipped import shipped_folder
from tmtui.model.answers import Answers
from tmtui.model.value import Value

TODAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def bank() -> Bank:
    return Shelf([shipped_folder()]).load(["infrastructure"])


def _changing(
    state: State, answers: Answers, slots: list[tuple[str, str, tuple[Value, ...]]], runs: int
) -> list[float]:
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
        began = time.perf_counter()
        changed = {slot: answers.get(*slot) for slot in answers.add([said])}
        after = state.advance(changed)
        after.risk  # noqa: B018 - reading the figures is what is timed
        after.differences(state)
        taken.append(time.perf_counter() - began)
        state = after
    return taken


def test_one_answer_in_a_large_model(bank: Bank) -> None:
    said = facts(bank, 10_000, 30_000)
    answers = Answers(said)
    state = assess(bank, answers, TODAY)
    _ = state.risk
    flows = [each.subject for each in said if each.attribute == "protocol"]
    components = [each.subject for each in said if each.attribute == "technology"]
    zones = tuple(each.subject for each in said if each.attribute == "kind")
    values: list[tuple[str, str, tuple[Value, ...]]] = [(key, "encryption", ("none", "tls", "mtls")) for key in flows]
    values += [(key, "patching", ("week", "month", "later", "never")) for key in components]
    structure: list[tuple[str, str, tuple[Value, ...]]] = [(key, "zone", zones) for key in components]
    structure += [(key, "exists", ("yes", "no")) for key in flows]
    print("\n10,000 components, 30,000 flows: one answer to new figures and differences")
    for name, slots in (("a value", values), ("structure (zone of a component, a flow added or removed)", structure)):
        taken = _changing(state, answers, slots, 41)
        say(f"{name}: median", statistics.median(taken))
        say(f"{name}: 95th percentile", sorted(taken)[38])
        state = assess(bank, answers, TODAY)
    full = median(lambda: assess(bank, answers, TODAY).risk, runs=3)
    say("everything anew", full, f"{full / statistics.median(_changing(state, answers, values, 21)):.0f} x a value")


def test_a_hundred_thousand_subjects(bank: Bank) -> None:
    said = facts(bank, 25_000, 74_000)
    answers = Answers(said)
    subjects, count = len(answers.subjects()), len(said)
    gc.collect()
    gc.freeze()
    compiled = compile_bank(bank)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    columns = load(compiled.program, answers)
    loaded = time.perf_counter() - began
    read = Facts({(answer.subject, answer.attribute): answer for answer in answers})
    took = median(lambda: assess_columns(compiled, columns, read, TODAY).summary(), runs=3)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"\n{subjects:,} subjects, {count:,} facts, {len(bank.rules)} rules")
    say("answers to columns", loaded, f"{loaded / count * 1e6:.1f} µs a fact")
    say(
        "full assessment from columns",
        took,
        f"{took / subjects * 1e6:.1f} µs a subject, {took / loaded:.1f} x the columns",
    )
    print(f"  memory: {before // 1024} MB facts and answers, {(after - before) // 1024} MB more for the assessment")


def test_the_plan(bank: Bank) -> None:
    answers = Answers(facts(bank, 1_000, 3_000))
    # As the program does once a log is read.
    gc.collect()
    gc.freeze()
    full = median(lambda: assess(bank, answers, TODAY).risk, runs=3)
    parts: dict[str, list[float]] = {}
    tried: list[float] = []
    rows = 0
    for _ in range(3):
        state = assess(bank, answers, TODAY)
        _ = state.risk

        for name, work in (
            ("the rows, nobody asking for ways in", partial(plan_of, Seen(state))),
            ("attack paths", state.paths),
            ("plan, the paths being known", state.plan),
        ):
            began = time.perf_counter()
            work()
            parts.setdefault(name, []).append(time.perf_counter() - began)
        rows = len(state.plan().rows)
        ids = [id for row in state.plan().rows if row.days for id in row.ids][::10]
        for id in ids:
            began = time.perf_counter()
            state.what_if(controls=[id])
            tried.append(time.perf_counter() - began)
    print("\n1,000 components, 3,000 flows")
    for name, taken in parts.items():
        took = statistics.median(taken)
        say(name, took, f"{took / full:.1f} x a full assessment; {rows} rows")
    say("trying one control: median", statistics.median(tried), f"{len(tried)} tried")
    say("trying one control: 95th percentile", sorted(tried)[int(len(tried) * 0.95)])
    began = time.perf_counter()
    cuts = state.cuts()
    say("cut sets, choke values, doors", time.perf_counter() - began, f"{len(cuts.sets)} sets")
