"""Whole systems with the shipped banks, assessed: what every writer is tried on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from tests.compiled import infrastructure
from tests.exchange.samples import facts
from tmtui.analysis.engine import assess
from tmtui.banks.bank import Bank
from tmtui.exchange.material import Material
from tmtui.exchange.readers.answers_yaml import read_answers
from tmtui.model.answers import Answers
from tmtui.model.fact import Statement

FOLDER = Path(__file__).parent.parent / "systems"
TODAY = date(2026, 6, 1)


@cache
def shipped_bank() -> Bank:
    return infrastructure()


def statements(system: str) -> list[Statement]:
    """Return what the answers file of a system says."""
    text = (FOLDER / f"{system}.yaml").read_text(encoding="utf-8")
    read = read_answers(text, f"{system}.yaml", shipped_bank(), Answers())
    head = [Statement("model", "name", read.model), Statement("model", "banks", ("infrastructure",))]
    return [*head, *read.statements]


def material(said: Iterable[Statement], *, bank: Bank | None = None, today: date = TODAY) -> Material:
    """Return what writers get after statements were said."""
    log = facts(said)
    held = Answers(log)
    used = bank or shipped_bank()
    name = held.value("model", "name")
    return Material("sample", str(name or ""), used, held, assess(used, held, today), log, "here:abcdef")


def reworded(said: Iterable[Statement], words: Callable[[str], str]) -> list[Statement]:
    """Return the statements with everything that somebody typed freely put into other words."""
    free = ("name", "purpose", "scope", "out_of_scope", "owner", "worry", "incidents", "text", "why")
    return [
        replace(
            each,
            value=words(each.value) if each.attribute in free and isinstance(each.value, str) else each.value,
            note=words(each.note or "note"),
            evidence=words(each.evidence or "evidence"),
            author=words("author"),
            role=words("role"),
            ask=words("who") if each.state == "unknown" else "",
        )
        for each in said
    ]


def bank_in_other_words(words: Callable[[str], str]) -> Bank:
    """Return the shipped bank with all its texts put into other words."""
    bank = shipped_bank()
    return replace(
        bank,
        rules={
            id: replace(rule, title=words(rule.title), prose=words(rule.prose), false_alarm=words(rule.false_alarm))
            for id, rule in bank.rules.items()
        },
        controls={
            id: replace(each, title=words(each.title), how_to_check=words(each.how_to_check))
            for id, each in bank.controls.items()
        },
        questions={id: replace(each, text=words(each.text)) for id, each in bank.questions.items()},
        attributes={
            slot: replace(
                each,
                title=words(each.title),
                options=tuple(replace(option, label=words(option.label)) for option in each.options),
            )
            for slot, each in bank.attributes.items()
        },
    )
