"""What all open questions are worth, and putting the next one when time is short, in a large model."""

from __future__ import annotations

import statistics
from datetime import date

import pytest

from tests.benchmarks.clockwork import clock, median, say, settle
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
    settle()
    full = median(lambda: assess(bank, answers, TODAY).risk, runs=3)
    taken, after, count = [], [], 0
    for _ in range(3):
        state = assess(bank, answers, TODAY)
        began = clock()
        count = sum(map(len, questions.worths(state).values()))
        taken.append(clock() - began)
        later = state.overlay({("component/web-3", "patching"): "week"})
        began = clock()
        questions.worths(later)
        after.append(clock() - began)
    took = statistics.median(taken)
    open_ = len(assess(bank, answers, TODAY).open_questions())
    print(
        f"\n1,000 components, 3,000 flows; {len(bank.rules)} rules; {open_:,} open questions, {count:,} of some worth"
    )
    beside = f"{took / full:.2f} x a full assessment, {took / open_ * 1e6:.0f} µs each"
    say("worth of all of them", took, beside, target=0.5)
    say("the same after one more answer", statistics.median(after), f"{statistics.median(after) / took:.2f} x")


@pytest.mark.parametrize("minutes", [0, 20])
def test_the_next_question(bank: Bank, log: list[Fact], minutes: int) -> None:
    answers = Answers(log)
    settle()
    state = assess(bank, answers, TODAY)
    limit = Limit(minutes, USUAL, lambda: 0.0) if minutes else None
    interview = Interview(bank, person_of(bank, "bench"), Position(), state, answers, limit=limit)
    interview.start()
    taken = []
    for number in range(40):
        card = interview.card()
        declared = bank.questions.get(card.id)
        if declared is None:
            interview.skip()
            continue
        slot = (card.subject, declared.fills)
        value = card.choices[number % len(card.choices)].value if card.choices else None
        began = clock()
        state = state.overlay({slot: value})
        interview.update(state, answers, {slot})
        interview.skip()
        interview.card()
        interview.sections()
        taken.append(clock() - began)
    how = f"{minutes} minutes left" if minutes else "in order"
    print(f"\n1,000 components, 3,000 flows: an answer to the next card and all section counts, {how}")
    say("median", statistics.median(taken))
    say("95th percentile", sorted(taken)[int(len(taken) * 0.95)], f"{len(taken)} cards", target=0.1)
