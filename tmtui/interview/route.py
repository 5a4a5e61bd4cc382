"""Which step comes next: the subject first, then the section, then the phase, then the earliest phase with work left.

Within a section open questions come first, then what an import said and nobody confirmed, then what was skipped, once.
A finished phase is read back before the next begins. Every skip moves a step further back, so an interview always ends.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from tmtui.interview.agenda import Agenda
from tmtui.interview.phases import PHASES, phase_of
from tmtui.interview.position import Position
from tmtui.interview.standing import Standing
from tmtui.interview.step import DONE, Step, recap_of

_Wanted = Callable[[Step], bool]


def next_step(agenda: Agenda, position: Position) -> Step:
    """Return the step that follows the one a person is at, or the first one."""
    again = _queued(agenda, position)
    if again is not None:
        return again
    at = position.at
    section = _section_of(agenda, at)
    phase = phase_of(section) if section else (at.recap if at is not None else "")
    gone_through = {phase_of(each.id) for each in agenda.sections}
    if phase:
        found = _in_phase(agenda, position, phase, section)
        if found is not None:
            return found
        if phase in position.unread and phase in gone_through:
            return recap_of(phase)
    for other in PHASES:
        found = _in_phase(agenda, position, other, "")
        if found is not None:
            return found
    unread = [other for other in PHASES if other in position.unread and other in gone_through]
    return recap_of(unread[0]) if unread else DONE


def first_of(agenda: Agenda, position: Position, section: str) -> Step | None:
    """Return where to begin a section somebody chose: what is due, else its first step, or nothing if it is empty."""
    steps = agenda.steps(section)
    return _in_section(agenda, position, section) or (steps[0] if steps else None)


def is_more_due(agenda: Agenda, position: Position, section: str) -> bool:
    """Whether anything but the present step is due in a section."""
    return _in_section(agenda, position, section) is not None


def still_open(agenda: Agenda) -> list[Step]:
    """Return all steps of this person that are unanswered, put off or not known, in order."""
    due = (Standing.OPEN, Standing.UNKNOWN)
    return [step for each in agenda.sections for step in agenda.steps(each.id) if agenda.standing(step) in due]


def _queued(agenda: Agenda, position: Position) -> Step | None:
    while position.queue:
        step = position.queue[0]
        if step != position.at and agenda.arises(step):
            return step
        position.queue.pop(0)
    return None


def _section_of(agenda: Agenda, at: Step | None) -> str:
    question = agenda.bank.questions.get(at.question) if at is not None else None
    return question.section if question is not None else ""


def _in_phase(agenda: Agenda, position: Position, phase: str, current: str) -> Step | None:
    """Look through the phase's sections, the current one first, then those after it, then those before."""
    sections = [section.id for section in agenda.sections if phase_of(section.id) == phase]
    start = sections.index(current) if current in sections else 0
    for section in [*sections[start:], *sections[:start]]:
        found = _in_section(agenda, position, section)
        if found is not None:
            return found
    return None


def _in_section(agenda: Agenda, position: Position, section: str) -> Step | None:
    steps = agenda.steps(section)
    at = position.at
    start = steps.index(at) + 1 if at in steps else 0
    skipped = position.skipped

    def unskipped(kind: Standing) -> _Wanted:
        return lambda step: step != at and agenda.standing(step) is kind and step not in skipped

    def put_off_once(step: Step) -> bool:
        return step != at and skipped.get(step) == 1 and agenda.standing(step) in (Standing.OPEN, Standing.CONFIRM)

    for wanted in (unskipped(Standing.OPEN), unskipped(Standing.CONFIRM), put_off_once):
        found = _first(steps, start, wanted)
        if found is not None:
            return found
    return None


def _first(steps: Sequence[Step], start: int, wanted: _Wanted) -> Step | None:
    """Return the first wanted step from `start` on, round to where it began."""
    after = chain(range(start, len(steps)), range(start))
    return next((steps[index] for index in after if wanted(steps[index])), None)
