"""Why a condition came out as it did for one subject: the attributes that decided it, followed to who said what.

It reads the same masks that the conditions were evaluated on, so an explanation cannot disagree with a result.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tmtui.analysis.cells import tri
from tmtui.analysis.conditions.evaluate import condition
from tmtui.analysis.conditions.relations import ranged
from tmtui.banks.expression.tree import All, Constant, Expression, Quantified, Truth
from tmtui.banks.expression.tree import Any as Either
from tmtui.banks.vocabulary import QUALITIES, RELATIONS
from tmtui.model.answers import Slot
from tmtui.model.frozen import frozen
from tmtui.model.subject import MODEL, ends_of, kind_of

if TYPE_CHECKING:
    from tmtui.analysis.state import State

_ENOUGH = 5
"""So many members of a list are named as reasons."""

_STAKES = frozenset(f"{quality}_at_stake" for quality in QUALITIES)


@frozen
class Reason:
    """One attribute that decided a condition."""

    subject: str
    attribute: str
    how: str = ""
    """What the condition read, when it was not the attribute itself."""


def holds(state: State, subject: str, expression: Expression) -> bool | None:
    """Return how a condition of the bank came out for a subject."""
    kind = kind_of(subject)
    cell = condition(state.compiled.program, kind, expression)
    return tri.value(state.look(cell), state.place(subject))


def reasons(state: State, subject: str, expression: Expression) -> list[Reason]:
    """Return what made a condition true, false or undecided for a subject, each once, in the condition's order."""
    return list(dict.fromkeys(_reasons(state, subject, expression, holds(state, subject, expression))))


def _reasons(state: State, subject: str, expression: Expression, outcome: bool | None) -> Iterator[Reason]:
    if isinstance(expression, Constant):
        return
    if isinstance(expression, (All, Either)):
        # All that holds rests on every part, Any that fails too; else only the parts that came out the same way.
        every = outcome is isinstance(expression, All)
        for part in expression.parts:
            result = holds(state, subject, part)
            if every or result is outcome:
                yield from _reasons(state, subject, part, result)
        return
    path = expression.relation if isinstance(expression, Quantified) else expression.path
    for relation in path[:-1]:
        following = _follow(state, subject, relation)
        yield from (Reason(subject, name) for name in _names_of_hop(subject, relation))
        if following is None:
            return
        subject = following
    if isinstance(expression, Quantified):
        yield from _members(state, subject, expression, outcome)
    else:
        yield from attribute_reasons(state, subject, expression.path[-1], outcome)


def _names_of_hop(subject: str, relation: str) -> tuple[str, ...]:
    if kind_of(subject) == "flow" and relation in ("source", "target"):
        return ()
    return ("runs_on",) if (kind_of(subject), relation) == ("component", "host") else (relation,)


def _follow(state: State, subject: str, relation: str) -> str | None:
    """Return where a single-valued relation leads."""
    if kind_of(subject) == "flow" and relation in ("source", "target"):
        ends = ends_of(subject)
        return state.end(ends.source if relation == "source" else ends.target)
    if (kind_of(subject), relation) == ("component", "host"):
        return state.host(subject)
    value = state.reading(subject, relation).value
    return value if isinstance(value, str) and state.is_alive(value) else None


def _members(state: State, subject: str, expression: Quantified, outcome: bool | None) -> Iterator[Reason]:
    name = expression.relation[-1]
    kind = kind_of(subject)
    over = ranged(state.compiled.program, kind, name)
    if over is None:
        return
    place, named = state.place(subject), 0
    declared = state.bank.attributes.get((kind, name))
    if declared is not None:
        yield Reason(subject, name)
    elif (kind, name) == ("flow", "data"):
        yield Reason(subject, "carries")
    for member_kind, cell in over.parts:
        for key in sorted(state.key(member_kind, member) for member in state.look(cell).members_of(place)):
            if not state.is_alive(key) or named >= _ENOUGH:
                continue
            if holds(state, key, expression.condition) is outcome:
                named += 1
                yield from _reasons(state, key, expression.condition, outcome)
    if outcome is not (not expression.every) and declared is None:
        for key, attribute in listing(state, subject, name):
            if outcome is not None or state.reading(key, attribute).value != "complete":
                yield Reason(key, attribute)


def listing(state: State, subject: str, name: str) -> tuple[Slot, ...]:
    """Return the completeness answer that decides whether members of a relation may be missing."""
    known = RELATIONS.get(kind_of(subject), {}).get(name)
    if known is None or not known.listed_by:
        return ()
    own = f"{known.listed_by}_listed"
    if subject != MODEL and state.facts.get(subject, own) is not None:
        return ((subject, own),)
    whole = {"inbound": "flows", "outbound": "flows"}.get(known.listed_by, known.listed_by)
    return ((MODEL, f"{whole}_listed"),)


def attribute_reasons(state: State, subject: str, name: str, outcome: bool | None) -> Iterator[Reason]:
    """Return what an attribute, trait or derived attribute of a subject rests on."""
    kind = kind_of(subject)
    carrier = state.bank.traits.get((kind, name))
    if carrier is not None:
        yield from attribute_reasons(state, subject, carrier, outcome)
        return
    declared = state.bank.attributes.get((kind, name))
    if declared is None:
        yield from derived_reasons(state, subject, name, outcome)
        return
    question = state.bank.questions.get(declared.question)
    if question is not None and question.when is not None:
        arises = holds(state, subject, question.when)
        if arises is not True:
            yield from _reasons(state, subject, question.when, arises)
            return
    if state.facts.get(subject, name) is None:
        for catalogue in state.bank.catalogues.values():
            if catalogue.of != kind or catalogue.attribute == name:
                continue
            value = state.reading(subject, catalogue.attribute).value
            row = catalogue.row(value) if isinstance(value, str) else None
            if row is not None and name in dict(row.implied):
                yield Reason(subject, name, f"implied by {catalogue.attribute.replace('_', ' ')} {row.label}")
                return
    yield Reason(subject, name)


def derived_reasons(state: State, subject: str, name: str, outcome: bool | None) -> Iterator[Reason]:
    """Return the stated attributes behind a derived one."""
    how = name.replace("_", " ")
    for key, attribute in _behind(state, subject, name):
        if attribute in ("exposed", "outside", "from_outside") and (key, attribute) != (subject, name):
            yield from derived_reasons(state, key, attribute, outcome)
            continue
        if outcome is None and state.is_known(key, attribute):
            continue
        for reason in attribute_reasons(state, key, attribute, outcome):
            yield Reason(reason.subject, reason.attribute, reason.how or how)


def _behind(state: State, subject: str, name: str) -> Iterator[Slot]:
    kind = kind_of(subject)
    if kind == "flow":
        ends = [state.end(slug) for slug in (ends_of(subject).source, ends_of(subject).target)]
        if name in ("crosses_boundary", "same_host"):
            attributes = ("zone", "also_in") if name == "crosses_boundary" else ("runs_on",)
            for end in ends:
                if kind_of(end) == "component":
                    yield from ((end, each) for each in attributes if each == "zone" or state.is_known(end, each))
        elif name == "from_outside" and kind_of(ends[0]) == "actor":
            yield ends[0], "position"
        elif name == "from_outside":
            yield ends[0], "zone"
            zone = state.reading(ends[0], "zone").value
            if isinstance(zone, str):
                yield zone, "outside"
    elif (kind, name) == ("zone", "outside"):
        yield subject, "kind"
        yield subject, "run_by"
    elif (kind, name) == ("zone", "depth"):
        yield subject, "parent"
    elif kind == "component" and name == "exposed":
        exposed = Quantified(every=False, relation=("inbound",), condition=Truth(("from_outside",)))
        yield from ((each.subject, each.attribute) for each in reasons(state, subject, exposed))
    elif kind == "component" and name in ("in_degree", "out_degree"):
        yield from listing(state, subject, "inbound" if name == "in_degree" else "outbound")
    elif kind == "component" and name not in _STAKES:
        yield subject, "zone"
        zone = state.reading(subject, "zone").value
        if isinstance(zone, str):
            yield zone, "lets_in"
    elif name in _STAKES:
        yield from state.stake_slots(subject, name.removesuffix("_at_stake"))
