"""Names and words held against the model: what is there is meant, what is not is offered as new."""

from __future__ import annotations

from collections.abc import Iterable

from tmtui.banks.attributes import attribute_of
from tmtui.banks.bank import Bank
from tmtui.interview.quick_entry.directory import Directory, kind_word
from tmtui.interview.quick_entry.matching import OTHER, match_option
from tmtui.model.errors import BadInput


def place(name: str, bank: Bank, directory: Directory, offers: list[str]) -> str:
    """Return the key of a zone by name, adding it where it is new; a name that is a kind of zone gives its kind too."""
    found = directory.find(("zone",), name)
    if found:
        return found
    subject = directory.add("zone", name)
    declared = attribute_of(bank, "zone", "kind")
    kind = match_option(name, declared.options) if declared is not None else None
    if kind is not None and kind.value and kind.value != OTHER:
        directory.say(subject, "kind", kind.value)
    offers.append(f"new zone {name}")
    return subject


def members(names: Iterable[str], kinds: tuple[str, ...], directory: Directory, offers: list[str]) -> tuple[str, ...]:
    """Return the keys of subjects by name, adding those that are new as the first of `kinds`."""
    found = []
    for name in names:
        subject = directory.find(kinds, name)
        if not subject:
            subject = directory.add(kinds[0], name)
            offers.append(f"new {kind_word(subject)} {name}")
        found.append(subject)
    return tuple(found)


def option(text: str, kind: str, attribute: str, bank: Bank) -> tuple[str, str, str]:
    """Return the option a word means, a note where it had to be `other`, and the word for the echo.

    Raises:
        BadInput: when the bank has no such option and no `other`.
    """
    declared = attribute_of(bank, kind, attribute)
    options = declared.options if declared is not None else ()
    match = match_option(text, options)
    if match.value:
        return (match.value, "", match.value)
    near = f" (did you mean {' or '.join(match.near)}?)" if match.near else ""
    if any(each.value == OTHER for each in options):
        return (OTHER, f"called: {text}", f"other: {text} is not on the list{near}")
    names = ", ".join(match.near or (each.value for each in options))
    raise BadInput(f"{text!r} is no {attribute.replace('_', ' ')} of a {kind}", remedy=f"It can be: {names}.")
