"""The two tables of SP 800-30 and the points of a finding, against the printed page and exact fractions."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from hypothesis import given, settings
from hypothesis import strategies as st

from tmtui.analysis.cells.columns import Levels
from tmtui.analysis.threats.tables import CHANCE, G3, G5, I2, WEIGHT, finding_points, lookup, points
from tmtui.model.level import word

PRINTED = {"VL": 1, "L": 2, "M": 3, "H": 4, "VH": 5}
PRINTED_G5 = {
    "VH": "L M H VH VH",
    "H": "L M M H VH",
    "M": "L L M M H",
    "L": "VL L L M M",
    "VL": "VL VL L L L",
}
PRINTED_I2 = {
    "VH": "VL L M H VH",
    "H": "VL L M H VH",
    "M": "VL L M M H",
    "L": "VL L L L M",
    "VL": "VL VL VL L L",
}
LEVEL = st.integers(min_value=1, max_value=5)
COUNTS = st.dictionaries(st.tuples(LEVEL, LEVEL), st.integers(min_value=1, max_value=600), max_size=6)


def as_counts(threats: dict[tuple[int, int], int]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(threats.get((row, column), 0) for column in range(6)) for row in range(6))


def test_the_tables_are_those_that_were_printed() -> None:
    for table, printed in ((G5, PRINTED_G5), (I2, PRINTED_I2)):
        for row, text in printed.items():
            assert table[PRINTED[row]][1:] == tuple(PRINTED[each] for each in text.split()), (row, text)


def test_how_often_something_happens_reads_as_printed() -> None:
    """VH more than 100 a year, H 10-100, M 1-10, L less than 1 a year but more than 1 in 10 years, VL less."""
    assert G3[1:] == (
        "less than once in ten years", "less than once a year, and more than once in ten years",
        "once to ten times a year", "ten to a hundred times a year", "more than a hundred times a year",
    )  # fmt: skip


def test_one_threat_of_every_sort_has_the_documented_points() -> None:
    assert [points(chance, 5) for chance in range(1, 6)] == [100, 500, 1500, 3000, 4500]
    assert [points(5, impact) for impact in range(1, 6)] == [45, 135, 450, 1350, 4500]
    assert points(0, 5) == points(5, 0) == 0


def test_a_finding_of_one_threat_has_the_points_of_the_threat() -> None:
    for chance in range(1, 6):
        for impact in range(1, 6):
            assert finding_points(as_counts({(chance, impact): 1})) == points(chance, impact)


def test_forty_servers_with_a_small_flaw_do_not_outrank_the_directory_without_a_second_factor() -> None:
    servers, directory = as_counts({(3, 2): 40}), as_counts({(4, 5): 1})
    assert finding_points(servers) == 150
    assert finding_points(directory) == 3000


@given(COUNTS)
@settings(max_examples=60)
def test_the_points_of_a_finding_are_exact(threats: dict[tuple[int, int], int]) -> None:
    best = Fraction(0)
    for impact in range(1, 6):
        none_works = Fraction(1)
        for (chance, damage), number in threats.items():
            if damage >= impact:
                none_works *= (1 - Fraction(CHANCE[chance], 50)) ** number
        best = max(best, WEIGHT[impact] * (1 - none_works))
    assert finding_points(as_counts(threats)) == floor(50 * best + Fraction(1, 2))


@given(COUNTS, LEVEL, LEVEL)
@settings(max_examples=60)
def test_one_more_threat_never_lowers_a_finding(threats: dict[tuple[int, int], int], chance: int, impact: int) -> None:
    more = {**threats, (chance, impact): threats.get((chance, impact), 0) + 1}
    assert finding_points(as_counts(more)) >= finding_points(as_counts(threats))


def level_masks(levels: list[tuple[int, int]]) -> Levels:
    low, high = (
        tuple(
            sum(1 << place for place, level in enumerate(levels) if 1 <= threshold <= level[bound])
            for threshold in range(6)
        )
        for bound in (0, 1)
    )
    return Levels(low, high)  # type: ignore[arg-type]


@given(st.lists(st.tuples(LEVEL, LEVEL, LEVEL, LEVEL), max_size=12))
@settings(max_examples=60)
def test_looking_levels_up_in_bulk_equals_looking_them_up_one_by_one(made: list[tuple[int, int, int, int]]) -> None:
    rows = [(min(a, b), max(a, b)) for a, b, _, _ in made]
    columns = [(min(c, d), max(c, d)) for _, _, c, d in made]
    for table in (G5, I2):
        found = lookup(table, level_masks(rows), level_masks(columns), (1 << len(made)) - 1)
        for place, (row, column) in enumerate(zip(rows, columns, strict=True)):
            assert found.of(place) == (table[row[0]][column[0]], table[row[1]][column[1]])


def test_levels_have_words() -> None:
    assert [word(level) for level in (I2[5][5], I2[1][1])] == ["very-high", "very-low"]
