"""The data-flow diagram as Mermaid: zones as boxes inside boxes, what crosses a boundary drawn thick.

Node ids come from subject keys, so a diagram changes only where the model does. Labels carry nothing but letters,
digits and a few harmless signs as they are; everything else goes as a character number, which Mermaid shows as typed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from tmtui.exchange.material import Material
from tmtui.model.assessment import Element
from tmtui.model.path import AttackPath
from tmtui.model.subject import kind_of
from tmtui.model.text import one_line

HARMLESS = frozenset(" .,+()/-")
"""Signs that neither Mermaid nor HTML nor Markdown reads as anything in a quoted label."""
LABEL_LIMIT = 60
"""Most characters of a label."""
DEEPEST = 12
"""Boxes inside boxes; what lies deeper is drawn beside them."""


def write(material: Material, path: AttackPath | None = None) -> str:
    """Return the whole diagram of a model, with what an attack path leads over drawn heavier if one is given."""
    assessment = material.assessment
    zones, flows = assessment.elements("zone"), assessment.elements("flow")
    ends = {end for flow in flows for end in (flow.source, flow.target)}
    nodes = [*assessment.elements("component"), *(actor for actor in assessment.elements("actor") if actor.key in ends)]
    standing: dict[str, list[Element]] = defaultdict(list)
    known = {zone.key for zone in zones}
    for node in nodes:
        standing[node.zone if node.zone in known else ""].append(node)
    lines = ["flowchart LR"]
    _boxes(material, nesting(zones), standing, "", "  ", lines)
    drawn = {node.key for node in nodes}
    lines += [_arrow(flow) for flow in flows if flow.source in drawn and flow.target in drawn]
    outside = [node_id(zone.key) for zone in zones if zone.outside]
    if outside:
        lines += ["  classDef outside stroke-dasharray: 5 5", f"  class {','.join(outside)} outside"]
    walked = [key for step in path.steps for key in (step.source, step.target)] if path is not None else []
    heavy = [node_id(key) for key in dict.fromkeys(walked) if key in drawn]
    if heavy:
        lines += ["  classDef walked stroke-width: 4px", f"  class {','.join(heavy)} walked"]
    return "\n".join(lines) + "\n"


def overview(material: Material) -> str:
    """Return a picture of the zones only, with how many flows go from one to another."""
    assessment = material.assessment
    zones = assessment.elements("zone")
    place = {component.key: component.zone for component in assessment.elements("component")}
    members = Counter(place.values())
    known = {zone.key for zone in zones}
    lines = ["flowchart LR"]
    for zone in zones:
        count = members[zone.key]
        lines.append(f"  {node_id(zone.key)}[{label(f'{zone.name} ({count} component{_s(count)})')}]")
    counts = Counter((place.get(flow.source, ""), place.get(flow.target, "")) for flow in assessment.elements("flow"))
    for (source, target), count in sorted(counts.items()):
        if source != target and source in known and target in known:
            lines.append(f"  {node_id(source)} ==>|{label(f'{count} flow{_s(count)}')}| {node_id(target)}")
    return "\n".join(lines) + "\n"


def path_drawn(material: Material, path: AttackPath) -> str:
    """Return one attack path as a picture: who, what they hold one after the other, and the number of each step."""
    assessment = material.assessment
    lines = ["flowchart LR", f"  {node_id(path.actor)}([{label(assessment.name(path.actor))}])"]
    drawn = {path.actor}
    for step in path.steps:
        for key in (step.source, step.target):
            if key and key not in drawn:
                drawn.add(key)
                lines.append(f"  {node_id(key)}{_held(key, label(assessment.name(key)))}")
    for number, step in enumerate(path.steps, 1):
        if step.source and step.target and step.source != step.target:
            line = "-.->" if step.level[0] == 0 else "-->"
            lines.append(f"  {node_id(step.source)} {line}|{label(str(number))}| {node_id(step.target)}")
    return "\n".join([*lines, "  classDef jewel stroke-width: 3px", f"  class {node_id(path.target)} jewel"]) + "\n"


def _held(key: str, text: str) -> str:
    """Data is a cylinder, an account has slanted sides, everything else is a box."""
    kind = kind_of(key)
    return f"[({text})]" if kind == "data" else f"[/{text}/]" if kind == "identity" else f"[{text}]"


def label(raw: str) -> str:
    """Return a label in its quotes, with everything that could be read as more than text as a character number."""
    line = one_line(raw)
    short = line if len(line) <= LABEL_LIMIT else line[: LABEL_LIMIT - 1] + "…"
    escaped = (sign if sign.isalnum() or sign in HARMLESS else f"#{ord(sign)};" for sign in short)
    return f'"{"".join(escaped) or "-"}"'


def node_id(key: str) -> str:
    """Return the id of a node or box: kind and slug, which never is a word of Mermaid's own."""
    return re.sub(r"[^a-z0-9]", "_", key)


def nesting(zones: Sequence[Element]) -> dict[str, list[Element]]:
    """Return which zones lie directly in which; the key of those at the top is empty.

    A zone whose parents go in a loop, or on for longer than `DEEPEST`, is at the top.
    """
    parents = {zone.key: zone.parent for zone in zones}
    inside: dict[str, list[Element]] = defaultdict(list)
    for zone in zones:
        above, steps = zone.parent, 0
        while above in parents and steps < DEEPEST:
            above, steps = parents[above], steps + 1
        inside[zone.parent if zone.parent in parents and steps < DEEPEST else ""].append(zone)
    return inside


def _boxes(
    material: Material,
    inside: dict[str, list[Element]],
    standing: dict[str, list[Element]],
    parent: str,
    margin: str,
    lines: list[str],
) -> None:
    """Add what stands directly in `parent`, then its zones, each as a box."""
    lines += [f"{margin}{_node(material, node)}" for node in standing.get(parent, ())]
    for zone in inside.get(parent, ()):
        lines.append(f"{margin}subgraph {node_id(zone.key)}[{label(zone.name)}]")
        _boxes(material, inside, standing, zone.key, f"{margin}  ", lines)
        lines.append(f"{margin}end")


def _node(material: Material, node: Element) -> str:
    """Stores are cylinders, people and parties outside are rounded, everything else is a box."""
    says_more = node.kind == "component" and node.technology.casefold() not in ("", node.name.casefold())
    text = label(f"{node.name} ({node.technology})" if says_more else node.name)
    if node.kind == "actor" or not node.in_scope:
        return f"{node_id(node.key)}([{text}])"
    if material.assessment.reading(node.key, "stores").value == "yes":
        return f"{node_id(node.key)}[({text})]"
    return f"{node_id(node.key)}[{text}]"


def _arrow(flow: Element) -> str:
    line = "==>" if flow.crosses else "-->"
    words = f"|{label(flow.technology)}|" if flow.technology else ""
    return f"  {node_id(flow.source)} {line}{words} {node_id(flow.target)}"


def _s(count: int) -> str:
    return "" if count == 1 else "s"
