"""Tables: complete, plain CSV as the standard has it, and without a cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmtui.exchange.material import Material
from tmtui.exchange.registry import write
from tmtui.exchange.writers.csv_.table import harmless, table

TABLES = ("csv", "csv-answers", "csv-plan", "csv-questions")
RUNS = re.compile("(^|[;\t\r\n])[ \u00a0\u3000]*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r]")
"""What a spreadsheet would run, or would find at the beginning of a cell if it took another separator."""


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("format", TABLES)
def test_every_record_has_the_cells_of_the_head_and_ends_with_cr_lf(hybrid: Material, format: str) -> None:
    text = write(format, hybrid)
    records = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len(records) > 10
    assert {len(record) for record in records} == {len(records[0])}
    assert text.endswith("\r\n")
    assert text.count("\r\n") == len(records), "line breaks inside cells are bare"


def test_every_threat_row_answer_and_question_is_there_once(hybrid: Material) -> None:
    assessment = hybrid.assessment
    assert [row["id"] for row in rows(write("csv", hybrid))] == [threat.id for threat in assessment.threats()]
    plan = rows(write("csv-plan", hybrid))
    assert [row["title"] for row in plan] == [row.title for row in assessment.plan().rows]
    assert plan[0]["how to check"]
    said = {(row["subject"], row["attribute"]) for row in rows(write("csv-answers", hybrid))}
    assert said == {(each.subject, each.attribute) for each in hybrid.answers if each.attribute != "exists"}
    asked = [(row["question"], row["subject"]) for row in rows(write("csv-questions", hybrid))]
    assert asked == [(each.id, each.subject) for each in assessment.open_questions()]


def test_a_decision_stands_beside_its_threat(decided: Material) -> None:
    threat = next(row for row in rows(write("csv", decided)) if row["status"] == "accepted")
    assert threat["owner"] == "Head of pictures"
    assert threat["until"] == "2026-12-31"


@pytest.mark.parametrize("format", TABLES)
def test_nothing_that_people_typed_is_a_formula(hostile: Material, format: str) -> None:
    for record in csv.reader(io.StringIO(write(format, hostile), newline="")):
        assert [cell for cell in record if RUNS.search(cell) and not re.fullmatch(r"-?\d+(\.\d+)?", cell)] == []


@given(st.text(st.sampled_from("=+-@\t\r\n;,\"' aＡ＝")), st.text())
@settings(max_examples=50)
def test_a_cell_is_harmless_and_loses_nothing_but_what_nobody_means(typed: str, any_text: str) -> None:
    for raw in (typed, any_text):
        safe = harmless(raw)
        assert not RUNS.search(safe)
        assert harmless(safe) == safe
        ((read, number),) = list(csv.reader(io.StringIO(table((), [(raw, -3)]), newline="")))[1:]
        assert (read, number) == (safe, "-3")
