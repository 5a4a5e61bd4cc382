"""Titles and ids in a Threagile model: titles are keys, so no two may be the same."""

from __future__ import annotations

from dataclasses import dataclass, field

from tmtui.model.subject import slug


@dataclass(slots=True)
class Titles:
    """The titles of one section."""

    taken: set[str] = field(default_factory=set)

    def free(self, name: str, beside: str) -> str:
        """Return a title that no other entry has; Threagile makes the ids of links from titles, so slugs differ too.

        Args:
            name: what to call it.
            beside: what tells it apart where the name is taken.
        """
        found, number = name, 1
        while slug(found) in self.taken:
            found = f"{name} ({beside})" if number == 1 else f"{name} ({beside} {number})"
            number += 1
        self.taken.add(slug(found))
        return found
