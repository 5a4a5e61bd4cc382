"""Entries without an arrow: zones, components, data, identities and actors by name, and what each is."""

from __future__ import annotations

import re

from tmtui.banks.answer_value import parse_value
from tmtui.banks.attributes import attribute_of
from tmtui.banks.bank import Bank
from tmtui.banks.vocabulary import QUALITIES
from tmtui.interview.quick_entry.directory import Directory, kind_word
from tmtui.interview.quick_entry.entry import Thing
from tmtui.interview.quick_entry.naming import members, option, place
from tmtui.interview.quick_entry.pieces import bare, split
from tmtui.model.card import AnswerType, Card
from tmtui.model.errors import BadInput
from tmtui.model.subject import MODEL
from tmtui.model.value import Value

_WHAT = {"component": "technology", "zone": "kind", "identity": "power", "actor": "position"}
"""Kind: the attribute that the words after the colon give."""

_INSIDE = {"component": "zone", "zone": "parent"}
_ON = {"component": "runs_on", "data": "stored_by", "identity": "held_on"}
_RATING = re.compile(r"([cias])[a-z]*\s*[:=]?\s*([1-5])", re.IGNORECASE)
_BY_LETTER = {quality[0]: quality for quality in QUALITIES}

Said = tuple[str, tuple[str, ...]]
"""Echo, and what is offered besides."""


def list_things(entry: Thing, card: Card, bank: Bank, directory: Directory) -> Said:
    """Say what an entry means; return its echo and the subjects it adds besides.

    Raises:
        BadInput: when it asks for what its kind does not have.
    """
    kind = "component" if card.creates == "flow" else card.creates
    _refuse_clauses(entry, kind)
    offers: list[str] = []
    attributes, words = _attributes(entry, kind, bank, directory, offers)
    new, known = 0, 0
    for name in entry.names:
        subject = directory.find((kind,), name)
        known, new = (known + 1, new) if subject else (known, new + 1)
        subject = subject or directory.add(kind, name)
        for attribute, value, note in attributes:
            if isinstance(value, tuple):
                directory.include(subject, attribute, value)
            else:
                directory.say(subject, attribute, value, note=note)
        if card.subject != MODEL:
            directory.include(subject, {"data": "stored_by", "identities": "accepted_by"}[card.lists], (card.subject,))
    return _echo(entry.names, kind, words, new, known), tuple(dict.fromkeys(offers))


def _attributes(
    entry: Thing, kind: str, bank: Bank, directory: Directory, offers: list[str]
) -> tuple[list[tuple[str, Value, str]], list[str]]:
    """Return attribute, value and note of everything said, and the words of the echo."""
    found: list[tuple[str, Value, str]] = []
    words: list[str] = []
    if entry.what and kind == "data":
        found, words = _ratings(entry.what)
    elif entry.what:
        attribute = _WHAT[kind]
        declared = attribute_of(bank, kind, attribute)
        if declared is not None and declared.options:
            value, note, word = option(entry.what, kind, attribute, bank)
            found.append((attribute, value, note))
        elif declared is not None:
            found.append((attribute, parse_value(declared, entry.what, exists=directory.exists), ""))
            word = entry.what
        else:
            raise BadInput(f"a {attribute} of a {kind} cannot be kept", remedy="Leave out what stands after the colon.")
        words.append(f"({word})")
    if entry.count:
        declared = attribute_of(bank, kind, "count")
        if kind != "component" or declared is None:
            raise BadInput(f"a number of {kind}s cannot be kept", remedy="Leave out the x and the number.")
        found.append(("count", entry.count, ""))
        words.append(f"× {entry.count}")
    if entry.inside:
        zone = place(entry.inside, bank, directory, offers)
        found.append((_INSIDE[kind], zone, ""))
        words.append(f"in {directory.name(zone)}")
    links = (
        ("on", entry.on, _ON.get(kind, ""), ("component",)),
        ("opening", entry.opens, "accepted_by", ("component",)),
    )
    for word, names, attribute, kinds in (*links, ("used by", entry.by, "used_by", ("component", "actor"))):
        if not names:
            continue
        found_here = members(names, kinds, directory, offers)
        single = attribute_of(bank, kind, attribute)
        if single is not None and single.type is AnswerType.REF:
            if len(found_here) > 1:
                raise BadInput(f"one name only after `{word}`")
            found.append((attribute, found_here[0], ""))
        else:
            found.append((attribute, found_here, ""))
        words.append(f"{word} {', '.join(directory.name(member) for member in found_here)}")
    return found, words


def _ratings(text: str) -> tuple[list[tuple[str, Value, str]], list[str]]:
    found: dict[str, int] = {}
    for word in (piece for part in split(text, ",") for piece in bare(part).split()):
        match = _RATING.fullmatch(word)
        if match is None:
            raise BadInput(f"{word!r} is no rating", remedy="Write c, i, a or s and 1 to 5, as in `c4 i4 a3`.")
        found[_BY_LETTER[match[1].lower()]] = int(match[2])
    return [(quality, level, "") for quality, level in found.items()], [
        f"({', '.join(f'{quality} {level}' for quality, level in found.items())})"
    ]


def _refuse_clauses(entry: Thing, kind: str) -> None:
    wrong = {
        "in": bool(entry.inside) and kind not in _INSIDE,
        "on": bool(entry.on) and kind not in _ON,
        "opens": bool(entry.opens) and kind != "identity",
        "by": bool(entry.by) and kind != "identity",
    }
    for word, refused in wrong.items():
        if refused:
            raise BadInput(f"`{word}` says nothing about a {kind}", remedy="Put a name that holds the word in quotes.")


def _echo(names: tuple[str, ...], kind: str, words: list[str], new: int, known: int) -> str:
    many = len(names) > 1
    subject = f"{kind}/x"
    count = f"{len(names)} {kind_word(subject, many=True)}" if many else kind_word(subject)
    already = f", {known} already there" if known and new else ", already there" if known else ""
    return f"{count}: {', '.join(names)} {' '.join(words)}".rstrip() + already
