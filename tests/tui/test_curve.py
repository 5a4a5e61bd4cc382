"""The curve of the risk: it keeps its room, falls where work is finished, and reads the same in ASCII."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given, settings
from hypothesis import strategies as st

from tmtui.tui.lines import plain, to_ascii, width_of
from tmtui.tui.pages.curve import LABELS, Point, curve, half_after

STEPS = st.lists(st.tuples(st.sampled_from([0.5, 1, 2, 7, 40]), st.integers(0, 30)), min_size=1, max_size=40)


def falling(steps: list[tuple[float, int]]) -> list[Point]:
    days = accumulate(days for days, _ in steps)
    left = accumulate((-fall for _, fall in steps), initial=100)
    next(left)
    return [Point(0, 100), *(Point(at, max(share, 0)) for at, share in zip(days, left, strict=True))]


@settings(max_examples=50)
@given(STEPS, st.integers(20, 120), st.integers(3, 12))
def test_the_line_is_whole_from_today_to_the_end_and_never_rises(
    steps: list[tuple[float, int]], width: int, height: int
) -> None:
    rows = curve(falling(steps), width, height)
    assert len(rows) == height + 1
    assert max(map(width_of, rows)) <= width
    cells = [f"{text:<{width}}"[LABELS + 1 :] for text in plain(rows[:-1]).split("\n")]
    depths = []
    for column in range(width - LABELS - 1):
        drawn = [at for at, row in enumerate(cells) if row[column] != " "]
        assert drawn, f"a hole at {column}:\n{plain(rows)}"
        assert drawn == list(range(drawn[0], drawn[-1] + 1)), "a fall is drawn through"
        depths.append(drawn[-1])
    assert depths == sorted(depths)
    assert "?" not in to_ascii(plain(rows))


def test_what_is_supposed_is_a_dot_where_it_leads() -> None:
    rows = curve([Point(0, 100), Point(10, 50), Point(20, 0)], 46, 9, Point(10, 50))
    assert "●" in plain(rows).split("\n")[4], plain(rows)
    assert plain(rows).split("\n")[4].startswith("  50 ┤")


def test_half_is_half_of_what_can_go() -> None:
    assert half_after([Point(0, 100), Point(3, 90), Point(5, 70), Point(9, 60)]) == 5
    assert half_after([Point(0, 100), Point(3, 100)]) is None
    assert half_after([]) is None


def test_too_little_room_or_no_work_draws_nothing() -> None:
    assert curve([Point(0, 100), Point(3, 90)], 12, 9) == []
    assert curve([Point(0, 100)], 60, 9) == []
    assert curve([], 60, 9) == []
