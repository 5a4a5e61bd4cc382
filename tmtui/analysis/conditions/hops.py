"""Single-valued relations as a condition follows them: `source.x`, `zone.x`, `host.x`."""

from __future__ import annotations

from typing import Any

from tmtui.analysis.cells.links import Arrow
from tmtui.analysis.cells.program import Program
from tmtui.analysis.cells.sheet import Cell, Step, View
from tmtui.analysis.conditions.relations import arrow, ends
from tmtui.model.card import AnswerType
from tmtui.model.frozen import frozen


@frozen
class Hop:
    """Where a single-valued name leads."""

    parts: tuple[tuple[str, Cell[Arrow]], ...]
    """Kind it may lead to, and the relation."""
    column: Cell[Any] | None = None
    """The attribute that says where it leads; nothing where the engine knows by itself."""

    @property
    def masks(self) -> list[Cell[Any]]:
        """Return the cells beside the relation itself."""
        return [] if self.column is None else [self.column]

    def answered(self, view: View, alive: int) -> int:
        """Return for whom it leads anywhere."""
        found: int = alive if self.column is None else view[self.column].answered
        return found

    def absent(self, view: View) -> int:
        """Return for whom it does not apply."""
        return 0 if self.column is None else view[self.column].absent

    def answered_before(self, step: Step, alive: int) -> int:
        """Return for whom it led anywhere before the change."""
        found: int = alive if self.column is None else step.before(self.column).answered
        return found

    def absent_before(self, step: Step) -> int:
        """Return for whom it did not apply before the change."""
        return 0 if self.column is None else step.before(self.column).absent


def hop(program: Program, kind: str, name: str) -> Hop | None:
    """Return where a single-valued name leads; nothing where the kind has no such relation."""
    if kind == "flow" and name in ("source", "target"):
        return Hop((("component", _end(program, name)), ("actor", _end(program, f"{name}_actor"))))
    if (kind, name) == ("component", "host"):
        return Hop((("component", program.makers.host(program)),))
    declared = program.attribute(kind, name)
    if declared is None or declared.type is not AnswerType.REF:
        return None
    return Hop(tuple((to, arrow(program, kind, name, to)) for to in declared.to), program.column(kind, name))


def _end(program: Program, name: str) -> Cell[Arrow]:
    def make() -> Cell[Arrow]:
        cell = ends(program)

        def full(view: View) -> Arrow:
            found: Arrow = getattr(view[cell], name)
            return found

        def patch(step: Step, _old: Arrow) -> Arrow:
            places = step.touched(cell)
            if places is not None:
                step.touch(end, places)
            return full(step)

        end: Cell[Arrow] = program.sheet.add(("end", name), [cell], full, patch)
        return end

    return program.once(("end", name), make)
