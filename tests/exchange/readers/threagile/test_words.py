"""Every word of Threagile's schema, in both spellings, means something here that the banks know."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.exchange.readers.threagile import schema
from tests.exchange.systems import shipped_bank
from tmtui.banks.attributes import attribute_of
from tmtui.exchange.readers.threagile import words


def options(kind: str, attribute: str) -> set[str]:
    declared = attribute_of(shipped_bank(), kind, attribute)
    assert declared is not None
    return {option.value for option in declared.options}


@pytest.mark.parametrize(
    ("table", "theirs", "kind", "attribute"),
    [
        (words.TECHNOLOGIES, {*schema.TECHNOLOGIES, *schema.ONLY["technology"]} - {"unknown-technology"},
         "component", "technology"),
        (words.MACHINES, schema.MACHINES, "component", "technology"),
        (words.RUNTIMES, schema.MACHINES, "component", "technology"),
        (words.BOUNDARIES, schema.BOUNDARIES, "zone", "kind"),
        (words.AUTHENTICATIONS, schema.AUTHENTICATIONS, "flow", "authentication"),
        (words.STOLEN, {*schema.ENCRYPTIONS, *schema.ONLY["encryption"]}, "component", "readable_when_stolen"),
    ],
)  # fmt: skip
def test_every_word_has_a_meaning_that_the_banks_know(
    table: dict[str, str], theirs: Iterable[str], kind: str, attribute: str
) -> None:
    assert set(table) == set(theirs)
    assert set(table.values()) <= options(kind, attribute)


def test_every_protocol_has_a_meaning() -> None:
    known = {*schema.PROTOCOLS, *schema.ONLY["protocol"]} - {"unknown-protocol"}
    assert set(words.PROTOCOLS) == known
    assert {protocol for protocol, _ in words.PROTOCOLS.values()} <= options("flow", "protocol")
    assert {encryption for _, encryption in words.PROTOCOLS.values()} - {""} <= options("flow", "encryption")
    for theirs, (_, encryption) in words.PROTOCOLS.items():
        assert not (theirs.endswith("-encrypted") and encryption != "tls"), theirs


def test_products_and_tags_are_technologies() -> None:
    known = options("component", "technology")
    assert {*words.PRODUCTS, *words.TAGGED.values(), *words.SERVERLESS.values()} <= known
    assert {product for products in words.PRODUCTS.values() for product in products} <= known


def test_other_words_are_complete_too() -> None:
    assert set(words.STATUSES) == set(schema.STATUSES)
    assert set(words.STATUSES.values()) - {""} <= options("threat", "status")
    assert set(words.AUTHORIZATIONS) == {*schema.AUTHORIZATIONS, *schema.ONLY["authorization"]}
    assert tuple(words.LIKELIHOODS) == schema.LIKELIHOODS
    assert tuple(words.IMPACTS) == schema.IMPACTS
    assert set(words.OUR_RULES.values()) <= set(shipped_bank().rules)


def test_only_an_execution_environment_that_lies_nowhere_is_something_else() -> None:
    others = [theirs for theirs, ours in (words.BOUNDARIES | words.TECHNOLOGIES).items() if ours == "other"]
    assert others == ["execution-environment"]
