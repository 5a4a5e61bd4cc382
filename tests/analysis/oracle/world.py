"""What a model says, before anything is concluded from it: who exists, what was stated, where loops are cut."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar, cast

from tmtui.banks.bank import Bank
from tmtui.model.answers import Answers, Slot
from tmtui.model.card import AnswerType
from tmtui.model.fact import State
from tmtui.model.subject import MODEL, ends_of, kind_of
from tmtui.model.value import Value

T = TypeVar("T")


class Mark:
    """A reading that is no value."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


UNKNOWN = Mark("unknown")
NOT_APPLICABLE = Mark("not applicable")
NOT_SAID = Mark("not said")


@dataclass(frozen=True)
class Span:
    """A derived number between two bounds; the upper one may be infinite."""

    low: float
    high: float


ENDLESS = math.inf

Reading = Value | Mark | Span
Tri = bool | None
"""Three values: true, false, and nothing for unknown."""


@dataclass
class World:
    """One model, and everything already worked out about it."""

    bank: Bank
    answers: Answers
    today: date
    derivations: Mapping[tuple[str, str], Callable[[World, str], Reading]]
    laid: Mapping[Slot, Value] = field(default_factory=dict)
    """Answers laid over what was said, to see what would be."""
    untrusted: frozenset[tuple[str, str]] = frozenset()
    """Kind and attribute whose answers count as unknown unless something measured them."""
    memo: dict[tuple[object, ...], object] = field(default_factory=dict)

    def remember(self, key: tuple[object, ...], work: Callable[[], T]) -> T:
        """Return what `work` gives, doing it once."""
        if key not in self.memo:
            self.memo[key] = work()
        return cast("T", self.memo[key])


def either(parts: list[Tri]) -> Tri:
    """Return true when one is true, false when all are false."""
    if any(part is True for part in parts):
        return True
    return None if any(part is None for part in parts) else False


def both(parts: list[Tri]) -> Tri:
    """Return false when one is false, true when all are true."""
    if any(part is False for part in parts):
        return False
    return None if any(part is None for part in parts) else True


def end(world: World, slug: str) -> str | None:
    """Return the component or else the actor that a flow's end names, if it exists."""
    for kind in ("component", "actor"):
        if exists(world, f"{kind}/{slug}"):
            return f"{kind}/{slug}"
    return None


def exists(world: World, subject: str) -> bool:
    """Whether the subject is part of the model: added and not removed; an actor of the catalogue always."""
    if subject == MODEL:
        return True
    kind = kind_of(subject)
    if kind == "actor" and subject in catalogue_actors(world):
        return world.answers.value(subject, "exists") != "no"
    if world.answers.value(subject, "exists") != "yes":
        return False
    if kind == "flow":
        ends = ends_of(subject)
        return end(world, ends.source) is not None and end(world, ends.target) is not None
    return True


def catalogue_actors(world: World) -> list[str]:
    """Return the actors that come with the bank."""
    catalogue = world.bank.catalogues.get("actors")
    return [f"actor/{row.value}" for row in catalogue.rows if row.value != "other"] if catalogue else []


def subjects(world: World, kind: str) -> list[str]:
    """Return the subjects of a kind that exist, sorted."""
    if kind == MODEL:
        return [MODEL]

    def work() -> list[str]:
        named = {key for key in world.answers.subjects() if kind_of(key) == kind}
        if kind == "actor":
            named.update(catalogue_actors(world))
        return sorted(key for key in named if exists(world, key))

    return world.remember(("subjects", kind), work)


def source(world: World, flow: str) -> str:
    """Return the component or actor that opens the flow."""
    found = end(world, ends_of(flow).source)
    assert found is not None
    return found


def target(world: World, flow: str) -> str:
    """Return the component or actor the flow goes to."""
    found = end(world, ends_of(flow).target)
    assert found is not None
    return found


def stated(world: World, subject: str, attribute: str) -> Reading:
    """Return what was said: a value, unknown, not applicable, or that nothing was said."""
    kind = kind_of(subject)
    if (subject, attribute) in world.laid:
        value = world.laid[subject, attribute]
    else:
        answer = world.answers.get(subject, attribute)
        if answer is None:
            return NOT_SAID
        if answer.state is State.UNKNOWN:
            return UNKNOWN
        if (kind, attribute) in world.untrusted and not answer.fact.basis.verified:
            return UNKNOWN
        if answer.state is State.NOT_APPLICABLE:
            return NOT_APPLICABLE
        value = answer.value
    declared = world.bank.attributes.get((kind, attribute))
    if declared is not None and declared.type is AnswerType.REF:
        return value if isinstance(value, str) and exists(world, value) else NOT_SAID
    if declared is not None and declared.type is AnswerType.REFS and isinstance(value, tuple):
        return tuple(key for key in value if exists(world, key))
    return value


def cut(world: World, attribute: str, kind: str, follow: Callable[[str], str | None]) -> set[str]:
    """Return the subjects whose `attribute` closes a loop: in each loop the one said last."""

    def work() -> set[str]:
        found: set[str] = set()
        for start in subjects(world, kind):
            chain = [start]
            while (upper := follow(chain[-1])) is not None and upper not in chain:
                chain.append(upper)
            if upper == start:
                found.add(max(chain, key=lambda key: _order(world, key, attribute)))
        return found

    return world.remember(("cut", attribute), work)


def _order(world: World, subject: str, attribute: str) -> tuple[int, str]:
    answer = world.answers.get(subject, attribute)
    return answer.fact.order if answer is not None else (0, "")
