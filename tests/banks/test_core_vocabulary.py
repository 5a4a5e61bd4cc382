"""What the analysis reads by name is declared by the core bank, with the types it counts on."""

from __future__ import annotations

import pytest

from tmtui.banks.bank import Bank
from tmtui.banks.shelf import Shelf
from tmtui.banks.shipped import shipped_folder
from tmtui.banks.vocabulary import (
    BUILT_IN,
    DERIVED,
    DERIVED_FROM,
    QUALITIES,
    READ_BY_ENGINE,
    RELATION_FROM,
    RELATIONS,
    TRAITS_READ_BY_ENGINE,
)
from tmtui.model.card import AnswerType
from tmtui.model.subject import KINDS


@pytest.fixture(scope="module")
def core() -> Bank:
    return Shelf([shipped_folder()]).load(["core"])


@pytest.mark.parametrize("kind", READ_BY_ENGINE)
def test_core_declares_every_attribute_the_analysis_reads(core: Bank, kind: str) -> None:
    missing = [name for name in READ_BY_ENGINE[kind] if (kind, name) not in core.attributes]
    assert missing == []


@pytest.mark.parametrize("kind", TRAITS_READ_BY_ENGINE)
def test_core_gives_every_trait_the_analysis_reads(core: Bank, kind: str) -> None:
    assert [trait for trait in TRAITS_READ_BY_ENGINE[kind] if (kind, trait) not in core.traits] == []


def test_the_catalogues_the_program_knows_by_name(core: Bank) -> None:
    known = {id_: (each.of, each.attribute) for id_, each in core.catalogues.items()}
    assert known["actors"] == ("actor", "archetype")
    assert known["roles"] == ("model", "role")
    assert known["zone-kinds"] == ("zone", "kind")
    assert known["technologies"] == ("component", "technology")
    assert known["protocols"] == ("flow", "protocol")


def test_protocols_belong_to_families_and_some_carry_logins(core: Bank) -> None:
    traits = {trait for kind, trait in core.traits if kind == "flow"}
    assert any(trait.startswith("family_") for trait in traits)
    assert "carries_logins" in traits


@pytest.mark.parametrize(("kind", "name", "to", "many"), [
    ("component", "zone", ("zone",), False),
    ("component", "also_in", ("zone",), True),
    ("component", "runs_on", ("component",), False),
    ("component", "administered_from", ("component",), True),
    ("component", "login_from", ("component",), False),
    ("zone", "parent", ("zone",), False),
    ("zone", "guarded_by", ("component",), True),
    ("flow", "carries", ("data",), True),
    ("data", "stored_by", ("component",), True),
    ("data", "processed_by", ("component",), True),
    ("identity", "held_on", ("component",), True),
    ("identity", "accepted_by", ("component",), True),
    ("model", "jewels", ("data", "component"), True),
])  # fmt: skip
def test_structure_points_where_the_analysis_follows_it(
    core: Bank, kind: str, name: str, to: tuple[str, ...], many: bool
) -> None:
    attribute = core.attributes[kind, name]
    assert set(attribute.to) == set(to)
    if many:
        assert attribute.type is AnswerType.REFS
    else:
        assert attribute.type in (AnswerType.REF, AnswerType.REFS)


@pytest.mark.parametrize("quality", QUALITIES)
def test_ratings_are_levels(core: Bank, quality: str) -> None:
    assert {core.attributes[kind, quality].type for kind in ("data", "component")} == {AnswerType.SCALE}


def test_values_the_analysis_compares_with(core: Bank) -> None:
    def values(kind: str, name: str) -> set[str]:
        return {option.value for option in core.attributes[kind, name].options}

    assert "internet" in values("zone", "kind")
    assert {"listed", "anything"} <= values("zone", "lets_in")
    assert {"supplier", "customer"} <= values("zone", "run_by")
    assert {"user", "admin", "everything"} <= values("identity", "power")


def test_the_tables_of_the_vocabulary_agree_with_each_other(core: Bank) -> None:
    assert set(DERIVED_FROM) == set(DERIVED)
    for kind, names in DERIVED.items():
        assert set(DERIVED_FROM[kind]) <= set(names)
    stated = {*core.attributes, *((kind, name) for kind, names in BUILT_IN.items() for name in names)}
    for table in (DERIVED_FROM, RELATION_FROM):
        for kind, worked_out in table.items():
            for name, sources in worked_out.items():
                assert set(sources) <= stated, f"{kind}.{name}"
    for kind, relations in RELATION_FROM.items():
        assert set(relations) <= set(RELATIONS[kind])
    assert set(RELATIONS) <= set(KINDS)
