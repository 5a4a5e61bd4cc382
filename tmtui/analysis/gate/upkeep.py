"""Whether people still look after a model: reviews, what they differ on, and what nobody answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from tmtui.analysis.gate.cadence import cadence, newest, review_due
from tmtui.analysis.progress import disputed
from tmtui.model.fact import Fact
from tmtui.model.fact import State as FactState
from tmtui.model.gate import Breach, BreachKind, Policy
from tmtui.model.level import NOTHING
from tmtui.model.subject import DECIDED_KINDS, MODEL, kind_of, tail_of

if TYPE_CHECKING:
    from tmtui.analysis.state import State


def reviews(state: State) -> Iterator[Breach]:
    """Yield that a review is due, where it is."""
    due, said = review_due(state), newest(state)
    # On the day itself the model is as old as its cadence, and not older.
    if due is not None and due < state.today:
        what = f"the newest answer is of {said}, and the model wants looking at every {cadence(state)}"
        todo = "look it through, say what changed, and name the point: `tmtui revision NAME`"
        late = state.today - due
        since = f", {late.days} days ago" if late > timedelta(days=1) else ""
        yield Breach(BreachKind.REVIEW, "review-due", MODEL, NOTHING, f"{what}: due {due}{since}", "the model", todo)


def disputes(state: State) -> Iterator[Breach]:
    """Yield the answers and decisions on which people differ, with who says what."""
    for subject, attribute in disputed(state):
        answer = state.facts.get(subject, attribute)
        heads = answer.heads if answer is not None else ()
        words = ", ".join(f"{head.author or 'somebody'} says {_said(head)}" for head in heads)
        decided = kind_of(subject) in DECIDED_KINDS and attribute == "status"
        command = f"decide {tail_of(subject)} --status" if decided else f"answer {subject} {attribute}"
        yield Breach(
            BreachKind.DISPUTED, f"{subject} {attribute}", subject, NOTHING,
            f"{attribute.replace('_', ' ')}: {words}", state.name(subject), f"settle it: `tmtui {command} …`",
        )  # fmt: skip


def open_questions(state: State, policy: Policy) -> Iterator[Breach]:
    """Yield that too many questions are open, where a number is allowed."""
    if policy.max_open is None:
        return
    count = len(state.open_questions())
    if count > policy.max_open:
        yield Breach(
            BreachKind.QUESTIONS, "open-questions", MODEL, NOTHING,
            f"{count} questions are open, {policy.max_open} are allowed", "the model",
            "answer the first of `tmtui questions`",
        )  # fmt: skip


def _said(head: Fact) -> str:
    if head.redacted:
        return "something that was redacted"
    if head.state is FactState.ANSWERED:
        return ", ".join(head.value) if isinstance(head.value, tuple) else str(head.value)
    return "that it does not apply" if head.state is FactState.NOT_APPLICABLE else "that it is not known"
