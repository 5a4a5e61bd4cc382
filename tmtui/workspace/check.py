"""Whether a statement can be taken: the last check before anything is written.

Faces and readers check earlier and more kindly; this one makes sure that whatever they let through, the log holds only
clean text, known attributes and values of their type.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter
from typing import Any

from tmtui.banks.answer_value import parse_value
from tmtui.banks.attributes import attribute_names, attribute_of
from tmtui.banks.bank import Attribute, Bank
from tmtui.banks.vocabulary import RELATIONS
from tmtui.model.answers import EXISTS
from tmtui.model.card import AnswerType
from tmtui.model.errors import BadInput
from tmtui.model.fact import State, Statement
from tmtui.model.nearest import did_you_mean
from tmtui.model.subject import ends_of, is_key, kind_of
from tmtui.model.text import clean, one_line
from tmtui.model.value import Value

NOTE_LIMIT = 20_000
"""Most characters of a note, a value or evidence: a page of prose, not a pasted log file."""

NAME_LIMIT = 200
"""Most characters of a name: it stands in titles, tables and pictures."""

INSIDE = {"parent": "lie inside", "runs_on": "run on"}
"""Attributes that put a thing inside another one, and how that is said."""


Check = Callable[[Statement], Statement]
"""Returns a statement cleaned and normalised, or raises `BadInput`."""

_CLOSED = (AnswerType.CHOICE, AnswerType.YESNO, AnswerType.SCALE)
"""Types whose values are few, so that those of an import of tens of thousands are looked up once each."""


def check_statement(bank: Bank, statement: Statement, exists: Callable[[str], bool]) -> Statement:
    """Return the statement cleaned and normalised.

    Args:
        bank: the model's bank.
        statement: what is to be said.
        exists: whether a subject exists, counting those that the same action adds.

    Raises:
        BadInput: naming the subject and attribute, and what could be meant.
    """
    return checker(bank, exists)(statement)


def checker(bank: Bank, exists: Callable[[str], bool]) -> Check:
    """Return what checks many statements of one action, as `check_statement` does each."""
    declared: dict[tuple[str, str], Attribute] = {}
    settled: dict[tuple[str, str, Value], Value] = {}

    def check(statement: Statement) -> Statement:
        kind = _check_subject(statement.subject, exists)
        slot = (kind, statement.attribute)
        attribute = declared.get(slot)
        if attribute is None:
            attribute = declared[slot] = _attribute(bank, kind, statement)
        if attribute.type not in _CLOSED or statement.state is not State.ANSWERED:
            return _cleaned(statement, _check_value(bank, attribute, statement, exists), attribute)
        said = (kind, statement.attribute, statement.value)
        if said not in settled:
            settled[said] = _check_value(bank, attribute, statement, exists)
        return _cleaned(statement, settled[said], attribute)

    return check


def _check_subject(subject: str, exists: Callable[[str], bool]) -> str:
    """Return the kind of a subject that something can be said about."""
    if not is_key(subject):
        raise BadInput(
            f"{one_line(subject)[:80]!r} is not a subject",
            remedy="A subject is `model` or `kind/name`, as component/web-1 or flow/web-1..db-1.",
        )
    kind = kind_of(subject)
    if not exists(subject):
        raise BadInput(f"there is no {kind} {subject}", remedy="Add it first, or check the spelling.")
    if kind == "flow":
        _check_ends(subject, exists)
    return kind


def _attribute(bank: Bank, kind: str, statement: Statement) -> Attribute:
    found = attribute_of(bank, kind, statement.attribute)
    if found is None:
        raise BadInput(
            f"a {kind} has no attribute {one_line(statement.attribute)[:80]!r}", remedy=_near(bank, statement)
        )
    return found


def _cleaned(statement: Statement, value: Value, attribute: Attribute) -> Statement:
    """Return the statement with its value as it is kept, and every text in it clean."""
    subject = statement.subject
    if attribute.name in INSIDE and value == subject:
        raise BadInput(f"{subject} cannot {INSIDE[attribute.name]} itself", remedy="Name another one.")
    if attribute.name == "name" and len(str(value or "")) > NAME_LIMIT:
        raise BadInput(
            f"the name of {subject[:80]} has {len(str(value)):,} characters, {NAME_LIMIT} are taken",
            remedy="Shorten it, and put the rest in a note.",
        )
    found: dict[str, Any] = {
        "value": value,
        "note": _prose(statement.note, subject, "note"),
        "evidence": _prose(statement.evidence, subject, "evidence"),
        "ask": one_line(statement.ask)[:200],
        "ask_by": _date(statement.ask_by),
        "author": one_line(statement.author)[:200],
        "role": one_line(statement.role)[:200],
        "source": one_line(statement.source)[:200],
        "said_at": one_line(statement.said_at)[:40],
    }
    # Readers have cleaned what they say; an import of tens of thousands of values is not copied for nothing.
    if _held(statement) == tuple(found.values()):
        return statement
    return replace(statement, **found)


_held = attrgetter("value", "note", "evidence", "ask", "ask_by", "author", "role", "source", "said_at")


def _check_ends(flow: str, exists: Callable[[str], bool]) -> None:
    ends = ends_of(flow)
    for end in (ends.source, ends.target):
        if not (exists(f"component/{end}") or exists(f"actor/{end}")):
            raise BadInput(
                f"{flow} has an end {end!r} that is neither a component nor an actor", remedy="Add it first."
            )


def _check_value(bank: Bank, attribute: Attribute, statement: Statement, exists: Callable[[str], bool]) -> Value:
    if statement.state is not State.ANSWERED:
        return None
    value = statement.value
    if value is None:
        raise BadInput(f"{statement.subject} {statement.attribute} needs a value")
    raw = list(value) if isinstance(value, tuple) else str(value)
    if attribute.name == EXISTS or attribute.options or attribute.type not in (AnswerType.CHOICE, AnswerType.CHOICES):
        found = parse_value(attribute, raw, exists=exists)
    else:  # the program's own sets without fixed options: banks, bank versions
        found = tuple(sorted({one_line(text) for text in raw})) if isinstance(raw, list) else one_line(raw)
    if isinstance(found, str):
        found = clean(found) if attribute.type is AnswerType.NOTE else one_line(found)
        return _prose(found, statement.subject, statement.attribute)
    return found


def _prose(text: str, subject: str, what: str) -> str:
    found = clean(text).strip()
    if len(found) > NOTE_LIMIT:
        raise BadInput(
            f"the {what} of {subject} has {len(found):,} characters, {NOTE_LIMIT:,} are taken",
            remedy="Keep the long text elsewhere and name the place as evidence.",
        )
    return found


def _date(text: str) -> str:
    if not text:
        return ""
    declared = Attribute("note", "ask_by", AnswerType.DATE)
    return str(parse_value(declared, text, exists=None))


def _near(bank: Bank, statement: Statement) -> str:
    kind = kind_of(statement.subject)
    names = attribute_names(bank, kind)
    derived = statement.attribute in RELATIONS.get(kind, {})
    known = f"It can have: {', '.join(names)}."
    otherwise = "It is worked out from other answers and cannot be said." if derived else known
    return did_you_mean(statement.attribute, names, otherwise, most=3, cutoff=0.5)
