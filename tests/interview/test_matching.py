"""Which option a word means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtui.banks.bank import Option
from tmtui.interview.quick_entry.matching import match_option

TECHNOLOGIES = (
    Option("nginx", "nginx"),
    Option("web-server", "Web server (Apache, IIS)"),
    Option("postgresql", "PostgreSQL"),
    Option("mysql", "MySQL or MariaDB"),
    Option("windows-server", "Windows server"),
    Option("windows-client", "Windows client"),
    Option("other", "Something else"),
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("nginx", "nginx"),
        ("NGINX", "nginx"),
        ("Web Server", "web-server"),
        ("apache", "web-server"),
        ("postgres", "postgresql"),
        ("PostgreSQL 15", "postgresql"),
        ("MariaDB", "mysql"),
        ("windows server", "windows-server"),
    ],
)
def test_a_word_means_the_option_it_names_or_begins(typed: str, value: str) -> None:
    assert match_option(typed, TECHNOLOGIES).value == value


@pytest.mark.parametrize(
    ("typed", "near"), [("postgers", "postgresql"), ("windows", "windows-server"), ("ngnix", "nginx")]
)
def test_what_is_only_near_is_suggested_and_never_taken(typed: str, near: str) -> None:
    found = match_option(typed, TECHNOLOGIES)

    assert found.value == ""
    assert near in found.near


@given(st.text(max_size=30))
def test_no_text_matches_an_option_it_does_not_share_letters_with(typed: str) -> None:
    found = match_option(typed, TECHNOLOGIES)

    assert found.value in ("", *(option.value for option in TECHNOLOGIES))
    assert len(found.near) <= 3
