"""What was not looked at: said at the end, so that nobody takes silence for safety."""

from __future__ import annotations

from collections import Counter

from tmtui.interview.agenda import Agenda
from tmtui.interview.notes import notes, pinned
from tmtui.interview.progress import progress
from tmtui.interview.route import still_open
from tmtui.interview.standing import Standing
from tmtui.interview.wording import Wording, short
from tmtui.model.answers import Answers
from tmtui.model.subject import LISTS, MODEL

MOST_NEEDED = 5
"""Most required questions that are named one by one."""

_CORE_LISTS = ("zones", "components", "flows", "data", "identities")


def not_looked_at(agenda: Agenda, answers: Answers) -> tuple[str, ...]:
    """Return plain sentences, the gravest gap first."""
    found = [*_lists(answers), *_sections(agenda), *_asked_of(agenda, answers)]
    found += [f"Nothing covers this worry yet: {worry}" for worry in pinned(answers)]
    parked = notes(answers, "parked")
    found += [f"Parked for later: {note.text}{f' ({note.owner})' if note.owner else ''}" for note in parked]
    return tuple(found)


def needed(agenda: Agenda, wording: Wording) -> tuple[str, ...]:
    """Return a sentence for every question that a bank requires and nobody has answered; of many, the first few."""
    texts = [
        wording.filled(question.text, step.subject)
        for step in still_open(agenda)
        if (question := agenda.bank.questions[step.question]).required
    ]
    found = [f"Needed, and still open: {short(text, 160)}" for text in texts[:MOST_NEEDED]]
    return (
        (*found, f"Needed, and still open: {len(texts) - MOST_NEEDED} more.") if texts[MOST_NEEDED:] else tuple(found)
    )


def _lists(answers: Answers) -> list[str]:
    missing = [
        name
        for name in _CORE_LISTS
        if name in LISTS[MODEL] and answers.value(MODEL, f"{name}_listed") != "complete"
    ]  # fmt: skip
    return [f"Nobody has said that these lists are complete: {', '.join(missing)}."] if missing else []


def _sections(agenda: Agenda) -> list[str]:
    found = []
    for section in progress(agenda, (), ""):
        left = section.open + section.skipped
        if left and not section.answered and not section.unknown:
            found.append(f"{section.title} was not looked at ({_questions(left)}).")
        elif left:
            found.append(f"{section.title}: {_questions(left)} not answered.")
        if section.unknown:
            found.append(f"{section.title}: {_questions(section.unknown)} nobody here could answer.")
    return found


def _asked_of(agenda: Agenda, answers: Answers) -> list[str]:
    waiting: Counter[tuple[str, str]] = Counter()
    for section in agenda.sections:
        for step in agenda.steps(section.id):
            if agenda.standing(step) is not Standing.UNKNOWN:
                continue
            answer = answers.get(step.subject, agenda.bank.questions[step.question].fills)
            if answer is not None and answer.fact.ask:
                waiting[answer.fact.ask, answer.fact.ask_by] += 1
    return [
        f"{who} was asked {_questions(count)}{f', until {by}' if by else ''}."
        for (who, by), count in sorted(waiting.items())
    ]


def _questions(count: int) -> str:
    return f"{count} question" if count == 1 else f"{count} questions"
