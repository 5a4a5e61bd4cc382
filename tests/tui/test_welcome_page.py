"""What a newcomer reads before the first question."""

from __future__ import annotations

import pytest

from tmtui.tui.lines import plain, width_of
from tmtui.tui.pages.outline import Item, item_line
from tmtui.tui.pages.welcome import BankOffer, bank_items, first_items, role_items

BANKS = (
    BankOffer("backup", "Backup and recovery", "1.0.0", "Copies, and whether they can be put back.", faulty=False),
    BankOffer("broken", "Broken", "1.0.0", "", faulty=True),
    BankOffer("infrastructure", "Infrastructure threat model", "1.1.0", "Networks, logins and servers.", faulty=False),
)
ROLES = (("database", "Database administration"), ("facilitator", "Leads the session"))


def shown(items: list[Item], width: int) -> str:
    rows = [item_line(item, False, False, width) for item in items]
    assert all(width_of(row) <= width for row in rows)
    return plain(rows)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_three_questions_are_told_before_the_first_is_answered(width: int) -> None:
    text = shown(first_items(width), width)
    for at, question in enumerate(("What is it about?", "What does it begin with?", "What is your role?"), 1):
        assert f"{at}  {question}" in text
    assert "…" not in text
    assert max(map(len, text.splitlines())) <= 114


@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_usual_bank_stands_first_and_one_with_faults_says_so(width: int) -> None:
    items = bank_items("Web shop", BANKS, "infrastructure", width)
    assert [item.id for item in items if item.id] == ["infrastructure", "a file", "the sample", "backup", "broken"]
    assert "✗ has faults" in shown(items, width)


def test_the_roles_there_are_stand_where_one_is_asked_for_and_a_wrong_one_is_named() -> None:
    text = shown(role_items("Web shop", "Infrastructure threat model", ROLES, "wizard", 80), 80)
    assert "database     Database administration" in text
    assert "✗ There is no role “wizard”" in text
    assert "There is no role" not in shown(role_items("Web shop", "Small", ROLES, "", 80), 80)


def test_a_dozen_roles_and_a_refusal_fit_on_the_smallest_usual_screen() -> None:
    roles = [(f"role-{n}", "What it is called") for n in range(13)]
    assert len(role_items("Web shop", "Infrastructure threat model", roles, "wizard", 80)) <= 19
