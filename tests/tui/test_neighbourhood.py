"""The small picture beside a question shows the nearest connections, and where they cross a boundary."""

from __future__ import annotations

import pytest

from tests.compiled import infrastructure
from tests.question_banks.systems import assessed
from tmtui.analysis.state import State
from tmtui.banks.bank import Bank
from tmtui.tui.pages.neighbourhood import neighbourhood


@pytest.fixture(scope="module")
def bank() -> Bank:
    return infrastructure()


@pytest.fixture(scope="module")
def balloon(bank: Bank) -> State:
    return assessed(bank, "balloon")


def test_a_component_shows_who_calls_it_and_whom_it_calls(balloon: State) -> None:
    assert neighbourhood(balloon, "component/web") == (
        "● in Server network",
        "Browser ─ HTTPS ─╫▸ ●",
        "● ─ PostgreSQL ──▸ Photo database",
        "╫ crosses a trust boundary",
    )


def test_a_connection_shows_the_zones_it_joins(balloon: State) -> None:
    assert neighbourhood(balloon, "flow/web..photos") == ("Server network ─ PostgreSQL ──▸ Server network",)
    assert neighbourhood(balloon, "flow/browser..web")[0] == "Internet ─ HTTPS ─╫▸ Server network"


def test_what_has_no_connections_shows_none(balloon: State) -> None:
    assert neighbourhood(balloon, "data/pictures") == ()


def test_many_connections_are_counted(bank: Bank) -> None:
    rows = neighbourhood(assessed(bank, "hybrid"), "component/jump")
    assert any(row.startswith("and ") and row.endswith(" more") for row in rows)
