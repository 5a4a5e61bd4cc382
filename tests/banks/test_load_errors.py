"""Every mistake in a bank is reported with its line, its column, and what to do about it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.banks.fixture_files import Case, cases, document
from tmtui.banks.compose import composed
from tmtui.banks.fault import Fault, Faults
from tmtui.banks.reader import read_document
from tmtui.model.errors import Place


def shown(fault: Fault, lines_before: int) -> str:
    place = Place("", fault.place.line - lines_before, fault.place.column)
    return str(replace(fault, place=place)).removeprefix(":")


def faults_of(given: str) -> list[str]:
    text, lines_before = document(given)
    faults = Faults()
    composed([read_document(text, "mine.md", faults)], faults)
    return [shown(fault, lines_before) for fault in faults.in_order()]


@pytest.mark.parametrize(
    "case", [case for name in ("blocks", "entries", "never") for case in cases(name)], ids=lambda case: case.title
)
def test_faults_of_a_bank(case: Case) -> None:
    assert faults_of(case.given) == [line for line in case.expected.split("\n") if line]
