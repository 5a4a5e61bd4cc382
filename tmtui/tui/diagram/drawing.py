"""A diagram with everything in its place, before it has characters: rectangles and lines in cells.

The places are the same whatever characters they are drawn in, so the hit map holds for every terminal.
"""

from __future__ import annotations

from enum import StrEnum

from tmtui.model.frozen import frozen


@frozen
class Rect:
    """Cells from `x`, `y` on."""

    x: int
    y: int
    width: int
    height: int

    def holds(self, other: Rect) -> bool:
        """Whether another lies within, borders apart."""
        return (
            self.x < other.x
            and self.y < other.y
            and other.x + other.width < self.x + self.width
            and other.y + other.height < self.y + self.height
        )

    def meets(self, other: Rect) -> bool:
        """Whether the two have a cell in common."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def has(self, x: int, y: int) -> bool:
        """Whether a cell lies in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


class Sort(StrEnum):
    """What a rectangle is drawn for."""

    ZONE = "zone"
    NODE = "node"
    COPY = "copy"
    """A component shown once more in a further zone."""
    FLOW = "flow"
    """The end of a connection, in the box of a component; or its row in a list."""


@frozen
class Box:
    """A subject in its place."""

    subject: str
    sort: Sort
    rect: Rect
    right: bool = False
    """Whether its lines leave it on the left, as it stands in the right one of two columns."""


@frozen
class Port:
    """Where a connection meets the box of a component."""

    flow: str
    node: str
    """Key of the component."""
    x: int
    """Column of the border of the box."""
    y: int
    opens: bool
    """Whether the connection is opened from here."""
    right: bool
    """Whether the line leaves to the left."""
    other: str
    """Key of the component at the other end."""


Point = tuple[int, int]


@frozen
class Wire:
    """A connection as a line."""

    flow: str
    points: tuple[Point, ...]
    """Where it begins, bends and ends; each on a row or a column with the one before, from who opens it."""


@frozen
class Drawing:
    """Everything in its place."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    """Zones from the outermost, then components."""
    ports: tuple[Port, ...]
    wires: tuple[Wire, ...]
    listed: tuple[str, ...] = ()
    """Keys of connections that have no line, since an end of theirs is nothing that is drawn."""

    def at(self, x: int, y: int) -> str:
        """Return the key of what is innermost in a cell; empty where nothing is."""
        for port in self.ports:
            box = self.of(port.node)
            if box is not None and port.y == y and box.rect.has(x, y):
                return port.flow
        return next((box.subject for box in reversed(self.boxes) if box.rect.has(x, y)), "")

    def of(self, subject: str) -> Box | None:
        """Return the place of a zone or component; the one with the lines."""
        return next((box for box in self.boxes if box.subject == subject and box.sort is not Sort.COPY), None)
