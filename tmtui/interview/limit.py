"""A sitting with a limit: so many minutes for what tells most, or an agenda with so many minutes for each phase.

The limit is quiet: nothing is cut short. A question is put while there is time for it, and when there is none the end
says what remained. What makes subjects comes first, phase by phase: about what nobody named nothing can be asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tmtui.interview.agenda import Agenda
from tmtui.interview.pace import Pace, seconds_for
from tmtui.interview.passes import FIRST, SECOND
from tmtui.interview.phases import AREAS, phase_of
from tmtui.interview.position import Position
from tmtui.interview.route import due_in, is_due
from tmtui.interview.step import DONE, Step, recap_of
from tmtui.interview.valuable import Wanted, most_valuable, valued
from tmtui.interview.view import View
from tmtui.model.card import AnswerType
from tmtui.model.frozen import frozen
from tmtui.model.subject import MODEL


@frozen
class Part:
    """A part of an agenda."""

    title: str
    phases: tuple[str, ...]
    minutes: int
    areas: int | None = None
    """How many areas there is time for; nothing for all."""


_BEFORE = (
    Part("worries and stakes", ("worry", "stakes"), 5),
    Part("the picture", ("picture",), 10),
    Part("doors and power", ("doors-and-power",), 10),
)
_REST = ("read-back", "decide", "close")
AGENDAS: dict[int, tuple[Part, ...]] = {
    30: (*_BEFORE, Part("owners", _REST, 5)),
    60: (
        *_BEFORE,
        Part("the two areas that tell most", (AREAS,), 25, areas=2),
        Part("the worst five, owners", _REST, 10),
    ),
    120: (
        Part("worries and stakes", ("worry", "stakes"), 10),
        Part("the picture", ("picture",), 25),
        Part("doors and power", ("doors-and-power",), 20),
        Part("the areas (then a break)", (AREAS,), 40),
        Part("decisions", ("read-back", "decide"), 15),
        Part("close", ("close",), 10),
    ),
}
"""Minutes of a meeting, and what they are for."""


@dataclass(slots=True)
class Limit:
    """How long there is, and what for."""

    minutes: int
    pace: Pace
    elapsed: Callable[[], float]
    """Seconds since the sitting began."""
    parts: Sequence[Part] = ()
    """Phases with their minutes; none means that only worth counts."""
    _areas: tuple[str, ...] | None = field(default=None)
    """The areas that were chosen when the time for areas began."""

    @property
    def left(self) -> float:
        """Seconds that are left."""
        return self.minutes * 60 - self.elapsed()

    def next(self, agenda: Agenda, position: Position, view: View) -> Step:
        """Return what to put next, or the end."""
        if position.queue and agenda.arises(position.queue[0]) and position.queue[0] != position.at:
            return position.queue[0]
        if not self.parts:
            return self._lists(agenda, position) or self._best(agenda, position, view) or DONE
        until = 0
        for part in self.parts:
            until += part.minutes
            step = self._in_part(agenda, position, view, part) if self.elapsed() < until * 60 else None
            if step is not None:
                return step
            unread = [phase for phase in part.phases if phase in position.unread]
            if unread and any(phase_of(each.id) == unread[0] for each in agenda.sections):
                return recap_of(unread[0])
        return self._best(agenda, position, view) or DONE

    def in_words(self, agenda: Agenda, step: Step) -> str:
        """Return how much of the time is gone: `7 of 20 min`, or `the picture: 3 of 10 min`."""
        used = int(self.elapsed() // 60)
        question = agenda.bank.questions.get(step.question)
        phase = phase_of(question.section) if question is not None else ""
        began = 0
        for part in self.parts:
            if phase in part.phases:
                return f"{part.title}: {max(used - began, 0)} of {part.minutes} min"
            began += part.minutes
        return f"{used} of {self.minutes} min"

    def sentence(self) -> str:
        """Return how long the sitting is, and how its time is spent."""
        if not self.parts:
            return f"{self.minutes} minutes: what tells most comes first."
        parts = ", ".join(f"{part.minutes} {part.title}" for part in self.parts)
        return f"{self.minutes} minutes: {parts}."

    def _lists(self, agenda: Agenda, position: Position) -> Step | None:
        """Return the first list of the model that nobody called complete."""
        for section in agenda.sections:
            for question in agenda.questions(section.id):
                step = Step(question.id, MODEL)
                if question.type is not AnswerType.ROWS or question.of != MODEL or step == position.at:
                    continue
                if step not in position.skipped and self._fits(agenda, step) and is_due(agenda, position, step):
                    return step
        return None

    def _best(self, agenda: Agenda, position: Position, view: View) -> Step | None:
        """Return what is worth most; where nothing is worth anything, what the order of the interview gives."""
        found = most_valuable(agenda, position, view, Wanted(self.pace, self.left))
        if found is not None:
            return found
        for depth in (FIRST, SECOND):
            for section in agenda.sections:
                step = due_in(agenda, position, section.id, depth)
                if step is not None and self._fits(agenda, step):
                    return step
        return None

    def _in_part(self, agenda: Agenda, position: Position, view: View, part: Part) -> Step | None:
        if AREAS in part.phases:
            return self._in_areas(agenda, position, view, part)
        for section in agenda.sections:
            if phase_of(section.id) in part.phases:
                step = due_in(agenda, position, section.id, FIRST)
                if step is not None and self._fits(agenda, step):
                    return step
        return None

    def _in_areas(self, agenda: Agenda, position: Position, view: View, part: Part) -> Step | None:
        if self._areas is None:
            self._areas = self._choose(agenda, position, view, part.areas)
        wanted = Wanted(self.pace, self.left, (FIRST,), self._areas)
        found = most_valuable(agenda, position, view, wanted)
        for section in self._areas if found is None else ():
            found = found or due_in(agenda, position, section, FIRST)
        return found if found is not None and self._fits(agenda, found) else None

    def _choose(self, agenda: Agenda, position: Position, view: View, most: int | None) -> tuple[str, ...]:
        """Return the areas in which most can be told for the time, best first."""
        points: dict[str, int] = {each.id: 0 for each in agenda.sections if phase_of(each.id) == AREAS}
        for each in valued(agenda, position, view, Wanted(self.pace, depths=(FIRST,), sections=tuple(points))):
            points[agenda.bank.questions[each.question].section] += each.points
        ranked = sorted(points, key=lambda section: -points[section])
        return tuple(ranked[:most])

    def _fits(self, agenda: Agenda, step: Step) -> bool:
        return seconds_for(agenda.bank.questions[step.question], self.pace) <= self.left
