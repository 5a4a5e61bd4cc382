"""A bank with every fence and every key is read as it was meant."""

from __future__ import annotations

import re

import pytest

from tests.banks.banks import WHOLE, bank, faults
from tmtui.banks.bank import Bank, Option
from tmtui.banks.compose import compose
from tmtui.banks.expression.printer import to_text
from tmtui.banks.reader import read_bank
from tmtui.banks.schema import FENCES, FRONT_MATTER, PARTS
from tmtui.model.card import AnswerType


@pytest.fixture(scope="module")
def whole() -> Bank:
    return bank(WHOLE)


def test_nothing_is_wrong_with_it() -> None:
    assert [str(fault) for fault in faults(WHOLE)] == []


def test_every_key_and_every_part_is_in_it() -> None:
    for fence in (FRONT_MATTER, *FENCES.values()):
        keys = {key.name for key in fence.keys} - {"uses"}
        if fence.name == "attribute":  # shares the keys of answers with ask
            keys = {"of", "name", "type", "to"}
        missing = [key for key in sorted(keys) if not re.search(rf"^{key}:", WHOLE, re.MULTILINE)]
        assert missing == [], fence.name
    assert [part for part in PARTS if f"#### {part}" not in WHOLE.replace("’", "'")] == []


def test_the_head(whole: Bank) -> None:
    source = whole.sources[0]
    assert (source.id, source.title, source.version) == ("whole", "Everything: once", "3.10")
    assert (source.method, source.language, source.licence) == ("STRIDE", "en", "Apache-2.0")
    assert len(source.digest) == 64
    assert whole.prose["whole"] == "Prose under the title, with `code` and a list:\n\n- one\n- two"
    assert [(section.id, section.prose) for section in whole.sections] == [("things-and-more", "The section's prose.")]


def test_a_catalogue(whole: Bank) -> None:
    technologies = whole.catalogues["technologies"]
    assert [row.value for row in technologies.rows] == ["nginx", "postgresql", "other"]
    nginx, postgresql, other = technologies.rows
    assert (nginx.label, nginx.implied) == ("nginx | web", (("ports", ("http",)),))
    assert nginx.traits == {"web", "forwards"}
    assert (postgresql.implied, postgresql.unknown_traits) == ((("backup", "no"),), False)
    assert (other.traits, other.unknown_traits) == (frozenset(), True)
    assert whole.traits["component", "forwards"] == "technology"
    assert whole.catalogue_of("component", "technology") is technologies
    assert whole.label("component", "technology", "nginx") == "nginx | web"


def test_a_question(whole: Bank) -> None:
    asked = whole.questions["component.backup"]
    assert asked.text == "Is {name} ({technology}) backed up?"
    assert asked.when is not None
    assert to_text(asked.when) == 'stores_rows or technology == "other"'
    assert asked.prose == "Prose before the block, with `{code}` and \\{braces}."
    assert (asked.plainly, asked.example) == ("Can {name} be brought back?", "`pg_dump`, every night.")
    assert (asked.where_to_look, asked.if_unknown) == ("The backup server of {zone.name}.", "Ask for the last restore.")
    assert (asked.prior, asked.roles, asked.hidden) == ((("yes", 3), ("no", 1)), ("network", "database"), False)
    attribute = whole.attributes["component", "backup"]
    assert attribute.options == (Option("yes", "Yes, tested"), Option("partly", "Untested"), Option("no", "No"))
    assert attribute.ranked() == ("yes", "partly", "no")
    assert whole.questions["data.confidentiality"].levels[4] == "The end: fines."


def test_a_list_question_fills_whether_the_list_is_complete(whole: Bank) -> None:
    asked = whole.questions["model.components_listed"]
    assert (asked.type, asked.lists, asked.creates, asked.fills) == (
        AnswerType.ROWS,
        "components",
        "component",
        "components_listed",
    )
    assert asked.required
    filled = whole.attributes["model", "components_listed"]
    assert (filled.type, filled.ranked()) == (AnswerType.CHOICE, ("complete", "partial"))


def test_prose_on_both_sides_of_a_block_is_one(whole: Bank) -> None:
    assert whole.questions["component.ports"].prose == "Prose before it.\n\nProse after it."


def test_scalars_stay_what_was_written(whole: Bank) -> None:
    assert [option.value for option in whole.attributes["component", "ports"].options] == ["http", "ssh", "010"]
    assert whole.controls["back-up"].cis == ("11.2",)


def test_numbers_and_references(whole: Bank) -> None:
    count = whole.attributes["component", "count"]
    assert (count.unit, count.minimum, count.maximum) == ("pieces", 1, 1000)
    assert whole.attributes["component", "zone"].to == ("zone",)


def test_a_threat(whole: Bank) -> None:
    lost, taken = whole.rules["lost"], whole.rules["taken"]
    assert [level for level, _ in lost.likelihood] == [5, 4, 2]
    assert [to_text(condition) for _, condition in lost.likelihood][1:] == [
        "any(inbound, source.web) and all(also_in, depth > 0)",
        "yes",
    ]
    assert (lost.source, lost.frequency, lost.impact, lost.if_unknown) == ("failure", 2, ("availability",), 500)
    assert (taken.source, taken.frequency, taken.impact, taken.impact_level, taken.if_unknown) == (
        "adversary",
        0,
        (),
        4,
        250,
    )
    assert (lost.cwe, lost.capec, lost.attack, lost.controls) == (("404",), ("125",), ("T1485",), ("back-up",))
    assert lost.false_alarm == "It holds nothing."


def test_a_control(whole: Bank) -> None:
    back_up, beside = whole.controls["back-up"], whole.controls["back-up-neighbours"]
    assert (back_up.once, back_up.each, back_up.sets) == (0.5, 0.5, (("backup", "yes"),))
    assert (back_up.needs, back_up.instead_of) == (("close-ssh",), ("back-up-neighbours",))
    assert (beside.on, beside.sets) == ("neighbours", (("backup", "partly"), ("ports", ("http", "ssh"))))
    assert back_up.how_to_check == "Restore it."


def test_places_point_at_headings(whole: Bank) -> None:
    place = whole.rules["lost"].place
    assert WHOLE.split("\n")[place.line - 1] == "### {name} cannot be brought back"


@pytest.mark.parametrize(("gains", "hit"), [
    ("read", ("confidentiality",)),
    ("change", ("integrity",)),
    ("stop", ("availability", "safety")),
    ("identity", ("confidentiality", "integrity")),
    ("control", ("confidentiality", "integrity", "availability", "safety")),
])  # fmt: skip
def test_what_a_threat_hits_follows_from_what_it_gains(gains: str, hit: tuple[str, ...]) -> None:
    changed = WHOLE.replace("gains: [stop]", f"gains: [{gains}]").replace("impact: [availability]\n", "")
    assert bank(changed).rules["lost"].impact == hit


@pytest.mark.parametrize("changed", [WHOLE.replace("\n", "\r\n"), "\ufeff" + WHOLE, WHOLE.replace("\n", "\r")])
def test_line_ends_and_a_byte_order_mark_change_nothing(whole: Bank, changed: str) -> None:
    read = compose([read_bank(changed, "0.md")])
    assert (read.questions, read.rules, read.controls) == (whole.questions, whole.rules, whole.controls)
