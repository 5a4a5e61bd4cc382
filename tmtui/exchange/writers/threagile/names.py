"""Titles in a Threagile model: they are keys, so no two may be the same, and reports show them as HTML."""

from __future__ import annotations

import html
from dataclasses import field

from tmtui.exchange.readers.threagile.model import part_of_id
from tmtui.model.frozen import changing


@changing
class Titles:
    """The titles of one section."""

    taken: set[str] = field(default_factory=set)

    def free(self, name: str, beside: str) -> str:
        """Return a title that no other entry has; Threagile makes the ids of links from titles, so those differ too.

        Args:
            name: what to call it.
            beside: what tells it apart where the name is taken.
        """
        found, number = name, 1
        while part_of_id(found) in self.taken:
            found = f"{name} ({beside})" if number == 1 else f"{name} ({beside} {number})"
            number += 1
        self.taken.add(part_of_id(found))
        return html.escape(found, quote=False)
