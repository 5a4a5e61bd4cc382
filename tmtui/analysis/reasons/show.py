"""What one attribute of one subject reads as, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtui.analysis.cells.columns import FAR, Column, Levels, Spans
from tmtui.analysis.conditions.reading import when_of
from tmtui.analysis.reasons.trace import attribute_reasons
from tmtui.model.assessment import Origin, Reading
from tmtui.model.card import AnswerType
from tmtui.model.fact import State as FactState
from tmtui.model.subject import kind_of
from tmtui.model.value import Value, as_set

if TYPE_CHECKING:
    from tmtui.analysis.state import State


def reading(state: State, subject: str, attribute: str) -> Reading:
    """Return what an attribute reads as, in the order stated, implied, derived, unknown."""
    kind = kind_of(subject)
    if not state.compiled.program.is_read(kind, attribute) or not state.is_alive(subject):
        return _plain(state, subject, attribute)
    cell = state.compiled.program.column(kind, attribute)
    place = state.place(subject)
    column = state.look(cell)
    if isinstance(column, Levels):
        low, high = column.of(place)
        if low == high:
            return Reading(FactState.ANSWERED, low, Origin.DERIVED, (low, high))
        return Reading(FactState.UNKNOWN, None, Origin.DERIVED, (low, high))
    if isinstance(column, Spans):
        return _span(column.low[place], column.high[place])
    declared = state.bank.attributes.get((kind, attribute))
    if declared is None:
        return _derived(state, column, subject, attribute, place)
    return _declared(state, column, subject, attribute, place)


def _plain(state: State, subject: str, attribute: str) -> Reading:
    """Return what was said on an attribute that no bank declares, as a name or a decision."""
    answer = state.facts.get(subject, attribute)
    if answer is None:
        return Reading(FactState.UNKNOWN, None, Origin.MISSING)
    return Reading(answer.state, answer.value, Origin.STATED)


def _span(low: int, high: int) -> Reading:
    if low == high and low < FAR:
        return Reading(FactState.ANSWERED, low, Origin.DERIVED, (low, high))
    interval = (max(low, 0), high) if high < FAR else None
    how = "not within reach" if low >= FAR else f"{low} or more" if high >= FAR and low >= 0 else ""
    return Reading(FactState.UNKNOWN, None, Origin.DERIVED, interval, how)


def _derived(state: State, column: Column, subject: str, attribute: str, place: int) -> Reading:
    if column.absent >> place & 1:
        return Reading(FactState.NOT_APPLICABLE, None, Origin.INACTIVE)
    value = next((value for value, mask in column.values.items() if mask >> place & 1), None)
    carrier = state.bank.traits.get((kind_of(subject), attribute))
    how = f"follows from {carrier.replace('_', ' ')}" if carrier is not None else ""
    if value is None:
        return Reading(FactState.UNKNOWN, None, Origin.DERIVED, None, how)
    return Reading(FactState.ANSWERED, value, Origin.DERIVED, None, how)


def _declared(state: State, column: Column, subject: str, attribute: str, place: int) -> Reading:
    kind, bit = kind_of(subject), 1 << place
    said = state.facts.get(subject, attribute)
    when = when_of(state.compiled.program, kind, attribute)
    if when is not None and not state.look(when)[0] & bit:
        if state.look(when)[1] & bit:
            return Reading(FactState.NOT_APPLICABLE, None, Origin.INACTIVE, None, "its question does not arise here")
        origin = Origin.STATED if said is not None else Origin.MISSING
        return Reading(FactState.UNKNOWN, None, origin, None, "whether its question arises is not known")
    if column.absent & bit:
        return Reading(FactState.NOT_APPLICABLE, None, Origin.STATED)
    if not column.answered & bit:
        return Reading(FactState.UNKNOWN, None, Origin.STATED if said is not None else Origin.MISSING)
    stated = state.look(state.compiled.program.said[kind, attribute]).answered & bit
    value = _value(state, column, subject, attribute, place)
    if stated:
        return Reading(FactState.ANSWERED, value, Origin.STATED)
    how = next((reason.how for reason in attribute_reasons(state, subject, attribute, True)), "")
    return Reading(FactState.ANSWERED, value, Origin.IMPLIED, None, how)


def _value(state: State, column: Column, subject: str, attribute: str, place: int) -> Value:
    kind = kind_of(subject)
    declared = state.bank.attributes[kind, attribute]
    if state.compiled.program.is_coded(kind, attribute):
        held = [value for value, mask in column.values.items() if mask >> place & 1]
        if declared.type is AnswerType.CHOICES:
            return as_set([str(value) for value in held])
        return held[0] if held else None
    if place in column.open:
        value = column.open[place]
        if declared.type is AnswerType.REFS and isinstance(value, tuple):
            return tuple(key for key in value if state.is_alive(key))
        return value
    answer = state.facts.get(subject, attribute)
    return answer.value if answer is not None else None
