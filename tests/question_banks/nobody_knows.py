"""The hybrid network drawn by people who know no more than the picture: every question is answered "don't know"."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from tests.journeys.hybrid import read
from tests.model.facts import fact
from tests.question_banks.profile import nothing_said, slots_of, told
from tmtui.banks.bank import Bank
from tmtui.model.answers import Answers
from tmtui.model.fact import State

DRAWN = ("name", "kind", "technology", "zone", "protocol", "in_scope")
"""What the picture shows."""

_ROUNDS = 6


def picture() -> dict[str, dict[str, Any]]:
    """Return the subjects of the hybrid network as drawn, all lists complete."""
    return {
        subject: {name: value for name, value in about.items() if name in DRAWN or name.endswith("_listed")}
        for subject, about in read().items()
    }


def write_answers(bank: Bank, path: Path) -> int:
    """Write an answers file in which nobody knows anything; return how many questions that answers."""
    answers = picture()
    state = nothing_said(bank).advance(told(slots_of(answers)))
    said = 0
    for _ in range(_ROUNDS):
        new = [
            (subject, question.fills)
            for question in bank.questions.values()
            if not question.hidden
            for subject in state.asked(question.id)
            if question.fills not in answers.get(subject, {})
        ]
        if not new:
            break
        said += len(new)
        for subject, name in new:
            answers.setdefault(subject, {})[name] = {"state": "unknown"}
        facts = Answers([fact(number, *slot, state=State.UNKNOWN) for number, slot in enumerate(new, start=1)])
        state = state.advance({slot: facts.get(*slot) for slot in new})
    document = {"model": "Web shop", "banks": ["infrastructure"], "answers": answers}
    path.write_text(yaml.safe_dump(document, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return said
