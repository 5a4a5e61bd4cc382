"""A sheet of cells, each a pure function of earlier ones: a spreadsheet in which only what changed is worked out again.

A cell is added after all it reads, so going through dirty cells in their order meets every input finished, and a cell
that comes out as before stops the change there. Values are never modified in place, so that two states of a model
share all cells that are the same in both. They lie in short blocks, and a state that follows from another has blocks of
its own only where something changed: to touch thousands of values that stay takes longer than to work out a few.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from heapq import heappop, heappush
from threading import RLock
from typing import Any, Generic, TypeVar, cast
from weakref import ref

from tmtui.analysis.cells.bits import indices
from tmtui.model.frozen import changing, single

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


_BITS = 5
_SIZE = 1 << _BITS
"""Cells in a block."""
_SLOT = _SIZE - 1

Blocks = list[list[Any]]
"""Values by the number of their cell; nothing where one was not worked out."""


@single
class Cell(Generic[T_co]):
    """A place in the sheet that holds a `T`; never changed, and only for the sake of a quick start not frozen."""

    number: int
    name: tuple[str, ...]
    """What it holds, in words of the domain; for errors and tests."""


class View:
    """The values of all cells in one state of a model."""

    __slots__ = ("__weakref__", "_changed", "_earlier", "blocks")

    def __init__(self, blocks: Blocks, earlier: View | None = None, changed: frozenset[int] = frozenset()) -> None:
        """Hold values; with the view they were worked out from, and the numbers of the cells that differ from it."""
        self.blocks = blocks
        self._earlier = ref(earlier) if earlier is not None else None
        self._changed = changed

    def __getitem__(self, cell: Cell[T]) -> T:
        number = cell.number
        return self.blocks[number >> _BITS][number & _SLOT]  # type: ignore[no-any-return]

    def __setitem__(self, cell: Cell[T], value: T) -> None:
        """Put in a value that is being worked out for the first time."""
        self.blocks[cell.number >> _BITS][cell.number & _SLOT] = value

    def at(self, number: int) -> Any:
        """Return the value of the cell with a number; nothing where that was not worked out."""
        block = number >> _BITS
        return self.blocks[block][number & _SLOT] if block < len(self.blocks) else None

    def grow(self, cells: int) -> None:
        """Make room for cells that came later; which of them differ from an earlier view nobody noted."""
        self.blocks.extend(_nothing(cells - len(self.blocks) * _SIZE))
        self._earlier = None

    def differing(self, other: View) -> Iterable[int]:
        """Return the numbers of the cells that do not hold the very same in another view."""
        if self._earlier is not None and self._earlier() is other:
            return self._changed
        return (
            number << _BITS | slot
            for number, (mine, theirs) in enumerate(zip(self.blocks, other.blocks, strict=False))
            if mine is not theirs
            for slot in range(_SIZE)
            if mine[slot] is not theirs[slot]
        )


class Step(View):
    """A view on values that are being worked out again after a change."""

    __slots__ = ("_own", "_touched", "changed", "earlier")

    def __init__(self, blocks: Blocks, earlier: View) -> None:
        super().__init__(blocks)
        self.earlier = earlier
        """The values before the change."""
        self.changed: set[int] = set()
        """Numbers of the cells that changed so far."""
        self._touched: dict[int, frozenset[int]] = {}
        self._own: set[int] = set()

    def change(self, number: int, value: object) -> None:
        """Put another value into the cell with a number."""
        self.changed.add(number)
        block = number >> _BITS
        if block not in self._own:
            self._own.add(block)
            self.blocks[block] = self.blocks[block].copy()
        self.blocks[block][number & _SLOT] = value

    def before(self, cell: Cell[T]) -> T:
        """Return what the cell held before the change."""
        return self.earlier[cell]

    def same(self, cell: Cell[Any]) -> bool:
        """Whether the cell holds the very object it held before."""
        return self[cell] is self.earlier[cell]

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


@changing
class Sheet:
    """Cells in the order in which they can be worked out."""

    cells: list[Cell[Any]] = field(default_factory=list)
    _full: list[Full[Any] | None] = field(default_factory=list)
    _patch: list[Patch[Any] | None] = field(default_factory=list)
    _readers: list[list[int]] = field(default_factory=list)
    _reads: list[tuple[int, ...]] = field(default_factory=list)
    _kept: int | None = None
    """How many cells are kept up to date; those after them are worked out when somebody asks."""
    _early: list[ref[View]] | None = field(default_factory=list)
    """Views made while more cells to keep may come; nothing once none will."""
    _lock: RLock = field(default_factory=RLock)

    def seal(self, *, last: bool = True) -> None:
        """Keep the cells made so far up to date, and later ones only on demand; those lie in blocks of their own.

        Args:
            last: no more cells to keep will come. Where they may, views that are there get them at the next seal.
        """
        with self._lock:
            while len(self.cells) & _SLOT:
                self.given("unused")
            self._kept = len(self.cells)
            for known in self._early or ():
                if (view := known()) is not None:
                    self._complete(view)
            if last:
                self._early = None

    def _noted(self, view: View) -> View:
        """Remember a view as long as more cells to keep may come."""
        if self._early is not None:
            with self._lock:
                if self._early is None:
                    self._complete(view)  # they came while it was worked out, from beside the screen
                else:
                    self._early = [*(known for known in self._early if known() is not None), ref(view)]
        return view

    def _complete(self, view: View) -> None:
        """Work out what is kept and was not yet when a view was made."""
        view.grow(len(self.cells))
        for cell, full in self.works():
            if view[cell] is None:
                view[cell] = full(view)

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
        number = len(self.cells)
        cell: Cell[Any] = Cell(number, name)
        self.cells.append(cell)
        self._full.append(full)
        self._patch.append(patch)
        readers = self._readers
        readers.append([])
        numbers = {each.number for each in reads}
        self._reads.append(tuple(numbers))
        for read in numbers:
            readers[read].append(number)
        return cell

    def empty(self) -> View:
        """Return a view in which nothing is worked out."""
        return View(_nothing(len(self.cells)))

    def derive(self, given: Mapping[Cell[Any], Any]) -> View:
        """Work out every cell."""
        view = self.empty()
        for cell, value in given.items():
            view[cell] = value
        for cell, full in self.works():
            view[cell] = full(view)
        return self._noted(view)

    def works(self) -> Iterator[tuple[Cell[Any], Full[Any]]]:
        """Yield the cells that are kept up to date, in order, and what works each of them out."""
        for cell, full in zip(self.cells[: self._kept], self._full, strict=False):
            if full is not None:
                yield cell, full

    def look(self, view: View, cell: Cell[T]) -> T:
        """Return the value of any cell, working out those that are not kept up to date."""
        number, blocks = cell.number, view.blocks
        if number >> _BITS >= len(blocks):
            blocks.extend(_nothing(len(self.cells) - len(blocks) * _SIZE))
        found = view[cell]
        if found is None:
            for read in self._reads[number]:
                self.look(view, self.cells[read])
            full = self._full[number]
            assert full is not None
            found = full(view)
            if self._kept is None:
                # Other views may share the block; where the sheet is sealed they share none of these.
                blocks[number >> _BITS] = blocks[number >> _BITS].copy()
            view[cell] = found
        return found

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
        step = Step(view.blocks[: kept + _SLOT >> _BITS], view)
        heap: list[int] = []
        waiting: set[int] = set()

        def spread(number: int) -> None:
            for reader in self._readers[number]:
                if reader not in waiting and reader < kept and (only is None or reader in only):
                    waiting.add(reader)
                    heappush(heap, reader)

        for cell, value in given.items():
            step.change(cell.number, value)
            if cell in touched:
                step.touch(cell, touched[cell])
            spread(cell.number)
        fulls, patches, blocks = self._full, self._patch, view.blocks
        while heap:
            number = heappop(heap)
            patch, old = patches[number], blocks[number >> _BITS][number & _SLOT]
            new = patch(step, old) if patch is not None else None
            if new is None:
                full = fulls[number]
                assert full is not None
                new = full(step)
            if new is old or new == old:
                continue
            step.change(number, new)
            spread(number)
        changed = frozenset(step.changed)
        return self._noted(View(step.blocks, view, changed)), changed


def _nothing(cells: int) -> Blocks:
    """Return blocks for so many cells."""
    return [[None] * _SIZE for _ in range(-(-cells // _SIZE))]
