"""The bank of the page about customising changes what the page says it changes, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.console import steps_of
from tests.docs.refresh import ROOT
from tmtui.banks.bank import Bank
from tmtui.banks.expression.printer import to_text
from tmtui.banks.shelf import Shelf
from tmtui.banks.shipped import shipped_folder

PAGE = ROOT / "docs" / "how-to" / "customise-a-bank.md"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    folder = tmp_path_factory.mktemp("banks")
    text = next(step.shown for step in steps_of(PAGE) if step.file == "house.md")
    (folder / "house.md").write_text(text, encoding="utf-8")
    return Shelf([shipped_folder(), folder])


@pytest.fixture(scope="module")
def shipped(shelf: Shelf) -> Bank:
    return shelf.load(["infrastructure"])


@pytest.fixture(scope="module")
def house(shelf: Shelf) -> Bank:
    return shelf.load(["infrastructure", "house"])


def test_a_question_has_the_words_of_the_house_and_keeps_its_answers(shipped: Bank, house: Bank) -> None:
    was, now = shipped.questions["component.patching"], house.questions["component.patching"]
    assert now.prose.startswith("Our rule is one week.")
    assert now.roles == ("operations",)
    assert (now.text, now.plainly, now.where_to_look, now.when) == (was.text, was.plainly, was.where_to_look, was.when)
    options = {slot: [each.value for each in bank.attributes["component", "patching"].options]
               for slot, bank in (("was", shipped), ("now", house))}  # fmt: skip
    assert options["now"] == options["was"]
    assert house.label("component", "patching", "month") == "Within a month, so outside our rule"


def test_a_threat_is_rated_as_the_house_rates_it(shipped: Bank, house: Bank) -> None:
    was, now = shipped.rules["no-copy"], house.rules["no-copy"]
    assert [(level, to_text(condition)) for level, condition in now.likelihood] == [(4, "yes")]
    assert (now.when, now.where, now.controls, now.frequency) == (was.when, was.where, was.controls, was.frequency)


def test_a_question_is_hidden_and_one_is_new(shipped: Bank, house: Bank) -> None:
    assert house.questions["model.incidents"].hidden
    assert set(house.questions) - set(shipped.questions) == {"component.call_whom"}


def test_everything_else_is_as_it_was(shipped: Bank, house: Bank) -> None:
    changed = {id_ for id_, question in shipped.questions.items() if house.questions[id_] != question}
    assert changed == {"component.patching", "model.incidents"}
    assert {id_ for id_, rule in shipped.rules.items() if house.rules[id_] != rule} == {"no-copy"}
    assert {id_: each for id_, each in house.controls.items() if id_ != "write-down-whom-to-call"} == shipped.controls


def test_the_page_stands_on_ids_that_are_shipped(shipped: Bank) -> None:
    assert {"component.patching", "model.incidents"} <= set(shipped.questions)
    assert Path(shipped.rules["no-copy"].place.file).name == "backup.md"
