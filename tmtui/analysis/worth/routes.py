"""Through which relations a rule reads an attribute: on its own subject, on the flow's target, on everything inbound.

An attribute is also read by whatever reads one that it implies, or whose question depends on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.cells.links import Arrow
from tmtui.analysis.cells.program import Program
from tmtui.analysis.cells.sheet import Cell, View
from tmtui.analysis.conditions.hops import hop
from tmtui.analysis.conditions.reading import sources_of
from tmtui.analysis.conditions.relations import ranged
from tmtui.banks.bank import Rule
from tmtui.banks.expression.tree import All, Constant, Expression, Quantified
from tmtui.banks.expression.tree import Any as Either
from tmtui.banks.vocabulary import RELATIONS
from tmtui.model.subject import MODEL

Route = tuple[Cell[Any], ...]
"""Relations one after the other, each an `Arrow` or many-valued; empty for the subject itself."""

Read = tuple[Route, str, str]
"""Where to, kind and name of the attribute."""


def reads(program: Program, rule: Rule) -> frozenset[Read]:
    """Return everything a rule's conditions read of other attributes, and by which way."""
    found: set[Read] = set()
    parts = [rule.where, rule.when, rule.false_alarm_when, *(condition for _, condition in rule.likelihood)]
    for expression in parts:
        if expression is not None:
            _condition(program, rule.of, expression, (), found)
    return frozenset(found)


def _condition(program: Program, kind: str, expression: Expression, route: Route, found: set[Read]) -> None:
    if isinstance(expression, Constant):
        return
    if isinstance(expression, (All, Either)):
        for part in expression.parts:
            _condition(program, kind, part, route, found)
        return
    if isinstance(expression, Quantified):
        for at, way in _along(program, kind, expression.relation[:-1], route, found):
            _members(program, at, expression, way, found)
        return
    for at, way in _along(program, kind, expression.path[:-1], route, found):
        _attribute(program, at, expression.path[-1], way, found)


def _along(
    program: Program, kind: str, path: tuple[str, ...], route: Route, found: set[Read]
) -> Iterator[tuple[str, Route]]:
    """Yield the kinds at the end of some single-valued relations."""
    if not path:
        yield kind, route
        return
    way = hop(program, kind, path[0])
    _attribute(program, kind, "runs_on" if path[0] == "host" else path[0], route, found)
    for member, arrow in way.parts if way is not None else ():
        yield from _along(program, member, path[1:], (*route, arrow), found)


def _members(program: Program, kind: str, expression: Quantified, route: Route, found: set[Read]) -> None:
    name = expression.relation[-1]
    over = ranged(program, kind, name)
    if over is None:
        return
    known = RELATIONS.get(kind, {}).get(name)
    if known is not None:
        _attribute(program, kind, f"{known.listed_by}_listed", route, found)
        whole = {"inbound": "flows", "outbound": "flows"}.get(known.listed_by, known.listed_by)
        _attribute(program, MODEL, f"{whole}_listed", (), found)
    else:
        _attribute(program, kind, name, route, found)
    for member, cell in over.parts:
        _condition(program, member, expression.condition, (*route, cell), found)


def _attribute(program: Program, kind: str, name: str, route: Route, found: set[Read]) -> None:
    name = program.bank.traits.get((kind, name), name)
    if (kind, name) not in program.said or (route, kind, name) in found:
        return
    found.add((route, kind, name))
    for source, _ in sources_of(program, kind, name):
        _attribute(program, kind, source, route, found)
    declared = program.attribute(kind, name)
    question = program.bank.questions.get(declared.question) if declared is not None else None
    if question is not None and question.when is not None:
        _condition(program, kind, question.when, route, found)


def reached(view: View, route: Route, places: int) -> Iterator[tuple[int, int]]:
    """Yield for some subjects of a rule what a route leads them to; several for many-valued relations."""
    for place in indices(places):
        ends = [place]
        for cell in route:
            relation = view[cell]
            if isinstance(relation, Arrow):
                ends = [relation.to[end] for end in ends if end < len(relation.to) and relation.to[end] >= 0]
            else:
                ends = [member for end in ends for member in relation.members_of(end)]
        for end in ends:
            yield place, end
