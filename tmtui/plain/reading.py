"""What somebody typed: a command or an answer. Never in doubt: text questions take commands after a slash only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tmtui.model.card import AnswerType, Card, CardKind, Choice
from tmtui.model.errors import BadInput
from tmtui.model.frozen import frozen
from tmtui.plain.commands import Command, command_named

TEXTS = frozenset(
    {AnswerType.TEXT, AnswerType.NOTE, AnswerType.NUMBER, AnswerType.DATE, AnswerType.DURATION, AnswerType.ROWS}
)
"""Questions in which every letter may be part of the answer."""

SEVERAL = frozenset({AnswerType.CHOICES, AnswerType.REFS})

_RANGE = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")
_MOST_NAMED = 8


@frozen
class Typed:
    """A line, understood."""

    command: Command | None = None
    text: str = ""
    """What follows the command, or the answer; empty for a bare Enter."""


def understand_line(card: Card, line: str) -> Typed:
    """Tell a command from an answer.

    Raises:
        BadInput: for a slash with a command that is none.
    """
    text = line.strip()
    if is_text(card):
        if text.startswith("//"):
            return Typed(None, text[1:])
        if text.startswith("/"):
            return _after_slash(text[1:], find_otherwise=False)
        return Typed(None, text)
    if any(text.casefold() == choice.label.casefold() for choice in card.choices):
        return Typed(None, text)
    if text.startswith("/"):
        return _after_slash(text[1:], find_otherwise=True)
    word, _, rest = text.partition(" ")
    command = command_named(word)
    if command is not None and (not rest or command.takes_text):
        return Typed(command, rest.strip())
    if text.startswith("?"):
        return Typed(command_named("?"), text[1:].strip())
    return Typed(None, text)


def is_text(card: Card) -> bool:
    """Whether any text may be an answer to this card."""
    return card.kind is CardKind.QUESTION and card.type in TEXTS


def picked(card: Card, text: str) -> str | list[str]:
    """Return what a typed answer stands for: option values for numbers and beginnings of labels, else the text.

    Raises:
        BadInput: for a number that is not on the list, or words that fit several options.
    """
    if is_text(card) or not card.choices:
        return text
    if card.type in SEVERAL:
        if text.casefold() in ("0", "none"):
            return []
        numbers = _numbers(text, len(card.choices))
        if numbers is not None:
            return [card.choices[number - 1].value for number in numbers]
        whole = [choice for choice in card.choices if choice.label.casefold() == text.casefold()]
        parts = [text] if whole else [part.strip() for part in text.split(",") if part.strip()]
        return [part if part.startswith("+") else one_of(part, card.choices) for part in parts]
    numbers = _numbers(text, len(card.choices))
    if numbers is not None:
        if len(numbers) > 1:
            raise BadInput("this question takes one answer")
        return card.choices[numbers[0] - 1].value
    return text if text.startswith("+") else one_of(text, card.choices)


def one_of(text: str, choices: Sequence[Choice]) -> str:
    """Return the value whose value or label the text is, begins, or is part of; the text itself where none is.

    Raises:
        BadInput: when several fit.
    """
    wanted = text.casefold()
    fits = (
        [each for each in choices if wanted in (each.value.casefold(), each.label.casefold())],
        [each for each in choices if each.label.casefold().startswith(wanted) or each.value.startswith(wanted)],
        [each for each in choices if wanted in each.label.casefold()],
    )
    for found in fits:
        values = list(dict.fromkeys(each.value for each in found))
        if len(values) == 1:
            return values[0]
        if values:
            names = ", ".join(each.label for each in found[:_MOST_NAMED])
            more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
            raise BadInput(f"several fit {text!r}", remedy=f"Type more of one: {names}{more}.")
    return text


def rows_picked(text: str, count: int) -> list[int]:
    """Return row numbers of `1-5 8` or `all`.

    Raises:
        BadInput: when it is neither, or a row is not there.
    """
    if text.casefold() == "all":
        return list(range(1, count + 1))
    found = _numbers(text, count)
    if found is None:
        raise BadInput(f"{text!r} names no rows", remedy="Write numbers and ranges, as 1-5 8, or all.")
    return found


def _numbers(text: str, most: int) -> list[int] | None:
    words = text.replace(",", " ").split()
    matches = [_RANGE.fullmatch(word) for word in words]
    if not words or not all(matches):
        return None
    found: list[int] = []
    for match in matches:
        assert match is not None
        first = int(match[1])
        last = int(match[2] or first)
        if not 1 <= first <= last <= most:
            raise BadInput(f"there is no {match[0]}", remedy=f"Numbers go from 1 to {most}.")
        found += range(first, last + 1)
    return list(dict.fromkeys(found))


def _after_slash(text: str, *, find_otherwise: bool) -> Typed:
    word, _, rest = text.partition(" ")
    command = command_named(word) if word else command_named("/")
    if command is not None and (not rest or command.takes_text):
        return Typed(command, rest.strip())
    if find_otherwise:
        return Typed(command_named("/"), text.strip())
    if text.startswith("?"):
        return Typed(command_named("?"), text[1:].strip())
    raise BadInput(f"there is no command /{word}", remedy="/? lists them; an answer that begins with a slash gets two.")
