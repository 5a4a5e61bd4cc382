"""The two systems as people see them: whole pictures as text, in unicode and in ASCII, at 80 and 120 columns.

`python -m tests.tui.diagram.test_golden` writes the pictures anew; look at them before they are kept.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.compiled import infrastructure
from tests.question_banks.systems import assessed
from tmtui.analysis.state import State
from tmtui.tui.diagram.canvas import View
from tmtui.tui.diagram.scene import scene_of
from tmtui.tui.diagram.sheet import sheet
from tmtui.tui.lines import plain, to_ascii

FOLDER = Path(__file__).parent / "golden"
PICTURES = [(system, width) for system in ("balloon", "hybrid") for width in (80, 120)]
CHARSETS = ("unicode", "ascii")


@cache
def system(name: str) -> State:
    return assessed(infrastructure(), name)


def picture(name: str, width: int, charset: str) -> str:
    laid = sheet(scene_of(system(name)), width)
    text = plain(laid.rows(View(), 0, laid.drawing.height)) + "\n"
    return text if charset == "unicode" else "\n".join(to_ascii(row) for row in text.split("\n"))


def path_of(name: str, width: int, charset: str) -> Path:
    return FOLDER / f"{name}-{width}-{charset}.txt"


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize(("name", "width"), PICTURES)
def test_a_system_is_drawn_as_it_was_looked_at(name: str, width: int, charset: str) -> None:
    assert picture(name, width, charset) == path_of(name, width, charset).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "width"), PICTURES)
def test_both_charsets_put_everything_in_the_same_cells(name: str, width: int) -> None:
    shown, in_ascii = picture(name, width, "unicode").split("\n"), picture(name, width, "ascii").split("\n")
    assert [cell_len(row) for row in shown] == [len(row) for row in in_ascii]
    assert "?" not in "".join(in_ascii), "a character has no ASCII one beside it"
    for row, plainer in zip(shown, in_ascii, strict=True):
        assert [c.isspace() for c in row] == [c.isspace() for c in plainer]


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, width in PICTURES:
        for charset in CHARSETS:
            path_of(name, width, charset).write_text(picture(name, width, charset), encoding="utf-8")
