"""Ways to spoil a small good file: what a reader makes of any of them is its own error, or a faithful import."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from tests.exchange.systems import shipped_bank
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.imported import Imported, Reader
from tmtui.model.answers import EXISTS, Answers
from tmtui.model.errors import BadInput
from tmtui.model.fact import State
from tmtui.model.subject import DECIDED_KINDS, MODEL, kind_of
from tmtui.workspace.check import check_statement

HOSTILE: tuple[Any, ...] = (
    None, True, 0, -1, 10**18, 1.5, "", " ", "x" * 5_000, "\x1b]0;t\x07", "\u202eabc", "../../etc/passwd",
    "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "${{7*7}}", "component/x", "actor/opportunist",
    "threat/own-x@component/y", [], {}, [[]], [None], {"": ""}, {"id": {"id": []}}, ["a", {"b": ["c"]}],
    "id\nid", "\ud7ff", "ＷＥＢ", "💥",
)  # fmt: skip
"""Values that stand where something else belongs."""


def spoilt(good: Any, seed: int) -> Any:
    """Return a copy of plain data in which one to four things are removed, doubled, moved or replaced."""
    dice, data = Random(seed), copy.deepcopy(good)
    for _ in range(dice.randint(1, 4)):
        places = list(_places(data))
        if not places:
            break
        holder, key = dice.choice(places)
        other, there = dice.choice(places)
        match dice.randrange(4):
            case 0:
                holder[key] = copy.deepcopy(dice.choice(HOSTILE))
            case 1:
                del holder[key]
            case 2:
                holder[key] = copy.deepcopy(other[there])
            case _ if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[key]))
            case _:
                holder[str(dice.choice(HOSTILE))[:50]] = copy.deepcopy(holder[key])
    return data


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    keys = list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for key in keys:
        yield data, key
        yield from _places(data[key])


def broken(good: bytes, seed: int) -> bytes:
    """Return bytes with some flipped, cut out, doubled, or the end missing."""
    dice, data = Random(seed), bytearray(good)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(max(1, len(data)))
        match dice.randrange(4):
            case 0 if data:
                data[at] = dice.randrange(256)
            case 1:
                del data[at : at + dice.randint(1, 40)]
            case 2:
                data[at:at] = data[at : at + dice.randint(1, 40)]
            case _ if dice.random() < 0.3:
                del data[at:]
    return bytes(data)


def holds(read: Reader, data: bytes, name: str, answers: Answers | None = None) -> Imported | None:
    """Read bytes; hold the outcome against what every reader promises; return it, or nothing for an error.

    Raises:
        AssertionError: for any other exception, or for a statement that could not be written.
    """
    bank = shipped_bank()
    try:
        found = read(Document(name, data), bank, answers or Answers())
    except BadInput as error:
        if not error.remedy or error.place is None:
            pytest.fail(f"an error says where, and what to do: {error}")
        return None
    except Exception as error:
        pytest.fail(f"{type(error).__name__}: {error}\n{data[:2_000]!r}")
    added = {each.subject for each in found.statements if each.attribute == EXISTS and each.state is State.ANSWERED}
    there = added | set(bank.actors()) | {MODEL}

    def exists(subject: str) -> bool:
        about = subject.partition("@")[2] if kind_of(subject) in DECIDED_KINDS else subject
        return about in there

    for statement in found.statements:
        check_statement(bank, statement, exists)
        assert statement.source.startswith("import:")
        assert statement.evidence.startswith(name)
    slots = [(each.subject, each.attribute) for each in found.statements]
    assert len(slots) == len(set(slots)), "one thing is said once"
    return found
