"""What is read late is read once, when somebody first looks, and is then what it stands for."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping

import pytest

from tmtui.banks.late import Late

ENTRIES = {"a": 1, "b": 2}

LOOKS: list[Callable[[Mapping[str, int]], object]] = [
    lambda each: each["a"], lambda each: each.get("c", 3), lambda each: "b" in each, list, len, bool,
    lambda each: list(each.values()), lambda each: list(each.items()), lambda each: list(each.keys()),
    lambda each: each == ENTRIES, lambda each: each == {**ENTRIES},
]  # fmt: skip


@pytest.mark.parametrize("look", LOOKS)
def test_it_is_read_once_at_the_first_look(look: Callable[[Mapping[str, int]], object]) -> None:
    read: list[str] = []

    def reader() -> Mapping[str, int]:
        read.append("now")
        return ENTRIES

    late = Late(reader)
    assert not late.is_read
    assert look(late) == look(ENTRIES)
    assert look(late) == look(ENTRIES)
    assert late.is_read
    assert read == ["now"]


def test_what_is_not_there_is_not_there() -> None:
    with pytest.raises(KeyError, match="c"):
        Late(lambda: ENTRIES)["c"]


def test_who_looks_while_it_is_read_waits() -> None:
    read: list[str] = []

    def slowly() -> Mapping[str, int]:
        read.append("now")
        time.sleep(0.05)
        return ENTRIES

    late = Late(slowly)
    seen: list[int] = []
    looking = [threading.Thread(target=lambda: seen.append(len(late))) for _ in range(4)]
    for each in looking:
        each.start()
    for each in looking:
        each.join()
    assert (seen, read) == ([2, 2, 2, 2], ["now"])
