"""What this program writes into the free `attributes` of OTM, and how it is read back.

A field of the format says a thing wherever it can, so that a change made by another tool counts. What no field can say
stands in `attributes` under names that begin with `tmtui:`; an entry there is a value, or a mapping with `value` or
`state`, and with `basis` and `note`. An entry without value and state only adds basis and note to what the field says.
"""

from __future__ import annotations

from dataclasses import field

from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.plain import Plain, mapping, prose, text, texts
from tmtui.model.fact import Basis, State
from tmtui.model.frozen import changing

PREFIX = "tmtui:"
KEY = f"{PREFIX}key"
"""The subject key a thing had where the file was written."""
ABSENT = f"{PREFIX}absent"
"""Marks a thing that is in the file only because the format wants one there."""
RULE = f"{PREFIX}rule"
"""Marks a threat or mitigation that is worked out from facts, or told under `SUBJECTS`; it is not told twice."""
SUBJECTS = f"{PREFIX}subjects"
"""In the project's attributes: subjects that OTM has no place for, each with its entries."""
UNKNOWN, NOT_APPLICABLE = str(State.UNKNOWN), str(State.NOT_APPLICABLE)
UNSAID = "unsaid"
"""State of an entry whose field holds a figure only because the format wants one."""
MARKS = (KEY, ABSENT, RULE, SUBJECTS)


@changing
class Element:
    """A thing of the file, with what `attributes` add to its fields."""

    draft: Draft
    subject: str
    at: int | str
    entries: dict[str, Plain] = field(default_factory=dict)
    """By attribute of ours."""
    thing: dict[str, Plain] = field(default_factory=dict)
    """As it stands in the file."""

    ours: bool = False
    """Whether this program wrote it: what no entry says otherwise was then told, not read in a document."""

    def field(
        self, attribute: str, value: str | int | list[str], *, at: int | str = 0, note: str = "", stopgap: bool = False
    ) -> None:
        """Say what a field of the format says.

        Args:
            attribute: attribute of ours.
            value: what the field means here.
            at: line or pointer; the element's own where left out.
            note: what else the field says, unless the entry has a note.
            stopgap: whether the field holds what is written where nothing is known; an entry then goes before it.
        """
        entry = self.entries.get(attribute)
        given = mapping(entry)
        if entry is not None and (not isinstance(entry, dict) or "value" in given or (stopgap and "state" in given)):
            return
        if "state" in given:
            self.entries[attribute] = {}  # the field was filled since, by another tool
            given = {}
        words = prose(given.get("note")) or note
        self.draft.say(self.subject, attribute, value, at=at or self.at, note=words, basis=self.basis(given))

    def rest(self) -> None:
        """Say what only the attributes say; every subject of the file must have been added by now."""
        for attribute, entry in self.entries.items():
            self._tell(attribute, entry)

    def basis(self, given: dict[str, Plain]) -> Basis | None:
        """Return the basis an entry names, else the usual one."""
        try:
            return Basis(text(given.get("basis")))
        except ValueError:
            return Basis.TOLD if self.ours else None

    def _tell(self, attribute: str, entry: Plain) -> None:
        given = mapping(entry)
        value = given.get("value") if isinstance(entry, dict) else entry
        note, basis, state = prose(given.get("note")), self.basis(given), text(given.get("state"))
        if state in (UNKNOWN, NOT_APPLICABLE):
            self.draft.leave(self.subject, attribute, State(state), note, at=self.at, basis=basis)
        elif state and state != UNSAID:
            self.draft.ignore(f"{self.subject} {attribute}: state {state}", "there is no such state", self.at)
        elif isinstance(value, list):
            self.draft.say(self.subject, attribute, list(texts(value)), at=self.at, note=note, basis=basis)
        elif isinstance(value, (str, int, float)) and not state:
            self.draft.say(self.subject, attribute, prose(value), at=self.at, note=note, basis=basis)


def entries_of(attributes: Plain) -> dict[str, Plain]:
    """Return the entries of ours among the attributes of an element."""
    return {
        name.removeprefix(PREFIX): value
        for name, value in mapping(attributes).items()
        if name.startswith(PREFIX) and name not in MARKS
    }


def foreign(attributes: Plain) -> list[str]:
    """Return the names of attributes that other tools put there."""
    return [name for name in mapping(attributes) if not name.startswith(PREFIX)]
