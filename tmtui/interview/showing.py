"""What an interview shows: the cards of one person's interview, as a pure function of facts, banks and their position.

It phrases and writes nothing, and it moves nobody: where the person is, is told to it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from tmtui.banks.bank import Bank
from tmtui.interview.agenda import Agenda
from tmtui.interview.cards import question_card
from tmtui.interview.closing import closing_card
from tmtui.interview.deciding import bad, offer_card
from tmtui.interview.items import Offers, is_item, item_card
from tmtui.interview.items import arises as item_arises
from tmtui.interview.limit import Limit, moves_from
from tmtui.interview.pace import USUAL, Pace
from tmtui.interview.passes import IN_ORDER, in_words, pause_card
from tmtui.interview.person import Person
from tmtui.interview.position import Position
from tmtui.interview.progress import alike, place_in_section, progress
from tmtui.interview.standing import Standing
from tmtui.interview.step import AGAIN, DONE, OFFER, PAUSE, READ_BACK, REST, Step
from tmtui.interview.view import View
from tmtui.interview.wording import Wording
from tmtui.model.answers import Answers, Slot
from tmtui.model.card import Card, SectionProgress

LITTLE = 60
"""Seconds in which nothing more is asked."""

_DUE = (Standing.OPEN, Standing.CONFIRM)


class Showing:
    """What one person is shown, wherever they are.

    Args:
        bank: the model's bank.
        person: who is asked.
        position: where they were.
        view: the assessment.
        answers: what stands.
        only: ids of the sections to ask; nothing for all.
        limit: how long there is; nothing for as long as it takes.
        pace: how long answers usually take.
        offers: gives what cards may offer where something is decided.
        decides: whether deciding is offered after the questions.
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
        offers: Callable[[], Offers] = Offers,
        decides: bool = True,
    ) -> None:
        self.bank = bank
        self.limit = limit
        self.offers = offers
        # Whoever asks for one section wants all of it.
        self._usual_pace = IN_ORDER if only is not None else ""
        self._decides = decides and only is None and person.decides
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

    def arises(self, step: Step) -> bool:
        """Whether a step can be shown now."""
        if moves_from(step) is not None or step in (AGAIN, REST):
            return self.limit is not None and (step != AGAIN or bool(self.limit.stopped))
        if is_item(step):
            return item_arises(step, self.view, self.answers)
        if step == OFFER:
            return self.limit is None and bool(bad(self.view))
        return bool(step.recap) or step in (DONE, PAUSE) or self.agenda.arises(step)

    def is_due(self, step: Step) -> bool:
        """Whether something is still to be said there."""
        return self.agenda.arises(step) and self.agenda.standing(step) in _DUE

    @property
    def at(self) -> Step:
        """The step shown now."""
        return self.position.at or DONE

    def card(self) -> Card:
        """Return what to show now."""
        return self.card_of(self.at)

    def card_of(self, step: Step) -> Card:
        """Return the card of a step; where there is a limit, each says how much of it is gone."""
        card = self._card_of(step)
        return card if self.limit is None else replace(card, so_far=self.limit.in_words(self.agenda, step))

    def _card_of(self, step: Step) -> Card:
        if step == READ_BACK:
            from tmtui.interview.read_back import read_back_card

            return read_back_card(self.agenda, self.answers, self.wording)
        if step.recap:
            from tmtui.interview.recap import recap_card

            return recap_card(step.recap, self.agenda, self.answers, self.wording)
        if step == PAUSE:
            return pause_card(self.agenda)
        if step == OFFER:
            return offer_card(self.view)
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
            so_far=in_words(self.agenda, step),
            alike=alike(self.agenda, step),
        )

    def sections(self) -> tuple[SectionProgress, ...]:
        """Return how far the person is, section by section."""
        return self.sections_of(self.at)

    def sections_of(self, step: Step) -> tuple[SectionProgress, ...]:
        """Return how far the person is, as seen from a step."""
        question = self.bank.questions.get(step.question)
        return progress(self.agenda, self.position.skipped, question.section if question is not None else "")

    def _of_meeting(self, step: Step) -> Card | None:
        """Return the card of a step that a bank knows nothing of: going on, moving on, or something to decide."""
        if is_item(step):
            return item_card(step, self.view, self.answers, self.wording, self.offers())
        if self.limit is None:
            return None
        if step == AGAIN:
            stopped_at = self.limit.part_of(self.agenda, self.position.trail[-1] if self.position.trail else None)
            return self.limit.again_card("" if stopped_at is None else self.limit.parts[stopped_at].title)
        if step == REST:
            return self.limit.rest_card()
        part = moves_from(step)
        if part is not None and part < len(self.limit.parts):
            phases = self.limit.parts[part].phases
            left = sum(each.open for each in self.sections_of(step) if each.phase in phases)
            return self.limit.move_card(part, left)
        return None

    def _done(self) -> Card:
        limit = self.limit
        return closing_card(
            self.agenda,
            self.view,
            self.answers,
            self.wording,
            limited=limit is not None,
            over=limit is not None and limit.left < LITTLE,
            again_by=self.offers().until if limit is not None and limit.parts else "",
        )
