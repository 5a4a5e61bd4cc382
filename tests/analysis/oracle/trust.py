"""Which answers have to be measured before they count as verified: what the weakness of some threat rests on.

Structure and ratings stay as they were told, for nobody measures what a thing is worth or where it stands.
"""

from __future__ import annotations

from dataclasses import replace

from tests.analysis.oracle.world import World
from tmtui.banks.bank import Bank
from tmtui.banks.expression.tree import All, Any, Constant, Expression, Quantified
from tmtui.banks.vocabulary import QUALITIES, READ_BY_ENGINE, RELATIONS
from tmtui.model.card import AnswerType

PROTECTIONS = ("second_factor", "separate_admin_devices", "checks_user_rights")
"""What the analysis reads by name and is still neither structure nor a rating."""


def distrusting(world: World) -> World:
    """Return the world in which such answers are unknown unless a tool or a test gave them."""
    return replace(world, untrusted=untrusted(world.bank), memo={})


def untrusted(bank: Bank) -> frozenset[tuple[str, str]]:
    """Return kind and name of the attributes that have to be measured."""
    found: set[tuple[str, str]] = set()
    for rule in bank.rules.values():
        found |= _read(bank, rule.of, rule.when)
        for _, condition in rule.likelihood:
            found |= _read(bank, rule.of, condition)
        if rule.false_alarm_when is not None:
            found |= _read(bank, rule.of, rule.false_alarm_when)
    return frozenset(slot for slot in found if _is_measurable(bank, *slot))


def _is_measurable(bank: Bank, kind: str, name: str) -> bool:
    declared = bank.attributes.get((kind, name))
    if declared is None or declared.type in (AnswerType.REF, AnswerType.REFS) or name in QUALITIES:
        return False
    if name in PROTECTIONS:
        return True
    return not name.endswith("_listed") and name not in READ_BY_ENGINE.get(kind, ())


def _read(bank: Bank, kind: str, expression: Expression) -> set[tuple[str, str]]:
    if isinstance(expression, Constant):
        return set()
    if isinstance(expression, (All, Any)):
        return {slot for part in expression.parts for slot in _read(bank, kind, part)}
    if isinstance(expression, Quantified):
        found: set[tuple[str, str]] = set()
        for last in _kinds(bank, {kind}, expression.relation):
            found |= _read(bank, last, expression.condition)
        return found
    return {(last, expression.path[-1]) for last in _kinds(bank, {kind}, expression.path[:-1])}


def _kinds(bank: Bank, kinds: set[str], path: tuple[str, ...]) -> set[str]:
    for name in path:
        reached: set[str] = set()
        for kind in kinds:
            known, declared = RELATIONS.get(kind, {}).get(name), bank.attributes.get((kind, name))
            reached.update(known.to if known is not None else declared.to if declared is not None else ())
        kinds = reached
    return kinds
