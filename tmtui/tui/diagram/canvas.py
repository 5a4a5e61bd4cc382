"""Puts a drawing into characters, row by row, and shows on it what is selected, traced, threatened or walked.

Only characters and styles depend on the view; no view moves anything. Texts are written into boxes and borders only,
lines run beside boxes only, so neither ever overwrites the other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from rich.cells import cell_len

from tmtui.model.frozen import frozen
from tmtui.tui.diagram import glyphs
from tmtui.tui.diagram.drawing import Box, Drawing, Point, Port, Rect, Sort, Wire
from tmtui.tui.diagram.glyphs import DOWN, LEFT, RIGHT, UP, Border
from tmtui.tui.diagram.scene import Flow, Node, Scene, Zone
from tmtui.tui.lines import Line, Span, cut, flat

Mark = tuple[str, str]
"""A text and the name of its style."""


@frozen
class View:
    """What a diagram shows beside the data flow."""

    selected: str = ""
    """Key of the component or connection the cursor is on."""
    heavy: frozenset[str] = frozenset()
    """Keys of connections drawn heavily: traced, or on an attack path."""
    steps: Mapping[str, str] = field(default_factory=dict)
    """Key of a component: where on the attack path it comes, as `2` or `2,4`."""
    levels: Mapping[str, Mark] | None = None
    """Level of the worst threat of a subject, as `● high`; nothing where levels are not shown."""


Cells = dict[Point, tuple[str, str]]
"""Column and row: a character (empty after a wide one) and the name of its style."""


def draw(drawing: Drawing, scene: Scene, view: View, *, top: int = 0, rows: int | None = None) -> list[Line]:
    """Return rows of the drawing.

    Args:
        drawing: the places.
        scene: names and labels of what has a place.
        view: what is shown on it.
        top: first row.
        rows: how many; all where left out.
    """
    last = min(drawing.height, drawing.height if rows is None else top + rows)
    pen = _Pen(drawing, scene, view, top, last)
    pen.draw()
    return [_row(pen.cells, y, drawing.width) for y in range(top, last)]


def _row(cells: Cells, y: int, width: int) -> Line:
    spans: list[tuple[str, str]] = []
    for x in range(width):
        character, style = cells.get((x, y), (" ", ""))
        if spans and (spans[-1][1] == style or not character):
            spans[-1] = (spans[-1][0] + character, spans[-1][1])
        else:
            spans.append((character, style))
    return tuple(Span(text, style) for text, style in spans)


class _Pen:
    def __init__(self, drawing: Drawing, scene: Scene, view: View, top: int, last: int) -> None:
        self.cells: Cells = {}
        self.drawing = drawing
        self.view = view
        self.known = scene.by_key
        self.top, self.last = top, last
        self._borders: set[Point] = set()
        self._places = {box.subject: box for box in drawing.boxes if box.sort is Sort.NODE}

    def draw(self) -> None:
        for box in self.drawing.boxes:
            if box.rect.y < self.last and box.rect.y + box.rect.height > self.top:
                self._box(box)
        for port in self.drawing.ports:
            if self.top <= port.y < self.last:
                self._port(port)
        self._wires()

    # --- boxes and texts

    def _box(self, box: Box) -> None:
        subject = self.known[box.subject]
        if isinstance(subject, Zone):
            title = subject.name + (" (outside)" if subject.outside else "")
            self._frame(box.rect, glyphs.OUTSIDE if subject.outside else glyphs.ZONE, "rule")
            self._edge(box.rect, 0, title, "head")
            for y in range(max(box.rect.y, self.top), min(box.rect.y + box.rect.height, self.last)):
                self._borders |= {(box.rect.x, y), (box.rect.x + box.rect.width - 1, y)}
        elif isinstance(subject, Node):
            self._frame(box.rect, glyphs.NODE if subject.ours else glyphs.NOT_OURS, "")
            hot = "hot" if subject.key == self.view.selected else "strong"
            if box.sort is Sort.COPY:
                home = self.known.get(subject.zone)
                self._edge(box.rect, 0, f"{glyphs.COPY} {subject.name}", hot)
                self._edge(box.rect, -1, f"see {home.name}" if home is not None else "see outside", "dim")
                return
            step = self.view.steps.get(subject.key, "")
            marks = " ".join(each for each in (step, glyphs.JEWEL if subject.jewel else "") if each)
            self._edge(box.rect, 0, f"{marks} {subject.name}".strip(), hot)
            self._edge(box.rect, -1, *self._below(subject))

    def _below(self, node: Node) -> Mark:
        """Return what stands in the lower border: what it is, or how bad its worst threat is."""
        if self.view.levels is None:
            return node.about, "dim"
        return self.view.levels.get(node.key, ("", ""))

    def _frame(self, rect: Rect, border: Border, style: str) -> None:
        left, right = rect.x, rect.x + rect.width - 1
        above, below = rect.y, rect.y + rect.height - 1
        for y, corners in ((above, border.corners[:2]), (below, border.corners[2:])):
            if self.top <= y < self.last:
                for x in range(left + 1, right):
                    self.cells[x, y] = (border.across, style)
                self.cells[left, y], self.cells[right, y] = (corners[0], style), (corners[1], style)
        for y in range(max(above + 1, self.top), min(below, self.last)):
            self.cells[left, y] = self.cells[right, y] = (border.down, style)

    def _edge(self, rect: Rect, row: int, text: str, style: str) -> None:
        """Write into the upper (0) or lower (-1) border of a box."""
        text = short(text, rect.width - 4)
        if text:
            self._write(rect.x + 1, rect.y + (rect.height - 1 if row else 0), f" {text} ", style)

    def _write(self, x: int, y: int, text: str, style: str) -> None:
        if not self.top <= y < self.last:
            return
        for character in text:
            size = cell_len(character)
            if not size:
                before = next(at for at in (x - 1, x - 2) if self.cells.get((at, y), ("", ""))[0])
                self.cells[before, y] = (self.cells[before, y][0] + character, style)
                continue
            self.cells[x, y] = (character, style)
            for more in range(1, size):
                self.cells[x + more, y] = ("", style)
            x += size

    def _port(self, port: Port) -> None:
        flow = self.known[port.flow]
        box = self._places[port.node]
        if not isinstance(flow, Flow):
            return
        room = box.rect.width - 4
        text, style = self._label(flow, port, room)
        size = cell_len(text)
        x = box.rect.x + 2 if port.right else box.rect.x + box.rect.width - 2 - size
        self._write(x, port.y, text, style)
        mark = glyphs.OPENS[port.right] if port.opens else ""
        if mark:
            self.cells[port.x, port.y] = (mark, self._wire_style(port.flow))

    def _label(self, flow: Flow, port: Port, room: int) -> Mark:
        style = "hot" if flow.key == self.view.selected else self._wire_style(flow.key)
        label = flow.label or "connection"
        level = self.view.levels.get(flow.key, ("", "")) if self.view.levels is not None else ("", "")
        if level[0]:
            size = cell_len(level[0])
            label = f"{cut(label, room - size - 1)} {level[0]}" if room > size + 4 else level[0]
            return cut(label, room), style or level[1]
        other = self.known.get(port.other)
        longer = flat(f"{label} {'→' if port.opens else '←'} {other.name if other is not None else ''}")
        return (longer if cell_len(longer) <= room else short(label, room)), style

    # --- lines

    def _wire_style(self, flow: str) -> str:
        return "mark" if flow in self.view.heavy else ""

    def _wires(self) -> None:
        level: dict[Point, str] = {}
        upright: dict[Point, str] = {}
        for wire in self.drawing.wires:
            for (x, y), ways in _ways(wire).items():
                if not self.top <= y < self.last:
                    continue
                if ways & (LEFT | RIGHT):
                    level[x, y] = wire.flow
                if ways & (UP | DOWN):
                    upright[x, y] = wire.flow
                heavy = wire.flow in self.view.heavy
                if (x, y) in self._borders:
                    flow = self.known[wire.flow]
                    crosses = isinstance(flow, Flow) and flow.crosses
                    character = glyphs.CROSSES if crosses else (glyphs.HEAVY if heavy else glyphs.THIN)[LEFT | RIGHT]
                    self.cells[x, y] = (character, self._wire_style(wire.flow) or ("warn" if crosses else ""))
                else:
                    self.cells[x, y] = ((glyphs.HEAVY if heavy else glyphs.THIN)[ways], self._wire_style(wire.flow))
        for at in level.keys() & upright.keys():
            if level[at] != upright[at]:
                both = (level[at] in self.view.heavy, upright[at] in self.view.heavy)
                self.cells[at] = (glyphs.OVER[both], "mark" if any(both) else "")
        self._arrows()

    def _arrows(self) -> None:
        for port in self.drawing.ports:
            if not port.opens and self.top <= port.y < self.last:
                x = port.x + (-1 if port.right else 1)
                arrow = glyphs.TO_RIGHT if port.right else glyphs.TO_LEFT
                self.cells[x, port.y] = (arrow, self._wire_style(port.flow))


def short(text: str, room: int) -> str:
    """Return a text in at most `room` cells; what stands in brackets goes before anything is cut."""
    text = flat(text)
    return text if cell_len(text) <= room else cut(re.sub(r" \([^()]*\)", "", text), room)


def _ways(wire: Wire) -> dict[Point, int]:
    """Return the cells of a line, and which ways it leads out of each."""
    found: dict[Point, int] = {}
    for (x, y), (to_x, to_y) in zip(wire.points, wire.points[1:], strict=False):
        step = ((to_x > x) - (to_x < x), (to_y > y) - (to_y < y))
        on, back = {(1, 0): (RIGHT, LEFT), (-1, 0): (LEFT, RIGHT), (0, 1): (DOWN, UP), (0, -1): (UP, DOWN)}.get(
            step, (LEFT, RIGHT)
        )
        while (x, y) != (to_x, to_y):
            found[x, y] = found.get((x, y), 0) | on
            x, y = x + step[0], y + step[1]
            found[x, y] = found.get((x, y), 0) | back
        found.setdefault((x, y), on)
    return found
