"""A bank made into a sheet: every attribute, relation and condition a cell, built from what it reads.

Cells are made when something first asks for them, so a bank pays only for the derived attributes that its rules,
questions and risk really read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import RLock
from typing import Any

from tmtui.analysis.cells.columns import CODED, Column, Levels, Said, Spans
from tmtui.analysis.cells.links import Arrow
from tmtui.analysis.cells.sheet import Cell, Sheet, View
from tmtui.analysis.cells.subjects import Index
from tmtui.analysis.cells.tri import Tri
from tmtui.analysis.conditions.leaves import Leaf, on_column, on_levels, on_spans
from tmtui.banks.bank import Attribute, Bank, Catalogue, Row
from tmtui.banks.expression.tree import Expression, Member, Truth
from tmtui.model.card import AnswerType
from tmtui.model.errors import BadInput
from tmtui.model.frozen import frozen
from tmtui.model.value import Value

KINDS = ("model", "zone", "component", "flow", "data", "identity", "actor")
"""Kinds of subject that conditions are about."""

UNMADE = -1
"""Number of what stands for a cell that is just being made."""

Readable = Column | Levels | Spans
Derivation = Callable[["Program", str, str], Cell[Any]]
"""Makes the cell of a derived attribute of a kind."""


@frozen
class Makers:
    """What makes the cells that attributes and conditions need of each other, and so cannot import each other."""

    attribute_column: Derivation
    """A declared attribute, by kind and name."""
    flows_alive: Callable[[Program], Cell[int]]
    """Flows that have both their ends."""
    condition: Callable[[Program, str, Expression], Cell[Tri]]
    """Where a condition holds among the subjects of a kind."""
    host: Callable[[Program], Cell[Arrow]]
    """What every component runs on in the end."""


@dataclass(slots=True)
class Program:
    """Handles to the cells of one bank."""

    bank: Bank
    """What it is made of."""
    derivations: Mapping[tuple[str, str], Derivation]
    """By kind and name: derived attributes."""
    makers: Makers
    sheet: Sheet = field(default_factory=Sheet)
    indexes: dict[str, Cell[Index]] = field(default_factory=dict)
    """By kind: which subject has which bit."""
    said: dict[tuple[str, str], Cell[Said]] = field(default_factory=dict)
    """By kind and attribute: what was stated."""
    made: dict[tuple[object, ...], Cell[Any]] = field(default_factory=dict)
    """Cells made so far, by what they hold."""
    implied: dict[tuple[str, str], list[tuple[str, dict[str, Value]]]] = field(default_factory=dict)
    """By kind and attribute: the attributes that imply it, and which of their values imply what."""
    _rows: dict[str, dict[str, Row]] = field(default_factory=dict)
    lock: RLock = field(default_factory=RLock)
    """States share a program, and a plan may be worked out beside the screen: one thread at a time adds cells."""

    def __post_init__(self) -> None:
        for kind in KINDS:
            self.indexes[kind] = self.sheet.given("index", kind)
        for kind, name in self.bank.attributes:
            if kind in self.indexes:
                self.said[kind, name] = self.sheet.given("said", kind, name)
        for catalogue in self.bank.catalogues.values():
            rows: dict[str, dict[str, Value]] = {}
            for row in catalogue.rows:
                for name, value in row.implied:
                    rows.setdefault(name, {})[row.value] = value
            for name, values in rows.items():
                if name != catalogue.attribute:
                    self.implied.setdefault((catalogue.of, name), []).append((catalogue.attribute, values))

    def once(self, name: tuple[object, ...], make: Callable[[], Cell[Any]]) -> Cell[Any]:
        """Return the cell of this name, making it when it is first asked for.

        Raises:
            BadInput: when it would have to read itself.
        """
        # Names hold whole conditions, which every look at a table hashes: so there are few.
        cell = self.made.get(name)
        if cell is None or cell.number == UNMADE:
            with self.lock:  # another thread may be making it
                mine: Cell[Any] = Cell(UNMADE, ())
                cell = self.made.setdefault(name, mine)
                if cell is mine:
                    try:
                        cell = self.made[name] = make()
                    except BaseException:
                        del self.made[name]
                        raise
                elif cell.number == UNMADE:
                    raise BadInput(f"the bank goes in a circle: {' '.join(map(str, name))} depends on itself")
        return cell

    def attribute(self, kind: str, name: str) -> Attribute | None:
        """Return how the bank declares an attribute."""
        return self.bank.attributes.get((kind, name))

    def alive(self, kind: str) -> Cell[int]:
        """Return which subjects of a kind are part of the model."""
        if kind == "flow":
            return self.makers.flows_alive(self)
        index = self.indexes[kind]
        return self.once(
            ("alive", kind), lambda: self.sheet.add(("alive", kind), [index], lambda view: view[index].there)
        )

    def column(self, kind: str, name: str) -> Cell[Any]:
        """Return what an attribute, trait or derived attribute reads as: a `Column`, `Levels` or `Spans`."""
        return self.once(("column", kind, name), lambda: self._column(kind, name))

    def is_read(self, kind: str, name: str) -> bool:
        """Whether a name is an attribute the bank declares or derives, or a trait that something reads."""
        named = (kind, name)
        return named in self.said or named in self.derivations or ("column", *named) in self.made

    def _column(self, kind: str, name: str) -> Cell[Any]:
        if (kind, name) in self.bank.traits:
            return self._trait(kind, name)
        if (kind, name) in self.said:
            return self.makers.attribute_column(self, kind, name)
        derive = self.derivations.get((kind, name))
        if derive is not None:
            return derive(self, kind, name)
        alive = self.alive(kind)
        return self.sheet.add(("no", kind, name), [alive], lambda view: Column(0, view[alive]))

    def _trait(self, kind: str, trait: str) -> Cell[Column]:
        attribute = self.bank.traits[kind, trait]
        source = self.column(kind, attribute)
        catalogue = self.bank.catalogue_of(kind, attribute)
        rows = self._rows_of(catalogue) if catalogue is not None else {}

        def full(view: View) -> Column:
            column = view[source]
            yes = no = 0
            for value, mask in column.values.items():
                row = rows.get(value)
                if row is None or row.unknown_traits:
                    continue
                if trait in row.traits:
                    yes |= mask
                else:
                    no |= mask
            return Column(yes | no, column.absent, {"yes": yes, "no": no})

        return self.sheet.add(("trait", kind, trait), [source], full)

    def _rows_of(self, catalogue: Catalogue) -> dict[str, Row]:
        """Return the rows of a catalogue by value; a hundred traits share them."""
        if catalogue.id not in self._rows:
            self._rows[catalogue.id] = {row.value: row for row in catalogue.rows}
        return self._rows[catalogue.id]

    def leaf(self, kind: str, name: str, leaf: Leaf) -> Cell[Tri]:
        """Return a comparison over one attribute of the subject itself; the path in `leaf` is not looked at."""
        column, alive = self.column(kind, name), self.alive(kind)

        def full(view: View) -> Tri:
            found = view[column]
            if isinstance(found, Levels):
                return on_levels(leaf, found, view[alive])
            if isinstance(found, Spans):
                return on_spans(leaf, found, view[alive])
            return on_column(leaf, found, view[alive])

        return self.sheet.add(("leaf", kind, name), [column, alive], full)

    def yes(self, kind: str, name: str) -> Cell[Tri]:
        """Return whether a yes/no attribute or trait reads yes; what does not apply is no."""
        return self.once(("yes", kind, name), lambda: self.leaf(kind, name, Truth((name,))))

    def one_of(self, kind: str, name: str, values: tuple[str, ...]) -> Cell[Tri]:
        """Return whether an attribute reads one of some values."""
        return self.once(("one of", kind, name, values), lambda: self.leaf(kind, name, Member((name,), values)))

    def is_coded(self, kind: str, name: str) -> bool:
        """Whether the values of an attribute have masks."""
        declared = self.attribute(kind, name)
        return declared is not None and declared.type in CODED

    def keeps_values(self, kind: str, name: str) -> bool:
        """Whether open values of an attribute are read by anything."""
        declared = self.attribute(kind, name)
        return declared is not None and (
            declared.type not in (AnswerType.TEXT, AnswerType.NOTE) or (kind, name) == ("actor", "position")
        )

    def archetypes(self) -> Catalogue | None:
        """Return the catalogue of the actors that every model has."""
        return self.bank.catalogues.get("actors")


ORDERED = {("component", "runs_on"), ("zone", "parent")}
"""References whose loops are cut at the newest fact."""
