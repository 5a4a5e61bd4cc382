"""Methods: a bank that is an interview of its own over the facts of the banks it uses.

Such a bank (`asks: own`) may name questions of the banks it uses again, in its own words and its own order. It changes
nothing about them: facts, rules, controls and every other interview stay as they are, so a method can be run on any
model, at any time, and nothing that was said before or is said in it is lost.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from tmtui.banks.bank import Bank, Method, Question, Section
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


def as_method(bank: Bank, id: str) -> Bank:
    """Return a bank that asks only what one of its documents asks; everything else of it is the same.

    Args:
        bank: composed of that document and others.
        id: of the document. Of one that is no method its own questions are asked; where it has none, all are.
    """
    method = bank.methods.get(id)
    own = method.questions if method else tuple(each for each in bank.questions.values() if each.bank == id)
    if not own:
        return bank
    asked = {each.id: each for each in own}
    rest = {each.id: replace(each, hidden=True) for each in bank.questions.values() if each.id not in asked}
    sections = method.sections if method else ()
    known = {section.id for section in sections}
    return replace(
        bank,
        sections=(*sections, *(section for section in bank.sections if section.id not in known)),
        questions=asked | rest,
        digest=f"{bank.digest} {id}",
    )


def leading(bank: Bank, named: Collection[str]) -> str:
    """Return the method that leads where a model names nothing but methods: the first of them, else nothing."""
    return next(iter(named), "") if named and all(each in bank.methods for each in named) else ""
