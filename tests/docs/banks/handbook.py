"""The shipped banks as the pages need them: what stands where, and how one page links to an entry of another.

An entry has one home: the first bank that brings it. Everything else links there, so a reader finds each question,
threat and control in one place only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tmtui.banks.bank import Bank
from tmtui.banks.check.names import Names
from tmtui.banks.loading import Run
from tmtui.banks.reader import Document
from tmtui.banks.shelf import Shelf, read_file
from tmtui.banks.shipped import shipped_folder

Home = Mapping[str, str]
"""Id of an entry to the id of its bank."""


@dataclass(frozen=True, slots=True)
class Handbook:
    """All shipped banks, composed and as written."""

    bank: Bank
    """Everything that ships as one."""
    documents: Mapping[str, Document]
    """By bank id, sorted."""
    names: Names
    questions: Home
    rules: Home
    controls: Home

    def question(self, id_: str) -> str:
        """Return a link to a question."""
        return f"[`{id_}`]({self.questions[id_]}.md#{anchor(id_)})"

    def rule(self, id_: str) -> str:
        """Return a link to a threat."""
        return f"[{id_}]({self.rules[id_]}.md#{anchor(id_)})"

    def control(self, id_: str) -> str:
        """Return a link to a control."""
        return f"[{id_}]({self.controls[id_]}.md#{anchor(id_)})"


@cache
def handbook() -> Handbook:
    """Read the shipped banks."""
    folder = shipped_folder()
    shelf = Shelf([folder])
    ids = shelf.ids()
    run = Run({id_: shelf.path(id_) for id_ in ids}, read_file)
    bank = run.load(ids)
    found = {id_: run.document(shelf.path(id_))[0] for id_ in ids}
    documents = {id_: document for id_, document in found.items() if document is not None}
    homes: dict[str, dict[str, str]] = {"ask": {}, "threat": {}, "control": {}}
    for source in bank.sources:  # what is used stands before what uses it
        for entry in documents[source.id].entries:
            if entry.fence in homes:
                homes[entry.fence].setdefault(entry.id, source.id)
    names = Names(bank.attributes, bank.traits)
    return Handbook(bank, documents, names, homes["ask"], homes["threat"], homes["control"])


def anchor(heading: str) -> str:
    """Return the anchor that code hosts give a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def cell(text: str) -> str:
    """Return text for a cell of a table."""
    return text.replace("|", "\\|").replace("\n", " ")


def item(label: str, text: str) -> list[str]:
    """Return a list item for a text of one or more paragraphs, or nothing for none."""
    body = text.strip().replace("\n", "\n  ")
    return [f"- **{label}:** {body}"] if body else []


def counted(number: int, what: str) -> str:
    """Return a number with its noun: `1 threat`, `3 threats`."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
