"""The Graphviz diagram: every zone a cluster around what stands in it, and names that stay names."""

from __future__ import annotations

import re

from tmtui.exchange.material import Material
from tmtui.exchange.registry import write
from tmtui.exchange.writers.dot import quoted

STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def test_every_zone_is_a_cluster_around_what_stands_in_it(hybrid: Material) -> None:
    clusters: list[str] = []
    inside: dict[str, str] = {}
    for line in map(str.strip, write("dot", hybrid).splitlines()):
        if line.startswith("subgraph cluster_"):
            clusters.append(line.split()[1].removeprefix("cluster_"))
        elif line == "}" and clusters:
            clusters.pop()
        elif line.startswith("component_") and "->" not in line:
            inside[line.split()[0]] = clusters[-1] if clusters else ""
    names = str.maketrans("/-", "__")
    expected = {
        each.key.translate(names): each.zone.translate(names) for each in hybrid.assessment.elements("component")
    }
    assert inside == expected


def test_every_flow_is_an_arrow_and_those_over_a_boundary_are_thick(hybrid: Material) -> None:
    flows = hybrid.assessment.elements("flow")
    arrows = [line for line in write("dot", hybrid).splitlines() if "->" in line]
    assert len(arrows) == len(flows)
    assert sum("penwidth" in line for line in arrows) == sum(flow.crosses for flow in flows)


def test_names_are_strings_and_nothing_else(hostile: Material) -> None:
    text = write("dot", hostile)
    for line in text.splitlines():
        bare = STRING.sub('""', line)
        assert bare.count('"') % 2 == 0, line
        assert not re.search(r"[<>](?!\s)|http", bare.replace("->", "")), line
    assert text.count("{") - sum(found.count("{") for found in STRING.findall(text)) == text.count("}") - sum(
        found.count("}") for found in STRING.findall(text)
    )


def test_quotes_backslashes_and_entities_are_escaped() -> None:
    assert quoted('a"b\\N&lt;\n') == '"a\\"b\\\\N&amp;lt;"'
