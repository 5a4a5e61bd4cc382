"""Finding one's way in a conversation: subjects and their questions, how an answer came to be, what a text would mean.

Nothing here says anything; it only reads, so faces may call it as often as a key is pressed.
"""

from __future__ import annotations

from tmtui.interview.interview import Interview
from tmtui.interview.notes import Note, parked
from tmtui.interview.standing import Standing
from tmtui.interview.step import Step
from tmtui.model.answers import Slot
from tmtui.model.card import AnswerType, CardKind
from tmtui.model.errors import BadInput
from tmtui.model.frozen import frozen
from tmtui.model.subject import MODEL, kind_of
from tmtui.workspace.conversation_desk import Desk
from tmtui.workspace.live import LiveModel

PLAIN_ROLES = frozenset({"business", "management", "data-protection", "finance", "users"})
"""Roles that see questions without terms of art unless they choose otherwise."""


@frozen
class About:
    """A subject one may go to."""

    subject: str
    name: str
    open: int
    """Its questions nobody answered yet, put off and to be confirmed among them."""
    total: int


@frozen
class Asked:
    """A question about a subject."""

    question: str
    text: str
    standing: Standing
    section: str

    @property
    def is_open(self) -> bool:
        """Whether an answer is still wanted."""
        return self.standing in (Standing.OPEN, Standing.CONFIRM)


class Bearings:
    """What a conversation knows about where one is."""

    live: LiveModel
    usually_plain: bool | None
    """Whether questions are put without terms of art where the person never chose; nothing to go by their role."""
    _interview: Interview
    _desk: Desk

    @property
    def plainly(self) -> bool:
        """Whether questions are put without terms of art; remembered for the person."""
        chosen = self._interview.position.plainly
        if chosen is None:
            chosen = self.usually_plain
        return self.live.role in PLAIN_ROLES if chosen is None else chosen

    @plainly.setter
    def plainly(self, on: bool) -> None:
        self._interview.position.plainly = on
        self._desk.save()

    @property
    def slot(self) -> Slot | None:
        """Subject and attribute of the present question; nothing where there is no question."""
        card = self._desk.card
        return (card.subject, self._desk.fills()) if card.kind is CardKind.QUESTION else None

    def parked(self) -> tuple[Note, ...]:
        """Return the thoughts that are parked and not settled."""
        return parked(self.live.answers)

    def subjects(self, words: str = "") -> tuple[About, ...]:
        """Return what questions are asked about and has all the words in its name, in the order of the interview."""
        wanted = words.casefold().split()
        counts: dict[str, list[int]] = {}
        agenda = self._interview.agenda
        for section in agenda.sections:
            for step in agenda.steps(section.id):
                count = counts.setdefault(step.subject, [0, 0])
                count[0] += agenda.standing(step) in (Standing.OPEN, Standing.CONFIRM)
                count[1] += 1
        found = []
        for subject, (unanswered, total) in counts.items():
            name = self.live.name if subject == MODEL else self._interview.wording.title(subject)
            if all(word in f"{name} {subject}".casefold() for word in wanted):
                found.append(About(subject, name, unanswered, total))
        return tuple(found)

    def questions_about(self, subject: str) -> tuple[Asked, ...]:
        """Return the questions about a subject, what is open first, each group in the order of the interview."""
        agenda, wording = self._interview.agenda, self._interview.wording
        found = [
            Asked(question.id, wording.filled(question.text, subject), agenda.standing(step), section.title)
            for section in agenda.sections
            for question in agenda.questions(section.id)
            if question.of == kind_of(subject) and agenda.arises(step := Step(question.id, subject))
        ]
        return tuple(sorted(found, key=lambda asked: not asked.is_open))

    def asked(self, question: str, subject: str) -> Asked:
        """Return how one question about one subject stands."""
        agenda, wording = self._interview.agenda, self._interview.wording
        for section in agenda.sections:
            found = next((each for each in agenda.questions(section.id) if each.id == question), None)
            if found is not None:
                text = wording.filled(found.text, subject)
                return Asked(question, text, agenda.standing(Step(question, subject)), section.title)
        raise BadInput(f"`{question}` is not asked in this interview.")

    def meant(self, text: str) -> tuple[str, str]:
        """Return the value a text would be on the present card, and that in words; two empty texts for none.

        Dates may be said as people do, as `next monday`; what is returned can be answered.
        """
        from tmtui.banks.answer_value import parse_value
        from tmtui.banks.attributes import attribute_of
        from tmtui.model.duration import duration_in_words
        from tmtui.model.when import day_in_words, read_day

        card = self._desk.card
        if card.type is AnswerType.ROWS and text.strip():
            entries = self._desk.understood(text).lines
            return "", "" if not entries or entries[-1].error else entries[-1].echo
        if not text.strip() or card.type not in (AnswerType.DATE, AnswerType.DURATION, AnswerType.NUMBER):
            return "", ""
        if card.type is AnswerType.DATE:
            day = read_day(text, self.live.today)
            return ("", "") if day is None else (day.isoformat(), day_in_words(day, self.live.today))
        question = self.live.bank.questions[card.id]
        declared = attribute_of(self.live.bank, question.of, question.fills)
        try:
            value = parse_value(declared, text) if declared is not None else None
        except BadInput:
            return "", ""
        if value is None:
            return "", ""
        if card.type is AnswerType.DURATION:
            return str(value), f"{duration_in_words(str(value))} ({value})"
        return str(value), f"{value:,} {card.unit}".strip() if isinstance(value, (int, float)) else str(value)

    def day_meant(self, text: str) -> str:
        """Return the ISO date that a text means, or the text where it means none."""
        from tmtui.model.when import read_day

        day = read_day(text, self.live.today)
        return text.strip() if day is None else day.isoformat()
