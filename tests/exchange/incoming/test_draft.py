"""A draft settles keys, clashes and values for all readers, and lists whatever the banks have no word for."""

from __future__ import annotations

from tests.exchange.samples import facts
from tests.exchange.systems import shipped_bank
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.imported import Imported
from tmtui.exchange.incoming.tally import Tally
from tmtui.model.answers import Answers
from tmtui.model.fact import Basis, State


def draft(before: Imported | None = None) -> Draft:
    answers = Answers(facts(before.statements)) if before is not None else Answers()
    return Draft("otm", Document("dir/f.otm", b"x"), shipped_bank(), answers, Basis.DOCUMENT)


def test_names_that_clash_get_keys_of_their_own_and_ids_stay() -> None:
    made = draft()
    one, two = made.add("component", "Web", ident="1"), made.add("component", "web", ident="2")
    person = made.add("actor", "WEB", ident="1")
    assert (one, two, person) == ("component/web", "component/web-2", "actor/web-3"), "flows name ends by slug"
    assert made.add("component", "other name", ident="1") == one
    again = draft(made.done())
    assert again.add("component", "Renamed", ident="2") == two
    assert again.find("component", "1") == one


def test_a_key_the_file_knows_is_kept_where_it_is_free() -> None:
    made = draft()
    assert made.add("component", "Shop window", ident="a", wanted="component/web") == "component/web"
    assert made.add("component", "Shop", ident="b", wanted="component/web") == "component/shop"
    assert made.add("component", "Odd", ident="c", wanted="zone/web") == "component/odd"
    assert made.add("component", "Bad", ident="d", wanted="component/../x") == "component/bad"


def test_names_are_cleaned_cut_and_never_empty() -> None:
    made = draft()
    names = ["\x1b]0;x\x07", "", "\u202eabc", "x" * 10_000, "<script>"]
    for number, name in enumerate(names):
        made.add("component", name, ident=f"id {number}")
    said = [str(each.value) for each in made.done().statements if each.attribute == "name"]
    assert len(said) == len(names)
    assert all(name and name.isprintable() and len(name) <= 200 for name in said)


def test_flows_between_the_same_two_are_told_apart_by_id() -> None:
    made = draft()
    a, b = made.add("component", "a"), made.add("component", "b")
    keys = [made.connect(a, b, ident=ident, suffix="ssh") for ident in ("1", "2", "3", "1")]
    assert keys == ["flow/a..b", "flow/a..b:ssh", "flow/a..b:2", "flow/a..b"]


def test_what_no_question_asks_for_and_what_is_no_answer_is_listed() -> None:
    made = draft()
    web = made.add("component", "web")
    assert not made.say(web, "colour", "blue")
    assert not made.say(web, "technology", "abacus")
    assert not made.say(web, "zone", "zone/nowhere")
    assert not made.say(web, "technology", "")
    assert [each.what for each in made.done().ignored] == [
        f"{web} colour: blue", f"{web} technology: abacus", f"{web} zone: zone/nowhere",
    ]  # fmt: skip


def test_sets_grow_and_single_values_are_replaced() -> None:
    made = draft()
    data, a, b = made.add("data", "d"), made.add("component", "a"), made.add("component", "b")
    made.say(data, "stored_by", [b])
    made.say(data, "stored_by", [a])
    made.say(data, "confidentiality", 2)
    made.say(data, "confidentiality", 4)
    assert (made.said(data, "stored_by"), made.said(data, "confidentiality")) == ((a, b), 4)


def test_threats_in_own_words_share_a_slug_over_subjects_and_keep_it() -> None:
    made = draft()
    a, b = made.add("component", "a"), made.add("component", "b")
    keys = [made.decide("threat", subject, "Fire!", ident="T1") for subject in (a, b)]
    assert keys == [f"threat/own-fire@{a}", f"threat/own-fire@{b}"]
    assert made.decide("control", a, "Fire", ident="M1") == f"control/own-fire-2@{a}", "one set of names"
    again = draft(made.done())
    assert again.decide("threat", a, "Blaze", ident="T1") == keys[0]


def test_not_knowing_is_said_as_such() -> None:
    made = draft()
    web = made.add("component", "web")
    made.leave(web, "technology", State.NOT_APPLICABLE, "why")
    made.unknown(web, "zone", "said to be somewhere")
    states = {each.attribute: each.state for each in made.done().statements}
    assert (states["technology"], states["zone"]) == (State.NOT_APPLICABLE, State.UNKNOWN)


def test_evidence_names_the_file_without_its_folder() -> None:
    assert (draft().where(7), draft().where("/a/1"), draft().where()) == ("f.otm:7", "f.otm#/a/1", "f.otm")


def test_a_tally_lists_each_sort_of_thing_once() -> None:
    made = draft()
    tally = Tally(made)
    for line in (3, 5, 9):
        tally.add("owner", "nobody asks", line)
    tally.add("size", "nobody asks", 4)
    tally.done()
    assert [(each.what, each.where) for each in made.done().ignored] == [
        ("owner (3 times)", "f.otm:3"), ("size", "f.otm:4"),
    ]  # fmt: skip
