"""A bank made ready to be evaluated: the sheet, and where in it every rule and question lies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tmtui.analysis.cells.program import KINDS, Makers, Program
from tmtui.analysis.cells.sheet import Cell, View
from tmtui.analysis.cells.tri import Tri
from tmtui.analysis.conditions.checked import checked_attributes
from tmtui.analysis.conditions.derivations import DERIVATIONS
from tmtui.analysis.conditions.evaluate import condition
from tmtui.analysis.conditions.reading import attribute_column, when_of
from tmtui.analysis.conditions.relations import flows_alive
from tmtui.analysis.structure.hosts import host_arrow
from tmtui.analysis.structure.places import in_scope
from tmtui.analysis.threats.decided import Decided
from tmtui.analysis.threats.rules import RuleCells, rule_cells
from tmtui.analysis.threats.sum import Sum, sum_of
from tmtui.banks.bank import Bank
from tmtui.model.undisturbed import undisturbed


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """Handles into the sheet of one bank."""

    bank: Bank
    program: Program
    decided: Cell[Decided]
    rules: Mapping[str, RuleCells]
    """In the order of the bank."""
    arises: Mapping[str, Cell[Tri] | None]
    """By question id: where it arises; nothing where it always does."""
    scope: Mapping[str, Cell[int]]
    """By kind: subjects that threats and questions are about."""
    in_order: tuple[RuleCells, ...]
    about: Mapping[int, tuple[int, ...]]
    """By the number of a cell that says on whom rules stand, how likely or how bad: which of the rules in order."""
    points: Cell[Sum]
    """Of all rules together."""
    checked: frozenset[tuple[str, str]]
    """Kind and name of attributes that count as verified only when they were measured."""

    def moved(self, now: View, then: View) -> Iterator[RuleCells]:
        """Yield the rules of which anything may differ between two states that follow from one another.

        The plan compares a thousand pairs of states, and nearly all rules are the same in both.
        """
        about = self.about
        for rule in sorted({rule for number in now.differing(then) if number in about for rule in about[number]}):
            yield self.in_order[rule]


@undisturbed
def compile_bank(bank: Bank) -> Compiled:
    """Make the sheet of a bank."""
    program = Program(bank, DERIVATIONS, Makers(attribute_column, flows_alive, condition, host_arrow))
    decided: Cell[Decided] = program.sheet.given("decided")
    away: Cell[Any] = program.sheet.add(("away",), [decided], lambda view: view[decided].away)
    rules = {rule.id: rule_cells(program, rule, away) for rule in bank.rules.values() if rule.of in program.indexes}
    arises = {
        question.id: when_of(program, question.of, question.fills)
        for question in bank.questions.values()
        if question.of in program.indexes
    }
    scope = {kind: in_scope(program, kind) for kind in KINDS}
    points = sum_of(program, rules.values())
    program.sheet.seal()
    for kind, name in (*program.said, *DERIVATIONS):
        program.column(kind, name)
    in_order = tuple(rules.values())
    about: dict[int, tuple[int, ...]] = {}
    for place, each in enumerate(in_order):
        for cell in (each.stand, each.likelihood, each.impact):
            about[cell.number] = (*about.get(cell.number, ()), place)
    return Compiled(bank, program, decided, rules, arises, scope, in_order, about, points, checked_attributes(bank))
