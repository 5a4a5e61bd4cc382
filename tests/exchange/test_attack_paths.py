"""Attack paths in documents: the section of the summary, and the picture of one path."""

from __future__ import annotations

import pytest

from tests.exchange.systems import material, reworded, statements
from tmtui.exchange.material import Material
from tmtui.exchange.writers import mermaid
from tmtui.exchange.writers.markdown import paths


@pytest.fixture(scope="module")
def hybrid() -> Material:
    return material(statements("hybrid"))


def test_the_summary_tells_the_likeliest_ways_and_draws_the_first(hybrid: Material) -> None:
    blocks = paths.section(hybrid)
    assert blocks[0] == "## Attack paths"
    assert blocks[1].startswith("### 1. ")
    assert sum(block.startswith("```mermaid") for block in blocks) == 1
    assert any("From there SSH to Jump host" in block for block in blocks)
    assert paths.section(hybrid) == blocks


def test_a_model_without_paths_has_no_such_section() -> None:
    assert paths.section(material(())) == []


def test_a_path_is_drawn_with_its_steps_numbered_and_the_jewel_heavy(hybrid: Material) -> None:
    path = hybrid.assessment.paths()[0]
    lines = mermaid.path_drawn(hybrid, path).splitlines()
    assert lines[0] == "flowchart LR"
    assert any('|"1"|' in line for line in lines)
    assert lines[-1] == f"  class {mermaid.node_id(path.target)} jewel"


def test_the_whole_diagram_shows_over_what_a_path_leads(hybrid: Material) -> None:
    path = hybrid.assessment.paths()[0]
    plain, marked = mermaid.write(hybrid), mermaid.write(hybrid, path)
    assert marked.startswith(plain.rstrip("\n"))
    assert "classDef walked" in marked
    assert "classDef walked" not in plain


def test_names_cannot_break_out_of_a_picture() -> None:
    hostile = material(reworded(statements("hybrid"), lambda text: f'{text}"]; click a "x" <b>'))
    for path in hostile.assessment.paths()[:3]:
        for line in mermaid.path_drawn(hostile, path).splitlines():
            assert line.count('"') in (0, 2)
            assert "<b>" not in line
