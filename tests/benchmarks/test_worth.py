"""What all open questions are worth, and putting the next one when time is short, in a large model."""

from __future__ import annotations

import gc
import statistics
import time
from datetime import date

import pytest

from tests.benchmarks.clockwork import median, say
from tests.benchmarks.models.made import facts
from tmtui.analysis import questions
from tmtui.analysis.engine import assess
from tmtui.banks.bank import Bank
from tmtui.banks.shelf import Shelf
from tmtui.banks.shipped import shipped_folder
from tmtui.interview.interview import Interview
from tmtui.interview.limit import Limit
from tmtui.interview.pace import USUAL
from tmtui.interview.person import person_of
from tmtui.interview.position import Position
from tmtui.model.answers import Answers
from tmtui.model.fact import Fact

TODAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def bank() -> Bank:
    return Shelf([shipped_folder()]).load(["infrastructure"])


@pytest.fixture(scope="module")
def log(bank: Bank) -> list[Fact]:
    return facts(bank, 1_000, 3_000)


def test_all_open_questions(bank: Bank, log: list[Fact]) -> None:
    answers = Answers(log)
    # As the program does once a log is read.
    gc.collect()
    gc.freeze()
    full = median(lambda: assess(bank, answers, TODAY).risk, runs=3)
    taken, after, count = [], [], 0
    for _ in range(3):
        state = assess(bank, answers, TODAY)
        began = time.perf_counter()
        count = sum(map(len, questions.worths(state).values()))
        taken.append(time.perf_counter() - began)
        later = state.overlay({("component/web-3", "patching"): "week"})
        began = time.perf_counter()
        questions.worths(later)
        after.append(time.perf_counter() - began)
    took = statistics.median(taken)
    open_ = len(assess(bank, answers, TODAY).open_questions())
    print(
        f"\n1,000 components, 3,000 flows; {len(bank.rules)} rules; {open_:,} open questions, {count:,} of some worth"
    )
    say("worth of all of them", took, f"{took / full:.2f} x a full assessment, {took / open_ * 1e6:.0f} µs each")
    say("the same after one more answer", statistics.median(after), f"{statistics.median(after) / took:.2f} x")


def test_the_next_question_when_time_is_short(bank: Bank, log: list[Fact]) -> None:
    answers = Answers(log)
    state = assess(bank, answers, TODAY)
    limit = Limit(20, USUAL, lambda: 0.0)
    interview = Interview(bank, person_of(bank, "bench"), Position(), state, answers, limit=limit)
    interview.start()
    taken = []
    for number in range(15):
        card = interview.card()
        declared = bank.questions[card.id]
        slot = (card.subject, declared.fills)
        value = card.choices[number % len(card.choices)].value if card.choices else None
        state = state.overlay({slot: value})
        began = time.perf_counter()
        interview.update(state, answers, {slot})
        interview.skip()
        interview.card()
        taken.append(time.perf_counter() - began)
    print("\n1,000 components, 3,000 flows: from an answer to the next card when time is short")
    say("median", statistics.median(taken))
    say("slowest", max(taken))
