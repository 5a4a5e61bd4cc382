"""Which step comes next: the subject first, then the section, then the phase, then the earliest phase with work left.

Within a section open questions come first, then what an import said and nobody confirmed, then what was skipped, once.
A finished phase is read back before the next begins. Every skip moves a step further back, so an interview always ends.
Questions that go deeper wait until nothing of the first pass is due anywhere, and the person said how to go on; whoever
goes to one on purpose stays in its section.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from tmtui.interview.agenda import Agenda
from tmtui.interview.passes import BY_WORTH, FIRST, IN_ORDER, SECOND
from tmtui.interview.phases import PHASES, phase_of
from tmtui.interview.position import Position
from tmtui.interview.standing import Standing
from tmtui.interview.step import DONE, PAUSE, Step, recap_of

_Wanted = Callable[[Step], bool]
Choose = Callable[[], Step | None]
"""Gives the due step of the second pass that is worth most, or nothing."""


def next_step(agenda: Agenda, position: Position, choose: Choose, pace: str) -> Step:
    """Return the step that follows the one a person is at, or the first one.

    Args:
        agenda: what there is to ask.
        position: where the person is.
        choose: the most valuable of what goes deeper.
        pace: how to go on after the first pass; empty to ask the person.
    """
    again = _queued(agenda, position)
    if again is not None:
        return again
    at = position.at
    section = _section_of(agenda, at)
    phase = phase_of(section) if section else (at.recap if at is not None else "")
    deep, by_worth = _is_deep(agenda, at), pace == BY_WORTH
    if deep and not by_worth:
        found = due_in(agenda, position, section, FIRST) or due_in(agenda, position, section, SECOND)
        if found is not None:
            return found
    if phase:
        found = _in_phase(agenda, position, phase, section, FIRST)
        if found is None and pace == IN_ORDER and _anywhere(agenda, position, FIRST) is None:
            found = _in_phase(agenda, position, phase, section, SECOND)
        if found is not None:
            return found
        if phase in position.unread and phase in _gone_through(agenda) and not (deep and by_worth):
            return recap_of(phase)
    return _anywhere(agenda, position, FIRST) or _deeper(agenda, position, choose, pace)


def _deeper(agenda: Agenda, position: Position, choose: Choose, pace: str) -> Step:
    """Return the step after the first pass: a deeper question, a recap that is due, the pause, or the end."""
    found = None
    if pace == IN_ORDER:
        found = _anywhere(agenda, position, SECOND)
    elif pace == BY_WORTH:
        found = choose() or _anywhere(agenda, position, SECOND)
    if found is not None:
        return found
    unread = [phase for phase in PHASES if phase in position.unread and phase in _gone_through(agenda)]
    if unread:
        return recap_of(unread[0])
    return PAUSE if not pace and _anywhere(agenda, position, SECOND) is not None else DONE


def first_of(agenda: Agenda, position: Position, section: str) -> Step | None:
    """Return where to begin a section somebody chose: what is due, else its first step, or nothing if it is empty."""
    steps = agenda.steps(section)
    for depth in (FIRST, SECOND):
        found = due_in(agenda, position, section, depth)
        if found is not None:
            return found
    return steps[0] if steps else None


def is_more_due(agenda: Agenda, position: Position, section: str, depth: int) -> bool:
    """Whether anything but the present step is due in a section at a depth."""
    return due_in(agenda, position, section, depth) is not None


def still_open(agenda: Agenda) -> list[Step]:
    """Return all steps of this person that are unanswered, put off or not known, in order, the first pass first."""
    due = (Standing.OPEN, Standing.UNKNOWN)
    found = [step for each in agenda.sections for step in agenda.steps(each.id) if agenda.standing(step) in due]
    return sorted(found, key=lambda step: agenda.bank.questions[step.question].depth)


def is_due(agenda: Agenda, position: Position, step: Step) -> bool:
    """Whether a step is to be asked of this person in this sitting."""
    return (
        agenda.arises(step)
        and agenda.standing(step) in (Standing.OPEN, Standing.CONFIRM)
        and position.skipped.get(step, 0) < 2
    )


def _gone_through(agenda: Agenda) -> set[str]:
    return {phase_of(each.id) for each in agenda.sections}


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


def _is_deep(agenda: Agenda, at: Step | None) -> bool:
    question = agenda.bank.questions.get(at.question) if at is not None else None
    return question is not None and question.depth != FIRST


def _anywhere(agenda: Agenda, position: Position, depth: int) -> Step | None:
    for phase in PHASES:
        found = _in_phase(agenda, position, phase, "", depth)
        if found is not None:
            return found
    return None


def _in_phase(agenda: Agenda, position: Position, phase: str, current: str, depth: int) -> Step | None:
    """Look through the phase's sections, the current one first, then those after it, then those before."""
    sections = [section.id for section in agenda.sections if phase_of(section.id) == phase]
    start = sections.index(current) if current in sections else 0
    for section in [*sections[start:], *sections[:start]]:
        found = due_in(agenda, position, section, depth)
        if found is not None:
            return found
    return None


def due_in(agenda: Agenda, position: Position, section: str, depth: int) -> Step | None:
    """Return the step of a section that comes next at a depth, or nothing."""
    waiting = {each.id for each in agenda.questions(section) if each.depth == depth and waits(agenda, each.id)}
    if not waiting:
        return None
    steps = agenda.steps(section)
    at = position.at
    start = steps.index(at) + 1 if at in steps else 0
    skipped = position.skipped

    def unskipped(kind: Standing) -> _Wanted:
        return lambda step: (
            step.question in waiting and step != at and agenda.standing(step) is kind and step not in skipped
        )

    def put_off_once(step: Step) -> bool:
        return (
            step.question in waiting
            and step != at
            and skipped.get(step) == 1
            and agenda.standing(step) in (Standing.OPEN, Standing.CONFIRM)
        )

    for wanted in (unskipped(Standing.OPEN), unskipped(Standing.CONFIRM), put_off_once):
        found = _first(steps, start, wanted)
        if found is not None:
            return found
    return None


def waits(agenda: Agenda, question: str) -> bool:
    """Whether a question is to be answered or confirmed for any subject."""
    counts = agenda.counts(question)
    return counts[Standing.OPEN] > 0 or counts[Standing.CONFIRM] > 0


def _first(steps: Sequence[Step], start: int, wanted: _Wanted) -> Step | None:
    """Return the first wanted step from `start` on, round to where it began."""
    after = chain(range(start, len(steps)), range(start))
    return next((steps[index] for index in after if wanted(steps[index])), None)
