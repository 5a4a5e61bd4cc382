"""Placeholders are filled outside code only, and what is filled in is never read again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtui.banks.expression.tree import Path
from tmtui.banks.placeholders import fill, names


def shouted(path: Path) -> str:
    return ".".join(path).upper()


@pytest.mark.parametrize(("template", "filled"), [
    ("Is {name} on?", "Is NAME on?"),
    ("{source} → {target.zone.name}", "SOURCE → TARGET.ZONE.NAME"),
    ("`{name}` and {name}", "`{name}` and NAME"),
    ("``a ` {name}`` {name}", "``a ` {name}`` NAME"),
    ("a ` alone {name}", "a ` alone NAME"),
    ("one ` {name}\n\n` {name}", "one ` NAME\n\n` NAME"),
    ("```\n{name}\n```\n{name}", "```\n{name}\n```\nNAME"),
    ("~~~\n```\n{name}\n~~~\n{name}", "~~~\n```\n{name}\n~~~\nNAME"),
    ("````\n```\n{name}\n````\n{name}", "````\n```\n{name}\n````\nNAME"),
    ("\\{name} {Name} {a.b.c.d} { name } {}", "\\{name} {Name} {a.b.c.d} { name } {}"),
    ("\\`{name}`", "\\`NAME`"),
])  # fmt: skip
def test_what_is_filled(template: str, filled: str) -> None:
    assert fill(template, shouted) == filled


def test_names_come_once_and_in_order() -> None:
    assert names("{b} {a.x} `{c}` {b}") == (("b",), ("a", "x"))


def test_what_was_filled_in_is_not_filled_again() -> None:
    assert fill("{a} {b}", lambda path: "{b} `{a}`") == "{b} `{a}` {b} `{a}`"


pieces = st.lists(
    st.sampled_from(["{a}", "{b.c}", "`", "``", "```", "~~~", "\n", "\n\n", " ", "x", "\\", "{", "}"])
).map("".join)


@given(st.one_of(st.text(), pieces))
def test_nothing_is_lost(template: str) -> None:
    assert fill(template, lambda path: "{" + ".".join(path) + "}") == template
    asked: list[Path] = []

    def lookup(path: Path) -> str:
        asked.append(path)
        return ""

    fill(template, lookup)
    assert tuple(dict.fromkeys(asked)) == names(template)
