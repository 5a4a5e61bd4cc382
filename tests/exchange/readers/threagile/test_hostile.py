"""Whatever a file holds: one clear error, or a faithful import."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.readers.mutations import broken, holds, spoilt
from tests.exchange.readers.threagile.small import SMALL
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.readers.threagile.reader import read
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput

RAW = yaml.safe_load(SMALL)


@given(st.integers(0, 10**6))
@settings(max_examples=50)
def test_spoilt_values(seed: int) -> None:
    holds(read, yaml.safe_dump(spoilt(RAW, seed), allow_unicode=True).encode(), "model.yaml")


@given(st.integers(0, 10**6))
@settings(max_examples=50)
def test_broken_bytes(seed: int) -> None:
    holds(read, broken(SMALL.encode(), seed), "model.yaml")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("threagile_version: 1.0.0\nincludes: [a.yaml]\n", "no section"),
        ("[]", "no section"),
        ("data_assets: [a, b]\n", "no section"),
        ("a: [", "not YAML"),
    ],
)
def test_a_file_that_is_no_model_is_refused_with_what_to_do(text: str, told: str) -> None:
    from tests.exchange.systems import shipped_bank

    with pytest.raises(BadInput, match=told) as caught:
        read(Document("x.yaml", text.encode()), shipped_bank(), Answers())
    assert caught.value.remedy


def test_ids_that_collide_mean_the_first() -> None:
    text = "data_assets: {A: {id: x, confidentiality: public}, B: {id: x, confidentiality: internal}}\n"
    found = holds(read, text.encode(), "x.yaml")
    assert found is not None
    assert found.count("data") == 1
    assert [each.what for each in found.ignored] == ["data asset x"]


def test_boundaries_and_runtimes_inside_themselves_are_listed() -> None:
    text = """
technical_assets: {A: {id: a, communication_links: {Self: {target: a, protocol: http}}}}
trust_boundaries: {Z: {id: z, trust_boundaries_nested: [z], technical_assets_inside: [a, a]}}
shared_runtimes: {R: {id: runs-on-a, technical_assets_running: [a]}}
"""
    found = holds(read, text.encode(), "x.yaml")
    assert found is not None
    assert {each.what for each in found.ignored} == {
        "z trust_boundaries_nested: z", "runs-on-a technical_assets_running: a",
    }  # fmt: skip
    assert found.count("flow") == 1
