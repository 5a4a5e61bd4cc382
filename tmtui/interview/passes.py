"""The two passes of an interview: the questions everybody gets, then those that go deeper.

The first pass goes through all phases. Only when nothing of it is due any more does anybody meet a question of the
second, and not before they were told how many there are and chose how to go on.
"""

from __future__ import annotations

from tmtui.interview.agenda import Agenda
from tmtui.interview.phases import phase_of
from tmtui.interview.progress import asked_of
from tmtui.interview.standing import Standing
from tmtui.interview.step import PAUSE, Step
from tmtui.model.card import AnswerType, Card, CardKind, Choice
from tmtui.model.frozen import frozen
from tmtui.model.subject import MODEL

FIRST = 1
SECOND = 2

BY_WORTH = "worth"
"""Go deeper, what narrows the risk most first."""
IN_ORDER = "order"
"""Go deeper, section by section."""
STOP = "stop"
"""Stop after the first pass; the next sitting offers the second again."""

_MOST_SECTIONS = 8


@frozen
class Pass:
    """How far a person is in a pass."""

    done: int
    """Questions that were answered, or that nobody here knows."""
    total: int


def how_far(agenda: Agenda, depth: int) -> Pass:
    """Return how far the person is in a pass."""
    done = total = 0
    for section in agenda.sections:
        for question in agenda.questions(section.id):
            if question.depth != depth:
                continue
            counts = agenda.counts(question.id)
            asked = asked_of(counts)
            total += asked
            done += asked - counts[Standing.OPEN] - counts[Standing.CONFIRM]
    return Pass(done, total)


def in_words(agenda: Agenda, step: Step) -> str:
    """Return where a step is in the whole: `first pass 31/58`."""
    question = agenda.bank.questions.get(step.question)
    if question is None:
        return ""
    found = how_far(agenda, question.depth)
    return f"{'first' if question.depth == FIRST else 'second'} pass {found.done}/{found.total}"


def pause_card(agenda: Agenda) -> Card:
    """Return the card between the passes: what is done, what could follow, and the choice."""
    first = how_far(agenda, FIRST).total
    deeper = _deeper(agenda)
    count = sum(each for _, each in deeper)
    sentences = [
        f"That was the first pass: {first} question{'s' if first != 1 else ''}, the ones everybody gets.",
        f"{count} more {'goes' if count == 1 else 'go'} deeper. Stopping here is fine; they stay open.",
        *(f"{title}: {each} more." for title, each in deeper[:_MOST_SECTIONS]),
    ]
    if deeper[_MOST_SECTIONS:]:
        left = deeper[_MOST_SECTIONS:]
        sentences.append(f"{len(left)} more sections: {sum(each for _, each in left)} more.")
    return Card(
        kind=CardKind.RECAP,
        id=PAUSE.question,
        subject=MODEL,
        subject_title="",
        phase=phase_of(""),
        section="",
        section_title="First pass",
        position=0,
        total=0,
        text="The first pass is done. Go on?",
        type=AnswerType.CHOICE,
        choices=(
            Choice(BY_WORTH, "Go on with what tells us most"),
            Choice(IN_ORDER, "Go on section by section"),
            Choice(STOP, "Stop here"),
        ),
        sentences=tuple(sentences),
    )


def _deeper(agenda: Agenda) -> list[tuple[str, int]]:
    """Return the sections with questions of the second pass that are due, and how many."""
    found = []
    for section in agenda.sections:
        counts = [agenda.counts(each.id) for each in agenda.questions(section.id) if each.depth == SECOND]
        due = sum(each[Standing.OPEN] + each[Standing.CONFIRM] for each in counts)
        if due:
            found.append((section.title, due))
    return found
