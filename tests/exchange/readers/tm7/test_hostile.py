"""Whatever a file holds: one clear error, or a faithful import."""

from __future__ import annotations

import copy
from random import Random
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.readers.mutations import HOSTILE, broken, holds
from tests.exchange.readers.tm7.small import SHAPES, SMALL, box, model, stencil
from tests.exchange.systems import shipped_bank
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.readers.tm7.reader import read
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput

ROOT = ElementTree.fromstring(SMALL)
WORDS = [each for each in HOSTILE if isinstance(each, str) and each.isprintable()]


def spoilt_tree(seed: int) -> bytes:
    """Return the small file with elements removed, doubled, moved, or with other words in them."""
    dice, root = Random(seed), copy.deepcopy(ROOT)
    for _ in range(dice.randint(1, 5)):
        parents = [each for each in root.iter() if len(each)]
        holder = dice.choice(parents)
        each = dice.choice(list(holder))
        match dice.randrange(5):
            case 0:
                holder.remove(each)
            case 1:
                holder.append(copy.deepcopy(each))
            case 2:
                dice.choice(parents).append(copy.deepcopy(each))
            case 3:
                each.text = dice.choice(WORDS)
            case _:
                each.attrib.clear()
    return ElementTree.tostring(root)


@given(st.integers(0, 10**6))
@settings(max_examples=50)
def test_spoilt_elements(seed: int) -> None:
    holds(read, spoilt_tree(seed), "model.tm7")


@given(st.integers(0, 10**6))
@settings(max_examples=30)
def test_broken_bytes(seed: int) -> None:
    holds(read, broken(SMALL.encode(), seed), "model.tm7")


def test_hostile_names_stand_everywhere() -> None:
    shapes = [
        stencil("StencilEllipse", "GE.P", "GE.P", f"g{number}", "Generic Process", word, box(number * 200, 0))
        for number, word in enumerate(WORDS)
    ]
    found = holds(read, model((*SHAPES, *shapes)).encode(), "model.tm7")
    assert found is not None
    assert found.count("component") == len(WORDS) + len(SHAPES) + 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<KnowledgeBase/>", "does not begin"),
        ("<ThreatModel>", "not XML"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><ThreatModel>&a;</ThreatModel>', "defines"),
        ('<!DOCTYPE x SYSTEM "file:///etc/passwd"><ThreatModel>&a;</ThreatModel>', "not XML|defines"),
        ("<a>" * 300, "inside one another|not XML"),
    ],
)
def test_a_file_that_is_no_model_is_refused_with_what_to_do(text: str, told: str) -> None:
    with pytest.raises(BadInput, match=told) as caught:
        read(Document("x.tm7", text.encode()), shipped_bank(), Answers())
    assert caught.value.remedy


def test_an_empty_model_says_nothing() -> None:
    found = holds(read, b"<ThreatModel/>", "model.tm7")
    assert found is not None
    assert found.statements == ()
