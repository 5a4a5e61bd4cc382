"""Read back: what was understood in a phase, in plain sentences that somebody can contradict.

Sentences are grouped and cut off at a number people can listen to; what is left out is counted, never silent.
"""

from __future__ import annotations

from tmtui.interview.agenda import Agenda
from tmtui.interview.phases import AREAS, missing_in, phase_of, title_of
from tmtui.interview.progress import progress
from tmtui.interview.understood import understood_in
from tmtui.interview.wording import Wording
from tmtui.model.answers import Answers
from tmtui.model.card import AnswerType, Card, CardKind, Choice
from tmtui.model.subject import MODEL

MOST = 14
"""Most sentences of a recap."""

_RIGHT = (Choice("yes", "Yes, that is right"), Choice("no", "No, something is wrong or missing"))


def recap_card(phase: str, agenda: Agenda, answers: Answers, wording: Wording) -> Card:
    """Return the card that reads a phase back."""
    sentences = understood(phase, agenda, answers, wording)
    cut = tuple(sentences[:MOST])
    if len(sentences) > MOST:
        cut = (*cut[:-1], f"… and {len(sentences) - MOST + 1} more.")
    return Card(
        kind=CardKind.RECAP,
        id=f"recap:{phase}",
        subject=MODEL,
        subject_title="",
        phase=phase,
        section="",
        section_title=title_of(phase),
        position=0,
        total=0,
        text=f"{title_of(phase)}: is this right? {missing_in(phase)}",
        type=AnswerType.CHOICE,
        choices=_RIGHT,
        sentences=cut,
    )


def understood(phase: str, agenda: Agenda, answers: Answers, wording: Wording) -> list[str]:
    """Return what was understood in a phase, as sentences."""
    found = _counts(agenda) if phase == AREAS else []
    for section in agenda.sections:
        if phase_of(section.id) == phase:
            found += [each.text for each in understood_in(section.id, agenda, answers, wording)]
    return found


def _counts(agenda: Agenda) -> list[str]:
    return [
        f"{each.title}: {each.answered} answered{f', {each.unknown} not known' if each.unknown else ''}."
        for each in progress(agenda, (), "")
        if each.phase == "areas" and each.answered + each.unknown
    ]
