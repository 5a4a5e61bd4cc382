"""What can be said about a kind of subject: what its banks declare, and what every model has without any bank."""

from __future__ import annotations

from tmtui.banks.bank import Attribute, Bank, Option
from tmtui.banks.vocabulary import BUILT_IN
from tmtui.model.card import AnswerType
from tmtui.model.subject import LISTS
from tmtui.model.threat import CONTROL_STATUSES, THREAT_STATUSES

NOTE_SORTS = ("worry", "parked", "decision")
"""Sorts of notes."""

KEPT_BY_THE_PROGRAM = {"model": ("undo", "revision", "banks", "bank_versions", "exists", "archived")}
"""Attributes the program itself says; neither a person nor a file of values has a say in them."""

_OPTIONS = {
    ("threat", "status"): THREAT_STATUSES,
    ("control", "status"): CONTROL_STATUSES,
    ("note", "sort"): NOTE_SORTS,
}


def attribute_of(bank: Bank, kind: str, name: str) -> Attribute | None:
    """Return what `name` can hold for subjects of `kind`, or nothing when it means nothing there."""
    declared = bank.attributes.get((kind, name))
    if declared is not None:
        return declared
    if name.endswith("_listed") and name.removesuffix("_listed") in LISTS.get(kind, ()):
        options = (Option("complete", "That is all"), Option("partial", "There are more"))
        return Attribute(kind, name, AnswerType.CHOICE, options, "best-first")
    built_in = BUILT_IN.get(kind, {}).get(name)
    if built_in is None:
        return None
    if built_in is AnswerType.YESNO:
        return Attribute(kind, name, built_in, tuple(Option(word, word) for word in ("yes", "partly", "no")))
    return Attribute(kind, name, built_in, tuple(Option(word, word) for word in _OPTIONS.get((kind, name), ())))


def attribute_names(bank: Bank, kind: str) -> list[str]:
    """Return every attribute name of a kind, sorted."""
    lists = {f"{name}_listed" for name in LISTS.get(kind, ())}
    return sorted({name for of, name in bank.attributes if of == kind} | set(BUILT_IN.get(kind, {})) | lists)
