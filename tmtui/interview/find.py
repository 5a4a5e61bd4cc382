"""Finding a question by any words of its text, its subject or its section."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.interview.agenda import Agenda
from tmtui.interview.step import Step
from tmtui.interview.wording import Wording

MOST = 50
"""Most hits shown."""


def find_steps(text: str, agenda: Agenda, wording: Wording) -> tuple[tuple[Step, str], ...]:
    """Return steps whose question and subject hold every word of `text`, with the question filled in.

    Words are looked for in the question's template and in the subject's name apart from each other, so a model of
    thousands of subjects is searched without filling thousands of texts.
    """
    words = tuple(dict.fromkeys(text.casefold().split()))
    if not words:
        return ()
    texts: dict[str, frozenset[str]] = {}
    names: dict[str, frozenset[str]] = {}
    found: list[tuple[Step, str]] = []
    for section in agenda.sections:
        for step in agenda.steps(section.id):
            question = agenda.bank.questions[step.question]
            if question.id not in texts:
                texts[question.id] = _held(words, f"{question.text} {section.title} {question.fills.replace('_', ' ')}")
            if step.subject not in names:
                names[step.subject] = _held(words, f"{wording.name(step.subject)} {step.subject}")
            if len(texts[question.id] | names[step.subject]) == len(words):
                found.append((step, wording.filled(question.text, step.subject)))
                if len(found) >= MOST:
                    return tuple(found)
    return tuple(found)


def _held(words: Sequence[str], text: str) -> frozenset[str]:
    folded = text.casefold()
    return frozenset(word for word in words if word in folded)
