"""Handing questions to somebody who knows: one question, or what is left of a section after two don't-knows."""

from __future__ import annotations

from datetime import date

from tmtui.interview.agenda import Agenda
from tmtui.interview.standing import Standing
from tmtui.interview.step import Step
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis, State, Statement
from tmtui.model.text import one_line

PATIENCE = 2
"""Don't-knows in a row, within a section, after which somebody else is suggested."""

_MOST_ROLES = 3


def asks(subject: str, attribute: str, who: str, by: str, *, note: str = "", evidence: str = "") -> Statement:
    """Return the statement that somebody else is to answer.

    Raises:
        BadInput: when nobody is named.
    """
    name = one_line(who)
    if not name:
        raise BadInput("who is to be asked?", remedy="Give a name or a role.")
    return Statement(
        subject,
        attribute,
        state=State.UNKNOWN,
        basis=Basis.TOLD,
        note=note,
        evidence=evidence,
        ask=name,
        ask_by=one_line(by),
    )


def hand_over(agenda: Agenda, answers: Answers, section: str, who: str, by: str) -> list[Statement]:
    """Return the statements that ask somebody everything in a section that this person did not answer."""
    return [
        asks(step.subject, agenda.bank.questions[step.question].fills, who, by)
        for step in agenda.steps(section)
        if agenda.standing(step) is Standing.OPEN or _unknown_to_all(agenda, answers, step)
    ]


def _unknown_to_all(agenda: Agenda, answers: Answers, step: Step) -> bool:
    answer = answers.get(step.subject, agenda.bank.questions[step.question].fills)
    return answer is not None and answer.state is State.UNKNOWN and not answer.disputed and not answer.fact.ask


def offer(agenda: Agenda, section: str, title: str, in_a_row: int) -> str:
    """Return the suggestion to ask somebody else, or nothing while it is too early."""
    left = sum(agenda.standing(step) is Standing.OPEN for step in agenda.steps(section))
    if in_a_row < PATIENCE or not left:
        return ""
    roles = dict.fromkeys(role for question in agenda.questions(section) for role in question.roles)
    known = f" ({', '.join(list(roles)[:_MOST_ROLES])} may know)" if roles else ""
    return f"Hand over what is open in {title}, {_questions(left)}?{known}"


def handed(said: list[Statement], today: date) -> str:
    """Return what asking somebody led to, with the day as it was understood."""
    from tmtui.model.when import day_in_words

    first = said[0]
    what = "is asked" if len(said) == 1 else f"is asked {_questions(len(said))}"
    by = first.ask_by
    return f"{first.ask} {what}{f', until {day_in_words(date.fromisoformat(by), today)}' if by else ''}"


def _questions(count: int) -> str:
    return "1 question" if count == 1 else f"{count} questions"
