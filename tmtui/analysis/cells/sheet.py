"""A sheet of cells, each a pure function of earlier ones: a spreadsheet in which only what changed is worked out again.

A cell is added after all it reads, so going through dirty cells in their order meets every input finished, and a cell
that comes out as before stops the change there. Values are never modified in place, so that two states of a model
share all cells that are the same in both.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Any, Generic, TypeVar, cast
from weakref import ref

from tmtui.analysis.cells.bits import indices

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(slots=True, eq=False)
class Cell(Generic[T_co]):
    """A place in the sheet that holds a `T`; never changed, and only for the sake of a quick start not frozen."""

    number: int
    name: tuple[str, ...]
    """What it holds, in words of the domain; for errors and tests."""


class View:
    """The values of all cells in one state of a model."""

    __slots__ = ("__weakref__", "_changed", "_earlier", "values")

    def __init__(self, values: list[Any], earlier: View | None = None, changed: frozenset[int] = frozenset()) -> None:
        """Hold values; with the view they were worked out from, and the numbers of the cells that differ from it."""
        self.values = values
        self._earlier = ref(earlier) if earlier is not None else None
        self._changed = changed

    def changed_since(self, earlier: View) -> frozenset[int] | None:
        """Return the numbers of the cells that differ from another view, where this one was worked out from that."""
        return self._changed if self._earlier is not None and self._earlier() is earlier else None

    def __getitem__(self, cell: Cell[T]) -> T:
        return self.values[cell.number]  # type: ignore[no-any-return]


class Step(View):
    """A view on values that are being worked out again after a change."""

    __slots__ = ("_before", "_touched", "changed", "earlier")

    def __init__(self, values: list[Any], earlier: View, touched: dict[int, frozenset[int]]) -> None:
        super().__init__(values)
        self.earlier = earlier
        """The values before the change."""
        self._before = earlier.values
        self._touched = touched
        self.changed: set[int] = set()
        """Numbers of the cells that changed so far."""

    def before(self, cell: Cell[T]) -> T:
        """Return what the cell held before the change."""
        return self._before[cell.number]  # type: ignore[no-any-return]

    def same(self, cell: Cell[Any]) -> bool:
        """Whether the cell holds the very object it held before."""
        return self.values[cell.number] is self._before[cell.number]

    def touched(self, cell: Cell[Any]) -> frozenset[int] | None:
        """Return for which subjects the cell may have changed: none, some, or nothing when that is not known."""
        if self.same(cell):
            return frozenset()
        return self._touched.get(cell.number)

    def turned(self, mask: Cell[int]) -> frozenset[int]:
        """Return the subjects whose bit in a mask changed."""
        return frozenset(indices(self[mask] ^ self.before(mask)))

    def announced(self, cell: Cell[Any]) -> frozenset[int] | None:
        """Return what was noted for a cell that was not yet worked out in this step."""
        return self._touched.get(cell.number)

    def touch(self, cell: Cell[Any], places: Iterable[int]) -> None:
        """Note for which subjects a cell changes in this step."""
        self._touched[cell.number] = frozenset(places)


Full = Callable[[View], T]
"""Works a cell out from nothing."""

Patch = Callable[[Step, T], T | None]
"""Works a cell out from what it held before; nothing where it has to be worked out from nothing."""


@dataclass(slots=True)
class Sheet:
    """Cells in the order in which they can be worked out."""

    cells: list[Cell[Any]] = field(default_factory=list)
    _full: list[Full[Any] | None] = field(default_factory=list)
    _patch: list[Patch[Any] | None] = field(default_factory=list)
    _readers: list[list[int]] = field(default_factory=list)
    _reads: list[tuple[int, ...]] = field(default_factory=list)
    _kept: int | None = None
    """How many cells are kept up to date; those after them are worked out when somebody asks."""

    def seal(self) -> None:
        """Keep the cells made so far up to date, and later ones only on demand."""
        self._kept = len(self.cells)

    def given(self, *name: str) -> Cell[Any]:
        """Add a cell whose value comes from outside."""
        return self._add(name, (), None, None)

    def add(
        self, name: tuple[str, ...], reads: Sequence[Cell[Any]], full: Full[T], patch: Patch[T] | None = None
    ) -> Cell[T]:
        """Add a cell that is a function of others.

        Args:
            name: what it holds.
            reads: every cell `full` and `patch` look at.
            full: works it out.
            patch: works it out from its earlier value, sooner than `full` would, and equal to it.
        """
        return cast("Cell[T]", self._add(name, reads, full, patch))

    def _add(
        self, name: tuple[str, ...], reads: Sequence[Cell[Any]], full: Full[Any] | None, patch: Patch[Any] | None
    ) -> Cell[Any]:
        cell: Cell[Any] = Cell(len(self.cells), name)
        self.cells.append(cell)
        self._full.append(full)
        self._patch.append(patch)
        self._readers.append([])
        numbers = {each.number for each in reads}
        self._reads.append(tuple(numbers))
        for read in numbers:
            self._readers[read].append(cell.number)
        return cell

    def derive(self, given: Mapping[Cell[Any], Any]) -> View:
        """Work out every cell."""
        view = View([None] * len(self.cells))
        for cell, value in given.items():
            view.values[cell.number] = value
        for number, full in self.works():
            view.values[number] = full(view)
        return view

    def works(self) -> Iterator[tuple[int, Full[Any]]]:
        """Yield the numbers of the cells that are kept up to date, in order, and what works each of them out."""
        for number, full in enumerate(self._full[: self._kept]):
            if full is not None:
                yield number, full

    def look(self, view: View, cell: Cell[T]) -> T:
        """Return the value of any cell, working out those that are not kept up to date."""
        if cell.number >= len(view.values):
            view.values.extend([None] * (len(self.cells) - len(view.values)))
        if view.values[cell.number] is None:
            for number in self._reads[cell.number]:
                self.look(view, self.cells[number])
            full = self._full[cell.number]
            assert full is not None
            view.values[cell.number] = full(view)
        return view[cell]

    def readers(self, number: int) -> Sequence[int]:
        """Return the numbers of the cells that read a cell."""
        return self._readers[number]

    def reads(self, number: int) -> Sequence[int]:
        """Return the numbers of the cells that a cell reads."""
        return self._reads[number]

    def before(self, numbers: Iterable[int]) -> frozenset[int]:
        """Return the numbers of some cells, and of everything they depend on."""
        found: set[int] = set()
        todo = list(numbers)
        while todo:
            number = todo.pop()
            if number not in found:
                found.add(number)
                todo.extend(self._reads[number])
        return frozenset(found)

    def again(
        self,
        view: View,
        given: Mapping[Cell[Any], Any],
        touched: Mapping[Cell[Any], Iterable[int]],
        *,
        only: Container[int] | None = None,
    ) -> tuple[View, frozenset[int]]:
        """Work out what changes when given cells hold something else.

        Args:
            view: the values so far.
            given: the cells that hold something else, and what.
            touched: for which subjects they do, where that is known.
            only: numbers of the cells to work out again; all others stay as they are.

        Returns:
            The new values, and the numbers of all cells that changed.
        """
        kept = len(self.cells) if self._kept is None else self._kept
        # Looking at each value costs more than anything else done here, so they are copied once.
        values = view.values[:kept]
        values.extend([None] * (len(self.cells) - kept))
        step = Step(values, view, {})
        heap: list[int] = []
        waiting: set[int] = set()
        readers, changed = self._readers, step.changed
        for cell, value in given.items():
            number = cell.number
            values[number] = value
            changed.add(number)
            if cell in touched:
                step.touch(cell, touched[cell])
            for reader in readers[number]:
                if reader not in waiting and reader < kept and (only is None or reader in only):
                    waiting.add(reader)
                    heappush(heap, reader)
        while heap:
            number = heappop(heap)
            full, patch, old = self._full[number], self._patch[number], view.values[number]
            assert full is not None
            new = patch(step, old) if patch is not None else None
            if new is None:
                new = full(step)
            if new is old or new == old:
                continue
            values[number] = new
            changed.add(number)
            for reader in readers[number]:
                if reader not in waiting and reader < kept and (only is None or reader in only):
                    waiting.add(reader)
                    heappush(heap, reader)
        found = frozenset(changed)
        return View(values, view, found), found
