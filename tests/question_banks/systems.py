"""Whole systems from the answers files under tests/systems, as facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tests.model.facts import fact
from tmtui.analysis.engine import assess
from tmtui.analysis.state import State as Assessed
from tmtui.banks.bank import Bank
from tmtui.exchange.readers.answers_yaml import read_answers
from tmtui.model.answers import Answers, Slot
from tmtui.model.fact import Fact, State
from tmtui.model.value import Value

DAY = date(2026, 1, 1)
FOLDER = Path(__file__).parent.parent / "systems"

UNKNOWN: Value = "?"
"""Laid over an answer: somebody was asked and does not know."""


def facts_of(bank: Bank, name: str, changed: Mapping[Slot, Value] | None = None) -> list[Fact]:
    """Return the facts of a system; `changed` answers stand in place of the file's, `None` takes an answer away."""
    path = FOLDER / f"{name}.yaml"
    read = read_answers(path.read_text(encoding="utf-8"), path.name, bank, Answers())
    said: dict[Slot, tuple[Value, State]] = {
        (each.subject, each.attribute): (each.value, each.state) for each in read.statements
    }
    for slot, value in (changed or {}).items():
        said[slot] = (None, State.UNKNOWN) if value == UNKNOWN else (value, State.ANSWERED)
        if value is None:
            del said[slot]
    return [
        fact(number, subject, attribute, value, state=state)
        for number, ((subject, attribute), (value, state)) in enumerate(said.items(), start=1)
    ]


def assessed(bank: Bank, name: str, changed: Mapping[Slot, Value] | None = None) -> Assessed:
    """Return the assessment of a system."""
    return assess(bank, facts_of(bank, name, changed), DAY)
