"""Things that say nothing here, counted by what they are, so that the list of what was not taken stays readable."""

from __future__ import annotations

from dataclasses import field

from tmtui.exchange.incoming.draft import Draft
from tmtui.model.frozen import changing


@changing
class Tally:
    """Counts what is ignored; one line for each sort of thing, at the first place where it stands."""

    draft: Draft
    _found: dict[tuple[str, str], list[int | str]] = field(default_factory=dict)

    def add(self, what: str, why: str, at: int | str = 0) -> None:
        """Count one thing.

        Args:
            what: the sort of thing, in the singular and in words of the file.
            why: why nothing is made of it.
            at: line or pointer.
        """
        self._found.setdefault((what, why), []).append(at)

    def done(self) -> None:
        """List everything that was counted."""
        for (what, why), places in self._found.items():
            times = f" ({len(places):,} times)" if len(places) > 1 else ""
            self.draft.ignore(f"{what}{times}", why, places[0])
