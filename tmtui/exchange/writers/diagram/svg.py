"""A layout as SVG, to stand in a page: colours come from the page's style, so that it is readable light and dark.

Everything that people typed goes through `escape`; there is no script, no link and nothing to fetch in it. What a
picture cannot say to somebody who does not see it stands in its title and description, and whole names in tooltips.
"""

from __future__ import annotations

from html import escape

from tmtui.exchange.writers.diagram.layout import LABEL, TITLE, Box, Layout, Line, Point
from tmtui.exchange.writers.diagram.scene import Node, Zone
from tmtui.exchange.writers.diagram.wide import broken, fitted
from tmtui.model.text import one_line

NAME = 13
"""Height of the letters of names."""
ABOUT = 10.5
ROUND = 5
"""Radius of bends."""
LINE = 14.5
"""From one line of a node to the next."""
LID = 5
"""Half the height of the lid of a cylinder."""
MARGIN = 8
STYLE = """
.diagram{font-family:system-ui,"Segoe UI",Helvetica,Arial,sans-serif}
.diagram text{fill:var(--ink,#1b1f24)}
.diagram .zone rect{fill:var(--zone,#8091a51c);stroke:var(--rim,#7d8a99);stroke-width:1}
.diagram .zone.outside rect{stroke-dasharray:6 4}
.diagram .zone text{font-size:12px;font-weight:600;fill:var(--soft,#55606c)}
.diagram .node rect,.diagram .node path{fill:var(--paper,#ffffff);stroke:var(--line,#3d4b5c);stroke-width:1.2}
.diagram .node.party rect{stroke-dasharray:5 3}
.diagram .node .name{font-size:13px;font-weight:600}
.diagram .node .about{font-size:10.5px;fill:var(--soft,#55606c)}
.diagram .node.jewel rect,.diagram .node.jewel path{stroke:var(--jewel,#9a6700);stroke-width:2.6}
.diagram .node .star{fill:var(--jewel,#9a6700);font-size:13px}
.diagram .arrow path{fill:none;stroke:var(--line,#3d4b5c);stroke-width:1.1}
.diagram .arrow.crosses path{stroke-width:2.2}
.diagram .arrow text{font-size:10px;fill:var(--soft,#55606c)}
.diagram .arrow polygon{fill:var(--line,#3d4b5c)}
.diagram .walked path,.diagram .walked rect{stroke:var(--walk,#c62828);stroke-width:2.6}
.diagram .arrow.walked polygon{fill:var(--walk,#c62828)}
.diagram .step circle{fill:var(--walk,#c62828)}
.diagram .step text{fill:#ffffff;font-size:11px;font-weight:700}
""".strip()
"""What the drawing looks like where a page sets nothing else; a page sets `--ink`, `--paper` and the others."""


def svg(layout: Layout, title: str, about: str = "") -> str:
    """Return a drawing as one SVG element.

    Args:
        layout: everything in its place.
        title: what it shows.
        about: more about it, for people who do not see it.
    """
    wide, high = layout.width + 2 * MARGIN, layout.height + 2 * MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="diagram" role="img" width="{_n(wide)}" height="{_n(high)}" '
        f'viewBox="{-MARGIN} {-MARGIN} {_n(wide)} {_n(high)}">',
        f"<title>{_text(title)}</title>",
        f"<desc>{_text(about)}</desc>",
        *(_zone(zone, box) for zone, box in layout.zones),
        *(_arrow(line) for line in sorted(layout.lines, key=lambda line: line.arrow.walked)),
        *(_node(node, box) for node, box in layout.nodes),
        *(_step(node, box) for node, box in layout.nodes if node.walked),
        "</svg>",
    ]
    return "\n".join(parts)


def _text(raw: str) -> str:
    return escape(one_line(raw))


def _n(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")


def _rect(box: Box, radius: int) -> str:
    return f'<rect x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}" rx="{radius}"/>'


def _zone(zone: Zone, box: Box) -> str:
    kind = "zone outside" if zone.outside else "zone"
    name = fitted(one_line(zone.name), box.width - 16, 12.5)
    label = f'<text x="{_n(box.x + 8)}" y="{_n(box.y + TITLE - 7)}">{escape(name)}</text>'
    return f'<g class="{kind}"><title>{_text(zone.name)}</title>{_rect(box, 8)}{label}</g>'


def _node(node: Node, box: Box) -> str:
    kinds = ["node", node.shape, *(["jewel"] if node.jewel else []), *(["walked"] if node.walked else [])]
    at, room = _n(box.x + box.width / 2), box.width - (34 if node.jewel else 14)
    name, about = one_line(node.name), one_line(node.about)
    lines = [("name", part) for part in broken(name, room, NAME)]
    if about:
        lines.append(("about", fitted(about, box.width - 12, ABOUT)))
    top = box.y + box.height / 2 + 4.5 - LINE * (len(lines) - 1) / 2 + (LID / 2 if node.shape == "store" else 0)
    texts = [
        f'<text class="{kind}" text-anchor="middle" x="{at}" y="{_n(top + LINE * number)}">{escape(line)}</text>'
        for number, (kind, line) in enumerate(lines)
    ]
    star = (
        f'<text class="star" x="{_n(box.x + 5)}" y="{_n(box.y + (21 if node.shape == "store" else 15))}">★</text>'
        if node.jewel
        else ""
    )
    hint = f"{node.name}: {node.about}" if node.about else node.name
    hint += "; it is, or keeps, a crown jewel" if node.jewel else ""
    return f'<g class="{" ".join(kinds)}"><title>{_text(hint)}</title>{_shape(node, box)}{"".join(texts)}{star}</g>'


def _shape(node: Node, box: Box) -> str:
    """Return a cylinder for what stores, a rounded box for people and what others run, else a box."""
    if node.shape != "store":
        return _rect(box, 18 if node.shape == "party" else 4)
    left, right, curve = _n(box.x), _n(box.x + box.width), f"A{_n(box.width / 2)} {LID} 0 0 0"
    top, bottom = _n(box.y + LID), _n(box.y + box.height - LID)
    side = f"M{left} {top}V{bottom}{curve} {right} {bottom}V{top}"
    return f'<path d="{side}{curve} {left} {top}{curve} {right} {top}"/>'


def _arrow(line: Line) -> str:
    arrow = line.arrow
    kinds = ["arrow", *(["crosses"] if arrow.crosses else []), *(["walked"] if arrow.walked else [])]
    (before, _), (x, y) = line.points[-2], line.points[-1]
    back = 8 if before < x else -8
    head = f'<polygon points="{_n(x)},{_n(y)} {_n(x - back)},{_n(y - 3.6)} {_n(x - back)},{_n(y + 3.6)}"/>'
    points = [*line.points[:-1], (x - back * 0.7, y)]
    said = f'<text x="{_n(line.at.x)}" y="{_n(line.at.y + LABEL - 1)}">{_text(line.label)}</text>' if line.at else ""
    hint = f"<title>{_text(arrow.label)}</title>" if arrow.label else ""
    return f'<g class="{" ".join(kinds)}">{hint}<path d="{_bent(points)}"/>{head}{said}</g>'


def _bent(points: list[Point]) -> str:
    """Return a line with its bends rounded."""
    steps = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        cut = [min(ROUND, _far(before, here) / 2), min(ROUND, _far(here, after) / 2)]
        come, go = _towards(here, before, cut[0]), _towards(here, after, cut[1])
        steps.append(f"L{_n(come[0])} {_n(come[1])}Q{_n(here[0])} {_n(here[1])} {_n(go[0])} {_n(go[1])}")
    return "".join([*steps, f"L{_n(points[-1][0])} {_n(points[-1][1])}"])


def _far(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(here: Point, there: Point, step: float) -> Point:
    """Return the point `step` away from `here`; stretches run along one axis only."""
    far = _far(here, there)
    return (
        here if not far else (here[0] + (there[0] - here[0]) * step / far, here[1] + (there[1] - here[1]) * step / far)
    )


def _step(node: Node, box: Box) -> str:
    """Return the number of a step of the attack path, on the corner of what it gains."""
    x, y = box.x + box.width - 4, box.y + 2
    number = f'<text text-anchor="middle" x="{_n(x)}" y="{_n(y + 4)}">{node.walked}</text>'
    return f'<g class="step"><circle cx="{_n(x)}" cy="{_n(y)}" r="9"/>{number}</g>'
