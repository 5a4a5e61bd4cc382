"""The diagram as a list, where it cannot be drawn honestly: every component in its zones, every connection once.

A picture that leaves something out or runs lines through boxes says what is not so. The list says the same as the
drawing: it has the same places to go to, one to a row, and the same marks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tmtui.tui.diagram import glyphs
from tmtui.tui.diagram.canvas import View
from tmtui.tui.diagram.drawing import Box, Drawing, Port, Rect, Sort
from tmtui.tui.diagram.lanes import Copy, Group, Item, lanes
from tmtui.tui.diagram.scene import Flow, Node, Scene, Zone
from tmtui.tui.lines import Line, Span, fit, line

DEEPEST = 8
"""Zones in zones beyond which rows are indented no further."""


def listing(scene: Scene, width: int) -> Drawing:
    """Return the list: a row for each zone, component and connection, and the places of them."""
    writer = _Writer(scene, width)
    writer.add(lanes(scene), 0)
    known = {node.key for node in scene.nodes}
    stray = [flow for flow in scene.flows if flow.source not in known]
    for flow in stray:
        writer.row(flow.key, Sort.FLOW, 0)
    return Drawing(width, writer.height, tuple(writer.boxes), tuple(writer.ports), ())


class _Writer:
    def __init__(self, scene: Scene, width: int) -> None:
        self.scene = scene
        self.width = width
        self.boxes: list[Box] = []
        self.ports: list[Port] = []
        self.height = 0

    def row(self, subject: str, sort: Sort, depth: int, rows: int = 1) -> None:
        x = 2 * min(depth, DEEPEST)
        self.boxes.append(Box(subject, sort, Rect(x, self.height, max(self.width - x, 1), rows)))
        self.height += 1

    def add(self, items: Sequence[Item], depth: int) -> None:
        for item in items:
            if isinstance(item, Group):
                at = len(self.boxes)
                self.row(item.zone.key, Sort.ZONE, depth)
                first = self.height - 1
                self.add(item.items, depth + 1)
                rect = self.boxes[at].rect
                whole = Rect(rect.x, first, rect.width, self.height - first)
                self.boxes[at] = Box(item.zone.key, Sort.ZONE, whole)
            elif isinstance(item, Copy):
                self.row(item.node.key, Sort.COPY, depth)
            else:
                self._node(item, depth)

    def _node(self, node: Node, depth: int) -> None:
        self.row(node.key, Sort.NODE, depth)
        for flow in self.scene.flows:
            if flow.source == node.key:
                self.ports.append(Port(flow.key, node.key, 0, self.height, opens=True, right=False, other=flow.target))
                self.row(flow.key, Sort.FLOW, depth + 1)


def draw_list(drawing: Drawing, scene: Scene, view: View, *, top: int = 0, rows: int | None = None) -> list[Line]:
    """Return rows of the list; what is selected, walked or threatened is marked as in the drawing."""
    last = drawing.height if rows is None else top + rows
    known = scene.by_key
    found = []
    for box in sorted(drawing.boxes, key=lambda each: each.rect.y):
        if top <= box.rect.y < last:
            indent = Span(" " * (box.rect.x + 1))
            found.append(fit((indent, *_row(box, known, view)), drawing.width))
    return found


def _row(box: Box, known: Mapping[str, Zone | Node | Flow], view: View) -> Line:
    subject = known[box.subject]
    here = "hot" if subject.key == view.selected else ""
    level = (view.levels or {}).get(subject.key, ("", "")) if box.sort is not Sort.COPY else ("", "")
    tail = line(("  " if level[0] else "", ""), level)
    if isinstance(subject, Zone):
        return (*line((subject.name, "head"), (" (outside)" if subject.outside else "", "dim")), *tail)
    if isinstance(subject, Node):
        home = known.get(subject.zone)
        if box.sort is Sort.COPY:
            name = home.name if home is not None else "outside all zones"
            return line((f"{glyphs.COPY} {subject.name}", here or "strong"), (f"  listed in {name}", "dim"))
        step = view.steps.get(subject.key, "")
        marks = " ".join(each for each in (step, glyphs.JEWEL if subject.jewel else "") if each)
        scope = "" if subject.ours else "  out of scope"
        about = f"  {subject.about}" if subject.about else ""
        return (*line((f"{marks} {subject.name}".strip(), here or "strong")), *tail, *line((scope + about, "dim")))
    heavy = "mark" if subject.key in view.heavy else ""
    other = known.get(subject.target)
    start = "" if subject.source in known else f"{subject.source} "
    sign = f"{start}{'━' if heavy else '─'}{glyphs.CROSSES if subject.crosses else '─'}{glyphs.TO_RIGHT} "
    name = other.name if other is not None else subject.target
    label = f"  {subject.label}" if subject.label else ""
    return (*line((sign, heavy), (name, here or heavy)), *tail, *line((label, heavy or "dim")))
