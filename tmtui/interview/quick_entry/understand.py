"""From typed text to statements: every line is understood or carries its own error, and none is lost.

Lines are read in order against one directory, so a name that an earlier line adds is known to a later one. A line that
turns out wrong half way says nothing at all.
"""

from __future__ import annotations

from collections.abc import Callable

from tmtui.banks.bank import Bank
from tmtui.interview.notes import note_key, note_statements
from tmtui.interview.quick_entry.connections import connect, connect_here
from tmtui.interview.quick_entry.directory import Directory
from tmtui.interview.quick_entry.entry import Connection, Remark, Thing
from tmtui.interview.quick_entry.grammar import read_entry
from tmtui.interview.quick_entry.pieces import entries
from tmtui.interview.quick_entry.things import list_things
from tmtui.interview.view import View
from tmtui.model.card import Card, EntryLine
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis, Statement
from tmtui.model.frozen import frozen
from tmtui.model.subject import MODEL

MOST_ENTRIES = 5_000
"""Most entries of one paste."""


@frozen
class Understood:
    """A paste, read."""

    lines: tuple[EntryLine, ...]
    statements: tuple[Statement, ...]
    """What the good lines say, as one action."""


def understand(
    text: str, card: Card, bank: Bank, view: View, exists: Callable[[str], bool], *, basis: Basis = Basis.TOLD
) -> Understood:
    """Read a paste for a rows question. Never raises for any text.

    Args:
        text: what was typed; entries are separated by `;` or new lines.
        card: the rows question.
        bank: the model's bank.
        view: the assessment.
        exists: whether a key is in use.
        basis: how the person knows.
    """
    directory = Directory(view, exists, basis)
    lines: list[EntryLine] = []
    for count, (number, entry) in enumerate(entries(text)):
        mark = directory.mark()
        try:
            if count >= MOST_ENTRIES:
                raise BadInput(f"more than {MOST_ENTRIES} entries", remedy="Enter the rest in a second go.")
            echo, offers = _say(entry, card, bank, directory)
            lines.append(EntryLine(number, entry, echo, "", offers))
        except BadInput as error:
            directory.back_to(mark)
            lines.append(EntryLine(number, entry, "", str(error)))
    return Understood(tuple(lines), directory.statements)


def _say(text: str, card: Card, bank: Bank, directory: Directory) -> tuple[str, tuple[str, ...]]:
    entry = read_entry(text, card.creates)
    match entry:
        case Remark():
            key = note_key(entry.text, directory.exists)
            for each in note_statements(key, entry.text, sort="worry"):
                directory.say(each.subject, each.attribute, each.value)
            return (f"note: {entry.text}", ())
        case Connection():
            return connect(entry, card, bank, directory)
        case Thing() if card.creates == "flow" and card.subject != MODEL:
            return connect_here(entry, card, bank, directory)
        case Thing():
            return list_things(entry, card, bank, directory)
