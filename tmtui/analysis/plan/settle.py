"""Which missing answers decide possible threats, for all subjects of a rule at once.

Conditions on the subject itself are followed by masks; only what leads to other subjects is traced one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tmtui.analysis.cells import tri
from tmtui.analysis.cells.bits import indices
from tmtui.analysis.conditions.evaluate import condition
from tmtui.analysis.conditions.reading import when_of
from tmtui.analysis.reasons.trace import reasons
from tmtui.analysis.threats.rules import RuleCells
from tmtui.banks.expression.tree import All, Any, Constant, Expression, Quantified
from tmtui.model.answers import Slot

if TYPE_CHECKING:
    from tmtui.analysis.state import State


def settling(state: State, cells: RuleCells) -> Iterator[tuple[Slot, int]]:
    """Yield the answers that possible threats of a rule wait for, each with the place of the threat's subject."""
    rule = cells.rule
    keys = state.view[state.compiled.program.indexes[rule.of]].keys
    for expression in (rule.when, rule.false_alarm_when):
        if expression is None:
            continue
        for what, places in _open(state, rule.of, expression, state.view[cells.stand].possible):
            for place in indices(places):
                if isinstance(what, str):
                    yield (keys[place], what), place
                    continue
                for reason in reasons(state, keys[place], what):
                    slot = (reason.subject, reason.attribute)
                    if not state.is_known(*slot) or slot[1].endswith("_listed"):
                        yield slot, place


def _open(state: State, kind: str, expression: Expression, places: int) -> Iterator[tuple[str | Expression, int]]:
    """Yield what leaves a condition undecided for these subjects: an attribute of theirs, or a condition to trace."""
    if isinstance(expression, Constant):
        return
    there = state.view[state.compiled.program.alive(kind)]
    places &= tri.undecided(state.look(condition(state.compiled.program, kind, expression)), there)
    if not places:
        return
    if isinstance(expression, (All, Any)):
        for part in expression.parts:
            yield from _open(state, kind, part, places)
        return
    if isinstance(expression, Quantified) or len(expression.path) > 1:
        yield expression, places
        return
    name = expression.path[0]
    name = state.bank.traits.get((kind, name), name)
    declared = state.bank.attributes.get((kind, name))
    if declared is None:
        yield expression, places
        return
    question, arises = state.bank.questions.get(declared.question), when_of(state.compiled.program, kind, name)
    if question is not None and question.when is not None and arises is not None:
        unclear = tri.undecided(state.look(arises), there)
        yield from _open(state, kind, question.when, places & unclear)
        places &= ~unclear
    column = state.look(state.compiled.program.column(kind, name))
    yield name, places & ~(column.answered | column.absent)
