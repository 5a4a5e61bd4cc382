"""The shipped banks, gone through from beginning to end by somebody who knows half of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.compiled import cache_home
from tests.interview.room import NOON, picture
from tmtui.model.card import AnswerType, Card, CardKind
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.workspace import Workspace


@pytest.fixture
def talk(tmp_path: Path) -> Conversation:
    env = {"XDG_CACHE_HOME": cache_home(tmp_path), "HOME": str(tmp_path)}
    room = Workspace.open(tmp_path / "room.db", env=env, clock=lambda: NOON)
    room.new_model("Balloon pictures", author="facilitator")
    return Conversation(room.live(author="ops-1"))


def half_known(card: Card, turn: int, talk: Conversation) -> None:
    if card.kind is CardKind.RECAP or card.type is AnswerType.ROWS:
        talk.confirm()
    elif turn % 2 == 0:
        talk.unknown()
    elif card.type in (AnswerType.CHOICES, AnswerType.REFS):
        talk.answer([card.choices[0].value] if card.choices else [])
    elif card.choices:
        talk.answer(card.choices[turn % len(card.choices)].value)
    elif card.type is AnswerType.REF:
        talk.not_applicable()
    else:
        plain = {
            AnswerType.SCALE: "3",
            AnswerType.NUMBER: "3",
            AnswerType.DATE: "2026-03-31",
            AnswerType.DURATION: "P1M",
        }
        talk.answer(plain.get(card.type, "some words"))


def test_every_card_is_filled_in_and_the_interview_ends(talk: Conversation) -> None:
    picture(talk)
    seen: Counter[tuple[str, str]] = Counter()
    phases: list[str] = []
    for turn in range(3_000):
        card = talk.card
        if card.kind is CardKind.DONE:
            break
        seen[card.id, card.subject] += 1
        phases += [card.phase] if card.phase not in phases else []
        texts = (card.text, card.why, card.plainly, card.where_to_look, card.subject_title, *card.levels)
        for text in (*texts, *(choice.label for choice in card.choices), *card.sentences):
            assert "{" not in text.replace("${", ""), f"{card.id}: {text}"
            assert "(not known yet)" not in text, f"{card.id}: {text}"
        assert 0 < card.position <= card.total or card.kind is CardKind.RECAP
        half_known(card, turn, talk)

    assert talk.card.kind is CardKind.DONE
    assert len(seen) > 50
    assert phases == ["picture", "worry", "stakes", "doors-and-power", "areas", "read-back", "decide"], (
        "one phase after the other"
    )
    assert all(each.open == 0 for each in talk.sections())
    again = {step: times for step, times in seen.items() if times > 1 and not step[0].startswith("recap:")}
    assert not again, "nothing that was answered is asked a second time"
    assert any("nobody here could answer" in sentence for sentence in talk.card.sentences)
