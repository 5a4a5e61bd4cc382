"""Keys are made once from a name and stay readable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtui.model.subject import SLUG, ends_of, flow_key, free_slug, is_key, kind_of, slug, tail_of

SLUGS = st.from_regex(SLUG, fullmatch=True).filter(str.isascii)


@given(st.text(min_size=1))
def test_any_name_gives_a_slug(name: str) -> None:
    assert SLUG.fullmatch(slug(name))
    assert slug(name).isascii()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Web server", "web-server"),
        ("Zürich Straße", "zurich-strasse"),
        ("Ærø øst", "aero-ost"),
        ("db_01.example.net", "db-01-example-net"),
        ("--x--", "x"),
    ],
)
def test_accents_are_folded(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_names_in_other_scripts_stay_apart() -> None:
    assert slug("数据库") != slug("服务器")


def test_a_taken_slug_gets_a_number() -> None:
    assert free_slug("Web 1", {"web-1", "web-1-2"}) == "web-1-3"


@given(SLUGS, SLUGS, st.one_of(st.just(""), SLUGS))
def test_the_ends_of_a_flow_come_back_from_its_key(source: str, target: str, suffix: str) -> None:
    key = flow_key(f"component/{source}", target, suffix)
    ends = ends_of(key)
    assert (ends.source, ends.target, ends.suffix) == (source, target, suffix)
    assert is_key(key)
    assert kind_of(key) == "flow"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "web",
        "component/",
        "component/Web",
        "flow/web",
        "flow/a..b:",
        "model/x",
        "zone/a b",
        "threat/x",
        "x/y",
        "zone/é",
    ],
)
def test_what_is_no_key(text: str) -> None:
    assert not is_key(text)


def test_a_decision_is_about_a_rule_on_a_subject() -> None:
    assert is_key("threat/cleartext-traffic@flow/web-1..db-1")
    assert tail_of("threat/cleartext-traffic@flow/web-1..db-1") == "cleartext-traffic@flow/web-1..db-1"
    assert is_key("control/tls@model")
