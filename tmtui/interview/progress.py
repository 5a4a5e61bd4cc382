"""How far a person is, section by section. What is implied is not counted: nobody has to say it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from tmtui.banks.bank import Section
from tmtui.interview.agenda import Agenda
from tmtui.interview.phases import phase_of
from tmtui.interview.standing import Standing
from tmtui.interview.step import Step
from tmtui.model.card import AnswerType, SectionProgress

_IN_GRIDS = (AnswerType.CHOICE, AnswerType.YESNO, AnswerType.SCALE)
"""Types of question that people answer for many subjects as fast as for one."""


def progress(agenda: Agenda, skipped: Collection[Step], current: str) -> tuple[SectionProgress, ...]:
    """Return every section in which a question arises now, in the order of the interview.

    Args:
        agenda: what there is to ask.
        skipped: steps put off in this sitting.
        current: id of the section the person is in.
    """
    put_off = Counter(
        agenda.bank.questions[step.question].section
        for step in skipped
        if agenda.arises(step) and agenda.standing(step) is Standing.OPEN
    )
    return tuple(
        found
        for section in agenda.sections
        if (found := _section(agenda, section, put_off[section.id], section.id == current)).total or found.current
    )


def asked_of(counts: Counter[Standing]) -> int:
    """Return how many of these somebody may be asked: all but those that are implied."""
    return counts.total() - counts[Standing.IMPLIED]


def _section(agenda: Agenda, section: Section, skipped: int, current: bool) -> SectionProgress:
    counts = agenda.totals(section.id)
    return SectionProgress(
        id=section.id,
        title=section.title,
        phase=phase_of(section.id),
        answered=counts[Standing.ANSWERED] + counts[Standing.CONFIRM],
        unknown=counts[Standing.UNKNOWN],
        open=counts[Standing.OPEN] - skipped,
        skipped=skipped,
        current=current,
    )


def alike(agenda: Agenda, step: Step) -> int:
    """Return for how many more subjects the same question is open, where one grid could answer them all."""
    question = agenda.bank.questions[step.question]
    if question.type not in _IN_GRIDS:
        return 0
    others = agenda.counts(question.id)[Standing.OPEN] - (agenda.standing(step) is Standing.OPEN)
    return others if others > 1 else 0


def place_in_section(agenda: Agenda, step: Step, section: str) -> tuple[int, int]:
    """Return which of the section's questions a step is, from 1, and how many there are.

    One that is implied, and shown because somebody went there, has the number of the one before it.
    """
    numbers = agenda.numbers(section)
    if step in numbers:
        return numbers[step], len(numbers)
    steps = agenda.steps(section)
    before = steps[: steps.index(step)] if step in steps else ()
    return sum(each in numbers for each in before), len(numbers)
