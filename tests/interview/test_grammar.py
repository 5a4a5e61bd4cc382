"""The notation of quick entry: total on any text, and what is printed reads back as the same entry."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmtui.interview.quick_entry.entry import Connection, Entry, Remark, Thing
from tmtui.interview.quick_entry.grammar import read_entry
from tmtui.interview.quick_entry.printer import to_text
from tmtui.model.errors import BadInput
from tmtui.model.subject import KINDS

_WORDS = st.sampled_from(
    ["web-1", "in", "on", "opens", "DMZ", "a, b", 'say "hi"', "x3", "a -> b", "c: d", "1. x", "é", "→"]
)
_NAMES = st.one_of(_WORDS, st.text(min_size=1, max_size=20).map(lambda text: " ".join(text.split()))).filter(
    lambda text: bool(text) and text.isprintable()
)
_GROUPS = st.lists(_NAMES, min_size=1, max_size=3, unique=True).map(tuple)
_MAYBE = st.one_of(st.just(()), _GROUPS)
_WHAT = st.one_of(st.just(""), st.sampled_from(["nginx", "postgresql", "Web server", "c4 i4", "in house"]))
_THINGS = st.builds(
    Thing,
    _GROUPS,
    _WHAT,
    st.one_of(st.just(""), _NAMES),
    _MAYBE,
    _MAYBE,
    _MAYBE,
    st.one_of(st.just(0), st.integers(1, 999)),
)
_CONNECTIONS = st.builds(
    Connection,
    st.lists(_GROUPS, min_size=2, max_size=3).map(tuple),
    st.sampled_from(["", "https", "postgres", "my protocol"]),
    st.one_of(st.just(0), st.integers(1, 65535)),
    _MAYBE,
)


@given(st.one_of(_THINGS, _CONNECTIONS))
@settings(max_examples=300)
def test_a_printed_entry_reads_back_as_the_same_entry(entry: Entry) -> None:
    assert read_entry(to_text(entry), "component") == entry


@given(st.text(max_size=80) | st.text(alphabet='ab,:;"-> →x1 in', max_size=40), st.sampled_from(KINDS))
@settings(max_examples=300)
def test_any_text_is_an_entry_or_a_sentence_that_says_what_is_wrong(text: str, kind: str) -> None:
    with suppress(BadInput):
        assert isinstance(read_entry(text, kind), (Thing, Connection, Remark))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("web-1, web-2: nginx in dmz", Thing(("web-1", "web-2"), "nginx", "dmz")),
        ("laptops x200: laptop in office", Thing(("laptops",), "laptop", "office", count=200)),
        ("app: web server on host-1 in dmz", Thing(("app",), "web server", "dmz", ("host-1",))),
        ("app", Thing(("app",))),
        ("app: nginx:1.27, tuned in dmz", Thing(("app",), "nginx:1.27, tuned", "dmz")),
        ("app in dmz", Thing(("app",), "", "dmz")),
        ("web -> db: postgres 5432", Connection((("web",), ("db",)), "postgres", 5432)),
        ("web->db", Connection((("web",), ("db",)))),
        ("a, b → c", Connection((("a", "b"), ("c",)))),
        ("a -> b -> c: https", Connection((("a",), ("b",), ("c",)), "https")),
        ("a -> b: 443", Connection((("a",), ("b",)), "", 443)),
        ("a -> b: https tcp/8443", Connection((("a",), ("b",)), "https", 8443)),
        ("a -> b carrying Orders, Bills", Connection((("a",), ("b",)), "", 0, ("Orders", "Bills"))),
        (
            "domain admins: everything on directory opens web-1, db-1 by ops",
            Thing(("domain admins",), "everything", "", ("directory",), ("web-1", "db-1"), ("ops",)),
        ),
    ],
)
def test_the_notation_as_engineers_write_it(text: str, expected: Entry) -> None:
    assert read_entry(text, "component") == expected


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a <- b", "who opens the connection"),
        ("a <-> b", "who opens the connection"),
        ("a,, b", "a name is missing"),
        ("-> b", "a name is missing"),
        (": nginx", "a name is missing"),
        ("a -> b: https 99999", "is not a port"),
        ("web: nginx in a in b", "stands there twice"),
        ("web: nginx in ", "a name is missing after `in`"),
        ("web: nginx in a, b", "one place only"),
        ("a: x -> b", "the protocol comes last"),
        ("web: nginx, db: postgres", "two things in one"),
        ("x" * 121, "more than 120 characters"),
    ],
)
def test_a_line_that_cannot_be_understood_says_why(text: str, hint: str) -> None:
    with pytest.raises(BadInput, match=hint):
        read_entry(text, "component")
