"""Open questions, those on which most risk hangs first.

Worth is the points of risk between at least and at most of the threats an answer decides, or of which it would say how
likely or how bad they are. A threat of which not even its relevance is known is counted under the question that
settles that, and nowhere listed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.cells.columns import Column
from tmtui.analysis.conditions.reading import when_of
from tmtui.analysis.reasons.names import filled
from tmtui.analysis.reasons.trace import holds, reasons
from tmtui.analysis.threats.rules import RuleCells
from tmtui.analysis.threats.tables import points
from tmtui.banks.bank import Question
from tmtui.model.answers import Slot
from tmtui.model.assessment import OpenQuestion
from tmtui.model.card import AnswerType
from tmtui.model.level import Interval
from tmtui.model.subject import ends_of, kind_of

if TYPE_CHECKING:
    from tmtui.analysis.state import State

ALWAYS = ("stakes", "picture")
"""Sections that are asked about what is out of scope too."""

_SECONDS = {
    AnswerType.NOTE: 60, AnswerType.TEXT: 30, AnswerType.ROWS: 180, AnswerType.REFS: 30, AnswerType.CHOICES: 25,
    AnswerType.SCALE: 30,
}  # fmt: skip


def arises(state: State, question: Question) -> int:
    """Return the subjects about which a question is put now, answered or not."""
    program = state.compiled.program
    if question.hidden or question.of not in program.indexes:
        return 0
    alive: int = state.look(program.alive(question.of))
    if question.section not in ALWAYS:
        alive &= state.look(state.compiled.scope[question.of])
    when = when_of(program, question.of, question.fills)
    return alive if when is None else alive & state.look(when)[0]


def open_places(state: State, question: Question) -> int:
    """Return the subjects about which a question is still open."""
    program = state.compiled.program
    column: Column = state.look(program.column(question.of, question.fills))
    return arises(state, question) & ~(column.answered | column.absent)


def open_questions(state: State) -> tuple[OpenQuestion, ...]:
    """Return all open questions, worth most first."""
    worth = worths(state)
    found: list[tuple[int, int, str, OpenQuestion]] = []
    for number, question in enumerate(state.bank.questions.values()):
        if question.of not in state.compiled.program.indexes:
            continue
        for place in indices(open_places(state, question)):
            subject = state.key(question.of, place)
            made = _question(state, question, subject, worth.get((subject, question.fills), 0))
            found.append((-made.worth, number, subject, made))
    found.sort(key=lambda each: each[:3])
    return tuple(each[3] for each in found)


def _question(state: State, question: Question, subject: str, worth: int) -> OpenQuestion:
    answer = state.facts.get(subject, question.fills)
    fact = answer.fact if answer is not None else None
    return OpenQuestion(
        question.id, subject, filled(state, question.text, subject), question.section, question.roles,
        asked=answer is not None, ask=fact.ask if fact else "", ask_by=fact.ask_by if fact else "", worth=worth,
        seconds=_SECONDS.get(question.type, 15), disputed=answer is not None and answer.disputed,
    )  # fmt: skip


def worths(state: State) -> dict[Slot, int]:
    """Return for every slot the points of the undecided threats it settles."""
    found: dict[Slot, int] = state.remember(("worths",), lambda: _worths(state))
    return found


def _worths(state: State) -> dict[Slot, int]:
    found: dict[Slot, int] = {}
    for cells in state.compiled.rules.values():
        stand, keep = state.view[cells.stand], ~state.view[cells.ignored]
        for place in indices((stand.possible | stand.doubtful) & keep):
            weight = points(*_at_most(state, cells, place))
            for slot in settling(state, cells, place):
                found[slot] = found.get(slot, 0) + weight
        for place in indices(stand.certain & _wide(state, cells) & keep):
            (low, high), (least, most) = _figures(state, cells, place)
            for slot in narrowing(state, cells, place):
                found[slot] = found.get(slot, 0) + points(high, most) - points(low, least)
    return found


def _figures(state: State, cells: RuleCells, place: int) -> tuple[Interval, Interval]:
    return state.view[cells.likelihood].of(place), state.view[cells.impact].of(place)


def _at_most(state: State, cells: RuleCells, place: int) -> Interval:
    likelihood, impact = _figures(state, cells, place)
    return likelihood[1], impact[1]


def _wide(state: State, cells: RuleCells) -> int:
    """Return the subjects for which likelihood or impact is not known exactly."""
    found = 0
    for cell in (cells.likelihood, cells.impact):
        for low, high in zip(state.view[cell].low, state.view[cell].high, strict=True):
            found |= high & ~low
    return found


def settling(state: State, cells: RuleCells, place: int) -> list[Slot]:
    """Return the answers that an undecided threat waits for."""
    rule = cells.rule
    subject = state.key(rule.of, place)
    slots: dict[Slot, None] = {}
    for expression in (rule.where, rule.when, rule.false_alarm_when):
        if expression is None:
            continue
        for reason in reasons(state, subject, expression):
            slot = (reason.subject, reason.attribute)
            if not state.is_known(*slot) or slot[1].endswith("_listed"):
                slots[slot] = None
    return list(slots)


def narrowing(state: State, cells: RuleCells, place: int) -> list[Slot]:
    """Return the answers that would narrow how likely or how bad a certain threat is."""
    rule = cells.rule
    subject = state.key(rule.of, place)
    found: dict[Slot, None] = {}
    for _, expression in rule.likelihood:
        if holds(state, subject, expression) is None:
            found.update(dict.fromkeys((each.subject, each.attribute) for each in reasons(state, subject, expression)))
    low, high = state.view[cells.tries].of(place)
    if low < high:
        found.update(dict.fromkeys(_where_it_stands(state, subject)))
    for quality in rule.impact if not rule.impact_level else ():
        low, high = state.stake_interval(subject, quality)
        if low < high:
            found.update(dict.fromkeys(state.stake_slots(subject, quality)))
    return [slot for slot in found if not state.is_known(*slot)]


def _where_it_stands(state: State, subject: str) -> Iterator[Slot]:
    """Yield what decides how near somebody is: the zone of a component or of a flow's ends, and what it lets in."""
    if kind_of(subject) == "flow":
        ends = ends_of(subject)
        for slug in (ends.source, ends.target):
            yield from _where_it_stands(state, state.end(slug))
    elif kind_of(subject) == "component":
        yield subject, "zone"
        zone = state.reading(subject, "zone").value
        if isinstance(zone, str):
            yield from ((zone, name) for name in ("kind", "run_by", "lets_in", "isolated"))
