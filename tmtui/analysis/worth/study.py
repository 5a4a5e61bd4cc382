"""What is to be worked out again when one attribute is answered, found once for a bank.

Cells that only follow conditions are cheap and keep subjects apart, so all subjects are tried in them together. Cells
beyond (who reaches what, what is at stake, what is in scope) mix everything with everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tmtui.analysis.cells.compiled import Compiled
from tmtui.analysis.threats.rules import RuleCells
from tmtui.analysis.worth.routes import Route, reads
from tmtui.model.frozen import single

Slot = tuple[str, str]
"""Kind and attribute."""

_CONDITIONS = frozenset(
    {
        "both", "carried", "chance", "column", "complete", "constant", "either", "known", "leaf", "likelihood", "none",
        "quantified", "stand", "trait", "weak",
    }
)  # fmt: skip
"""Names of cells that conditions are made of."""


@single
class Study:
    """One attribute."""

    slot: Slot
    near: frozenset[int]
    """Cells that follow it through conditions."""
    readers: tuple[tuple[str, tuple[Route, ...]], ...]
    """Rules whose standing or likelihood follows it through conditions, and the ways by which they read it."""
    far: bool
    """Whether some rule follows it by other ways too."""
    inputs: tuple[int, ...]
    """All cells that what conditions say of it depends on."""


@single
class Studies:
    """All attributes of a bank."""

    of: Mapping[Slot, Study]
    matter: frozenset[int]
    """Cells on which the standing, likelihood or impact of some rule depends."""


def study(compiled: Compiled) -> Studies:
    """Look at every attribute that a question fills."""
    sheet = compiled.program.sheet
    ends = {cell.number for each in compiled.rules.values() for cell in (each.stand, each.likelihood, each.impact)}
    matter = sheet.before(ends)
    ways: dict[Slot, dict[str, list[Route]]] = {}
    for rule, cells in compiled.rules.items():
        for route, kind, name in sorted(reads(compiled.program, cells.rule), key=_by_cells):
            ways.setdefault((kind, name), {}).setdefault(rule, []).append(route)
    slots = {(question.of, question.fills) for question in compiled.bank.questions.values()}
    return Studies(
        {slot: _study(compiled, slot, ways.get(slot, {}), matter) for slot in slots if slot in compiled.program.said},
        matter,
    )


def _by_cells(read: tuple[Route, str, str]) -> tuple[object, ...]:
    route, kind, name = read
    return kind, name, len(route), tuple(cell.number for cell in route)


def _study(compiled: Compiled, slot: Slot, ways: Mapping[str, list[Route]], matter: frozenset[int]) -> Study:
    program, sheet = compiled.program, compiled.program.sheet
    near: set[int] = set()
    far = False
    todo = [program.said[slot].number]
    while todo:
        for reader in sheet.readers(todo.pop()):
            if reader in near or reader not in matter:
                continue
            if sheet.cells[reader].name[0] in _CONDITIONS:
                near.add(reader)
                todo.append(reader)
            else:
                far = True
    followers = {rule: cells for rule, cells in compiled.rules.items() if _follows(near, cells)}
    # What follows an attribute by conditions without naming it would be told apart wrongly: try it as what is far.
    named = tuple((rule, tuple(ways[rule])) for rule in followers if rule in ways)
    far = far or len(named) < len(followers)
    return Study(slot, frozenset(near), named, far, _inputs(compiled, slot, near, dict(named)))


def _follows(near: set[int], cells: RuleCells) -> bool:
    return cells.stand.number in near or cells.likelihood.number in near


def _inputs(
    compiled: Compiled, slot: Slot, near: Iterable[int], named: Mapping[str, tuple[Route, ...]]
) -> tuple[int, ...]:
    program, sheet = compiled.program, compiled.program.sheet
    found = {program.said[slot].number, compiled.scope[slot[0]].number, program.alive(slot[0]).number}
    declared = program.attribute(*slot)
    arises = compiled.arises.get(declared.question) if declared is not None else None
    if arises is not None:
        found.add(arises.number)
    found.add(program.column(*slot).number)
    for number in near:
        found.add(number)
        found.update(sheet.reads(number))
    for rule, routes in named.items():
        cells = compiled.rules[rule]
        found |= {cells.stand.number, cells.likelihood.number, cells.impact.number, cells.ignored.number}
        found.update(cell.number for route in routes for cell in route)
    return tuple(sorted(found))
