"""Which states of an attacker feel a change: what every move was read from, and what reads otherwise now.

A control changes a few facts, and the moves from nearly all states stay what they were. So while the steps of a model
are walked over, it is noted which subjects each state looked at; once something is done, only the states that looked at
a subject that reads otherwise are walked over again. What is read as a whole (relations, structure) is compared as a
whole: where that differs nothing is reused.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.cells.links import Fan
from tmtui.analysis.cells.sheet import Cell
from tmtui.analysis.cells.tri import Tri, value
from tmtui.analysis.paths.board import Board, Goals
from tmtui.analysis.paths.ground import Ground
from tmtui.analysis.paths.moves import Moves
from tmtui.analysis.paths.nodes import ACTOR, AT, LOST, START, Node
from tmtui.analysis.paths.openings import Opening, Openings
from tmtui.model.level import Interval

if TYPE_CHECKING:
    from tmtui.analysis.state import State

Read = tuple[str, int]
"""Kind and bit of a subject; or one of the following with a bit."""
FED = "what it fetches does harm"
REACH: Read = ("reach", 0)
ENTRIES = frozenset({START[0], ACTOR, AT, LOST})
"""States whose moves are read from everything; they are few, and looked at again every time."""


class _Ground(Ground):
    """Ground that notes what is read."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.reads: set[Read] = set()
        self.whole: dict[Cell[Any], None] = {}
        self.by_subject: dict[tuple[str, str], Cell[Tri]] = {}

    def look(self, cell: Cell[Any]) -> Any:
        if cell is not self.reach_cell:
            self.whole[cell] = None
        return super().look(cell)

    def yes(self, kind: str, name: str, place: int) -> bool | None:
        return self._read(kind, name, (), place)

    def one(self, kind: str, name: str, place: int, *values: str) -> bool | None:
        return self._read(kind, name, values, place)

    def _read(self, kind: str, name: str, values: tuple[str, ...], place: int) -> bool | None:
        self.reads.add((kind, place))
        key = (kind, f"{name} {values}" if values else name)
        found = self._tri.get(key)
        if found is None:
            program = self.program
            cell = program.one_of(kind, name, values) if values else program.yes(kind, name)
            self.by_subject[key] = cell
            found = self._tri[key] = self.state.look(cell)
        return value(found, place)

    def opened_from(self, position: str, component: int) -> Interval:
        self.reads.add(REACH)
        return super().opened_from(position, component)


class _Openings(Openings):
    """Openings that note whose are asked for."""

    def __init__(self, ground: _Ground) -> None:
        super().__init__(Ground(ground.state))
        self._noting = ground

    def of(self, kind: str, place: int, via: str) -> tuple[Opening, ...]:
        self._noting.reads.add((kind, place))
        return super().of(kind, place, via)


class _Board(Board):
    """A board that notes what is read."""

    def __init__(self, ground: _Ground, goals: Goals) -> None:
        super().__init__(ground, goals)
        self.openings = _Openings(ground)
        # Threats are compared subject by subject.
        ground.whole.clear()
        self._noting = ground

    def is_fed(self, component: int) -> bool:
        self._noting.reads.add((FED, component))
        return super().is_fed(component)


class Felt:
    """What the moves from the states of one net were read from."""

    def __init__(self, moves: Moves, nodes: Iterable[Node]) -> None:
        self._state = moves.state
        self._ground = _Ground(moves.state)
        noting = Moves(moves.state, moves.goals)
        self._board = noting.board = _Board(self._ground, moves.goals)
        self._by_read: dict[Read, list[Node]] = defaultdict(list)
        self._always: list[Node] = []
        for node in nodes:
            if node[0] in ENTRIES:
                self._always.append(node)
                continue
            self._ground.reads = set()
            for _ in noting.out(node):
                pass
            for read in self._ground.reads:
                self._by_read[read].append(node)

    def by(self, moves: Moves) -> dict[Node, None] | None:
        """Return the states whose moves may be others now; nothing where that may be any."""
        before, after = self._state, moves.state
        for cell in self._ground.whole:
            if not _same(before.look(cell), after.look(cell)):
                return None
        felt = dict.fromkeys(self._always)
        for kind, mask in self._changed(moves):
            for place in indices(mask):
                felt.update(dict.fromkeys(self._by_read.get((kind, place), ())))
        return felt

    def _changed(self, moves: Moves) -> Iterable[tuple[str, int]]:
        """Yield what reads otherwise: a kind of subjects, and which."""
        before, after = self._state, moves.state
        for (kind, _), cell in self._ground.by_subject.items():
            was, now = before.look(cell), after.look(cell)
            if was is not now:
                yield kind, (was[0] ^ now[0]) | (was[1] ^ now[1])
        for cells in before.compiled.rules.values():
            if not cells.rule.opens_a_way:
                continue
            stood, stands = before.look(cells.stand), after.look(cells.stand)
            left_out, leaves_out = before.look(cells.ignored), after.look(cells.ignored)
            chance, chances = before.look(cells.chance), after.look(cells.chance)
            if stood is stands and left_out is leaves_out and chance is chances:
                continue
            mask = (stood.certain ^ stands.certain) | (stood.possible ^ stands.possible) | (left_out ^ leaves_out)
            for one, other in zip((*chance.low, *chance.high), (*chances.low, *chances.high), strict=True):
                mask |= one ^ other
            yield cells.rule.of, mask
        yield FED, self._board.fed ^ moves.board.fed
        if before.look(self._ground.reach_cell) is not after.look(self._ground.reach_cell):
            yield REACH[0], 1


def _same(was: object, now: object) -> bool:
    if isinstance(was, Fan) and isinstance(now, Fan):
        return was is now or was.there == now.there
    return was is now or bool(was == now)
