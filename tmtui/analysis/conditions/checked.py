"""Which attributes have to be measured before an answer counts as verified.

Structure and ratings are drawn and judged, not measured; what a threat's weakness rests on can be.
"""

from __future__ import annotations

from tmtui.banks.bank import Bank
from tmtui.banks.expression.tree import Constant, Expression, leaves
from tmtui.banks.vocabulary import QUALITIES, READ_BY_ENGINE
from tmtui.model.card import AnswerType

Slot = tuple[str, str]
"""Kind and attribute."""

_MEASURES = ("second_factor", "separate_admin_devices", "checks_user_rights")
"""Read by the engine and yet neither structure nor rating: whether a protection is in place."""


def checked_attributes(bank: Bank) -> frozenset[Slot]:
    """Return kind and name of the attributes that have to be measured before they count as verified.

    They are those that some threat's `when`, `likelihood` or `false_alarm_when` reads, without structure and ratings.
    """
    # By name alone, whatever kind a path leads to.
    names: set[str] = set()
    for rule in bank.rules.values():
        names |= names_read(rule.when)
        for _, condition in rule.likelihood:
            names |= names_read(condition)
        if rule.false_alarm_when is not None:
            names |= names_read(rule.false_alarm_when)
    return frozenset(
        (kind, name)
        for (kind, name), attribute in bank.attributes.items()
        if name in names
        and attribute.type not in (AnswerType.REF, AnswerType.REFS)
        and name not in QUALITIES
        and not name.endswith("_listed")
        and (name not in READ_BY_ENGINE.get(kind, ()) or name in _MEASURES)
    )


def names_read(expression: Expression) -> frozenset[str]:
    """Return the names of attributes and traits that a condition compares."""
    return frozenset(leaf.path[-1] for leaf in leaves(expression) if not isinstance(leaf, Constant))
