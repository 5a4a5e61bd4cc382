"""Read back before anything is decided: what was understood, section by section, each sentence a way to mend it.

A decision that rests on a misunderstanding is worse than none, so all of it stands on one card. Of a section as much as
people can listen to is read; what is left out is counted, never silent.
"""

from __future__ import annotations

from tmtui.interview.agenda import Agenda
from tmtui.interview.phases import PICTURE
from tmtui.interview.step import READ_BACK, Step
from tmtui.interview.understood import Understood, understood_in
from tmtui.interview.wording import Wording, short
from tmtui.model.answers import Answers
from tmtui.model.card import AnswerType, Card, CardKind, Choice
from tmtui.model.subject import MODEL

RIGHT = "yes"

MOST = 8
"""Most sentences of a section."""

MOST_DRAWN = 30
"""Most sentences of the picture."""

_LONGEST = 240
_AT = "at:"


def read_back_card(agenda: Agenda, answers: Answers, wording: Wording) -> Card:
    """Return the card: first that all of it is right, then each sentence under its section, to go to its question."""
    choices = [Choice(RIGHT, "Yes, all of it is right: go on to decide")]
    for section in agenda.sections:
        found = understood_in(section.id, agenda, answers, wording)
        steps = agenda.steps(section.id) if found else ()
        first = steps[0] if steps else None
        for each in _cut(found, MOST_DRAWN if section.id == PICTURE else MOST):
            step = each.step or first
            if step is not None:
                value = f"{_AT}{step.question}@{step.subject}"
                choices.append(Choice(value, short(each.text, _LONGEST), section.title))
    return Card(
        kind=CardKind.RECAP,
        id=READ_BACK.question,
        subject=MODEL,
        subject_title="",
        phase=READ_BACK.recap,
        section="",
        section_title="Read back",
        position=0,
        total=0,
        text="This was understood. Is all of it right? Pick a sentence that is wrong to go to its question.",
        type=AnswerType.CHOICE,
        choices=tuple(choices),
    )


def mended_at(raw: str) -> Step | None:
    """Return the question behind a sentence that was picked, or nothing."""
    question, at, subject = raw.removeprefix(_AT).partition("@")
    return Step(question, subject) if raw.startswith(_AT) and at else None


def _cut(found: list[Understood], most: int) -> list[Understood]:
    if len(found) <= most:
        return found
    left = found[most - 1 :]
    return [*found[: most - 1], Understood(f"… and {len(left)} more sentences here.", left[0].step)]
