"""The interview of one person: what is shown now, as a pure function of facts, banks and their position.

It decides and phrases, and writes nothing: the workspace turns what people say into facts and tells it what changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tmtui.banks.bank import Bank
from tmtui.interview.agenda import Agenda
from tmtui.interview.cards import question_card
from tmtui.interview.closing import closing_card
from tmtui.interview.items import WORST, Offers, is_item, item_card, items, rule_of
from tmtui.interview.items import arises as item_arises
from tmtui.interview.limit import Limit, moves_from
from tmtui.interview.pace import USUAL, Pace
from tmtui.interview.passes import IN_ORDER, STOP, in_words, pause_card
from tmtui.interview.person import Person
from tmtui.interview.phases import AREAS, phase_of, rank
from tmtui.interview.position import Position
from tmtui.interview.progress import alike, place_in_section, progress
from tmtui.interview.route import first_of, is_more_due, next_step, still_open
from tmtui.interview.standing import Standing
from tmtui.interview.step import DONE, PAUSE, Step
from tmtui.interview.valuable import Wanted, most_valuable
from tmtui.interview.view import View
from tmtui.interview.wording import Wording
from tmtui.model.answers import Answers, Slot
from tmtui.model.card import Card, SectionProgress
from tmtui.model.errors import BadInput

NOTHING = Offers()
"""Where nothing is decided: an interview that is no meeting."""

_DUE = (Standing.OPEN, Standing.CONFIRM)


class Interview:
    """What one person is asked, and where they are.

    Args:
        bank: the model's bank.
        person: who is asked.
        position: where they were.
        view: the assessment.
        answers: what stands.
        only: ids of the sections to ask; nothing for all.
        limit: how long there is; nothing for as long as it takes.
        pace: how long answers usually take.
        offers: what cards of a meeting may offer.
    """

    def __init__(
        self,
        bank: Bank,
        person: Person,
        position: Position,
        view: View,
        answers: Answers,
        *,
        only: Collection[str] | None = None,
        limit: Limit | None = None,
        pace: Pace = USUAL,
        offers: Offers = NOTHING,
    ) -> None:
        self.bank = bank
        self.limit = limit
        self.offers = offers
        # Whoever asks for one section wants all of it.
        self._usual_pace = IN_ORDER if only is not None else ""
        self.pace = pace
        self.person = person
        self.position = position
        self.agenda = Agenda(bank, person, view, answers, only=only)
        self.update(view, answers, ())
        self._titles = {section.id: section for section in bank.sections}

    def update(self, view: View, answers: Answers, changed: Iterable[Slot] | None) -> None:
        """Take a newer assessment; `changed` names the slots that may differ, nothing means all."""
        self.view = view
        self.answers = answers
        self.wording = Wording(self.bank, view)
        self.agenda.update(view, answers, changed)

    def start(self) -> None:
        """Begin where the person stopped; what they put off then is asked again."""
        position = self.position
        position.skipped.clear()
        position.heard.clear()
        if position.pace == STOP:
            position.pace = ""
        if self.limit is not None:
            position.at = None
        at = position.at
        if at is None or not self._goes_on_at(at):
            position.at = None if at is None or not self.agenda.arises(at) else at
            position.at = self._next()
        position.trail = [step for step in position.trail if self.arises(step)]
        position.ahead = []

    def arises(self, step: Step) -> bool:
        """Whether a step can be shown now."""
        if moves_from(step) is not None or is_item(step):
            return self.limit is not None and (not is_item(step) or item_arises(step, self.view, self.answers))
        return bool(step.recap) or step in (DONE, PAUSE) or self.agenda.arises(step)

    def is_due(self, step: Step) -> bool:
        """Whether something is still to be said there."""
        return self.agenda.arises(step) and self.agenda.standing(step) in _DUE

    def advance(self) -> None:
        """Go on after something was said or put off: to where the person had gone back from, else to what is next."""
        position = self.position
        self._leave()
        if position.ahead:
            between, goal = position.ahead[:0:-1], position.ahead[0]
            position.ahead = []
            for step in between:
                position.move(step)
            if goal in (DONE, PAUSE) or goal.recap or self.is_due(goal):
                position.move(goal)
                return
        position.move(self._next())

    def go_on(self, pace: str) -> None:
        """Go on after the first pass as the person wishes: by worth, in order, or not at all."""
        self.position.pace = pace
        self.advance()

    def skip(self) -> None:
        """Put the present step off; it comes back at the end of the section, once."""
        position = self.position
        at = self.at
        if at == DONE:
            return
        if at == PAUSE:
            position.pace = STOP
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
        """Note that the present recap was read back."""
        position = self.position
        position.unread = [phase for phase in position.unread if phase != self.at.recap]

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

    @property
    def at(self) -> Step:
        """The step shown now."""
        return self.position.at or DONE

    def card(self) -> Card:
        """Return what to show now."""
        return self.card_of(self.at)

    def card_of(self, step: Step) -> Card:
        """Return the card of a step."""
        if step.recap:
            from tmtui.interview.recap import recap_card

            return recap_card(step.recap, self.agenda, self.answers, self.wording)
        if step == PAUSE:
            return pause_card(self.agenda)
        question = self.bank.questions.get(step.question)
        if question is None or not self.agenda.arises(step):
            return self._of_meeting(step) or self._done()
        section = self._titles[question.section]
        return question_card(
            question,
            step.subject,
            self.view,
            self.answers,
            self.wording,
            person=self.person.name,
            place=place_in_section(self.agenda, step, question.section),
            skipped=step in self.position.skipped,
            section_title=section.title,
            section_prose="" if question.section in self.position.greeted else section.prose,
            so_far=self.limit.in_words(self.agenda, step) if self.limit is not None else in_words(self.agenda, step),
            alike=alike(self.agenda, step),
        )

    def sections(self) -> tuple[SectionProgress, ...]:
        """Return how far the person is, section by section."""
        return self.sections_of(self.at)

    def sections_of(self, step: Step) -> tuple[SectionProgress, ...]:
        """Return how far the person is, as seen from a step."""
        question = self.bank.questions.get(step.question)
        return progress(self.agenda, self.position.skipped, question.section if question is not None else "")

    def without_limit(self) -> None:
        """Go on although the time is over."""
        self.limit = None
        self.advance()

    def _next(self) -> Step:
        if self.limit is not None:
            step = self.limit.next(self.agenda, self.position, self.view, self._to_decide)
        else:
            step = next_step(self.agenda, self.position, self._most_valuable, self.position.pace or self._usual_pace)
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
        """Return what the meeting did not decide yet in this sitting; each comes up once."""
        for each in items(self.view, self.answers):
            if each not in self.position.heard:
                # At most so many findings a sitting: one that is decided must not call for the next one.
                if rule_of(each) and sum(bool(rule_of(step)) for step in self.position.heard) >= WORST:
                    continue
                self.position.heard.append(each)
                return each
        return None

    def _of_meeting(self, step: Step) -> Card | None:
        """Return the card of a step that a bank knows nothing of: moving on, or something to decide."""
        if self.limit is None:
            return None
        part = moves_from(step)
        if part is not None and part < len(self.limit.parts):
            phases = self.limit.parts[part].phases
            left = sum(each.open for each in self.sections_of(step) if each.phase in phases)
            return self.limit.move_card(part, left)
        return item_card(step, self.view, self.answers, self.wording, self.offers) if is_item(step) else None

    def _goes_on_at(self, step: Step) -> bool:
        """Whether to resume at the very step: it is still to be answered, or to be read back."""
        if step == PAUSE:
            return False
        if step.recap:
            return step.recap in {phase_of(section.id) for section in self.agenda.sections}
        question = self.bank.questions.get(step.question)
        if question is None or question not in self.agenda.questions(question.section):
            return False
        return self.is_due(step) or (self.agenda.arises(step) and step in self.position.queue)

    def _leave(self) -> None:
        question = self.bank.questions.get(self.at.question)
        if question is not None and question.section not in self.position.greeted:
            self.position.greeted.append(question.section)

    def _done(self) -> Card:
        return closing_card(self.agenda, self.view, self.answers, self.wording, limited=self.limit is not None,
                            again_by=self.offers.until)  # fmt: skip
