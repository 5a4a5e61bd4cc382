"""Named points of the log. A revision is a fact like any other, and the point it names is itself.

So it is merged, undone and redacted like everything else. Its name is unique among those that stand; after a merge two
may share one, and then the number of the fact tells them apart.
"""

from __future__ import annotations

from tmtui.banks.answer_value import is_date
from tmtui.model.answers import REVISION
from tmtui.model.card import Receipt
from tmtui.model.errors import BadInput
from tmtui.model.fact import Fact, State, Statement
from tmtui.model.frozen import frozen
from tmtui.model.subject import MODEL
from tmtui.model.text import one_line
from tmtui.workspace.live import LiveModel

LONGEST = 80
"""Most characters of a name."""

WORDS = ("now", "start")
"""Points that have a name already."""


@frozen
class Revision:
    """One named point."""

    name: str
    fact: int
    """Number of the fact that names it; everything up to it belongs to the revision."""
    order: tuple[int, str]
    by: str
    at: str
    """ISO time at which it was named."""
    facts: int
    """How many facts the log had up to it."""


def revisions(live: LiveModel) -> list[Revision]:
    """Return the revisions that stand, oldest first."""
    return [
        Revision(str(fact.value), fact.id, fact.order, fact.author, fact.said_at, number)
        for number, fact in enumerate(live.facts, 1)
        if _names(fact) and not live.answers.is_undone(fact)
    ]


def _names(fact: Fact) -> bool:
    is_revision = (fact.subject, fact.attribute) == (MODEL, REVISION)
    return is_revision and fact.state is State.ANSWERED and not fact.redacted


def name_revision(live: LiveModel, name: str) -> Receipt:
    """Name the present point of the log.

    Raises:
        BadInput: for a name that is taken, empty, too long, or that reads as a date or a number.
    """
    wanted = one_line(name)
    if not wanted or len(wanted) > LONGEST:
        raise BadInput("a revision needs a name", remedy=f"Give it one of up to {LONGEST} characters.")
    if is_date(wanted) or wanted.isdecimal() or wanted in WORDS or wanted.startswith("-"):
        raise BadInput(
            f"{wanted!r} cannot name a revision", remedy="Dates, numbers, `now` and `start` name points already."
        )
    taken = next((each for each in revisions(live) if each.name == wanted), None)
    if taken is not None:
        raise BadInput(
            f"there is a revision {wanted!r} already, of {taken.at[:10]} by {taken.by}", remedy="Take another name."
        )
    return live.say([Statement(MODEL, REVISION, wanted)], repeat=True)
