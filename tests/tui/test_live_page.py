"""The panel beside the card says all of what it says, also where a level is not known yet and names are long."""

from __future__ import annotations

import pytest

from tmtui.model.level import Interval, Risk
from tmtui.tui.lines import plain, width_of
from tmtui.tui.pages.live import QUALITIES, Snapshot, live_rows

LONG = "● ─ S3 or other object storage ─╫▸ Object storage"


def drawn(level: Interval, width: int) -> str:
    stakes = tuple((quality, level, "") for quality in QUALITIES)
    shown = Snapshot(
        "component/web", "Web server", (LONG,), stakes, Risk(0, 0, 0, 0, 0, too_early=True), (), (), (), frozenset()
    )
    rows = live_rows(shown, width, 36)
    assert all(width_of(row) <= width for row in rows)
    return plain(rows)


@pytest.mark.parametrize("width", [40, 42, 60])
@pytest.mark.parametrize("level", [(0, 0), (0, 5), (1, 5), (3, 5), (5, 5)])
def test_a_level_and_a_connection_are_never_cut_off(level: Interval, width: int) -> None:
    shown = drawn(level, width)
    assert "…" not in shown
    assert "▸ Object storage" in " ".join(shown.replace("│", " ").split())


def test_a_level_that_is_not_known_yet_is_put_in_as_many_words_as_there_is_room_for() -> None:
    assert "v.lo–v.hi" in drawn((1, 5), 42)
    assert "very low–very high not sure yet" in drawn((1, 5), 60)
