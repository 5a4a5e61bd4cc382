"""What was not asked in a sitting with a limit, whose it is, and what it could still change."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.interview.agenda import Agenda
from tmtui.interview.others import for_others, in_sentences
from tmtui.interview.standing import Standing
from tmtui.interview.view import View
from tmtui.interview.wording import Wording, short
from tmtui.model.answers import Answers
from tmtui.model.subject import MODEL
from tmtui.model.threat import Finding

_WORST = 3
_NEEDED = ("zones_listed", "components_listed", "flows_listed")


def remaining(agenda: Agenda, view: View, answers: Answers, wording: Wording) -> tuple[str, ...]:
    """Return plain sentences: how much was not asked, what it could change, and who could answer the rest."""
    others = for_others(agenda, view, wording)
    mine = sum(
        agenda.counts(question.id)[Standing.OPEN]
        for section in agenda.sections
        for question in agenda.questions(section.id)
    )
    theirs = sum(each.questions for each in others)
    if not mine + theirs:
        return ()
    parts = [f"{_questions(mine)} for you" if mine else "", f"{_questions(theirs)} for others" if theirs else ""]
    found = [f"Not asked yet: {' and '.join(part for part in parts if part)}."]
    if any(answers.value(MODEL, name) != "complete" for name in _NEEDED):
        found.append("What they could change is too early to say: zones, components and flows are not all listed.")
    else:
        found += _stakes(view)
    return (*found, *in_sentences(others, agenda.bank))


def _stakes(view: View) -> Sequence[str]:
    low, now, high = view.totals
    if low == high:
        return []
    found = [
        f"Their answers can change the risk by {high - low:,} points at most: it stands at {now:,}, and lies between "
        f"{low:,} and {high:,}."
    ]
    worst = sorted(view.findings(), key=lambda each: (each.points[0] - each.points[1], each.rule))[:_WORST]
    found += [
        f"May still turn out: {short(each.title, 110)} (up to {each.points[1]:,} points)."
        for each in worst
        if _undecided(each)
    ]
    return found


def _undecided(finding: Finding) -> bool:
    return finding.points[1] > finding.points[0]


def _questions(count: int) -> str:
    return f"{count} question" if count == 1 else f"{count} questions"
