"""The data-flow diagram for Graphviz: zones as clusters inside clusters.

Names are quoted strings in which only the quote and the backslash mean something, so both are escaped and nothing that
people typed is read as more than text; HTML-like labels are never written. An ampersand would begin a character
entity, so it goes as one.
"""

from __future__ import annotations

from collections import defaultdict

from tmtui.exchange.material import Material
from tmtui.exchange.writers.mermaid import nesting, node_id
from tmtui.model.assessment import Element
from tmtui.model.text import one_line


def write(material: Material) -> str:
    """Return a directed graph with clusters, to be laid out by `dot`."""
    assessment = material.assessment
    zones, flows = assessment.elements("zone"), assessment.elements("flow")
    ends = {end for flow in flows for end in (flow.source, flow.target)}
    nodes = [*assessment.elements("component"), *(actor for actor in assessment.elements("actor") if actor.key in ends)]
    known = {zone.key for zone in zones}
    standing: dict[str, list[Element]] = defaultdict(list)
    for node in nodes:
        standing[node.zone if node.zone in known else ""].append(node)
    lines = [
        f"digraph {quoted(material.slug or 'model')} {{",
        f"  graph [label={quoted(material.name)}, labelloc=t, rankdir=LR, compound=true, fontname=sans];",
        "  node [shape=box, fontname=sans];",
        "  edge [fontname=sans, fontsize=10];",
    ]
    _clusters(material, nesting(zones), standing, "", "  ", lines)
    drawn = {node.key for node in nodes}
    lines += [_edge(flow) for flow in flows if flow.source in drawn and flow.target in drawn]
    return "\n".join([*lines, "}"]) + "\n"


def quoted(raw: str) -> str:
    """Return a text as a string of the language."""
    text = one_line(raw).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def _clusters(
    material: Material,
    inside: dict[str, list[Element]],
    standing: dict[str, list[Element]],
    parent: str,
    margin: str,
    lines: list[str],
) -> None:
    """Add what stands directly in `parent`, then its zones as clusters."""
    lines += [f"{margin}{_node(material, node)}" for node in standing.get(parent, ())]
    for zone in inside.get(parent, ()):
        style = "dashed" if zone.outside else "solid"
        lines.append(f"{margin}subgraph cluster_{node_id(zone.key)} {{")
        lines.append(f"{margin}  graph [label={quoted(zone.name)}, style={style}];")
        if not standing.get(zone.key) and not inside.get(zone.key):
            lines.append(f'{margin}  {node_id(zone.key)} [style=invis, label=""];')  # an empty cluster is not drawn
        _clusters(material, inside, standing, zone.key, f"{margin}  ", lines)
        lines.append(f"{margin}}}")


def _node(material: Material, node: Element) -> str:
    says_more = node.kind == "component" and node.technology.casefold() not in ("", node.name.casefold())
    label = f"{node.name} ({node.technology})" if says_more else node.name
    marks = [f"label={quoted(label)}"]
    if node.kind == "actor" or not node.in_scope:
        marks.append('style="rounded,dashed"')
    elif material.assessment.reading(node.key, "stores").value == "yes":
        marks.append("shape=cylinder")
    return f"{node_id(node.key)} [{', '.join(marks)}];"


def _edge(flow: Element) -> str:
    marks = [*([f"label={quoted(flow.technology)}"] if flow.technology else []), *(["penwidth=2"] * flow.crosses)]
    attributes = f" [{', '.join(marks)}]" if marks else ""
    return f"  {node_id(flow.source)} -> {node_id(flow.target)}{attributes};"
