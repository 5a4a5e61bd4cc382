"""Whatever a file holds: one clear error, or a faithful import."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.readers.mutations import HOSTILE, broken, holds, spoilt
from tests.exchange.readers.threat_dragon.small import SMALL, element, first_version, flow
from tests.exchange.systems import shipped_bank
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.readers.threat_dragon.reader import read
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput

OLD = first_version()
MANY = [element("tm.Process", str(number), "x", 0, 0) for number in range(3_001)]


@given(st.integers(0, 10**6), st.booleans())
@settings(max_examples=50)
def test_spoilt_values(seed: int, old: bool) -> None:
    holds(read, json.dumps(spoilt(OLD if old else SMALL, seed)).encode("utf-8", "replace"), "model.json")


@given(st.integers(0, 10**6))
@settings(max_examples=30)
def test_broken_bytes(seed: int) -> None:
    holds(read, broken(json.dumps(SMALL).encode(), seed), "model.json")


def test_hostile_names_stand_everywhere() -> None:
    names = [each for each in HOSTILE if isinstance(each, str)]
    cells = [element("tm.Process", str(index), name, index * 200, 0) for index, name in enumerate(names)]
    cells += [flow(f"f{index}", name, {"cell": str(index)}, {"cell": "0"}) for index, name in enumerate(names)]
    model = {"summary": {"title": names[4]}, "detail": {"diagrams": [{"title": names[4], "cells": cells}]}}
    found = holds(read, json.dumps(model).encode("utf-8", "replace"), "model.json")
    assert found is not None
    assert found.count("component") == len(names)
    assert found.count("flow") == len(names)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[]", "no `detail`"),
        ('{"detail": {"diagrams": {}}}', "no `detail`"),
        ('{"detail": ', "not JSON"),
        ('{"detail": {"diagrams": []}, "detail": 1}', "stands twice"),
        (json.dumps({"detail": {"diagrams": [{"cells": MANY}]}}), "3,001 pieces"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_model_is_refused_with_what_to_do(text: str, told: str) -> None:
    with pytest.raises(BadInput, match=told) as caught:
        read(Document("x.json", text.encode()), shipped_bank(), Answers())
    assert caught.value.remedy


def test_copied_threats_with_one_id_and_two_titles_are_two() -> None:
    def process(id: str, title: str) -> dict[str, object]:
        return element("tm.Process", id, id, 0, 0, threats=[{"id": "same", "title": title, "severity": "Low"}])

    model = {"detail": {"diagrams": [{"cells": [process("a", "One"), process("b", "One"), process("c", "Two")]}]}}
    found = holds(read, json.dumps(model).encode(), "model.json")
    assert found is not None
    titles = {each.subject: each.value for each in found.statements if each.attribute == "title"}
    assert titles == {
        "threat/own-one@component/a": "One", "threat/own-one@component/b": "One", "threat/own-two@component/c": "Two",
    }  # fmt: skip
