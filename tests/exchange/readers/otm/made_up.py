"""Systems made up at random with every sort of answer the shipped banks know, as a file has to carry them."""

from __future__ import annotations

from random import Random

from tests.exchange.samples import facts
from tests.exchange.systems import shipped_bank
from tmtui.banks.attributes import KEPT_BY_THE_PROGRAM, attribute_names, attribute_of
from tmtui.banks.bank import Attribute
from tmtui.model.answers import Answers
from tmtui.model.card import AnswerType
from tmtui.model.fact import Basis, Fact, State, Statement
from tmtui.model.subject import kind_of
from tmtui.model.value import Value, as_set

NAMES = (
    "Web", "web", "Datenbank für Kunden", "<b>Shop</b>", "=1+1", "a: b", "- x", "日本", "50 %", "Host {name}", "true",
    "null", "12:30", "0x10", "#", "a\u2028b".replace("\u2028", " "), "very " * 30 + "long",
)  # fmt: skip
NOTES = ("", "", "as seen on the whiteboard", "two\nlines", "state: unknown", '"quoted" \\ and {braces}')


def made_up(seed: int) -> list[Fact]:
    """Return the log of a system; the same seed gives the same one."""
    dice = Random(seed)
    counts = {"zone": (0, 4), "component": (2, 9), "data": (0, 3), "identity": (0, 3), "note": (0, 2)}
    keys = {kind: [f"{kind}/{kind[0]}-{n}" for n in range(dice.randint(*most))] for kind, most in counts.items()}
    keys["actor"] = ["actor/activist", *(["actor/neighbour"] if dice.random() < 0.5 else [])]
    ends = [key.partition("/")[2] for kind in ("component", "actor") for key in keys[kind]]
    flows = {f"flow/{dice.choice(ends)}..{dice.choice(ends)}{dice.choice(['', ':ssh', ':2'])}" for _ in range(9)}
    keys["flow"] = sorted(flows)
    said = [Statement("model", "name", "Sample"), Statement("model", "banks", ("infrastructure",))]
    for kind, there in keys.items():
        for key in there:
            said.append(Statement(key, "exists", "yes"))
            if kind not in ("flow", "note"):
                said.append(_with(dice, Statement(key, "name", dice.choice(NAMES).strip())))
    every = ["model", *(key for there in keys.values() for key in there)]
    every += [f"threat/{rule}@{dice.choice(every)}" for rule in ("own-fire", "cleartext-traffic", "own-flood")]
    every += [f"control/{rule}@{dice.choice(keys['component'])}" for rule in ("own-sprinkler", "patch-sooner")]
    for subject in every:
        said += _answers(dice, subject, keys)
    return facts(said)


def _answers(dice: Random, subject: str, keys: dict[str, list[str]]) -> list[Statement]:
    bank, kind = shipped_bank(), kind_of(subject)
    names = [name for name in attribute_names(bank, kind) if name not in KEPT_BY_THE_PROGRAM.get(kind, ())]
    structural = [name for name in names if name in STRUCTURE]
    wanted = [name for name in structural if dice.random() < 0.6] + dice.sample(names, min(4, len(names)))
    found = []
    for name in dict.fromkeys(wanted):
        declared = attribute_of(bank, kind, name)
        if declared is None or name in ("name", "exists", "undo", "revision"):
            continue
        state = dice.choice([State.ANSWERED] * 8 + [State.UNKNOWN, State.NOT_APPLICABLE])
        value = _value(dice, declared, subject, keys) if state is State.ANSWERED else None
        if value is not None or state is not State.ANSWERED:
            found.append(_with(dice, Statement(subject, name, value, state)))
    return found


STRUCTURE = (
    "zone", "runs_on", "parent", "kind", "technology", "stored_by", "processed_by", "carries", "one_way", "protocol",
    "confidentiality", "integrity", "availability", "title", "status", "likelihood", "impact", "purpose", "owner",
)  # fmt: skip
"""Attributes that fields of other formats can hold, and so the ones most easily lost."""


def _with(dice: Random, said: Statement) -> Statement:
    from dataclasses import replace

    return replace(said, basis=dice.choice(list(Basis)), note=dice.choice(NOTES))


def _value(dice: Random, declared: Attribute, subject: str, keys: dict[str, list[str]]) -> Value:
    if declared.options:
        values = [option.value for option in declared.options]
        many = declared.type is AnswerType.CHOICES
        return as_set(dice.sample(values, 1)) if many else dice.choice(values)
    to = declared.to or tuple(keys)
    there = [key for kind in to for key in keys.get(kind, ()) if key != subject]
    match declared.type:
        case AnswerType.REF:
            return dice.choice(there) if there else None
        case AnswerType.REFS:
            return as_set(dice.sample(there, dice.randint(0, min(3, len(there)))))
        case AnswerType.SCALE:
            return dice.randint(1, 5)
        case AnswerType.NUMBER:
            return dice.choice([1, 443, 65_535])
        case AnswerType.DATE:
            return "2026-03-31"
        case AnswerType.DURATION:
            return "P6M"
        case AnswerType.NOTE:
            return dice.choice(["one line", "two\nlines: {}", "0"])
        case AnswerType.TEXT:
            return dice.choice([name.strip() for name in NAMES])
    return None


def answers(log: list[Fact]) -> Answers:
    """Return what holds after a log."""
    return Answers(log)
