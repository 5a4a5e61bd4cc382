"""Drawing surfaces as pages. Every stencil has an id of its own, and that is the evidence: lines mean nothing here."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.drawing.geometry import Box, Point
from tmtui.exchange.incoming.drawing.page import Border, Curve, Line, Page, Shape
from tmtui.exchange.incoming.plain import number
from tmtui.exchange.incoming.tally import Tally
from tmtui.exchange.incoming.xml_ import child, children
from tmtui.exchange.readers.tm7.properties import TYPE, Properties, parts, properties, words
from tmtui.exchange.readers.tm7.words import DRAWN, GENERIC, LINES
from tmtui.model.frozen import frozen

Surface = Page["Stencil"]

_NOBODY = "00000000-0000-0000-0000-000000000000"
"""The id of what a loose end is attached to."""


@frozen
class Stencil:
    """One stencil on a surface."""

    type: str
    """Its id in the knowledge base: `SE.P.TMCore.WebServer`."""
    kind: str
    """What the knowledge base calls it: `Web Server`."""
    given: Properties


def surfaces(draft: Draft, tally: Tally, drawn: Iterable[Element], kinds: dict[str, str]) -> list[Surface]:
    """Return the drawing surfaces as pages.

    Args:
        draft: what is said so far.
        tally: what is not taken.
        drawn: the surfaces of the file.
        kinds: id in the knowledge base: name.
    """
    found = []
    for index, each in enumerate(drawn):
        ident = words(child(each, "Guid")) or f"surface {index + 1}"
        page: Surface = Page(ident, words(child(each, "Header")) or properties(each).name)
        for section in ("Borders", "Lines"):
            for count, pair in enumerate(parts(each, section, "KeyValueOfguidanyType")):
                value = child(pair, "Value")
                if value is not None:
                    guid = words(child(value, "Guid")) or words(child(pair, "Key")) or f"{section} {count + 1}"
                    _put(draft, tally, page, value, guid, kinds)
        found.append(page)
    return found


def _put(draft: Draft, tally: Tally, page: Surface, value: Element, guid: str, kinds: dict[str, str]) -> None:
    given, type_ = properties(value), words(child(value, "TypeId"))
    kind = given.stencil or kinds.get(type_, "")
    stencil = Stencil(type_, kind, given)
    name = given.name or kind or type_
    named = bool(given.name) and given.name.lower() not in (kind.lower(), kinds.get(type_, "").lower())
    drawn = GENERIC.get(words(child(value, "GenericTypeId"))) or DRAWN.get(value.get(TYPE, "").rpartition(":")[2], "")
    if drawn in ("process", "store", "external"):
        page.shapes.append(Shape(guid, name, guid, stencil, named, sort=drawn, box=_box(value)))
    elif drawn == "border":
        page.borders.append(Border(guid, name, guid, stencil, named, box=_box(value)))
    elif drawn == "curve":
        points = [_point(value, which) for which in ("Source", "Handle", "Target")]
        curve = tuple(point for point in points if point is not None)
        # What the stencil is called tells of which boundary it is, also where nobody gave it a name.
        page.curves.append(Curve(guid, name, guid, stencil, named or type_ in LINES, points=curve))
    elif drawn == "flow":
        page.lines.append(_line(value, guid, name, stencil, named=named))
    elif drawn == "text":
        tally.add("text in the drawing", "stands beside the system, not in it", guid)
    else:
        draft.ignore(f"stencil {name}", "neither an element nor a flow nor a boundary", guid)


def _line(value: Element, guid: str, name: str, stencil: Stencil, *, named: bool) -> Line[Stencil]:
    ends = [words(child(value, f"{end}Guid")) for end in ("Source", "Target")]
    ends = ["" if end == _NOBODY else end for end in ends]
    loose = [None if end else _point(value, which) for end, which in zip(ends, ("Source", "Target"), strict=True)]
    points = [point for point in (loose[0], _point(value, "Handle"), loose[1]) if point is not None]
    return Line(
        guid, name, guid, stencil, named, source=ends[0], target=ends[1], points=tuple(points),
        loose=(loose[0], loose[1]),
    )  # fmt: skip


def _point(value: Element, which: str) -> Point | None:
    x, y = (number(words(child(value, f"{which}{axis}"))) for axis in ("X", "Y"))
    return (x, y) if x is not None and y is not None else None


def _box(value: Element) -> Box | None:
    left, top, width, height = (number(words(child(value, key))) for key in ("Left", "Top", "Width", "Height"))
    if left is None or top is None or width is None or height is None or width <= 0 or height <= 0:
        return None
    return Box(left, top, width, height)


def kinds_of(knowledge: Element | None) -> dict[str, str]:
    """Return the stencils of a knowledge base: id and name."""
    found = {}
    for section in ("GenericElements", "StandardElements"):
        for each in children(child(knowledge, section) if knowledge is not None else None, "ElementType"):
            found[words(child(each, "Id"))] = words(child(each, "Name"))
    return found
