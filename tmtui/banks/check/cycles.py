"""Loops among `when`, implied and derived answers: attributes that would wait for each other for ever.

An attribute waits for what the `when` of its question reads, for the attribute whose catalogue implies it, and, where
the program derives it, for what it is derived from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tmtui.banks.bank import Bank
from tmtui.banks.check.names import Names
from tmtui.banks.entries.entry import Entry
from tmtui.banks.expression.tree import All, Any, Constant, Expression, Path, Quantified
from tmtui.banks.fault import Faults
from tmtui.banks.vocabulary import DERIVED, DERIVED_FROM, RELATION_FROM
from tmtui.model.errors import Place
from tmtui.model.subject import LISTS

Entries = Mapping[tuple[str, str], Entry]
Node = tuple[str, str]
"""Kind and attribute."""


def check_cycles(bank: Bank, entries: Entries, names: Names, faults: Faults) -> None:
    """Report each loop once, at a `when` that is part of it."""
    waits = _looping(_waits(bank, names))
    reported: set[Node] = set()
    for start in sorted(waits):
        loop = _loop_from(start, waits)
        if loop is None or reported & set(loop):
            continue
        reported.update(loop)
        steps = " → ".join(f"{kind}.{name}" for kind, name in (*loop, loop[0]))
        place = _place(loop, bank, entries)
        faults.error(place, f"these answers wait for each other: {steps}.", "Take one of them out of the conditions.")


def _waits(bank: Bank, names: Names) -> dict[Node, set[Node]]:
    waits: dict[Node, set[Node]] = {}
    for question in bank.questions.values():
        if question.when is not None:
            found = set(_read(question.when, (question.of,), names))
            waits.setdefault((question.of, question.fills), set()).update(found)
    for catalogue in bank.catalogues.values():
        for name in {name for row in catalogue.rows for name, _ in row.implied}:
            waits.setdefault((catalogue.of, name), set()).add((catalogue.of, catalogue.attribute))
    for kind, derived in DERIVED.items():
        for name in derived:
            waits[kind, name] = set(DERIVED_FROM.get(kind, {}).get(name, ()))
    for (kind, trait), attribute in bank.traits.items():
        waits[kind, trait] = {(kind, attribute)}
    return waits


def _looping(waits: Mapping[Node, set[Node]]) -> dict[Node, set[Node]]:
    """Return what is left once all that can be answered step by step is gone: loops, and what waits for them."""
    left = {node: {behind for behind in found if behind in waits} for node, found in waits.items()}
    waiting_for: dict[Node, list[Node]] = {}
    for node, found in left.items():
        for behind in found:
            waiting_for.setdefault(behind, []).append(node)
    answered = [node for node, found in left.items() if not found]
    for node in answered:
        del left[node]
        for other in waiting_for.get(node, ()):
            left[other].discard(node)
            if not left[other]:
                answered.append(other)
    return left


def _read(expression: Expression, kinds: tuple[str, ...], names: Names) -> Iterator[Node]:
    """Yield every attribute that a condition reads, structure and completeness included."""
    if isinstance(expression, (All, Any)):
        for part in expression.parts:
            yield from _read(part, kinds, names)
    elif isinstance(expression, Quantified):
        inner, *_ = _follow(expression.relation, kinds, names)
        yield from _follow(expression.relation, kinds, names)[1]
        yield from _read(expression.condition, inner, names)
    elif not isinstance(expression, Constant):
        owners, read = _follow(expression.path[:-1], kinds, names)
        yield from read
        for kind in owners:
            if names.readable(kind, expression.path[-1]) is not None:
                yield kind, expression.path[-1]


def _follow(path: Path, kinds: tuple[str, ...], names: Names) -> tuple[tuple[str, ...], list[Node]]:
    """Return where relations lead, and the attributes they are made of."""
    read: list[Node] = []
    for name in path:
        found = [(kind, relation) for kind in kinds if (relation := names.relation(kind, name))]
        for kind, relation in found:
            read += RELATION_FROM.get(kind, {}).get(name, ((kind, name),) if (kind, name) in names.attributes else ())
            if relation.listed_by:
                own = relation.listed_by in LISTS.get(kind, ())
                read.append((kind if own else "model", f"{relation.listed_by}_listed"))
        kinds = tuple(dict.fromkeys(to for _, relation in found for to in relation.to))
    return kinds, read


def _loop_from(start: Node, waits: Mapping[Node, set[Node]]) -> tuple[Node, ...] | None:
    """Return a shortest loop through `start`, or nothing."""
    came: dict[Node, Node] = {}
    waiting = [start]
    for node in waiting:
        for behind in sorted(waits.get(node, ())):
            if behind == start:
                loop = [node]
                while loop[-1] != start:
                    loop.append(came[loop[-1]])
                return tuple(reversed(loop))
            if behind not in came:
                came[behind] = node
                waiting.append(behind)
    return None


def _place(loop: tuple[Node, ...], bank: Bank, entries: Entries) -> Place:
    for kind, name in loop:
        entry = entries.get(("answer", f"{kind}.{name}"))
        if entry is not None and entry.has("when"):
            return entry.place_of("when")
    for kind, name in loop:
        for catalogue in bank.catalogues.values():
            if catalogue.of == kind and any(name == implied for row in catalogue.rows for implied, _ in row.implied):
                return entries["catalogue", catalogue.id].place
    return Place(bank.sources[-1].file if bank.sources else "")
