"""What people call a subject, and texts of the bank with its placeholders filled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tmtui.model.answers import Answer
from tmtui.model.subject import MODEL, ends_of, kind_of, tail_of
from tmtui.model.value import Value

if TYPE_CHECKING:
    from tmtui.analysis.state import State

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*){0,2})\}")


def name(state: State, subject: str) -> str:
    """Return the name of a subject; a flow is named by its ends, an actor of the bank by its label, else the key."""
    answer = state.facts.get(subject, "name")
    if answer is not None and isinstance(answer.value, str) and answer.value:
        return answer.value
    kind = kind_of(subject)
    if kind == "flow":
        return _flow(state, subject)
    if kind == "actor":
        archetypes = state.bank.catalogues.get("actors")
        row = archetypes.row(tail_of(subject)) if archetypes is not None else None
        if row is not None:
            return row.label
    return "the system" if subject == MODEL else subject


def _flow(state: State, subject: str) -> str:
    try:
        ends = ends_of(subject)
    except ValueError:
        return subject
    source, target = (name(state, end(state, slug)) for slug in (ends.source, ends.target))
    return f"{source} → {target} ({ends.suffix})" if ends.suffix else f"{source} → {target}"


def end(state: State, slug: str) -> str:
    """Return the key of a flow's end: the component of that slug if there is one, else the actor."""
    actor = f"actor/{slug}"
    return actor if not state.is_alive(f"component/{slug}") and state.is_alive(actor) else f"component/{slug}"


def filled(state: State, template: str, subject: str) -> str:
    """Return a heading of the bank about one subject."""
    return _PLACEHOLDER.sub(lambda match: lookup(state, subject, tuple(match[1].split("."))), template)


def lookup(state: State, subject: str, path: tuple[str, ...]) -> str:
    """Return what stands at the end of a path from a subject, as people read it."""
    for number, part in enumerate(path):
        if part == "name":
            return name(state, subject)
        if kind_of(subject) == "flow" and part in ("source", "target"):
            ends = ends_of(subject)
            subject = end(state, ends.source if part == "source" else ends.target)
            continue
        value = state.reading(subject, part).value
        declared = state.bank.attributes.get((kind_of(subject), part))
        if declared is not None and declared.to and isinstance(value, str):
            subject = value
            continue
        return in_words(state, kind_of(subject), part, value) if number == len(path) - 1 else ""
    return name(state, subject)


def in_words(state: State, kind: str, attribute: str, value: Value) -> str:
    """Return a value as people read it: names for keys, labels for options."""
    if value is None:
        return "?"
    if isinstance(value, tuple):
        return ", ".join(in_words(state, kind, attribute, each) for each in value)
    declared = state.bank.attributes.get((kind, attribute))
    if isinstance(value, str) and declared is not None and declared.to:
        return name(state, value)
    return state.bank.label(kind, attribute, str(value))


def words(attribute: str) -> str:
    """Return the name of an attribute in words."""
    return attribute.replace("_", " ")


def who(answer: Answer) -> str:
    """Return who said what stands; all of them where people differ."""
    return ", ".join(sorted({head.author for head in answer.heads})) if answer.disputed else answer.fact.author
