"""Open questions, those whose answer narrows the risk most first.

A threat of which not even its relevance is known is counted under the question that settles that, and nowhere listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.cells.columns import Column
from tmtui.analysis.conditions.reading import when_of
from tmtui.analysis.reasons.names import filled
from tmtui.analysis.worth.seconds import USUAL
from tmtui.banks.bank import Question
from tmtui.model.assessment import OpenQuestion

if TYPE_CHECKING:
    from tmtui.analysis.state import State
    from tmtui.analysis.worth.worth import Points

ALWAYS = ("stakes", "picture")
"""Sections that are asked about what is out of scope too."""


def arises(state: State, question: Question) -> int:
    """Return the subjects about which a question is put now, answered or not."""
    return state.remember(("arises", question.id), lambda: _arises(state, question))


def _arises(state: State, question: Question) -> int:
    program = state.compiled.program
    if question.of not in program.indexes or (question.hidden and not _asked_by_a_method(state, question)):
        return 0
    alive: int = state.look(program.alive(question.of))
    if question.section not in ALWAYS:
        alive &= state.look(state.compiled.scope[question.of])
    when = when_of(program, question.of, question.fills)
    return alive if when is None else alive & state.look(when)[0]


def _asked_by_a_method(state: State, question: Question) -> bool:
    """Whether a method asks what no other interview does."""
    return any(question.id == each.id for method in state.bank.methods.values() for each in method.questions)


def open_places(state: State, question: Question) -> int:
    """Return the subjects about which a question is still open."""
    program = state.compiled.program
    column: Column = state.look(program.column(question.of, question.fills))
    return arises(state, question) & ~(column.answered | column.absent)


def open_questions(state: State) -> tuple[OpenQuestion, ...]:
    """Return all open questions, worth most first."""
    points = worths(state)
    found: list[tuple[int, int, str, OpenQuestion]] = []
    for number, question in enumerate(state.bank.questions.values()):
        if question.of not in state.compiled.program.indexes:
            continue
        worth = points.get(question.id, {})
        for place in indices(open_places(state, question)):
            subject = state.key(question.of, place)
            made = _question(state, question, subject, worth.get(place, 0))
            found.append((-made.worth, number, subject, made))
    found.sort(key=lambda each: each[:3])
    return tuple(each[3] for each in found)


def _question(state: State, question: Question, subject: str, worth: int) -> OpenQuestion:
    answer = state.facts.get(subject, question.fills)
    fact = answer.fact if answer is not None else None
    return OpenQuestion(
        question.id, subject, filled(state, question.text, subject), question.section, question.roles,
        asked=answer is not None, ask=fact.ask if fact else "", ask_by=fact.ask_by if fact else "", worth=worth,
        seconds=USUAL[question.type], disputed=answer is not None and answer.disputed,
    )  # fmt: skip


def worths(state: State) -> Mapping[str, Points]:
    """Return by question, for the subjects about which it is open, how many points an answer is worth."""
    # Only now: the first card is on the screen before anything is tried out.
    from tmtui.analysis.worth import worth

    return state.remember(("worths",), lambda: worth.worths(state, _open(state)))


def worth_by_subject(state: State, question: Question) -> Mapping[str, int]:
    """Return by key what an answer is worth; subjects for which it is worth nothing may be left out."""
    found = worths(state).get(question.id, {})
    return {state.key(question.of, place): points for place, points in found.items()}


def _open(state: State) -> dict[str, int]:
    return {
        question.id: open_places(state, question)
        for question in state.bank.questions.values()
        if question.of in state.compiled.program.indexes
    }
