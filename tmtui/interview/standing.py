"""How one question about one subject stands for one person.

Somebody else's "don't know" leaves a question open for everybody who may know, unless one person was named who is to
answer. One's own "don't know" is not asked again in the same pass.
"""

from __future__ import annotations

from enum import Enum

from tmtui.interview.person import Person
from tmtui.model.answers import Answer
from tmtui.model.fact import State

IMPORT = "import:"
"""How the source of an imported fact begins."""

_SAID_BY_PEOPLE = frozenset({"answers", "answers-yaml", "log", "demo"})
"""Formats that carry what people said, so that nobody has to confirm it again."""


class Standing(Enum):
    """What is to be done about a question."""

    OPEN = "open"
    ANSWERED = "answered"
    """A value or "doesn't apply" stands."""
    UNKNOWN = "unknown"
    """This person does not know, or somebody else was asked to answer."""
    CONFIRM = "confirm"
    """An import said it and nobody has confirmed it yet."""
    IMPLIED = "implied"
    """It follows from another answer, so it is not asked."""


def imported_from(answer: Answer | None) -> str:
    """Return `compose file` where only an import said it, else nothing."""
    if answer is None or answer.state is not State.ANSWERED:
        return ""
    formats = {head.source.removeprefix(IMPORT) if head.source.startswith(IMPORT) else "" for head in answer.heads}
    if "" in formats or formats & _SAID_BY_PEOPLE:
        return ""
    return " and ".join(f"{name} file" for name in sorted(formats))


def standing(answer: Answer | None, person: Person, *, implied: bool) -> Standing:
    """Return how a question stands.

    Args:
        answer: what stands on its attribute.
        person: who is asked.
        implied: whether it reads as a value without anybody having said one.
    """
    if answer is None:
        return Standing.IMPLIED if implied else Standing.OPEN
    if answer.state is not State.UNKNOWN:
        return Standing.CONFIRM if imported_from(answer) else Standing.ANSWERED
    heads = answer.heads
    asks = [head.ask for head in heads if head.ask]
    if asks:
        return Standing.OPEN if any(person.is_asked(who) for who in asks) else Standing.UNKNOWN
    if any(head.author == person.name for head in heads):
        return Standing.UNKNOWN
    return Standing.OPEN
