"""Who is being asked: questions are chosen for this person, and other people's don't-knows are open for them."""

from __future__ import annotations

from dataclasses import dataclass

FACILITATOR = "facilitator"
"""The role that is asked everything, because it asks others."""


@dataclass(frozen=True, slots=True)
class Person:
    """The person at the keyboard."""

    name: str
    roles: frozenset[str] = frozenset()
    """Roles present; none, or the facilitator among them, means that every question is for them."""

    def takes(self, roles: tuple[str, ...]) -> bool:
        """Whether a question for these roles is for this person; a question without roles is for everybody."""
        return not roles or not self.roles or FACILITATOR in self.roles or not self.roles.isdisjoint(roles)

    def is_asked(self, who: str) -> bool:
        """Whether `who` (a name or a role somebody wrote down) means this person."""
        wanted = who.casefold()
        return wanted == self.name.casefold() or wanted in {role.casefold() for role in self.roles}
