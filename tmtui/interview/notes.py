"""What is said beside the questions: worries, and thoughts parked for later, each a subject of kind `note`."""

from __future__ import annotations

from collections.abc import Callable

from tmtui.model.answers import EXISTS, Answers
from tmtui.model.errors import BadInput
from tmtui.model.fact import Statement
from tmtui.model.frozen import frozen
from tmtui.model.subject import MODEL, free_slug, key, kind_of
from tmtui.model.text import clean, one_line

_WORDS_IN_KEY = 6


@frozen
class Note:
    """A note as people see it."""

    key: str
    sort: str
    """worry, parked or decision."""
    text: str
    owner: str = ""
    covered_by: str = ""
    """What deals with a worry, in words; empty while nothing does."""


@frozen
class _Taken:
    exists: Callable[[str], bool]

    def __contains__(self, slug: object) -> bool:
        return isinstance(slug, str) and self.exists(key("note", slug))


def note_key(text: str, exists: Callable[[str], bool]) -> str:
    """Return a free key for a note, made from its first words.

    Raises:
        BadInput: when there is no text.
    """
    line = one_line(text)
    if not line:
        raise BadInput("there is nothing to note")
    return key("note", free_slug(" ".join(line.split()[:_WORDS_IN_KEY]), _Taken(exists)))


def note_statements(subject: str, text: str, *, sort: str, about: str = "", owner: str = "") -> list[Statement]:
    """Return what makes a note.

    Args:
        subject: its key.
        text: one line or more.
        sort: worry, parked or decision.
        about: the subject it came up with; the model itself is left out.
        owner: who takes care of it.
    """
    said = {EXISTS: "yes", "sort": sort, "text": clean(text).strip(), "owner": one_line(owner)}
    if about and about != MODEL:
        said["about"] = about
    return [Statement(subject, attribute, value) for attribute, value in said.items() if value]


def notes(answers: Answers, sort: str = "") -> tuple[Note, ...]:
    """Return the notes that stand, of one sort or of all, by key."""
    found = []
    for subject in answers.subjects():
        if kind_of(subject) != "note" or not answers.exists(subject):
            continue
        held = {name: answers.value(subject, name) or "" for name in ("sort", "text", "owner", "covered_by")}
        note = Note(subject, *(one_line(str(value)) for value in held.values()))
        if not sort or note.sort == sort:
            found.append(note)
    return tuple(found)


def parked(answers: Answers) -> tuple[Note, ...]:
    """Return the thoughts that were parked and that nothing has settled yet."""
    return tuple(note for note in notes(answers, "parked") if not note.covered_by)


def pinned(answers: Answers) -> tuple[str, ...]:
    """Return the worries that nothing covers yet, those answered in the worry phase first."""
    said = answers.value(MODEL, "worry")
    first = [one_line(said)] if isinstance(said, str) and said else []
    return tuple(dict.fromkeys([*first, *(note.text for note in notes(answers, "worry") if not note.covered_by)]))
