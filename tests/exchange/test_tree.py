"""Attack trees as text and Mermaid: every part once, for people, and never more than text."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from tests.analysis.cuts.scenes import TWO_DOORS
from tests.analysis.paths.drawn import system
from tests.analysis.paths.ways_bank import TEXT
from tests.analysis.pictures import Picture
from tests.compiled import shelf
from tests.exchange.systems import material, statements
from tests.exchange.test_escape import HOSTILE
from tmtui.analysis.state import State
from tmtui.analysis.trees.tree import Goal, Leaf, walk
from tmtui.analysis.trees.trees import trees
from tmtui.banks.bank import Bank
from tmtui.exchange.material import Material
from tmtui.exchange.registry import write
from tmtui.exchange.writers.tree import drawn, lines
from tmtui.model.answers import Answers
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
        assert sum(re.search(r" of \(.*weakness.*\):$", line) is not None for line in text) == len(goals)
        nodes = re.findall(r"^  (n\d+)[\[{(]", picture, re.MULTILINE)
        assert len(nodes) == len(set(nodes)) == len(goals) + len(actions)
        for line in text:
            referred = re.search(r": as ([\d.]+)$", line)
            assert referred is None or any(other.strip().startswith(f"{referred[1]} ") for other in text)


def test_the_same_facts_give_the_same_bytes(hybrid: Material) -> None:
    assert write("tree", hybrid) == write("tree", material(statements("hybrid")))


def test_nothing_worth_having_is_said_to_be_so() -> None:
    assert "No way leads to anything" in write("tree", material([Statement("model", "name", "Empty")]))


@pytest.fixture(scope="module")
def ways(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    folder = tmp_path_factory.mktemp("banks")
    (folder / "ways.md").write_text(TEXT, encoding="utf-8")
    return shelf(folder).load(["ways"])


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_names_stay_text(ways: Bank, words: str) -> None:
    named: Picture = {key: {"name": words} for picture in TWO_DOORS for key in picture if not key.startswith("flow/")}
    state = system(ways, *TWO_DOORS, named)
    tokens = MarkdownIt("commonmark", {"html": True}).parse(
        write("tree", Material("sample", words, ways, Answers(), state, ()))
    )
    kinds = [token.type for each in tokens for token in (each, *(each.children or []))]
    assert not {"html_block", "html_inline", "link_open", "image"} & set(kinds)
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2"]
    assert kinds.count("fence") == 2
