"""The shipped methods: what they promise to ask, they ask, and each question stands where it belongs."""

from __future__ import annotations

import pytest

from tmtui.banks.bank import Bank, Rule
from tmtui.banks.expression.tree import leaves
from tmtui.banks.method import as_method
from tmtui.banks.schema import LINDDUN, STRIDE
from tmtui.banks.shelf import Shelf
from tmtui.banks.vocabulary import READ_BY_ENGINE

METHODS = ("quick", "stride", "linddun", "actors")


@pytest.fixture(scope="module")
def methods(shelf: Shelf) -> Bank:
    return shelf.load(METHODS)


def read_by(rule: Rule) -> set[tuple[str, str]]:
    """Return kind and name of what the conditions of a rule read of its subject."""
    conditions = [rule.when, rule.where, *(each for _, each in rule.likelihood)]
    paths: list[tuple[str, ...]] = [
        getattr(leaf, "path", ()) for condition in conditions if condition is not None for leaf in leaves(condition)
    ]
    return {(rule.of, path[0]) for path in paths if len(path) == 1}


def asked(bank: Bank, method: str) -> list[tuple[str, str]]:
    """Return section and question of everything a method asks."""
    return [(each.section, each.id) for each in bank.methods[method].questions]


@pytest.mark.parametrize("method", METHODS)
def test_a_method_stands_on_the_whole_and_asks_something_in_each_of_its_sections(methods: Bank, method: str) -> None:
    source = next(each for each in methods.sources if each.id == method)
    assert source.asks_own
    assert source.uses == ("infrastructure",)
    sections = {section.id for section in methods.methods[method].sections}
    assert sections == {section for section, _ in asked(methods, method)}


@pytest.mark.parametrize("method", METHODS)
def test_a_method_leaves_the_whole_interview_as_it_is(methods: Bank, bank: Bank, method: str) -> None:
    assert {id_: methods.questions[id_] for id_ in bank.questions} == bank.questions
    assert as_method(methods, method).rules == methods.rules


def test_half_an_hour_holds_no_more_than_forty_questions(methods: Bank) -> None:
    assert 20 <= len(asked(methods, "quick")) <= 40


def test_half_an_hour_asks_for_impact_before_anything_that_could_happen(methods: Bank) -> None:
    sections = list(dict.fromkeys(section for section, _ in asked(methods, "quick")))
    assert sections == ["stakes", "picture", "impact", "likeliest-bad-days"]


def test_stride_goes_through_all_letters(methods: Bank) -> None:
    sections = list(dict.fromkeys(section for section, _ in asked(methods, "stride")))
    assert sections == ["picture", *STRIDE]


def test_each_question_of_stride_stands_under_a_letter_that_it_decides(methods: Bank) -> None:
    misplaced = []
    for section, id_ in asked(methods, "stride"):
        kind, _, name = id_.partition(".")
        if section == "picture" or name in READ_BY_ENGINE[kind]:
            continue
        letters = {letter for rule in methods.rules.values() if (kind, name) in read_by(rule) for letter in rule.stride}
        if section not in letters:
            misplaced.append((id_, section, sorted(letters)))
    assert misplaced == []


def test_linddun_goes_through_its_seven_types_and_decides_each(methods: Bank) -> None:
    sections = list(dict.fromkeys(section for section, _ in asked(methods, "linddun")))
    assert sections == [
        "picture", "linking", "identifying", "non-repudiation", "detecting", "data-disclosure",
        "unawareness-and-unintervenability", "non-compliance",
    ]  # fmt: skip
    types = {type_ for rule in methods.rules.values() if rule.bank == "linddun" for type_ in rule.linddun}
    assert types == set(LINDDUN)


def test_who_might_do_it_asks_what_other_interviews_take_for_granted(methods: Bank) -> None:
    ids = {id_ for _, id_ in asked(methods, "actors")}
    assert {"actor.initiation", "actor.capability", "actor.position", "actor.in_scope"} <= ids
    shown = as_method(methods, "actors").questions
    assert not shown["actor.initiation"].hidden
