"""A control is a change of facts: which answers it would change, where.

It is offered only where its condition certainly holds and something changes, and it never moves an attribute down its
own order: `tls` laid over `mtls` changes nothing, and what does not apply stays so.
"""

from __future__ import annotations

from collections.abc import Iterable

from tmtui.analysis.plan.view import Changeable, Truth
from tmtui.banks.bank import Attribute, Bank, Control
from tmtui.banks.expression.tree import Any as Some
from tmtui.banks.expression.tree import Compare, Constant, Contains, Expression, Member
from tmtui.banks.vocabulary import RELATIONS
from tmtui.model.answers import Slot
from tmtui.model.card import AnswerType
from tmtui.model.errors import BadInput
from tmtui.model.frozen import frozen
from tmtui.model.subject import kind_of
from tmtui.model.value import Value, as_set

Changes = dict[Slot, Value]

_ALWAYS = Constant(True)
_SEVERAL = (AnswerType.CHOICES, AnswerType.REFS)


def changes_of(state: Changeable, control_id: str) -> Changes:
    """Return the answers a control would change.

    Args:
        state: how things stand.
        control_id: control and subject, `tls@flow/web..photos`.

    Returns:
        Slots and their new values; empty where it is not offered or would change nothing.

    Raises:
        BadInput: when the bank has no such control, or it is not for subjects of that kind.
    """
    name, _, subject = control_id.partition("@")
    control = state.bank.controls.get(name)
    if control is None:
        raise BadInput(f"There is no control {name!r}.", remedy="`tmtui plan` lists the controls on offer.")
    if kind_of(subject) != control.of:
        raise BadInput(f"The control {name!r} is for a {control.of}, not for {subject or 'nothing'}.")
    return changes_by_subject(state, control, [subject]).get(subject, {})


def changes_by_subject(state: Changeable, control: Control, subjects: Iterable[str]) -> dict[str, Changes]:
    """Return the changes a control makes for each of `subjects` where it is offered and changes something."""
    wanted = filter(state.certainly(control.of, control.when or _ALWAYS), subjects)
    if not control.on:
        steps = _steps(state, control, control.of)
        return {subject: found for subject in wanted if (found := _sets(state, steps, subject))}
    reach = {}
    for kind in related_kinds(state.bank, control.of, control.on):
        reach[kind] = (state.certainly(kind, control.only or _ALWAYS), _steps(state, control, kind))
    result: dict[str, Changes] = {}
    for subject in wanted:
        changes: Changes = {}
        for other in state.related(subject, control.on):
            if kind_of(other) not in reach:
                continue
            fits, steps = reach[kind_of(other)]
            if fits(other):
                changes |= _sets(state, steps, other)
        if changes:
            result[subject] = changes
    return result


def related_kinds(bank: Bank, kind: str, relation: str) -> tuple[str, ...]:
    """Return the kinds a relation leads to."""
    known = RELATIONS.get(kind, {}).get(relation)
    if known is not None:
        return known.to
    declared = bank.attributes.get((kind, relation))
    return declared.to if declared is not None else ()


@frozen
class _Step:
    """One attribute a control sets."""

    attribute: Attribute
    value: Value
    betters: Truth
    """Whether a subject has less than that; nothing where it is not known."""


def _steps(state: Changeable, control: Control, kind: str) -> list[_Step]:
    found = []
    for name, value in control.sets:
        declared = state.bank.attributes.get((kind, name))
        if declared is not None:
            found.append(_Step(declared, value, state.lacks(declared, value)))
    return found


def below(attribute: Attribute, value: Value) -> Expression:
    """Return the condition that an attribute reads as something that `value` would better.

    It is certainly false where the value or a better one is already there, and where the attribute does not apply.
    """
    path = (attribute.name,)
    if isinstance(value, tuple):
        parts = tuple(Contains(path, each, negated=True) for each in value)
        return parts[0] if len(parts) == 1 else Some(parts)
    if attribute.type in (AnswerType.CHOICES, AnswerType.REFS):
        return Contains(path, str(value), negated=True)
    if isinstance(value, str):
        return Member(path, at_least(attribute, value), negated=True)
    return Constant(False) if value is None else Compare(path, "!=", value)


def at_least(attribute: Attribute, value: str) -> tuple[str, ...]:
    """Return the values that are as good as `value` or better; itself alone where the options do not rank."""
    ranked = attribute.ranked()
    return ranked[: ranked.index(value) + 1] if value in ranked else (value,)


def rank(bank: Bank, slot: Slot, value: Value) -> int:
    """Return how good a value is among the ranked options of its attribute, 0 the best; 0 where nothing ranks."""
    declared = bank.attributes.get((kind_of(slot[0]), slot[1]))
    ranked = declared.ranked() if declared is not None else ()
    return ranked.index(str(value)) if value in ranked else 0


def _sets(state: Changeable, steps: Iterable[_Step], subject: str) -> Changes:
    found: Changes = {}
    for step in steps:
        if step.betters(subject) is False:
            continue
        value, name = step.value, step.attribute.name
        if step.attribute.type in _SEVERAL:
            present = state.value(subject, name)
            adds = value if isinstance(value, tuple) else (str(value),)
            value = as_set((*(present if isinstance(present, tuple) else ()), *adds))
        found[subject, name] = value
    return found


def needs_of(state: Changeable, control: Control, subject: str) -> list[str]:
    """Return the control ids with subject that have to come first: on the same subject, the model, or one step away."""
    found: list[str] = []
    for name in control.needs:
        needed = state.bank.controls.get(name)
        if needed is not None:
            found += [f"{name}@{place}" for place in _places(state, needed.of, subject)]
    return found


def _places(state: Changeable, kind: str, subject: str) -> list[str]:
    if kind in ("model", kind_of(subject)):
        return ["model" if kind == "model" else subject]
    single = [
        name for name, relation in RELATIONS[kind_of(subject)].items() if not relation.many and kind in relation.to
    ]
    single += [
        name
        for (of, name), attribute in state.bank.attributes.items()
        if of == kind_of(subject) and attribute.type is AnswerType.REF and kind in attribute.to
    ]
    found = {other for name in single for other in state.related(subject, name) if kind_of(other) == kind}
    return sorted(found)
