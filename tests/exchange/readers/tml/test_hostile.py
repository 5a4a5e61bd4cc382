"""Whatever a file holds: one clear error, or a faithful import."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.readers.mutations import HOSTILE, broken, holds, spoilt
from tests.exchange.readers.tml.small import SMALL, end, thing
from tests.exchange.systems import shipped_bank
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.readers.tml.reader import read
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput


@given(st.integers(0, 10**6))
@settings(max_examples=50)
def test_spoilt_values(seed: int) -> None:
    holds(read, json.dumps(spoilt(SMALL, seed)).encode("utf-8", "replace"), "model.json")


@given(st.integers(0, 10**6))
@settings(max_examples=30)
def test_broken_bytes(seed: int) -> None:
    holds(read, broken(json.dumps(SMALL).encode(), seed), "model.json")


def test_hostile_names_stand_everywhere() -> None:
    names = [each for each in HOSTILE if isinstance(each, str)]
    things = [thing(f"n{number}", name, trust_zone=f"n{number}") for number, name in enumerate(names)]
    flows = [
        thing(f"n{number}", name, source=end("component", f"n{number}"), destination=end("component", "n0"))
        for number, name in enumerate(names)
    ]
    model = {"trust_zones": things, "components": things, "threats": things, "data_flows": flows}
    found = holds(read, json.dumps(model).encode("utf-8", "replace"), "model.json")
    assert found is not None
    assert [found.count(kind) for kind in ("zone", "component", "flow", "threat")] == [len(names)] * 4


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[]", "no lists"),
        ('{"trust_zones": [], "data_flows": {}}', "no lists"),
        ('{"trust_zones": [', "not JSON"),
    ],
)
def test_a_file_that_is_no_model_is_refused_with_what_to_do(text: str, told: str) -> None:
    with pytest.raises(BadInput, match=told) as caught:
        read(Document("x.json", text.encode()), shipped_bank(), Answers())
    assert caught.value.remedy


def test_a_name_used_for_two_sorts_of_things_means_the_one_of_its_type() -> None:
    model = {
        "trust_zones": [],
        "components": [thing("x", "Program"), thing("a", "A")],
        "data_stores": [thing("x", "Store", type="sql")],
        "data_flows": [
            thing("1", "One", source=end("component", "a"), destination=end("data_store", "x")),
            thing("2", "Two", source=end("component", "a"), destination=end("actor", "x")),
        ],
    }
    found = holds(read, json.dumps(model).encode(), "model.json")
    assert found is not None
    assert {each.subject for each in found.statements if each.subject.startswith("flow/")} == {"flow/a..store"}
    assert "data_flow 2: destination x" in {each.what for each in found.ignored}
