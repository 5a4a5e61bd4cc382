"""Every word of the Threat Model Library's schema means something here that the banks know, or is known as silent."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.exchange.readers.tml import schema
from tests.exchange.systems import shipped_bank
from tmtui.banks.attributes import attribute_of
from tmtui.exchange.readers.tml import words


def options(kind: str, attribute: str) -> set[str]:
    declared = attribute_of(shipped_bank(), kind, attribute)
    assert declared is not None
    return {option.value for option in declared.options}


@pytest.mark.parametrize(
    ("table", "theirs", "kind", "attribute"),
    [
        (words.STORES, schema.STORE, "component", "technology"),
        (words.ACTORS, set(schema.ACTOR) - set(words.PEOPLE), "component", "technology"),
        (words.CONTROL_STATES, schema.CONTROL_STATUS, "control", "status"),
        (words.VALIDITIES, schema.VALIDITY, "note", "sort"),
        (words.ACCESS, schema.ACCESS, "actor", "archetype"),
        (words.LOGINS, schema.AUTHENTICATION, "flow", "authentication"),
        (words.RIGHTS, schema.ACCESS_CONTROL, "component", "checks_user_rights"),
    ],
)
def test_every_word_has_a_meaning_that_the_banks_know(
    table: dict[str, str], theirs: Iterable[str], kind: str, attribute: str
) -> None:
    assert set(table) == set(theirs)
    assert set(table.values()) <= options(kind, attribute)


def test_every_rating_is_a_level_and_worse_is_higher() -> None:
    for table, theirs in (
        (words.LIKELIHOODS, schema.LIKELIHOOD), (words.IMPACTS, schema.IMPACT), (words.DEGREES, schema.DEGREE),
    ):  # fmt: skip
        assert tuple(table) == theirs
        assert list(table.values()) == [1, 2, 3, 4, 5]
    assert set(words.SENSITIVITIES) == set(schema.SENSITIVITY)
    assert set(words.SENSITIVITIES.values()) <= {1, 2, 3, 4, 5}
    assert set(words.PERSONAL) <= set(schema.SENSITIVITY)


def test_every_skill_says_what_somebody_can_do() -> None:
    assert tuple(words.SKILLS) == schema.SKILL
    capabilities = [capability for capability, _ in words.SKILLS.values()]
    assert capabilities == sorted(capabilities)
    assert {who for _, who in words.SKILLS.values()} - {""} <= options("actor", "archetype")


def test_words_that_say_nothing_are_known_too() -> None:
    assert words.SOURCES == schema.SOURCE
    assert words.PRIORITIES == schema.PRIORITY
    assert words.EXPOSURES == schema.EXPOSURE
    assert words.TIERS == schema.TIER
