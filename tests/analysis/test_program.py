"""Cells of a bank: each made once, also where two threads want it, and none that would have to read itself."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest

from tmtui.analysis.cells.compiled import compile_bank
from tmtui.analysis.cells.program import Program
from tmtui.analysis.cells.sheet import Cell
from tmtui.banks.bank import Bank
from tmtui.model.errors import BadInput


def test_what_would_have_to_read_itself_is_named_each_time(example: Bank) -> None:
    program = compile_bank(example).program

    def one() -> Cell[Any]:
        return program.once(("one",), other)

    def other() -> Cell[Any]:
        return program.once(("other",), one)

    for _ in range(2):
        with pytest.raises(BadInput, match="goes in a circle: one depends on itself"):
            one()


def test_what_failed_once_is_made_when_it_is_asked_for_again(example: Bank) -> None:
    program = compile_bank(example).program

    def failing() -> Cell[Any]:
        raise OSError("not now")

    with pytest.raises(OSError, match="not now"):
        program.once(("late",), failing)
    made = program.once(("late",), lambda: _constant(program))
    assert program.once(("late",), failing) is made


def test_two_threads_that_want_the_same_cell_get_the_same(example: Bank) -> None:
    program = compile_bank(example).program
    made: list[Cell[Any]] = []

    def slowly() -> Cell[Any]:
        time.sleep(0.05)
        return _constant(program)

    wanting = [threading.Thread(target=lambda: made.append(program.once(("slow",), slowly))) for _ in range(4)]
    for each in wanting:
        each.start()
    for each in wanting:
        each.join()
    assert len(made) == 4
    assert len(set(made)) == 1


def _constant(program: Program) -> Cell[Any]:
    return program.sheet.add(("seven",), [], lambda _: 7)
