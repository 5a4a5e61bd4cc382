"""After the questions: everything is read back, then the worst findings are decided, each card once in a sitting.

In a meeting it is a part of the agenda. Elsewhere it is offered where something bad stands that nobody decided about,
and the same findings are not offered twice.
"""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.interview.items import WORST, items, rule_of, undecided
from tmtui.interview.phases import READ_BACK as BEFORE
from tmtui.interview.position import Position
from tmtui.interview.step import DONE, OFFER, READ_BACK, Step
from tmtui.interview.view import View
from tmtui.interview.wording import short
from tmtui.model.answers import Answers
from tmtui.model.card import AnswerType, Card, CardKind, Choice
from tmtui.model.level import LEVELS
from tmtui.model.subject import MODEL
from tmtui.model.threat import Finding

NOW, LATER = "now", "later"

HIGH = LEVELS.index("high")

_NAMED = 5


def bad(view: View) -> list[Finding]:
    """Return the certain findings that are high or worse and that nobody has and nobody decided about, worst first."""
    return [each for each in undecided(view) if each.certain and each.level[1] >= HIGH]


def next_to_decide(view: View, answers: Answers, heard: list[Step], *, only_bad: bool) -> Step | None:
    """Return what the sitting did not read back or decide yet, and note that it comes up; nothing at the end.

    Args:
        view: the assessment.
        answers: what stands.
        heard: what came up in this sitting.
        only_bad: leave out findings that are not bad.
    """
    if READ_BACK not in heard:
        heard.append(READ_BACK)
        return READ_BACK
    for each in items(view, answers, bad(view) if only_bad else None):
        if each not in heard:
            # At most so many findings a sitting: one that is decided must not call for the next one.
            if rule_of(each) and sum(bool(rule_of(step)) for step in heard) >= WORST:
                continue
            heard.append(each)
            return each
    return None


def after_questions(view: View, position: Position) -> Step:
    """Return what comes where there is no agenda and nothing is left to ask: the offer to decide, or the end."""
    rules = [each.rule for each in bad(view)]
    if set(rules) <= set(position.offered):
        return DONE
    position.offered = rules
    return OFFER


def offer_card(view: View) -> Card:
    """Return the offer to decide now."""
    found = bad(view)
    return Card(
        kind=CardKind.RECAP,
        id=OFFER.question,
        subject=MODEL,
        subject_title="",
        phase=BEFORE,
        section="",
        section_title="Decide",
        position=0,
        total=0,
        text=f"{_count(found)} high or worse, and nobody has decided about {'it' if len(found) == 1 else 'them'}. "
        "Decide now?",
        type=AnswerType.CHOICE,
        choices=(
            Choice(NOW, "Yes: first what was understood is read back, then one after the other"),
            Choice(LATER, "No, not now: skip all of it"),
        ),
        sentences=_titles(found),
    )


def _count(found: Sequence[Finding]) -> str:
    return "1 finding is" if len(found) == 1 else f"{len(found)} findings are"


def _titles(found: Sequence[Finding]) -> tuple[str, ...]:
    levels = [LEVELS[each.level[1]].replace("-", " ").capitalize() for each in found]
    titles = tuple(f"{level}: {short(each.title, 150)}" for level, each in zip(levels, found, strict=True))
    more = len(found) - _NAMED
    return titles if more <= 0 else (*titles[:_NAMED], f"… and {more} more.")
