"""A question whose condition no answers can meet is never put to anybody.

Hidden ones are for readers of files, not for people.
"""

from __future__ import annotations

from itertools import islice

import pytest

from tests.question_banks.conftest import ALL
from tests.question_banks.proofs import Proofs
from tests.question_banks.solve import Solver
from tmtui.banks.bank import Bank

TRIED = 6


@pytest.fixture(scope="module")
def proofs(whole: Bank, solver: Solver) -> Proofs:
    return Proofs(
        whole,
        [
            (f"{question.id} {number}", question.of, scene)
            for question in whole.questions.values()
            for number, scene in enumerate(islice(solver.solve(question.of, [(question.when, True)]), TRIED))
        ],
    )


@pytest.mark.parametrize("question", sorted(each.id for each in ALL.questions.values() if not each.hidden))
def test_every_question_is_put_under_some_answers(proofs: Proofs, question: str) -> None:
    names = list(proofs.names(f"{question} "))
    assert names, f"no answers lead to {question}"
    assert any(proofs.asks(name, question) for name in names), f"{question} is never put"
