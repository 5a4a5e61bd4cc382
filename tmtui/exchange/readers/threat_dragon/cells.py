"""Cells of a diagram in both versions of the format as pieces of a page.

Version 2 keeps what an element is under `data` and attaches flows by `cell`; version 1 has everything in the cell and
attaches by `id`.
"""

from __future__ import annotations

from collections.abc import Iterator

from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.drawing.geometry import Box, Point
from tmtui.exchange.incoming.drawing.page import Border, Curve, Line, Page, Shape
from tmtui.exchange.incoming.plain import Plain, at, items, mapping, maps, number, text
from tmtui.exchange.incoming.tally import Tally
from tmtui.exchange.readers.threat_dragon.words import DEFAULT_NAMES, SHAPES, SORTS
from tmtui.model.frozen import frozen

Cells = Page["Cell"]

_BENDS = 50
"""Bends of a line that are looked at."""


@frozen
class Cell:
    """One cell, whichever version wrote it."""

    type: str
    """actor, process, store, agent, tool, flow, boundary, boundarybox or text."""
    data: dict[str, Plain]
    """What is said about the element: name, flags, threats."""


def pages(draft: Draft, tally: Tally, diagrams: list[Plain]) -> list[Cells]:
    """Return the diagrams as pages."""
    found = []
    for index, diagram in enumerate(diagrams):
        given = mapping(diagram)
        page: Cells = Page(text(given.get("id")) or str(index), text(given.get("title")))
        if "cells" in given:
            cells, where = given["cells"], f"/detail/diagrams/{index}/cells"
        else:
            cells, where = at(diagram, "diagramJson", "cells"), f"/detail/diagrams/{index}/diagramJson/cells"
        for number_, raw in enumerate(items(cells)):
            _put(draft, tally, page, raw, f"{where}/{number_}")
        found.append(page)
    return found


def _put(draft: Draft, tally: Tally, page: Cells, raw: Plain, where: str) -> None:
    if not isinstance(raw, dict):
        draft.ignore(f"cell {text(raw)}", "is no mapping", where)
        return
    data = mapping(raw.get("data")) if isinstance(raw.get("data"), dict) else raw
    cell = Cell(_type(raw, data), data)
    name = _name(raw, data)
    ident = text(raw.get("id")) or f"cell {where}"
    named = name.lower() not in DEFAULT_NAMES
    if cell.type in SORTS:
        box = _box(raw)
        if box is None:
            tally.add("element without a place", "where it stands cannot be told", where)
        page.shapes.append(Shape(ident, name, where, cell, named, sort=SORTS[cell.type], box=box))
    elif cell.type == "boundarybox":
        page.borders.append(Border(ident, name or "Trust boundary", where, cell, named, box=_box(raw)))
    elif cell.type == "boundary":
        points = [_point(raw.get("source")), *_bends(raw), _point(raw.get("target"))]
        curve = tuple(point for point in points if point is not None)
        page.curves.append(Curve(ident, name, where, cell, named, points=curve))
    elif cell.type == "flow":
        page.lines.append(_line(raw, ident, name, where, cell, named=named))
    elif cell.type == "text":
        tally.add("text in the drawing", "stands beside the system, not in it", where)
    else:
        draft.ignore(f"cell {ident} of type {cell.type or 'unknown'}", "no element of Threat Dragon's", where)


def _type(raw: dict[str, Plain], data: dict[str, Plain]) -> str:
    for written in (text(data.get("type")), text(raw.get("type")), text(raw.get("shape"))):
        plain = written.lower()
        found = SHAPES.get(plain) or plain.removeprefix("tm.")
        if found in (*SORTS, "boundarybox", "boundary", "flow", "text"):
            return found
    return text(data.get("type")) or text(raw.get("shape"))


def _name(raw: dict[str, Plain], data: dict[str, Plain]) -> str:
    label = next(maps(raw.get("labels")), {})
    first = next(iter(items(raw.get("labels"))), None)
    for value in (
        data.get("name"), at(raw, "attrs", "text", "text"), at(raw, "attrs", "label", "text"),
        at(label, "attrs", "text", "text"), at(label, "attrs", "label", "text"),
        at(label, "attrs", "labelText", "text"), first,
    ):  # fmt: skip
        name = text(value)
        if name:
            return name
    return ""


def _line(raw: dict[str, Plain], ident: str, name: str, where: str, cell: Cell, *, named: bool) -> Line[Cell]:
    ends = [_attached(raw.get(key)) for key in ("source", "target")]
    loose = [None if end else _point(raw.get(key)) for end, key in zip(ends, ("source", "target"), strict=True)]
    points = [point for point in (loose[0], *_bends(raw), loose[1]) if point is not None]
    return Line(
        ident, name, where, cell, named, source=ends[0], target=ends[1], points=tuple(points),
        loose=(loose[0], loose[1]),
    )  # fmt: skip


def _attached(end: Plain) -> str:
    return text(mapping(end).get("cell")) or text(mapping(end).get("id"))


def _bends(raw: dict[str, Plain]) -> Iterator[Point]:
    for each in items(raw.get("vertices"))[:_BENDS]:
        point = _point(each)
        if point is not None:
            yield point


def _point(value: Plain) -> Point | None:
    x, y = number(mapping(value).get("x")), number(mapping(value).get("y"))
    return (x, y) if x is not None and y is not None else None


def _box(raw: dict[str, Plain]) -> Box | None:
    corner = _point(raw.get("position"))
    width, height = (number(at(raw, "size", key)) for key in ("width", "height"))
    if corner is None or width is None or height is None or width <= 0 or height <= 0:
        return None
    return Box(*corner, width, height)
