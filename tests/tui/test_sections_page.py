"""The sections as a table and as a list beside the card, and questions with how they stand."""

from __future__ import annotations

import pytest

from tmtui.interview.standing import Standing
from tmtui.model.card import SectionProgress
from tmtui.tui.lines import brief, plain, width_of
from tmtui.tui.pages.outline import Item, item_line
from tmtui.tui.pages.sections import overview_items, section_rows
from tmtui.tui.pages.subjects import question_items
from tmtui.workspace.conversation_bearings import Asked

SECTIONS = [
    SectionProgress("worry", "Worry", "worry", 1, 1, 0, 0),
    SectionProgress("keys", "Certificates and keys between machines", "areas", 10, 0, 20, 3, current=True),
    SectionProgress("radio", "Switches, routers and radio", "areas", 0, 0, 4, 0),
]


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_the_overview_counts_and_says_where_one_is(width: int) -> None:
    items = overview_items(SECTIONS, width)
    text = plain(item_line(item, False, False, width) for item in items)
    assert [item.id for item in items if item.id] == ["worry", "keys", "radio"]
    assert "✓ Worry" in text
    assert "…" not in text
    assert "● Certificates" in text
    assert "12/39" in text
    if width >= 80:
        assert "Certificates and keys between machines" in text
        assert "Put off" in text


def test_titles_beside_the_card_go_on_beneath_where_there_is_room_for_all() -> None:
    tall = plain(section_rows(SECTIONS, 27, 20))
    assert "…" not in tall
    assert "keys between" in tall
    low = section_rows(SECTIONS, 27, 8)
    assert "Switches, routers a…" in plain(low)
    assert "keys between" in plain(low)  # where one is always stands in full
    assert all(width_of(row) <= 27 for row in low)


def test_sections_that_the_list_beside_the_card_has_no_room_for_are_counted() -> None:
    assert "more" not in plain(section_rows(SECTIONS, 27, 20))
    low = section_rows(SECTIONS, 27, 5)
    assert len(low) == 5
    unseen = sum(each.title[:8] not in plain(low) for each in SECTIONS)
    assert f"and {unseen} more (l)" in plain(low)


def test_how_a_question_stands_is_in_one_column_and_never_cut() -> None:
    short = Asked("q", "Is it?", Standing.ANSWERED, "Traffic")
    long = Asked("q", "Is it " * 40, Standing.OPEN, "Certificates and keys")
    for width in (40, 80, 120, 200):
        rows = [plain([item_line(each, False, False, width)]) for each in questions(short, long, width)]
        assert rows[0].index("answered") == rows[1].index("open")
        assert all(len(row) <= width for row in rows)
    assert "Traffic" in rows[0]
    assert "keys" in rows[1]


def questions(one: Asked, other: Asked, width: int) -> list[Item]:
    return question_items([(one, "model"), (other, "model")], 0, width)


def test_a_sentence_that_is_too_long_ends_where_one_could_stop() -> None:
    assert (
        brief("undo: Take back the last thing you did, as far back as you like.", 50)
        == "undo: Take back the last thing you did"
    )
    assert brief("short", 50) == "short"
    assert brief("wwwwwwwwwwwwwwww", 8) == "wwwwwww…"
