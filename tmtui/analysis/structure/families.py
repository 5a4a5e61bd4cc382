"""Which flows speak protocols of one family, so that a device that passes traffic on passes one on to the other.

Flows fall into a few classes that share all their families; whether one goes on as another is a matter of the classes.
"""

from __future__ import annotations

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.cells.program import Program
from tmtui.analysis.cells.sheet import Cell, Step, View
from tmtui.analysis.cells.tri import Tri
from tmtui.model.frozen import frozen


@frozen
class Families:
    """Flows by the protocol families they belong to."""

    classes: tuple[tuple[int, int], ...]
    """For each class: families it certainly belongs to, and may belong to, as bits."""
    of: list[int]
    """For each flow its class."""

    def goes_on(self, first: int, second: int) -> bool | None:
        """Whether what came in with one class goes on with another; nothing when that is not known."""
        (sure, maybe), (also_sure, also_maybe) = self.classes[first], self.classes[second]
        if sure & also_sure:
            return True
        return None if maybe & also_maybe else False


def families(program: Program) -> Cell[Families]:
    """Return the classes of all flows."""
    return program.once(("families",), lambda: _families(program))


def _families(program: Program) -> Cell[Families]:
    names = sorted(name for kind, name in program.bank.traits if kind == "flow" and name.startswith("family_"))
    traits: list[Cell[Tri]] = [program.yes("flow", name) for name in names]
    index = program.indexes["flow"]

    def full(view: View) -> Families:
        size = view[index].size
        groups: list[tuple[int, int, int]] = [((1 << size) - 1, 0, 0)]
        for number, trait in enumerate(traits):
            true, false = view[trait]
            bit = 1 << number
            split = []
            for mask, sure, maybe in groups:
                parts = ((mask & true, sure | bit, maybe | bit), (mask & false, sure, maybe))
                split += [part for part in parts if part[0]]
                rest = mask & ~(true | false)
                if rest:
                    split.append((rest, sure, maybe | bit))
            groups = split
        of = [0] * size
        for number, (mask, _, _) in enumerate(groups):
            for flow in indices(mask) if number else ():
                of[flow] = number
        return Families(tuple((sure, maybe) for _, sure, maybe in groups), of)

    def patch(step: Step, old: Families) -> Families | None:
        moved = 0
        for trait in traits:
            moved |= (step[trait][0] ^ step.before(trait)[0]) | (step[trait][1] ^ step.before(trait)[1])
        size = step[index].size
        moved |= (1 << size) - 1 ^ (1 << len(old.of)) - 1
        if moved.bit_count() > 64:
            return None
        classes = list(old.classes)
        of = old.of + [0] * (size - len(old.of))
        for flow in indices(moved):
            sure = sum((step[trait][0] >> flow & 1) << number for number, trait in enumerate(traits))
            maybe = sum((~step[trait][1] >> flow & 1) << number for number, trait in enumerate(traits))
            if (sure, maybe) not in classes:
                classes.append((sure, maybe))
            of[flow] = classes.index((sure, maybe))
        step.touch(cell, indices(moved))
        return Families(tuple(classes), of)

    cell = program.sheet.add(("families",), [index, *traits], full, patch)
    return cell
