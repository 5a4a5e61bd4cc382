"""A page of a drawing in the terms that all drawing tools share: shapes, borders, curves and lines.

The reader fills in what the file says; the steps in this folder fill in which subject each piece became.
"""

from __future__ import annotations

from dataclasses import field
from typing import Generic, TypeVar

from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.drawing.geometry import Box, Point
from tmtui.model.errors import BadInput, Place
from tmtui.model.frozen import changing

T = TypeVar("T")

PIECES = 3_000
"""Most pieces in a file; nobody draws as many."""
BOUNDARIES = 200
"""Most borders and curves on one page: every shape and line is held against each."""


@changing
class Piece(Generic[T]):
    """What all pieces have."""

    id: str
    name: str
    at: int | str
    """Line or pointer."""
    raw: T
    """As the reader found it."""
    named: bool = True
    """Whether somebody gave the name; one that the tool puts there by itself tells nothing."""
    subject: str = ""
    """The key of what it became; empty where it became nothing."""


@changing
class Shape(Piece[T]):
    """Something that stands somewhere: a process, a store, somebody outside."""

    sort: str = "process"
    """process, store or external."""
    box: Box | None = None
    """Where; nothing where the file does not say."""
    again: bool = False
    """Whether an earlier page shows the same thing."""


@changing
class Border(Piece[T]):
    """A trust boundary drawn as a box."""

    box: Box | None = None


@changing
class Curve(Piece[T]):
    """A trust boundary drawn as a line."""

    points: tuple[Point, ...] = ()


@changing
class Line(Piece[T]):
    """A flow."""

    source: str = ""
    """Id of the shape it begins at; empty where it is attached to none."""
    target: str = ""
    points: tuple[Point, ...] = ()
    """From its loose end, over its bends, to its loose end; an end that is attached is left out."""
    loose: tuple[Point | None, Point | None] = (None, None)
    """Where an end that is attached to nothing lies."""
    back: bool = False
    """Whether data goes against the connection."""


@changing
class Page(Generic[T]):
    """One diagram."""

    id: str
    title: str
    shapes: list[Shape[T]] = field(default_factory=list)
    borders: list[Border[T]] = field(default_factory=list)
    curves: list[Curve[T]] = field(default_factory=list)
    lines: list[Line[T]] = field(default_factory=list)


def bounded(document: Document, pages: list[Page[T]]) -> None:
    """Hold the size of a drawing against what anybody draws.

    Raises:
        BadInput: when there is more.
    """
    pieces = sum(len(page.shapes) + len(page.borders) + len(page.curves) + len(page.lines) for page in pages)
    boundaries = max((len(page.borders) + len(page.curves) for page in pages), default=0)
    for found, most, what in (
        (pieces, PIECES, "pieces in the drawing"), (boundaries, BOUNDARIES, "trust boundaries in one diagram"),
    ):  # fmt: skip
        if found > most:
            raise BadInput(
                f"there are {found:,} {what}, {most:,} are read",
                place=Place(document.file), remedy="Split it into several files.",
            )  # fmt: skip
