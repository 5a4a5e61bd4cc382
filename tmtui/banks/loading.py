"""From files to one checked bank: the slow way, taken when nothing compiled is at hand.

The banks that are used come before those that use them; a bank that is missing or goes round in a circle is a fault
where `uses` names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Protocol

from tmtui.banks.bank import Bank
from tmtui.banks.check.settled import Settled
from tmtui.banks.compose import composed
from tmtui.banks.fault import BankErrors, Fault, Faults, listed
from tmtui.banks.reader import Document, read_document
from tmtui.banks.yaml_nodes import Scalar
from tmtui.model.frozen import changing


class FileText(Protocol):
    """What reading a file gives."""

    @property
    def text(self) -> str:
        """The document."""

    @property
    def digest(self) -> str:
        """Of its bytes."""

    @property
    def fault(self) -> Fault | None:
        """Why it could not be read."""


ReadFile = Callable[[Path], FileText]


@changing
class Run:
    """What loads that follow each other share: each document is read once, each verdict is reached once."""

    paths: Mapping[str, Path]
    read: ReadFile
    documents: dict[Path, tuple[Document | None, tuple[Fault, ...]]] = field(default_factory=dict)
    """A document, or nothing where the file cannot be read, and what is wrong with it by itself."""
    settled: Settled = field(default_factory=Settled)

    def load(self, ids: Sequence[str]) -> Bank:
        """Read banks and those they use, and compose them.

        Raises:
            BankErrors: with everything that is wrong in any of them.
        """
        reading = _Reading(self)
        for id_ in ids:
            reading.take(id_)
        bank = composed(reading.documents, reading.faults, self.settled)
        if reading.faults.errors:
            raise BankErrors(reading.faults.in_order())
        return bank

    def faults(self, path: Path) -> list[Fault]:
        """Return all faults of one file, read together with the banks it uses."""
        reading = _Reading(self)
        reading.take_file(path, None)
        composed(reading.documents, reading.faults, self.settled)
        return reading.faults.in_order()

    def fewest_first(self, files: Iterable[Path]) -> list[Path]:
        """Return files in an order in which what is found out about one helps with those after it."""
        return sorted(files, key=self._weight)

    def document(self, path: Path) -> tuple[Document | None, tuple[Fault, ...]]:
        """Return the document of a file, as far as it can be read, and its faults."""
        if path not in self.documents:
            found, faults = self.read(path), Faults()
            if found.fault is not None:
                self.documents[path] = None, (found.fault,)
            else:
                document = read_document(found.text, str(path), faults, found.digest)
                self.documents[path] = document, tuple(faults.found)
        return self.documents[path]

    def _weight(self, path: Path) -> int:
        reading = _Reading(self)
        reading.take_file(path, None)
        return len(reading.documents)


class _Reading:
    """Documents in the order of use, as they are read."""

    def __init__(self, run: Run) -> None:
        self.run, self.paths = run, run.paths
        self.faults = Faults()
        self.documents: list[Document] = []
        self.done: set[str] = set()
        self.under_way: list[str] = []

    def take(self, id_: str, named: Scalar | None = None) -> None:
        if id_ in self.under_way and named is not None:
            circle = " → ".join([*self.under_way[self.under_way.index(id_) :], id_])
            self.faults.error(named.place, f"banks use each other in a circle: {circle}.", "Remove one `uses`.")
        elif id_ in self.done or id_ in self.under_way:
            return
        elif id_ in self.paths:
            self.take_file(self.paths[id_], id_)
        elif named is not None:
            self.faults.unknown(named.place, "bank", id_, self.paths, otherwise=listed(sorted(self.paths)))

    def take_file(self, path: Path, id_: str | None) -> None:
        document, faults = self.run.document(path)
        for fault in faults:
            self.faults.add(fault)
        if document is None:
            self.done.add(id_ or "")
            return
        own = document.source.id or id_ or ""
        self.under_way.append(own)
        for used in document.uses:
            self.take(used.text, used)
        self.under_way.pop()
        self.done.update(filter(None, (own, id_)))
        self.documents.append(document)
