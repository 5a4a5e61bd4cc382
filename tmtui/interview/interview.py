"""The interview of one person: what is asked next, as a pure function of facts, banks and their position.

It decides, and writes nothing: the workspace turns what people say into facts and tells it what changed.
"""

from __future__ import annotations

from tmtui.interview.deciding import after_questions, next_to_decide
from tmtui.interview.items import is_item
from tmtui.interview.limit import Limit, moves_from
from tmtui.interview.passes import STOP
from tmtui.interview.phases import AREAS, phase_of, rank
from tmtui.interview.route import first_of, is_more_due, next_step, still_open
from tmtui.interview.showing import Showing
from tmtui.interview.step import AGAIN, DONE, OFFER, PAUSE, READ_BACK, REST, Step, recap_of
from tmtui.interview.valuable import Wanted, most_valuable
from tmtui.model.errors import BadInput


class Interview(Showing):
    """What one person is asked next, and how they move about."""

    def start(self) -> None:
        """Begin where the person stopped; what they put off then is asked again, in another sitting."""
        position = self.position
        if self.limit is None or not self.limit.goes_on:
            position.skipped.clear()
        position.heard = [READ_BACK] if position.deciding else []
        if position.pace == STOP:
            position.pace = ""
        if self.limit is not None:
            position.sitting, position.heard = self.limit.sitting, self.limit.sitting.heard
            position.at = self._where_it_stopped(self.limit)
        at = position.at
        if at is None or not self._goes_on_at(at):
            position.at = None if at is None or not self.agenda.arises(at) else at
            position.at = self._next()
        position.trail = [step for step in position.trail if self.arises(step)]
        position.ahead = []

    def advance(self) -> None:
        """Go on after something was said or put off: to where the person had gone back from, else to what is next."""
        position = self.position
        self._leave()
        if position.ahead:
            between, goal = position.ahead[:0:-1], position.ahead[0]
            position.ahead = []
            for step in between:
                position.move(step)
            if self.is_due(goal) or (goal.question not in self.bank.questions and self.arises(goal)):
                position.move(goal)
                return
        position.move(self._next())

    def go_on(self, pace: str) -> None:
        """Go on after the first pass as the person wishes: by worth, in order, or not at all."""
        self.position.pace = pace
        self.advance()

    def decide(self, *, now: bool) -> None:
        """Decide now what is bad, or leave all of it."""
        self.position.deciding = now
        self.advance()

    def go_on_sitting(self, *, anew: bool) -> None:
        """Go on with the meeting that stopped, where it stopped; or begin a new one."""
        position, limit = self.position, self.limit
        if limit is None:
            return
        if anew:
            limit.begin_anew()
            position.skipped.clear()
        limit.answered()
        at = position.trail.pop() if position.trail and not anew else None
        position.at = at if at is not None and self._goes_on_at(at) else None
        position.at = position.at or self._next()

    def go_on_after_agenda(self, *, end: bool) -> None:
        """Use the time that is left when the agenda is through, or end."""
        if end:
            self.go_to(DONE)
        elif self.limit is not None:
            self.limit.sitting.rest = True
            self.advance()

    def skip(self) -> None:
        """Put the present step off; it comes back at the end of the section, once."""
        position = self.position
        at = self.at
        if at == DONE:
            return
        if at == AGAIN:
            self.go_on_sitting(anew=False)
            return
        if at == REST:
            self.go_on_after_agenda(end=True)
            return
        if at == PAUSE:
            position.pace = STOP
        elif at == OFFER:
            position.deciding = False
        elif at.recap:
            self.read()
        elif (part := moves_from(at)) is not None:
            self.move(part, stay=False)
            return
        elif at in position.queue:
            position.queue.remove(at)
        elif self.is_due(at):
            # The last one of a section would come back at once: it waits for the next sitting instead.
            question = self.bank.questions[at.question]
            last = not is_more_due(self.agenda, position, question.section, question.depth)
            position.skipped[at] = 2 if last else position.skipped.get(at, 0) + 1
        self.advance()

    def move(self, part: int, *, stay: bool) -> None:
        """Move on from a part of the agenda whose minutes are used up, or stay there."""
        if self.limit is not None:
            if stay:
                self.limit.stay(part)
            else:
                self.limit.move_on(part)
        self.advance()

    def read(self) -> None:
        """Note that the present recap was read back; before deciding, all of them were."""
        position = self.position
        position.unread = [phase for phase in position.unread if self.at not in (READ_BACK, recap_of(phase))]

    def said(self, step: Step) -> None:
        """Note that something was said at a step: it is no longer put off, and its phase is to be read back."""
        position = self.position
        position.skipped.pop(step, None)
        position.queue = [each for each in position.queue if each != step]
        question = self.bank.questions.get(step.question)
        phase = phase_of(question.section) if question is not None else ""
        if phase and phase not in position.unread:
            position.unread.append(phase)

    def back(self) -> None:
        """Go back one step; nothing is lost by it."""
        position = self.position
        if self.at == AGAIN:
            self.go_on_sitting(anew=False)
            return
        while position.trail:
            step = position.trail.pop()
            if step != position.at and self.arises(step):
                self._leave()
                if position.at is not None:
                    position.ahead.append(position.at)
                position.at = step
                return

    def forward(self) -> None:
        """Go forward one step after going back; from an answered step to what is next."""
        position = self.position
        while position.ahead:
            step = position.ahead.pop()
            if self.arises(step):
                self._leave()
                position.move(step)
                return
        if self.at not in (DONE, PAUSE) and not self.at.recap and not self.is_due(self.at):
            self.advance()

    def go_to(self, step: Step) -> None:
        """Go to a step of one's own choice.

        Raises:
            BadInput: when the question does not arise there.
        """
        if not self.arises(step):
            raise BadInput(f"{step.question} is not asked about {step.subject} now")
        self._leave()
        self.position.ahead = []
        self.position.move(step)

    def go_to_section(self, section: str) -> None:
        """Go to what is due in a section, else to its first question.

        Raises:
            BadInput: when nothing is asked in it.
        """
        step = first_of(self.agenda, self.position, section)
        if step is None:
            names = ", ".join(each.id for each in self.sections())
            raise BadInput(f"nothing is asked in section {section!r} now", remedy=f"There are: {names}.")
        self.position.deciding = False
        self.go_to(step)

    def again(self) -> int:
        """Line up everything still open, put off or not known; return how many steps that are."""
        position = self.position
        position.queue = still_open(self.agenda)
        position.skipped.clear()
        if position.queue:
            self.advance()
        return len(position.queue)

    def correct(self, phase: str) -> None:
        """Go to the beginning of a phase, because its recap was not right."""
        for section in self.sections():
            if section.phase == phase:
                self.go_to(self.agenda.steps(section.id)[0])
                return

    def mend(self, step: Step) -> None:
        """Go to a question behind what was read back wrongly; what is read back comes again after it.

        Raises:
            BadInput: when the question does not arise any more.
        """
        here = self.at
        self.go_to(step)
        self.position.ahead = [here]

    def without_limit(self) -> None:
        """Go on although the time is over."""
        if self.limit is not None:
            self.limit.sitting.over = True
        self.limit = None
        self.advance()

    def keep_time(self) -> None:
        """Note how long people sat, and whether they came to the end, before their place is saved."""
        if self.limit is not None:
            self.limit.elapsed()
            self.limit.sitting.over = self.at == DONE

    def _next(self) -> Step:
        if self.limit is not None:
            step = self.limit.next(self.agenda, self.position, self.view, self._to_decide)
            return self._dispute_before(step) or step
        decision = self._to_decide() if self.position.deciding else None
        self.position.deciding = decision is not None
        pace = self.position.pace or self._usual_pace
        step = decision or next_step(self.agenda, self.position, self._most_valuable, pace)
        if step == DONE and self._decides:
            step = after_questions(self.view, self.position)
        return self._dispute_before(step) or step

    def _most_valuable(self) -> Step | None:
        """Return the due step whose answer narrows the risk most for the time it takes."""
        return most_valuable(self.agenda, self.position, self.view, Wanted(self.pace))

    def _dispute_before(self, step: Step) -> Step | None:
        """Return what people differ on and nobody was asked to settle in this sitting, once the areas begin."""
        position = self.position
        question = self.bank.questions.get(step.question)
        phase = step.recap or (phase_of(question.section) if question is not None else AREAS)
        if step in position.queue or step == position.at or rank(phase) < rank(AREAS):
            return None
        for each in self.agenda.disputed():
            if each != position.at and each not in position.heard:
                position.heard.append(each)
                return each
        return None

    def _to_decide(self) -> Step | None:
        """Return what was not read back or decided yet in this sitting; each comes up once."""
        return next_to_decide(self.view, self.answers, self.position.heard, only_bad=self.limit is None)

    def _goes_on_at(self, step: Step) -> bool:
        """Whether to resume at the very step: it is still to be answered, or to be read back."""
        if step == PAUSE or (step == DONE and self.limit is None):
            return False
        if step in (READ_BACK, OFFER, AGAIN, REST, DONE) or is_item(step) or moves_from(step) is not None:
            return self.arises(step)
        if step.recap:
            return step.recap in {phase_of(section.id) for section in self.agenda.sections}
        question = self.bank.questions.get(step.question)
        if question is None or question not in self.agenda.questions(question.section):
            return False
        return self.is_due(step) or (self.agenda.arises(step) and step in self.position.queue)

    def _where_it_stopped(self, limit: Limit) -> Step | None:
        """Return where a sitting with a limit begins: where it stopped, or nothing for what comes first."""
        position = self.position
        if position.at == AGAIN:
            position.at = position.trail.pop() if position.trail else None
        if limit.stopped:
            if position.at is not None:
                position.trail.append(position.at)
            return AGAIN
        return position.at if limit.goes_on else None

    def _leave(self) -> None:
        question = self.bank.questions.get(self.at.question)
        if question is not None and question.section not in self.position.greeted:
            self.position.greeted.append(question.section)
