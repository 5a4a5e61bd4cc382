"""Methods: a bank that is an interview of its own over the facts of the banks it uses.

Such a bank (`asks: own`) may name questions of the banks it uses again, in its own words and its own order. It changes
nothing about them: facts, rules, controls and every other interview stay as they are, so a method can be run on any
model, at any time, and nothing that was said before or is said in it is lost.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from tmtui.banks.bank import Bank


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


def is_new_to(bank: Bank, named: Collection[str], method: str) -> bool:
    """Whether a model that names some banks has to name one more to have it asked.

    A bank that others use is there already; only a model that names nothing but methods needs it named, because
    otherwise a method goes on leading.
    """
    if method in named:
        return False
    return method not in {source.id for source in bank.sources} or (
        bool(leading(bank, named)) and method not in bank.methods
    )


def leading(bank: Bank, named: Collection[str]) -> str:
    """Return the method that leads where a model names nothing but methods: the first of them, else nothing."""
    return next(iter(named), "") if named and all(each in bank.methods for each in named) else ""
