"""Twenty minutes of the right questions tell more than as many questions in the order of the handbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.interview.expert import Expert
from tmtui.model.card import CardKind


def test_twenty_minutes_leave_at_most_half_of_what_the_order_of_the_bank_leaves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "worth").mkdir()
    (tmp_path / "order").mkdir()
    short, long = Expert(tmp_path / "worth"), Expert(tmp_path / "order")
    before = short.width()

    short.begin(minutes=20)
    began = short.now
    while short.talk.card.kind is not CardKind.DONE:
        short.turn()
    while len(long.asked) < len(short.asked):
        long.turn()

    with capsys.disabled():
        print(
            f"\n{len(short.asked)} questions: {before:,} points between at least and at most before, "
            f"{short.width():,} by worth, {long.width():,} in the bank's order"
        )
    assert (short.now - began).total_seconds() <= 20 * 60
    assert short.width() * 2 <= long.width()
    assert short.talk.card.text == "The time is over."
    assert any(each.startswith("Their answers can change the risk by ") for each in short.talk.card.sentences)
