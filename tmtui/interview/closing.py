"""What was not looked at: said at the end, so that nobody takes silence for safety."""

from __future__ import annotations

from collections import Counter

from tmtui.interview.agenda import Agenda
from tmtui.interview.notes import parked, pinned
from tmtui.interview.others import for_others, in_sentences
from tmtui.interview.progress import progress
from tmtui.interview.remaining import remaining
from tmtui.interview.route import still_open
from tmtui.interview.standing import Standing
from tmtui.interview.step import DONE
from tmtui.interview.view import View
from tmtui.interview.wording import Wording, short
from tmtui.model.answers import Answers
from tmtui.model.card import Card, CardKind, Choice
from tmtui.model.subject import LISTS, MODEL

MOST_NEEDED = 5
"""Most required questions that are named one by one."""

_MOST_NAMED = 8
"""Most sections that are named in one sentence."""

_CORE_LISTS = ("zones", "components", "flows", "data", "identities")


def not_looked_at(agenda: Agenda, answers: Answers, *, brief: bool = False) -> tuple[str, ...]:
    """Return plain sentences, the gravest gap first.

    Args:
        agenda: what there is to ask.
        answers: what stands.
        brief: name sections that nobody came to in one sentence, and leave out those that are only unfinished.
    """
    sections = _untouched(agenda) if brief else _sections(agenda)
    found = [*_lists(answers), *sections, *_asked_of(agenda, answers)]
    found += [f"Nothing covers this worry yet: {worry}" for worry in pinned(answers)]
    found += [f"Parked for later: {note.text} ({note.owner or 'nobody has it yet'})" for note in parked(answers)]
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


def closing_card(
    agenda: Agenda,
    view: View,
    answers: Answers,
    wording: Wording,
    *,
    limited: bool,
    over: bool = True,
    again_by: str = "",
) -> Card:
    """Return the end: what is still open, and what to do about it.

    Args:
        agenda: what there is to ask.
        view: the assessment.
        answers: what stands.
        wording: fills the texts.
        limited: the sitting had a limit, so more is left than anybody was asked.
        over: its time is over.
        again_by: ISO date on which to look again at the latest; empty to leave that out.
    """
    left = len(still_open(agenda))
    choices = [Choice("on", "Go on without a limit")] if limited and left else []
    choices += [Choice("again", f"Go through the {left} still open")] if left else []
    ending = (
        "The time is over." if limited and left and over else "That is all for now." if left else "That is all for you."
    )
    return Card(
        kind=CardKind.DONE,
        id=DONE.question,
        subject=MODEL,
        subject_title="",
        phase="close",
        section="",
        section_title="",
        position=0,
        total=0,
        text=ending,
        choices=tuple(choices),
        sentences=(
            *(remaining(agenda, view, answers, wording) if limited else ()),
            *(in_sentences(for_others(agenda, view, wording), agenda.bank) if not limited else ()),
            *needed(agenda, wording),
            *not_looked_at(agenda, answers, brief=limited),
            *((f"Next review: when the picture changes, and by {again_by} at the latest.",) if again_by else ()),
        ),
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


def _untouched(agenda: Agenda) -> list[str]:
    titles = [
        each.title
        for each in progress(agenda, (), "")
        if each.open + each.skipped and not each.answered and not each.unknown
    ]
    if not titles:
        return []
    more = f" and {len(titles) - _MOST_NAMED} more sections" if titles[_MOST_NAMED:] else ""
    return [f"Not looked at: {', '.join(titles[:_MOST_NAMED])}{more}."]


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
