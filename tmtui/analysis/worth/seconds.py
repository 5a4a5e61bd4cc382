"""How long an answer usually takes, by type of question; an interview measures its own times as it goes."""

from __future__ import annotations

from collections.abc import Mapping

from tmtui.model.card import AnswerType

USUAL: Mapping[AnswerType, int] = {
    AnswerType.YESNO: 15,
    AnswerType.CHOICE: 15,
    AnswerType.NUMBER: 15,
    AnswerType.DATE: 15,
    AnswerType.DURATION: 15,
    AnswerType.REF: 15,
    AnswerType.CHOICES: 25,
    AnswerType.SCALE: 30,
    AnswerType.REFS: 30,
    AnswerType.TEXT: 30,
    AnswerType.NOTE: 60,
    AnswerType.ROWS: 180,
}
"""Seconds."""
