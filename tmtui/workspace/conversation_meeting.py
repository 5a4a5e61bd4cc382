"""What a meeting decides, as facts: who takes a finding, what is accepted, what became of a parked thought."""

from __future__ import annotations

from dataclasses import replace
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

_RESPONSIBLE = ("management", "business")
"""Roles that may carry a risk, where they are in the room."""

_DAYS = 30


def offers_of(live: LiveModel, person: Person) -> Offers:
    """Return what a meeting may offer: the people and roles in it, and dates."""
    from tmtui.interview.items import Offers
    from tmtui.interview.person import FACILITATOR
    from tmtui.workspace.deciding import offered_end

    catalogue = live.bank.catalogues.get("roles")
    labels = {row.value: row.label for row in catalogue.rows} if catalogue is not None else {}
    roles = sorted(person.roles - {FACILITATOR})
    alone = not roles or (len(roles) == 1 and roles[0] == live.role)
    people = [one_line(person.name)] if alone else [labels.get(role, role) for role in roles]
    due = (live.today + timedelta(days=_DAYS)).isoformat()
    responsible = next((labels.get(role, role) for role in _RESPONSIBLE if role in person.roles), live.author)
    return Offers(tuple(each for each in people if each), responsible, due, offered_end(live))


def settle(live: LiveModel, card: Card, raw: str, offers: Offers) -> Receipt:
    """Take what was picked on a card of something to decide.

    Raises:
        BadInput: when it is none of the choices, or accepts without saying why.
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
        return _told(live.say([Statement(card.subject, "covered_by", settled(live))]), "settled")
    if chosen == ACCEPT:
        return accept(live, card, "", offers.responsible, offers.until)
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
        return _told(live.say([Statement(card.subject, "owner", who)]), f"{who} takes care of it")
    from tmtui.workspace.deciding import decide

    return _told(decide(live, _rule(card), owner=who, due=by), f"{who} takes care of it{f', by {by}' if by else ''}")


def accept(live: LiveModel, card: Card, why: str, owner: str, until: str) -> Receipt:
    """Accept a finding: with a reason, by somebody, until a date.

    Raises:
        BadInput: without a reason, or with a date that is none or has passed.
    """
    from tmtui.workspace.deciding import decide

    why, owner = one_line(why), one_line(owner)
    if not why:
        raise BadInput("accepting it needs a reason", remedy="Say in a few words why you can live with it.")
    decided = decide(live, _rule(card), status="accepted", why=why, until=until, owner=owner)
    return _told(decided, f"accepted until {until}, carried by {owner}")


def _told(receipt: Receipt, message: str) -> Receipt:
    """Say what was decided, where anything was written."""
    return replace(receipt, message=message) if receipt.batch else receipt


def _rule(card: Card) -> str:
    return card.id.partition(":")[2]
