"""A replaced slug goes from every key made from it, and from no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtui.model.subject import SLUG, flow_key, is_key
from tmtui.store.key_rewriting import Replacement, replacement_for

SECRET, NEW = "hunter2", "redacted-5"

slugs = st.sampled_from([SECRET, "web", "hunter2-2", "db-1"])
kinds = st.sampled_from(["component", "actor", "zone", "data", "identity", "note"])
plain_keys = st.one_of(
    st.just("model"),
    st.builds("{}/{}".format, kinds, slugs),
    st.builds(flow_key, slugs, slugs, st.one_of(st.just(""), slugs)),
)
keys = st.one_of(
    plain_keys,
    st.builds(
        "{}/{}@{}".format, st.sampled_from(["threat", "control"]), st.sampled_from(["tls", "own-hunter2"]), plain_keys
    ),
)


@given(keys)
def test_the_key_of_a_component_follows_everywhere_and_stays_a_key(key: str) -> None:
    replacement = Replacement("component", SECRET, NEW)
    new = replacement.key(key)
    assert is_key(new)
    assert replacement.key(new) == new
    assert Replacement("component", NEW, SECRET).key(new) == key
    assert f"component/{SECRET}" not in {new, new.partition("@")[2]}
    ends = new.partition("flow/")[2].partition(":")[0].split("..")
    assert SECRET not in ends
    if SECRET not in key:
        assert new == key


@given(keys, st.sampled_from(["zone", "data", "note", "suffix", "rule"]))
def test_other_names_stay_where_they_are(key: str, part: str) -> None:
    old = "own-hunter2" if part == "rule" else SECRET
    new = Replacement(part, old, "own-redacted-5" if part == "rule" else NEW).key(key)
    assert is_key(new)
    assert new.count(SECRET) >= key.count(SECRET) - 1
    assert f"component/{SECRET}" not in key or f"component/{SECRET}" in new


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("component/hunter2", "component/redacted-5"),
        (("component/db", "component/hunter2"), ("component/db", "component/redacted-5")),
        ("flow/hunter2..db:ssh", "flow/redacted-5..db:ssh"),
        ("the component/hunter2", "the component/hunter2"),
        ("hunter2", "hunter2"),
        (5, 5),
        (None, None),
    ],
)
def test_values_follow_only_where_they_are_keys(value: object, expected: object) -> None:
    assert Replacement("component", SECRET, NEW).value(value) == expected  # type: ignore[arg-type]


def test_the_new_slug_depends_on_the_commitment_alone() -> None:
    first = replacement_for("component/hunter2", "0123456789ab" + "0" * 52)
    assert first == replacement_for("component/hunter2", "0123456789ab" + "f" * 52)
    assert first.new != replacement_for("component/hunter2", "1123456789ab" + "0" * 52).new
    assert SLUG.fullmatch(first.new)
