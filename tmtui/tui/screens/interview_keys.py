"""Which keys mean something on the card that is shown, and which of them the line of keys names first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tmtui.model.card import AnswerType, CardKind
from tmtui.tui.keymap import Action, find
from tmtui.tui.pages.card import takes_typing
from tmtui.tui.pages.options import SEVERAL

if TYPE_CHECKING:
    from tmtui.tui.screens.card_frame import CardFrame

_QUESTION = frozenset(
    {"unknown", "not_applicable", "ask_someone", "note", "evidence", "basis", "skip", "editor", "retract", "history"}
)


def is_valid(screen: CardFrame, action: str) -> bool:
    """Whether an action means something now."""
    card = screen.card
    asked = card.kind is CardKind.QUESTION
    if card.kind is CardKind.RECAP and (action == "skip" or (action == "ask_someone" and card.gives)):
        return True
    if action in _QUESTION:
        return asked and (action != "retract" or card.answer is not None)
    if action == "confirm":
        return asked and bool(card.imported)
    if action == "differs":
        return asked and bool(card.others)
    if action == "grid":
        return asked and card.type is not AnswerType.ROWS
    if action == "mark":
        return asked and card.type in SEVERAL
    if action == "field":
        return takes_typing(card)
    if action == "add":
        return asked and card.type in (AnswerType.REF, AnswerType.REFS)
    return True


def actions_of(screen: CardFrame) -> Sequence[Action]:
    """Return the actions for the line of keys, the most useful first."""
    card, box = screen.card, screen.box
    names: list[tuple[str, str]]
    if screen.is_typing():
        names = [("typing", "submit"), ("typing", "leave"), ("interview", "note"), ("interview", "unknown")]
        names += [("interview", "not_applicable"), ("interview", "ask_someone")]
        if box.takes_rows:
            names = [("typing", "submit"), ("typing", "complete"), ("typing", "leave"), ("interview", "unknown")]
    elif card.kind is not CardKind.QUESTION:
        names = [("choosing", "accept"), ("interview", "ask_someone")]
        names += [("interview", "skip")] if card.phase in ("read-back", "decide") else []
        names += [("interview", name) for name in ("back", "undo", "park", "worry", "sections")]
        names += [("everywhere", "places")]
    else:
        names = [("choosing", "accept")]
        names += [("choosing", "field")] if box.has_field else []
        names += [("choosing", "mark")] if box.takes_several else []
        names += [("interview", "add")] if card.type in (AnswerType.REF, AnswerType.REFS) else []
        names += [("interview", "confirm")] if card.imported else []
        names += [("interview", "differs"), ("interview", "history")] if card.others else []
        names += [("interview", name) for name in ("back", "undo", "skip", "note", "park", "find", "grid", "basis")]
        names += [("interview", name) for name in ("subject", "history", "plainly") if ("interview", name) not in names]
        names += [("everywhere", "places")]
    found = [find(context, name) for context, name in names if is_valid(screen, name)]
    if not card.gives:
        return found
    return [replace(each, label="give …") if each.name == "ask_someone" else each for each in found]
