"""Who is being asked: questions are chosen for this person, and other people's don't-knows are open for them."""

from __future__ import annotations

from collections.abc import Iterable

from tmtui.banks.bank import Bank
from tmtui.model.frozen import frozen

FACILITATOR = "facilitator"
"""The role that is asked everything, because it asks others."""


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

    def is_asked(self, who: str) -> bool:
        """Whether `who` (a name or a role somebody wrote down) means this person."""
        return who.casefold() in self.called


def person_of(bank: Bank, name: str, roles: Iterable[str]) -> Person:
    """Return the person with a name and roles as somebody typed them: values or labels of the bank, or free words.

    A role the bank does not know chooses no questions: whoever calls themselves something else is asked everything.
    """
    known = {role: role for question in bank.questions.values() for role in question.roles}
    labels: dict[str, str] = {FACILITATOR: FACILITATOR}
    catalogue = bank.catalogues.get("roles")
    for row in catalogue.rows if catalogue is not None else ():
        known[row.value] = row.value
        labels[row.label.casefold()] = row.value
    typed = {role.strip().casefold() for role in roles} - {""}
    found = {known.get(role) or labels.get(role, "") for role in typed} - {""}
    return Person(name, frozenset(found), frozenset({name.casefold(), *typed, *found}))
