"""A widget that shows lines and sends only the cells that changed.

Textual repaints a whole widget where one line changed, which costs kilobytes over a slow line. Paper compares what it
shows with what it showed and asks for the changed stretch of each row only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tmtui.tui.lines import Line, Span, flat, line, to_ascii

Painter = Callable[[int, int], Sequence[Line]]
"""Given width and height in cells, returns the rows from the top."""

Cell = tuple[str, str]
"""A character and the name of its style."""


class Paper(Widget):
    """Shows what its painter draws; `redraw` after anything it reads has changed."""

    ALLOW_SELECT = False

    def __init__(self, painter: Painter | None = None, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._painter = painter
        self._shown: list[Line] = []
        self._drawn_for = Size(0, 0)

    def paint(self, width: int, height: int) -> Sequence[Line]:
        """Return the rows to show; a subclass may draw itself."""
        return self._painter(width, height) if self._painter else ()

    def redraw(self) -> None:
        """Draw again, and send what differs."""
        if not self.size:
            return
        before, size = self._shown, self._drawn_for
        self._draw()
        if size != self.size:
            self.refresh()
        elif before != self._shown:
            self.refresh(*changed(before, self._shown, self.size.width))

    def _draw(self) -> None:
        width, height = self._drawn_for = self.size
        self._shown = list(self.paint(width, height))[:height]

    @property
    def text(self) -> str:
        """What it shows, for tests."""
        return "\n".join("".join(span.text for span in row).rstrip() for row in self._shown)

    def render_line(self, y: int) -> Strip:
        """Return one row as Textual wants it."""
        if self._drawn_for != self.size:
            # Textual asks for rows before it tells of a new size: drawing here saves one blank picture.
            self._draw()
        row = self._shown[y] if y < len(self._shown) else ()
        ascii_only = self.app.has_class("-ascii")
        base, styled = self.rich_style, self.screen.get_component_rich_style
        segments = []
        for span in row:
            text = to_ascii(flat(span.text)) if ascii_only else flat(span.text)
            # A blank looks the same in every style, so it never costs a change of style.
            plain = not span.style or (text.isspace() and span.style != "hot")
            segments.append(Segment(text, base if plain else styled(f"paper--{span.style}")))
        return Strip(segments).adjust_cell_length(self.size.width, base).simplify()


def changed(before: Sequence[Line], after: Sequence[Line], width: int) -> list[Region]:
    """Return the stretch of each row that differs, as regions of height 1."""
    regions = []
    for y in range(max(len(before), len(after))):
        old = before[y] if y < len(before) else ()
        new = after[y] if y < len(after) else ()
        if old == new:
            continue
        first, last = _stretch(_cells(old), _cells(new))
        if first < last:
            regions.append(Region(min(first, width), y, max(min(last, width) - first, 1), 1))
    return regions


def _cells(row: Line) -> list[Cell]:
    from rich.cells import cell_len

    cells: list[Cell] = []
    for span in row:
        for character in span.text:
            # A wide character takes two cells; one without width shares the cell before it.
            size = cell_len(character)
            cells.extend([(character, span.style)] * size)
            if not size and cells:
                cells[-1] = (cells[-1][0] + character, span.style)
    return cells


def _stretch(old: list[Cell], new: list[Cell]) -> tuple[int, int]:
    length = max(len(old), len(new))
    old = old + [(" ", "")] * (length - len(old))
    new = new + [(" ", "")] * (length - len(new))
    differs = [at for at in range(length) if old[at] != new[at]]
    return (differs[0], differs[-1] + 1) if differs else (0, 0)


__all__ = ["Painter", "Paper", "Span", "changed", "line"]
