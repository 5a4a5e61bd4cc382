"""A sitting with a limit: so many minutes for what tells most, or an agenda with so many minutes for each phase.

The limit is quiet: nothing is cut short. When the minutes of a phase are used up, moving on is offered; whoever stays
takes the minutes from what comes later. When there is no time left for any question, the end says what remained. What
makes subjects comes first, phase by phase: about what nobody named nothing can be asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field

from tmtui.interview.agenda import Agenda
from tmtui.interview.items import is_item
from tmtui.interview.pace import Pace, seconds_for
from tmtui.interview.passes import FIRST, SECOND
from tmtui.interview.phases import AREAS, CLOSE, DECIDE, READ_BACK, phase_of
from tmtui.interview.position import Position
from tmtui.interview.route import due_in, is_due
from tmtui.interview.sitting import Sitting
from tmtui.interview.step import AGAIN, DONE, REST, Step, recap_of
from tmtui.interview.valuable import Wanted, most_valuable, valued
from tmtui.interview.view import View
from tmtui.model.card import AnswerType, Card, CardKind, Choice
from tmtui.model.frozen import changing, frozen
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
_REST = (READ_BACK, DECIDE, CLOSE)
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
        Part("decisions", (READ_BACK, DECIDE), 15),
        Part("close", (CLOSE,), 10),
    ),
}
"""Minutes of a meeting, and what they are for."""


LONGER = 5
"""Minutes that a phase gets at a time when people stay in it."""

_MOVE = "move:"


def move_of(number: int) -> Step:
    """Return the step that offers to move on from a part."""
    return Step(f"{_MOVE}{number}")


def moves_from(step: Step) -> int | None:
    """Return the part that a step offers to move on from, or nothing."""
    tail = step.question.removeprefix(_MOVE)
    return int(tail) if tail != step.question and tail.isdecimal() else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@changing
class Limit:
    """How long there is, and what for."""

    minutes: int
    pace: Pace
    elapsed: Callable[[], float]
    """Seconds that people sat; breaks left out."""
    parts: Sequence[Part] = ()
    """Phases with their minutes; none means that only worth counts."""
    sitting: Sitting = field(default_factory=Sitting)
    """Where the minutes went; it is kept, and goes on after a restart."""
    goes_on: bool = False
    """It was begun before: people go on where they were."""
    stopped: str = ""
    """The day on which it stopped, in words, where people are asked whether it goes on; else empty."""

    @property
    def left(self) -> float:
        """Seconds that are left."""
        return self.minutes * 60 - self.elapsed()

    def begin_anew(self) -> None:
        """Take all minutes again."""
        self.sitting.renew()
        self.goes_on = False

    def answered(self) -> None:
        """Go on: people said whether the meeting that stopped goes on, and from now on its time counts."""
        self.elapsed()
        self.stopped, self.sitting.stopped = "", None

    def next(
        self, agenda: Agenda, position: Position, view: View, decide: Callable[[], Step | None] = lambda: None
    ) -> Step:
        """Return what to put next, or the end.

        Args:
            agenda: what there is to ask.
            position: where the person is.
            view: the assessment.
            decide: gives what is still to be decided in this sitting.
        """
        here = self._count(agenda, position.at)
        if position.queue and agenda.arises(position.queue[0]) and position.queue[0] != position.at:
            return position.queue[0]
        if not self.parts:
            return self._lists(agenda, position) or self._best(agenda, position, view) or DONE
        for number, part in enumerate(self.parts):
            step = self._in_part(agenda, position, view, part) if number not in self.sitting.ended else None
            before = [phase for phase in self._before(agenda, part, step) if phase in position.unread]
            if before:
                return recap_of(before[0])
            if step is not None and not self._is_used_up(number):
                return step
            if step is not None and number == here:
                return move_of(number)
            # The areas are read back with all the rest, before anything is decided.
            unread = [phase for phase in part.phases if phase in position.unread and phase != AREAS]
            if unread and any(phase_of(each.id) == unread[0] for each in agenda.sections):
                return recap_of(unread[0])
            decision = decide() if DECIDE in part.phases else None
            if decision is not None:
                return decision
        best = self._best(agenda, position, view)
        return DONE if best is None else best if self.sitting.rest else REST

    def _before(self, agenda: Agenda, part: Part, step: Step | None) -> Sequence[str]:
        """Return the phases of a part that are through when a step of it comes."""
        question = agenda.bank.questions.get(step.question) if step is not None else None
        phase = phase_of(question.section) if question is not None else ""
        return part.phases[: part.phases.index(phase)] if phase in part.phases else ()

    def in_words(self, agenda: Agenda, step: Step) -> str:
        """Return how much is gone: `7 of 20 min`, or `part 2/5, 3/10 min, 4 left over`."""
        number, sitting = self.part_of(agenda, step), self.sitting
        if number is None or step in (DONE, REST):
            return f"{int(self.elapsed() // 60)} of {self.minutes} min"
        part = self.parts[number]
        minutes = part.minutes + sitting.more.get(number, 0)
        # What passed since the last step goes to the one that is shown now.
        used = int((sitting.used.get(number, 0.0) + self.elapsed() - sitting.counted) // 60)
        before = sum(each.minutes * 60 - sitting.used.get(place, 0.0) for place, each in enumerate(self.parts[:number]))
        over = round(before / 60)
        rest = f", {over} left over" if over > 0 else f", {-over} over" if over < 0 else ""
        return f"part {number + 1}/{len(self.parts)}, {used}/{minutes} min{rest}"

    def part_of(self, agenda: Agenda, step: Step | None) -> int | None:
        """Return the place of the part a step belongs to, or nothing."""
        if step is None:
            return None
        moving = moves_from(step)
        if moving is not None:
            return moving if moving < len(self.parts) else None
        question = agenda.bank.questions.get(step.question)
        beyond = DECIDE if is_item(step) else CLOSE if step in (DONE, REST) else step.recap
        phase = phase_of(question.section) if question is not None else beyond
        return next((number for number, part in enumerate(self.parts) if phase in part.phases), None)

    def stay(self, number: int) -> None:
        """Give a part more minutes."""
        self.sitting.more[number] = self.sitting.more.get(number, 0) + LONGER + self._over(number)

    def move_on(self, number: int) -> None:
        """Leave a part; what is open there stays open."""
        self.sitting.ended.add(number)

    def move_card(self, number: int, open_here: int) -> Card:
        """Return the card that offers to move on."""
        part = self.parts[number]
        minutes = part.minutes + self.sitting.more.get(number, 0)
        following = self.parts[number + 1].title if number + 1 < len(self.parts) else "the end"
        stay = open_here > 0
        return Card(
            kind=CardKind.RECAP, id=move_of(number).question, subject=MODEL, subject_title="", phase=part.phases[0],
            section="", section_title=_capital(part.title), position=0, total=0,
            text=f"{_capital(part.title)}: the {minutes} minutes are used. Move on?",
            type=AnswerType.CHOICE,
            choices=(Choice("move", f"Move on: {following}"),
                     *((Choice("stay", f"Stay {LONGER} minutes longer"),) if stay else ())),
            sentences=(f"{open_here} question{'s' if open_here != 1 else ''} of this part "
                       f"{'are' if open_here != 1 else 'is'} still open. What is left out stays open and is named at "
                       "the end.",),
        )  # fmt: skip

    def rest_card(self) -> Card:
        """Return the card that asks what to do with the time that is left when the agenda is through."""
        return Card(
            kind=CardKind.RECAP, id=REST.question, subject=MODEL, subject_title="", phase=CLOSE, section="",
            section_title="Meeting", position=0, total=0,
            text=f"The agenda is through, and {max(int(self.left // 60), 1)} minutes are left. Use them?",
            type=AnswerType.CHOICE,
            choices=(Choice("rest", "Yes: go on with what tells most"),
                     Choice("end", "No: end here, with what was not looked at")),
        )  # fmt: skip

    def again_card(self, following: str) -> Card:
        """Return the card that asks whether a meeting that stopped goes on.

        Args:
            following: what comes next in it; empty where nobody can say.
        """
        used = round(self.elapsed() / 60)
        left = self.minutes - used
        going = f"Go on with it: {left} minutes are left" if left > 0 else "Go on with it: its minutes are used"
        return Card(
            kind=CardKind.RECAP, id=AGAIN.question, subject=MODEL, subject_title="", phase=CLOSE, section="",
            section_title="Meeting", position=0, total=0,
            text=f"A meeting of {self.minutes} minutes was not finished. Go on with it?",
            type=AnswerType.CHOICE,
            choices=(Choice("on", going), Choice("new", f"Begin a new one of {self.minutes} minutes")),
            sentences=(f"It stopped on {self.stopped}, after {used} of its {self.minutes} minutes.",
                       *((f"Next in it: {following}.",) if following else ())),
        )  # fmt: skip

    def _over(self, number: int) -> int:
        """Return the whole minutes by which a part is over what it has."""
        minutes = self.parts[number].minutes + self.sitting.more.get(number, 0)
        return max(int(self.sitting.used.get(number, 0.0) // 60) - minutes, 0)

    def _is_used_up(self, number: int) -> bool:
        minutes = self.parts[number].minutes + self.sitting.more.get(number, 0)
        return self.sitting.used.get(number, 0.0) >= minutes * 60

    def _count(self, agenda: Agenda, at: Step | None) -> int | None:
        """Count the time since the last step to the part of the step people are at; return that part."""
        here, now, sitting = self.part_of(agenda, at), self.elapsed(), self.sitting
        if here is not None:
            sitting.used[here] = sitting.used.get(here, 0.0) + now - sitting.counted
        sitting.counted = now
        return here

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
        areas = self.sitting.areas
        if areas is None:
            areas = self.sitting.areas = self._choose(agenda, position, view, part.areas)
        wanted = Wanted(self.pace, self.left, (FIRST,), areas)
        found = most_valuable(agenda, position, view, wanted)
        for section in areas if found is None else ():
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
