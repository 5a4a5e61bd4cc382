"""How a method names the questions of other banks again: in its own words, order and sections, and nothing else.

What a question means (its values, when it arises) stays with the bank that asks it, because facts outlive the method.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from tmtui.banks.bank import Method, Question, Section
from tmtui.banks.entries.entry import Entry
from tmtui.banks.fault import Faults, quoted
from tmtui.banks.reader import Document

RETOLD_KEYS = ("of", "fills", "lists", "roles")
"""What a method may say of a question that it asks again: which one it is, and who may know."""


def is_retold(document: Document, entry: Entry, earlier: Entry | None) -> bool:
    """Whether an entry asks a question again that stands in a bank the method uses."""
    return document.source.asks_own and entry.fence == "ask" and earlier is not None and earlier.fence == "ask"


def check_retold(entry: Entry, faults: Faults) -> None:
    """Report what a method would change about a question that others ask too."""
    for key in entry.fields:
        if key not in RETOLD_KEYS:
            hint = "Remove it here; change it in a bank without `asks: own`."
            message = f"{quoted(key)} of a question that another bank asks stays as it is in a method."
            faults.error(entry.place_of(key), message, hint)


def own_sections(document: Document, retold: Collection[str]) -> tuple[Section, ...]:
    """Return the sections a document adds to every interview: a method's only where it asks something new."""
    if not document.source.asks_own:
        return document.sections
    new = {entry.section for entry in document.entries if entry.id not in retold}
    return tuple(section for section in document.sections if section.id in new)


def method_of(document: Document, retold: Collection[str], questions: Mapping[str, Question]) -> Method:
    """Return what a method asks: what stands in its document, in one pass."""
    asked = [
        replace(
            _in_its_words(questions[entry.id], entry) if entry.id in retold else questions[entry.id],
            section=entry.section,
            depth=1,
            hidden=False,
        )
        for entry in document.entries
        if entry.fence == "ask" and entry.id in questions
    ]
    return Method(document.sections, tuple(asked))


def _in_its_words(question: Question, entry: Entry) -> Question:
    parts = entry.parts
    return replace(
        question,
        text=entry.title,
        place=entry.place,
        roles=entry.texts("roles") or question.roles,
        prose=entry.prose or question.prose,
        plainly=parts.get("Plainly", "") or question.plainly,
        where_to_look=parts.get("Where to look", "") or question.where_to_look,
        example=parts.get("Example", "") or question.example,
        if_unknown=parts.get("If you don't know", "") or question.if_unknown,
    )
