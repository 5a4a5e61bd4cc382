"""How much stands on the shelves, and that it speaks to everything a threat model has to cover."""

from __future__ import annotations

from collections import Counter

from tmtui.banks.bank import Bank
from tmtui.banks.schema import STRIDE
from tmtui.banks.shelf import Shelf
from tmtui.banks.vocabulary import BUILT_IN, READ_BY_ENGINE, TRAITS_READ_BY_ENGINE
from tmtui.model.card import AnswerType
from tmtui.model.subject import LISTS

PHASES = ("worry", "stakes", "picture", "doors-and-power")


def test_the_shipped_banks_have_neither_errors_nor_warnings(shelf: Shelf) -> None:
    assert [str(fault) for fault in shelf.lint(*shelf.ids())] == []


def test_infrastructure_brings_more_than_a_person_can_think_of(bank: Bank) -> None:
    """With all areas it uses, and without core."""
    assert len([each for each in bank.questions.values() if each.bank != "core"]) >= 200
    assert len([each for each in bank.rules.values() if each.bank != "core"]) >= 150
    assert len([each for each in bank.controls.values() if each.bank != "core"]) >= 130


def test_core_knows_what_networks_are_made_of(shelf: Shelf) -> None:
    core = shelf.load(["core"])
    assert len(core.catalogues["technologies"].rows) >= 160
    assert len(core.catalogues["protocols"].rows) >= 95


def test_threats_and_controls_of_all_banks_share_one_namespace(whole: Bank) -> None:
    """So a decision about one is never read as one about another; that no id is used twice is checked at loading."""
    assert set(whole.rules) & set(whole.controls) == set()


def test_every_stride_category_is_looked_at_and_the_two_easily_forgotten_ones_often(bank: Bank) -> None:
    counts = Counter(category for rule in bank.rules.values() for category in rule.stride)
    assert set(counts) == set(STRIDE)
    assert counts["repudiation"] >= 12
    assert counts["denial-of-service"] >= 18


def test_mistakes_failures_and_nature_happen_too(bank: Bank) -> None:
    assert {rule.source for rule in bank.rules.values()} == {"adversary", "mistake", "failure", "nature"}
    happens = [rule for rule in bank.rules.values() if rule.source != "adversary"]
    assert len(happens) >= 25
    assert all(rule.frequency for rule in happens)


def test_core_alone_declares_everything_the_analysis_reads_by_name(shelf: Shelf) -> None:
    core = shelf.load(["core"])
    missing = [
        (kind, name)
        for kind, names in READ_BY_ENGINE.items()
        for name in names
        if (kind, name) not in core.attributes and name not in BUILT_IN[kind]
    ]
    traits = [(kind, name) for kind, names in TRAITS_READ_BY_ENGINE.items() for name in names]
    assert missing == []
    assert [trait for trait in traits if trait not in core.traits] == []


def test_the_picture_is_asked_as_places_machines_connections_and_data(bank: Bank) -> None:
    listed = [question.lists for question in bank.questions.values() if question.of == "model" and question.lists]
    assert [name for name in listed if name in ("zones", "components", "flows", "data")] == [
        "zones",
        "components",
        "flows",
        "data",
    ]
    assert set(listed) == set(LISTS["model"])


def test_the_phases_of_an_interview_come_in_their_order(bank: Bank) -> None:
    sections = [section.id for section in bank.sections]
    assert sections[: len(PHASES)] == list(PHASES)


def test_every_catalogue_of_subjects_has_a_way_out(bank: Bank) -> None:
    for catalogue in bank.catalogues.values():
        other = catalogue.row("other")
        assert other is not None, catalogue.id
        assert other.unknown_traits, catalogue.id


def test_every_closed_question_that_ranks_says_so(bank: Bank) -> None:
    """Where an answer closes a threat its options rank, and controls must never move an answer down its order."""
    moved = {(control.of, attribute) for control in bank.controls.values() for attribute, _ in control.sets}
    unranked = [
        slot
        for slot in sorted(moved)
        if bank.attributes[slot].type in (AnswerType.CHOICE, AnswerType.YESNO) and not bank.attributes[slot].order
    ]
    assert unranked == []


def test_controls_set_the_best_answer_or_one_short_of_it(bank: Bank) -> None:
    for control in bank.controls.values():
        for attribute, value in control.sets:
            ranked = bank.attributes[control.of, attribute].ranked()
            assert value in ranked[:2], f"{control.id} sets {attribute} to {value}"
