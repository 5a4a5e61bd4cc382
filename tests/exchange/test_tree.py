"""Attack trees as text and Mermaid: every part once, for people, and never more than text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from tests.exchange.systems import material, statements
from tests.exchange.test_escape import HOSTILE
from tmtui.analysis.state import State
from tmtui.analysis.trees.tree import Goal, Leaf, walk
from tmtui.analysis.trees.trees import trees
from tmtui.exchange.material import Material
from tmtui.exchange.registry import write
from tmtui.exchange.writers.tree import drawn, lines
from tmtui.model.fact import Statement


@pytest.fixture(scope="module")
def hybrid() -> Material:
    return material(statements("hybrid"))


def test_every_goal_and_action_of_the_hybrid_network_is_in_the_text_and_the_drawing(hybrid: Material) -> None:
    assert isinstance(hybrid.assessment, State)
    found = trees(hybrid.assessment)
    assert found
    for each in found:
        text, picture = lines(each), drawn(each)
        goals = [part for part in walk(each.tree) if isinstance(part, Goal)]
        actions = {part.id for part in walk(each.tree) if isinstance(part, Leaf)}
        assert sum(line.endswith(" of:") for line in text) == len(goals)
        nodes = re.findall(r"^  (n\d+)[\[{(]", picture, re.MULTILINE)
        assert len(nodes) == len(set(nodes)) == len(goals) + len(actions)
        for line in text:
            referred = re.search(r": as ([\d.]+)$", line)
            assert referred is None or any(other.strip().startswith(f"{referred[1]} ") for other in text)


def test_the_same_facts_give_the_same_bytes(hybrid: Material) -> None:
    assert write("tree", hybrid) == write("tree", material(statements("hybrid")))


def test_nothing_worth_having_is_said_to_be_so() -> None:
    assert "No way leads to anything" in write("tree", material([Statement("model", "name", "Empty")]))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_names_stay_text(words: str) -> None:
    said = [replace(each, value=words) if each.attribute == "name" else each for each in statements("balloon")]
    tokens = MarkdownIt("commonmark", {"html": True}).parse(write("tree", material(said)))
    kinds = [token.type for each in tokens for token in (each, *(each.children or []))]
    assert not {"html_block", "html_inline", "link_open", "image"} & set(kinds)
    assert kinds.count("fence") == 2 * sum(token.tag == "h2" for token in tokens if token.type == "heading_open")
