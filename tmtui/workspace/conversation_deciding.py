"""Deciding in a conversation: who takes something over, what is accepted and why, and where the meeting ends.

An acceptance takes a risk off the list, so it needs a reason in the words of those who accept it; only who carries it
and its end are offered.
"""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.interview.items import ACCEPT, note_of
from tmtui.interview.step import DONE
from tmtui.model.card import Receipt
from tmtui.model.errors import BadInput
from tmtui.model.frozen import frozen
from tmtui.workspace.conversation_lists import Lists
from tmtui.workspace.conversation_meeting import accept


@frozen
class Whom:
    """What to ask where somebody else is named."""

    who: str
    by: str
    """What to ask for the date; empty where none is kept."""


@frozen
class Acceptance:
    """What is offered where a risk is accepted; the reason never is."""

    owner: str
    until: str
    """ISO date."""


_ANSWERS = Whom("Who can answer?", "Until when")
_OWNS = Whom("Who takes care of it?", "Done by when")


class Deciding(Lists):
    """The commands of a conversation that decide."""

    @property
    def whom(self) -> Whom:
        """What to ask before `ask_someone`: who can answer, or who takes care of what is decided here."""
        if not self._desk.card.gives:
            return _ANSWERS
        return Whom(_OWNS.who, "") if note_of(self._interview.at) else _OWNS

    def acceptance(self, picked: str | Sequence[str]) -> Acceptance | None:
        """Return what is offered where accepting was picked on a card of something to decide, else nothing."""
        card = self._desk.card
        if not card.gives or picked != ACCEPT or all(each.value != ACCEPT for each in card.choices):
            return None
        offers = self._interview.offers()
        return Acceptance(offers.responsible, offers.until)

    def accept(self, why: str, owner: str = "", until: str = "") -> Receipt:
        """Accept the finding of the present card, and go on.

        Args:
            why: the reason, in words of one's own.
            owner: who carries it; left out, who was offered.
            until: ISO date on which it ends; left out, the one that was offered.

        Raises:
            BadInput: where there is nothing to accept, without a reason, or with a date that is none or has passed.
        """
        offered = self.acceptance(ACCEPT)
        if offered is None:
            raise BadInput("there is nothing to accept here")
        owner, until = owner.strip() or offered.owner, until.strip() or offered.until
        return self._desk.decided(accept(self.live, self._desk.card, why, owner, until))

    def end(self) -> None:
        """Go to the end: what was not looked at, and what to do about it."""
        self._interview.go_to(DONE)
        self._desk.moved()
