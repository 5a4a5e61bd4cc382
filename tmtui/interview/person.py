"""Who is being asked: questions are chosen for this person, and other people's don't-knows are open for them."""

from __future__ import annotations

from collections.abc import Iterable

from tmtui.banks.bank import Bank
from tmtui.model.errors import BadInput
from tmtui.model.frozen import frozen
from tmtui.model.nearest import did_you_mean
from tmtui.model.text import one_line

FACILITATOR = "facilitator"
"""The role that is asked everything, because it asks others."""

DECIDING = frozenset({"management", "security"})
"""Roles that decide about risks, besides whoever leads the session."""


@frozen
class Person:
    """The person at the keyboard."""

    name: str
    roles: frozenset[str] = frozenset()
    """Roles present that the bank knows; none, or the facilitator among them, means that every question is for them."""
    called: frozenset[str] = frozenset()
    """What the person and their roles are called, casefolded: whoever asks one of these means them."""

    def takes(self, roles: tuple[str, ...]) -> bool:
        """Whether a question for these roles is for this person; a question without roles is for everybody."""
        return not roles or not self.roles or FACILITATOR in self.roles or not self.roles.isdisjoint(roles)

    @property
    def decides(self) -> bool:
        """Whether deciding is offered: others came to answer their questions, and decide where they are asked to."""
        return not self.roles or FACILITATOR in self.called or not self.roles.isdisjoint(DECIDING)

    def is_asked(self, who: str) -> bool:
        """Whether `who` (a name or a role somebody wrote down) means this person."""
        return who.casefold() in self.called


def person_of(bank: Bank, name: str, role: str = "", room: Iterable[str] = ()) -> Person:
    """Return the person with a name and role as somebody typed them: values or labels of the bank, or free words.

    A role the bank does not know chooses no questions: somebody who is something else in another model is asked
    everything in this one. A facilitator is asked everything, but with a room only what somebody in it can answer.

    Args:
        bank: knows the roles.
        name: of the person.
        role: theirs; empty for any.
        room: further roles present.
    """
    by_name = _by_name(bank)
    typed = {each.strip().casefold() for each in (role, *room)} - {""}
    own = {by_name.get(role.strip().casefold(), "")} - {""}
    present = {by_name.get(each.strip().casefold(), "") for each in room} - {""}
    found = (own | present) - ({FACILITATOR} if present - {FACILITATOR} else set())
    return Person(name, frozenset(found), frozenset({name.casefold(), *typed, *own, *present}))


def role_named(bank: Bank, text: str) -> str:
    """Return the role that is meant by its value or label, whatever the case.

    Raises:
        BadInput: when the bank does not know it, with those it knows.
    """
    by_name = _by_name(bank)
    wanted = text.strip().casefold()
    found = by_name.get(wanted)
    if found is not None:
        return found
    hint = did_you_mean(wanted, by_name)
    known = ", ".join(sorted(set(by_name.values())))
    raise BadInput(f"there is no role {one_line(text)[:60]!r}", remedy=f"{hint} There are: {known}.".strip())


def _by_name(bank: Bank) -> dict[str, str]:
    """Return role by value and by label, casefolded."""
    catalogue = bank.catalogues.get("roles")
    rows = catalogue.rows if catalogue is not None else ()
    found = {row.label.casefold(): row.value for row in rows if row.value != "other"}
    found |= {role: role for question in bank.questions.values() for role in question.roles}
    return found | {row.value: row.value for row in rows if row.value != "other"} | {FACILITATOR: FACILITATOR}
