"""What a meeting decides, as facts: who takes a finding, what is accepted, what became of a parked thought."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tmtui.model.card import Card, Receipt
from tmtui.model.errors import BadInput
from tmtui.model.fact import Statement
from tmtui.model.subject import kind_of
from tmtui.model.text import one_line
from tmtui.workspace.live import LiveModel

if TYPE_CHECKING:
    from tmtui.interview.items import Offers
    from tmtui.interview.person import Person

WHY = "agreed in the meeting: we can live with it"
"""The reason of an acceptance for which nobody gave another."""

_RESPONSIBLE = ("management", "business")
"""Roles that may carry a risk, where they are in the room."""

_DAYS = 30


def offers_of(live: LiveModel, person: Person) -> Offers:
    """Return what a meeting may offer: the people and roles in it, and dates."""
    from tmtui.interview.items import Offers
    from tmtui.workspace.deciding import offered_end

    catalogue = live.bank.catalogues.get("roles")
    labels = {row.value: row.label for row in catalogue.rows} if catalogue is not None else {}
    people = [labels.get(role, role) for role in sorted(person.roles)] or [one_line(person.name)]
    due = (live.today + timedelta(days=_DAYS)).isoformat()
    responsible = next((labels.get(role, role) for role in _RESPONSIBLE if role in person.roles), live.author)
    return Offers(tuple(each for each in people if each), responsible, due, offered_end(live))


def settle(live: LiveModel, card: Card, raw: str, offers: Offers) -> Receipt:
    """Take what was picked on a card of something to decide.

    Raises:
        BadInput: when it is none of the choices.
    """
    from tmtui.interview.items import ACCEPT, DONE_WITH, GIVE, LATER

    word = one_line(raw).casefold()
    chosen = next((each.value for each in card.choices if each.value.casefold() == word), None)
    if chosen is None:
        remedy = f"Pick one of the {len(card.choices)}, or ask somebody else by name."
        raise BadInput(f"{one_line(raw)[:40]!r} is no answer here", remedy=remedy)
    if chosen == LATER:
        return Receipt("", "", "left for later")
    if chosen == DONE_WITH:
        return live.say([Statement(card.subject, "covered_by", settled(live))])
    if chosen == ACCEPT:
        from tmtui.workspace.deciding import decide

        return decide(live, _rule(card), status="accepted", why=WHY, until=offers.until, owner=offers.responsible)
    return give(live, card, chosen.removeprefix(GIVE), offers.due)


def settled(live: LiveModel) -> str:
    """Return what covers a parked thought that is settled today, in words that go on from "covered by"."""
    return f"a decision of {live.today.isoformat()}"


def give(live: LiveModel, card: Card, who: str, by: str) -> Receipt:
    """Leave a finding, or a parked thought, to somebody.

    Raises:
        BadInput: without a name, or with a date that is none.
    """
    who = one_line(who)
    if not who:
        raise BadInput("nobody was named")
    if kind_of(card.subject) == "note":
        return live.say([Statement(card.subject, "owner", who)])
    from tmtui.workspace.deciding import decide

    return decide(live, _rule(card), owner=who, due=by)


def _rule(card: Card) -> str:
    return card.id.partition(":")[2]
