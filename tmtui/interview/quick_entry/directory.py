"""Who is who while a paste is read: the subjects of the model, and those that earlier lines of the paste add.

A name means a subject that is already there when it is written the same but for case, accents and separators, so that
`Web 1` and `web-1` do not become two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from tmtui.interview.replies import new_key
from tmtui.interview.view import View
from tmtui.model.answers import EXISTS
from tmtui.model.fact import Basis, State, Statement
from tmtui.model.subject import KINDS, MODEL, kind_of, tail_of
from tmtui.model.value import Value, as_set


class Directory:
    """The subjects by name, and what the paste says so far.

    Args:
        view: the assessment.
        exists: whether a key is in use.
        basis: how the person knows.
    """

    def __init__(self, view: View, exists: Callable[[str], bool], basis: Basis = Basis.TOLD) -> None:
        self.view = view
        self._exists = exists
        self._basis = basis
        self._named: dict[str, dict[str, str]] = {}
        self._names: dict[str, str] = {}
        self._said: dict[tuple[str, str], Statement] = {}

    def find(self, kinds: Iterable[str], name: str) -> str:
        """Return the key of what is called `name`, or nothing."""
        wanted = folded(name)
        for kind in kinds:
            found = self._known(kind).get(wanted)
            if found:
                return found
        return ""

    def name(self, subject: str) -> str:
        """Return what people call a subject, new ones too."""
        return self._names.get(subject) or self.view.name(subject)

    def exists(self, subject: str) -> bool:
        """Whether a subject is there, or was added by an earlier line."""
        return (subject, EXISTS) in self._said or self._exists(subject)

    def add(self, kind: str, name: str) -> str:
        """Add a subject by name and return its key."""
        subject = new_key(kind, name, self.exists)
        self.say(subject, EXISTS, "yes")
        self.say(subject, "name", name)
        self._names[subject] = name
        self._known(kind)[folded(name)] = subject
        return subject

    def add_flow(self, subject: str) -> None:
        """Add a flow by its key; its name follows from its ends."""
        self.say(subject, EXISTS, "yes")

    def say(self, subject: str, attribute: str, value: Value, *, note: str = "") -> None:
        """Note a statement; a later one on the same attribute replaces it."""
        self._said[subject, attribute] = Statement(subject, attribute, value, basis=self._basis, note=note)

    def include(self, subject: str, attribute: str, members: Iterable[str]) -> None:
        """Add members to an attribute that holds several, keeping those it has."""
        value = self.value(subject, attribute)
        held = value if isinstance(value, tuple) else ()
        self.say(subject, attribute, as_set([*held, *members]))

    def value(self, subject: str, attribute: str) -> Value:
        """Return what an attribute holds, earlier lines of the paste included."""
        said = self._said.get((subject, attribute))
        if said is not None:
            return said.value
        if subject in self._names or not self._exists(subject):
            return None
        reading = self.view.reading(subject, attribute)
        return reading.value if reading.state is State.ANSWERED else None

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Everything said so far, in order."""
        return tuple(self._said.values())

    def mark(self) -> tuple[dict[tuple[str, str], Statement], dict[str, str], dict[str, dict[str, str]]]:
        """Return the present state, to go back to when a line turns out to be wrong half way."""
        return (dict(self._said), dict(self._names), {kind: dict(names) for kind, names in self._named.items()})

    def back_to(self, mark: tuple[dict[tuple[str, str], Statement], dict[str, str], dict[str, dict[str, str]]]) -> None:
        """Forget what was said since `mark`."""
        self._said, self._names, self._named = mark

    def _known(self, kind: str) -> dict[str, str]:
        if kind not in self._named:
            found: dict[str, str] = {}
            subjects = self.view.subjects(kind) if kind in KINDS and kind != MODEL else ()
            for subject in subjects:
                found.setdefault(folded(tail_of(subject)), subject)
            for subject in subjects:
                found[folded(self.view.name(subject))] = subject
            self._named[kind] = found
        return self._named[kind]


def folded(name: str) -> str:
    """Return a name with case, accents and separators taken out of account."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return re.sub(r"[\s_.-]+", "-", plain.casefold()).strip("-") or plain


def kind_word(subject: str, *, many: bool = False) -> str:
    """Return the kind of a subject as a noun for messages."""
    kind = kind_of(subject)
    plural = {"data": "kinds of data", "identity": "identities"}.get(kind, f"{kind}s")
    return plural if many else {"data": "kind of data"}.get(kind, kind)
