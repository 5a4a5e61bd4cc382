"""A bank made ready to be evaluated: the sheet, and where in it every rule and question lies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from tmtui.analysis.cells.program import KINDS, Makers, Program
from tmtui.analysis.cells.sheet import Cell, View
from tmtui.analysis.cells.tri import Tri
from tmtui.analysis.conditions.derivations import DERIVATIONS
from tmtui.analysis.conditions.evaluate import condition
from tmtui.analysis.conditions.reading import attribute_column, when_of
from tmtui.analysis.conditions.relations import flows_alive
from tmtui.analysis.structure.hosts import host_arrow
from tmtui.analysis.structure.places import in_scope
from tmtui.analysis.threats.decided import Decided
from tmtui.banks.bank import Bank
from tmtui.model.frozen import frozen
from tmtui.model.undisturbed import undisturbed

if TYPE_CHECKING:
    from tmtui.analysis.threats.rules import RuleCells
    from tmtui.analysis.threats.sum import Sum


@frozen
class OfRules:
    """The part of a sheet that only threats need."""

    rules: Mapping[str, RuleCells]
    in_order: tuple[RuleCells, ...]
    about: Mapping[int, tuple[int, ...]]
    """By the number of a cell that says on whom rules stand, how likely or how bad: which of the rules in order."""
    points: Cell[Sum]
    checked: frozenset[tuple[str, str]]


class Compiled:
    """Handles into the sheet of one bank.

    The first card of an interview needs to know which questions arise and nothing of threats, whose rules are most of a
    bank; so these are made ready when something first looks at them, and states that are there then get their cells.

    Attributes:
        bank: what it is made of.
        program: makes the cells.
        decided: what people decided about threats and controls.
        arises: by question id: where it arises; nothing where it always does.
        scope: by kind: subjects that threats and questions are about.
    """

    def __init__(self, bank: Bank) -> None:
        """Make ready what questions need."""
        program = Program(bank, DERIVATIONS, Makers(attribute_column, flows_alive, condition, host_arrow))
        self.bank = bank
        self.program = program
        self.decided: Cell[Decided] = program.sheet.given("decided")
        self.arises: Mapping[str, Cell[Tri] | None] = {
            question.id: when_of(program, question.of, question.fills)
            for question in bank.questions.values()
            if question.of in program.indexes
        }
        for kind in KINDS:
            program.alive(kind)
        self.scope: Mapping[str, Cell[int]] = {kind: in_scope(program, kind) for kind in KINDS}
        self._of_rules: OfRules | None = None
        program.sheet.seal(last=False)

    @property
    def rules(self) -> Mapping[str, RuleCells]:
        """The rules by id, in the order of the bank."""
        return self._late().rules

    @property
    def points(self) -> Cell[Sum]:
        """Of all rules together."""
        return self._late().points

    @property
    def checked(self) -> frozenset[tuple[str, str]]:
        """Kind and name of attributes that count as verified only when they were measured."""
        return self._late().checked

    def _late(self) -> OfRules:
        if self._of_rules is None:
            # A plan may be worked out beside the screen.
            with self.program.lock:
                if self._of_rules is None:
                    self._of_rules = _of_rules(self.bank, self.program, self.decided)
        return self._of_rules

    def moved(self, now: View, then: View) -> Iterator[RuleCells]:
        """Yield the rules of which anything may differ between two states that follow from one another.

        The plan compares a thousand pairs of states, and nearly all rules are the same in both.
        """
        known = self._late()
        about = known.about
        for rule in sorted({rule for number in now.differing(then) if number in about for rule in about[number]}):
            yield known.in_order[rule]


@undisturbed
def compile_bank(bank: Bank) -> Compiled:
    """Make the sheet of a bank."""
    return Compiled(bank)


@undisturbed
def _of_rules(bank: Bank, program: Program, decided: Cell[Decided]) -> OfRules:
    """Add the cells of all rules to the sheet, and to every state that is there."""
    from tmtui.analysis.conditions.checked import checked_attributes
    from tmtui.analysis.threats.rules import rule_cells
    from tmtui.analysis.threats.sum import sum_of

    away: Cell[Any] = program.sheet.add(("away",), [decided], lambda view: view[decided].away)
    rules = {rule.id: rule_cells(program, rule, away) for rule in bank.rules.values() if rule.of in program.indexes}
    points = sum_of(program, rules.values())
    program.sheet.seal()
    for kind, name in (*program.said, *DERIVATIONS):
        program.column(kind, name)
    in_order = tuple(rules.values())
    about: dict[int, tuple[int, ...]] = {}
    for place, each in enumerate(in_order):
        for cell in (each.stand, each.likelihood, each.impact):
            about[cell.number] = (*about.get(cell.number, ()), place)
    return OfRules(rules, in_order, about, points, checked_attributes(bank))
