"""How long answers take: from the log where there are enough, else what is usual."""

from __future__ import annotations

import pytest

from tests.interview.room import BANKS
from tests.model.facts import fact
from tmtui.banks.bank import Bank
from tmtui.banks.shelf import Shelf
from tmtui.interview.pace import USUAL, measured
from tmtui.model.card import AnswerType
from tmtui.model.fact import Fact

SECOND = 1_000_000


@pytest.fixture(scope="module")
def small() -> Bank:
    return Shelf([BANKS]).load(["small"])


def answers(*gaps: float, attribute: str = "purpose") -> list[Fact]:
    """Return answers by one person, each so many seconds after the one before."""
    found, now = [fact(SECOND, "model", "name", "Shop")], SECOND
    for number, gap in enumerate(gaps):
        now += int(gap * SECOND)
        found.append(fact(now, "model", attribute, f"answer {number}"))
    return found


def test_five_answers_of_a_type_are_enough_and_their_median_counts(small: Bank) -> None:
    kind = small.questions["model.purpose"].type
    assert measured(answers(20, 40, 30, 90), small)[kind] == USUAL[kind]
    assert measured(answers(20, 40, 30, 90, 35), small)[kind] == 35
    assert measured(answers(20, 40, 30, 90, 35), small)[AnswerType.REFS] == USUAL[AnswerType.REFS]


def test_breaks_and_slips_of_the_finger_do_not_count(small: Bank) -> None:
    kind = small.questions["model.purpose"].type
    assert measured(answers(20, 4000, 0.5, 30, 25, 25, 600, 25), small)[kind] == 25


def test_what_came_from_a_file_says_nothing_about_people(small: Bank) -> None:
    kind = small.questions["model.purpose"].type
    filed = [each._replace(source="import:answers") for each in answers(5, 5, 5, 5, 5, 5)]
    assert measured(filed, small)[kind] == USUAL[kind]
