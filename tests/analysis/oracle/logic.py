"""What an attribute reads as, and whether a condition holds: true, false or unknown, for one subject at a time."""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import eq, ge, gt, le, lt, ne

from tests.analysis.oracle.world import (
    NOT_APPLICABLE,
    NOT_SAID,
    UNKNOWN,
    Reading,
    Span,
    Tri,
    World,
    both,
    either,
    source,
    stated,
    subjects,
    target,
)
from tmtui.banks.expression.tree import (
    All,
    Any,
    Compare,
    Constant,
    Contains,
    Expression,
    Known,
    Member,
    Path,
    Quantified,
    Truth,
)
from tmtui.banks.vocabulary import RELATIONS
from tmtui.model.card import AnswerType
from tmtui.model.subject import MODEL, kind_of, tail_of

OPERATORS: dict[str, Callable[..., bool]] = {"==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}


def read(world: World, subject: str, attribute: str) -> Reading:
    """Return what the attribute reads as: stated, else implied, else derived, else unknown."""
    return world.remember(("read", subject, attribute), lambda: _read(world, subject, attribute))


def _read(world: World, subject: str, attribute: str) -> Reading:
    kind = kind_of(subject)
    if (kind, attribute) in world.bank.traits:
        return _trait(world, subject, attribute)
    declared = world.bank.attributes.get((kind, attribute))
    derive = world.derivations.get((kind, attribute))
    if declared is None and derive is None:
        return NOT_APPLICABLE
    question = world.bank.questions.get(declared.question) if declared is not None else None
    if question is not None and question.when is not None:
        arises = holds(world, question.when, subject)
        if arises is False:
            return NOT_APPLICABLE
        if arises is None:
            return UNKNOWN
    said = stated(world, subject, attribute)
    if said is not NOT_SAID:
        return said
    if (kind, attribute) == ("actor", "archetype"):
        catalogue = world.bank.catalogues.get("actors")
        if catalogue is not None and catalogue.row(tail_of(subject)) is not None:
            return tail_of(subject)
    implied = _implied(world, subject, attribute)
    if implied is not NOT_SAID:
        return implied
    return derive(world, subject) if derive is not None else UNKNOWN


def _implied(world: World, subject: str, attribute: str) -> Reading:
    for catalogue in world.bank.catalogues.values():
        if catalogue.of != kind_of(subject) or catalogue.attribute == attribute:
            continue
        if not any(name == attribute for row in catalogue.rows for name, _ in row.implied):
            continue
        value = read(world, subject, catalogue.attribute)
        row = catalogue.row(value) if isinstance(value, str) else None
        for name, follows in row.implied if row is not None else ():
            if name == attribute:
                return follows
    return NOT_SAID


def _trait(world: World, subject: str, trait: str) -> Reading:
    kind = kind_of(subject)
    attribute = world.bank.traits[kind, trait]
    value = read(world, subject, attribute)
    if value is NOT_APPLICABLE:
        return NOT_APPLICABLE
    catalogue = world.bank.catalogue_of(kind, attribute)
    row = catalogue.row(value) if catalogue is not None and isinstance(value, str) else None
    if row is None or row.unknown_traits:
        return UNKNOWN
    return "yes" if trait in row.traits else "no"


def yes(reading: Reading) -> Tri:
    """Whether a yes/no reads yes; what does not apply is no."""
    return None if reading is UNKNOWN else reading == "yes"


def hop(world: World, subject: str, relation: str) -> Reading:
    """Follow one single-valued relation; the key it leads to, or unknown, or that it does not apply."""
    kind = kind_of(subject)
    if kind == "flow" and relation == "source":
        return source(world, subject)
    if kind == "flow" and relation == "target":
        return target(world, subject)
    if kind == "component" and relation == "host":
        return world.derivations["component", "host"](world, subject)
    return read(world, subject, relation)


def resolve(world: World, subject: str, path: Path) -> Reading:
    """Return what the last name of a path reads as."""
    for relation in path[:-1]:
        found = hop(world, subject, relation)
        if not isinstance(found, str):
            return NOT_APPLICABLE if found is NOT_APPLICABLE else UNKNOWN
        subject = found
    return read(world, subject, path[-1])


def members(world: World, subject: str, relation: str) -> tuple[list[str], bool] | None:
    """Return what a many-valued relation leads to and whether that is all; nothing where it does not apply."""
    kind = kind_of(subject)
    if kind == "flow" and relation == "data":
        relation = "carries"
    known = RELATIONS.get(kind, {}).get(relation)
    if known is None or not known.many:
        declared = world.bank.attributes.get((kind, relation))
        if declared is None or declared.type is not AnswerType.REFS:
            return None
        value = read(world, subject, relation)
        if value is NOT_APPLICABLE:
            return None
        return (list(value), True) if isinstance(value, tuple) else ([], False)
    return _inverse(world, subject, relation), _complete(world, subject, known.listed_by)


def _complete(world: World, subject: str, listed: str) -> bool:
    own = stated(world, subject, f"{listed}_listed") if kind_of(subject) == "component" else NOT_SAID
    if own is not NOT_SAID:
        return own == "complete"
    whole = {"inbound": "flows", "outbound": "flows"}.get(listed, listed)
    return stated(world, MODEL, f"{whole}_listed") == "complete"


def _inverse(world: World, subject: str, relation: str) -> list[str]:
    if subject == MODEL:
        kind = {"data": "data", "identities": "identity"}.get(relation, relation.removesuffix("s"))
        return subjects(world, kind)
    if relation == "inbound":
        return [flow for flow in subjects(world, "flow") if target(world, flow) == subject]
    if relation == "outbound":
        return [flow for flow in subjects(world, "flow") if source(world, flow) == subject]
    if relation == "data":
        return [key for key in subjects(world, "data") if _names(world, key, ("stored_by", "processed_by"), subject)]
    if relation == "identities":
        return [key for key in subjects(world, "identity") if _names(world, key, ("held_on", "accepted_by"), subject)]
    if relation == "hosted":
        return [key for key in subjects(world, "component") if read(world, key, "runs_on") == subject]
    if relation == "guards":
        return [key for key in subjects(world, "zone") if _names(world, key, ("guarded_by",), subject)]
    if relation == "neighbours":
        own = zones(world, subject)
        return [key for key in subjects(world, "component") if key != subject and zones(world, key) & own]
    if relation == "members":
        return [key for key in subjects(world, "component") if subject in zones(world, key)]
    raise AssertionError(relation)


def _names(world: World, subject: str, attributes: tuple[str, ...], wanted: str) -> bool:
    return any(wanted in references(world, subject, attribute) for attribute in attributes)


def references(world: World, subject: str, attribute: str) -> tuple[str, ...]:
    """Return the subjects a `refs` attribute is known to name."""
    value = read(world, subject, attribute)
    return value if isinstance(value, tuple) else ()


def zones(world: World, component: str) -> set[str]:
    """Return the zones in which the component is known to stand."""
    own = read(world, component, "zone") if kind_of(component) == "component" else UNKNOWN
    return {own for own in (own,) if isinstance(own, str)} | set(references(world, component, "also_in"))


def holds(world: World, expression: Expression, subject: str) -> Tri:
    """Whether the condition holds for the subject."""
    if isinstance(expression, Constant):
        return expression.value
    if isinstance(expression, All):
        return both([holds(world, part, subject) for part in expression.parts])
    if isinstance(expression, Any):
        return either([holds(world, part, subject) for part in expression.parts])
    if isinstance(expression, Quantified):
        return _quantified(world, expression, subject)
    return _leaf(expression, resolve(world, subject, expression.path))


def _quantified(world: World, expression: Quantified, subject: str) -> Tri:
    for relation in expression.relation[:-1]:
        found = hop(world, subject, relation)
        if not isinstance(found, str):
            return False if found is NOT_APPLICABLE else None
        subject = found
    ranged = members(world, subject, expression.relation[-1])
    if ranged is None:
        return False
    parts = [holds(world, expression.condition, member) for member in ranged[0]]
    if not ranged[1]:
        parts.append(None)  # somebody may have been left out
    return both(parts) if expression.every else either(parts)


def _leaf(leaf: Compare | Truth | Member | Contains | Known, reading: Reading) -> Tri:
    if reading is NOT_APPLICABLE:
        return False
    if isinstance(leaf, Known):
        known = reading is not UNKNOWN and not (isinstance(reading, Span) and reading.low != reading.high)
        return known is not leaf.negated
    if reading is UNKNOWN:
        return None
    if isinstance(leaf, Compare):
        return _compare(reading, leaf.operator, leaf.literal)
    if isinstance(leaf, Truth):
        return reading in ("no", "partly") if leaf.negated else reading == "yes"
    if isinstance(leaf, Contains):
        return (isinstance(reading, tuple) and leaf.value in reading) is not leaf.negated
    hits = [_compare(reading, "==", value) for value in leaf.values]
    found = either(hits)
    return found if found is None else found is not leaf.negated


def _compare(reading: Reading, operator: str, literal: str | int | float) -> Tri:
    compare = OPERATORS[operator]
    if isinstance(reading, Span):
        assert not isinstance(literal, str)
        lows, highs = compare(reading.low, literal), compare(reading.high, literal)
        if operator in ("==", "!="):
            inside = reading.low <= literal <= reading.high
            return lows if reading.low == reading.high else (None if inside else operator == "!=")
        return lows if lows == highs else None
    if isinstance(reading, str) and isinstance(literal, str) and literal.startswith("P"):
        return compare(_days(reading), _days(literal))
    return compare(reading, literal)


def _days(duration: str) -> float:
    """Return an ISO duration in days: a month 30, a year 365."""
    units = {"Y": 365.0, "M": 30.0, "W": 7.0, "D": 1.0}
    hours = {"H": 1 / 24, "M": 1 / 1440, "S": 1 / 86400}
    days, _, clock = duration.removeprefix("P").partition("T")
    total = sum(float(number) * units[unit] for number, unit in re.findall(r"([0-9.]+)([YMWD])", days))
    return total + sum(float(number) * hours[unit] for number, unit in re.findall(r"([0-9.]+)([HMS])", clock))
