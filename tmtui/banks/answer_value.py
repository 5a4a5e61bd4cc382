"""Answers from text to values, by the type of their attribute.

Every way in (interview, answers file, `tmtui answer`, bank tables) goes through here, so the same text means the same
value everywhere. People write freely and values are strict: case and labels are forgiven, nothing is guessed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from datetime import date

from tmtui.banks.bank import Attribute
from tmtui.banks.fault import listed, nearest, quoted, with_article
from tmtui.model.card import AnswerType
from tmtui.model.errors import BadInput
from tmtui.model.subject import is_key, kind_of
from tmtui.model.text import clean, one_line
from tmtui.model.value import Value, as_set

SHOWN = 12
"""Most options that one message names."""

MAX_TEXT = 20_000

_DURATION = re.compile(
    r"P(?=[0-9T])(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?", re.ASCII
)
_WORDED = re.compile(r"(\d{1,6})\s*(years?|y|months?|weeks?|w|days?|d|hours?|h|minutes?|min)", re.ASCII)
_UNITS = {"y": "P{}Y", "w": "P{}W", "d": "P{}D", "h": "PT{}H", "mi": "PT{}M", "mo": "P{}M"}
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
_SAID_YES_NO = {"y": "yes", "n": "no", "true": "yes", "false": "no"}

Exists = Callable[[str], bool]
"""Whether a subject key names something that is there."""


def parse_value(attribute: Attribute, raw: str | Sequence[str], *, exists: Exists | None = None) -> Value:
    """Return the value that `raw` means for an attribute.

    Args:
        attribute: what is filled.
        raw: one text, or several for `choices` and `refs`.
        exists: checks references; without it any well-formed key of an allowed kind is taken.

    Raises:
        BadInput: with what would have been right, the nearest option where one is near.
    """
    many = attribute.type in (AnswerType.CHOICES, AnswerType.REFS)
    parts = [raw] if isinstance(raw, str) else list(raw)
    if many:
        if isinstance(raw, str):
            parts = [part for part in re.split(r"[,;\s]+", raw) if part] if not _is_label(attribute, raw) else [raw]
        one = _option if attribute.type is AnswerType.CHOICES else _reference
        return as_set([one(attribute, one_line(part), exists) for part in parts])
    if len(parts) != 1:
        raise BadInput(f"`{attribute.name}` takes one value, not {len(parts)}.")
    text = parts[0]
    if attribute.type is AnswerType.NOTE:
        return _filled(attribute, clean(text).strip())
    return _SINGLE[attribute.type](attribute, _filled(attribute, one_line(text)), exists)


def is_duration(text: str) -> bool:
    """Whether a text is an ISO 8601 duration, as `P30D`."""
    return _DURATION.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Whether a text is an ISO 8601 date, as `2026-03-31`."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _filled(attribute: Attribute, text: str) -> str:
    if not text:
        raise BadInput(f"`{attribute.name}` was given no value.", remedy="Write one, or say that nobody knows.")
    if len(text) > MAX_TEXT:
        raise BadInput(
            f"the value of `{attribute.name}` is longer than {MAX_TEXT:,} characters.",
            remedy="Give a link as evidence.",
        )
    return text


def _is_label(attribute: Attribute, text: str) -> bool:
    said = one_line(text).casefold()
    return any(option.label.casefold() == said for option in attribute.options)


def _text(attribute: Attribute, text: str, exists: Exists | None) -> str:
    return text


def _option(attribute: Attribute, text: str, exists: Exists | None) -> str:
    # Files and front ends give the value itself: a catalogue of hundreds need not be folded for each.
    for option in attribute.options:
        if option.value == text:
            return text
    said = text.casefold()
    for option in attribute.options:
        if said in (option.value, option.label.casefold()):
            return option.value
    values = [option.value for option in attribute.options]
    some = (
        listed(values)
        if len(values) <= SHOWN
        else f"It can be {', '.join(values[:SHOWN])} and {len(values) - SHOWN} others."
    )
    remedy = nearest(text, values) or some
    raise BadInput(f"{quoted(text)} is not an answer to `{attribute.name}`.", remedy=remedy)


def _yes_no(attribute: Attribute, text: str, exists: Exists | None) -> str:
    said = _SAID_YES_NO.get(text.casefold(), text.casefold())
    if said in ("yes", "partly", "no"):
        return said
    return _option(attribute, text, exists)


def _scale(attribute: Attribute, text: str, exists: Exists | None) -> int:
    if text in ("1", "2", "3", "4", "5"):
        return int(text)
    raise BadInput(f"{quoted(text)} is not a level of `{attribute.name}`.", remedy="Levels are 1 to 5.")


def _number(attribute: Attribute, text: str, exists: Exists | None) -> int | float:
    written = text.removesuffix(attribute.unit).strip() if attribute.unit else text
    if len(written) > 30 or _NUMBER.fullmatch(written) is None or not math.isfinite(float(written)):
        raise BadInput(f"{quoted(text)} is not a number.", remedy="Write digits, with a point before decimals.")
    number = float(written)
    low, high = attribute.minimum, attribute.maximum
    if low is not None and number < low:
        raise BadInput(f"{quoted(text)} is too small for `{attribute.name}`.", remedy=f"The smallest is {low:g}.")
    if high is not None and number > high:
        raise BadInput(f"{quoted(text)} is too large for `{attribute.name}`.", remedy=f"The largest is {high:g}.")
    return int(number) if number.is_integer() else number


def _date(attribute: Attribute, text: str, exists: Exists | None) -> str:
    if is_date(text):
        return text
    raise BadInput(f"{quoted(text)} is not a date.", remedy="Write year-month-day, as 2026-03-31.")


def _duration(attribute: Attribute, text: str, exists: Exists | None) -> str:
    if is_duration(text.upper()):
        return text.upper()
    worded = _WORDED.fullmatch(text.casefold())
    if worded is not None:
        unit = worded[2]
        return _UNITS[unit[:2] if unit[0] == "m" else unit[0]].format(int(worded[1]))
    raise BadInput(
        f"{quoted(text)} is not a length of time.", remedy="Write `30 days`, `12 hours` or an ISO one as P30D."
    )


def _reference(attribute: Attribute, text: str, exists: Exists | None) -> str:
    kinds = attribute.to
    key = text if "/" in text or len(kinds) != 1 or kinds == ("model",) else f"{kinds[0]}/{text}"
    allowed = " or ".join(f"{kind}/…" for kind in kinds)
    if not is_key(key):
        raise BadInput(
            f"{quoted(text)} does not name a subject.", remedy=f"`{attribute.name}` takes a key as {allowed}."
        )
    if kinds and kind_of(key) not in kinds:
        raise BadInput(
            f"`{attribute.name}` cannot point to {with_article(kind_of(key))}.", remedy=f"It takes a key as {allowed}."
        )
    if exists is not None and not exists(key):
        raise BadInput(f"there is no {quoted(key)}.", remedy="Add it first, or look up its key.")
    return key


_SINGLE: dict[AnswerType, Callable[[Attribute, str, Exists | None], Value]] = {
    AnswerType.TEXT: _text,
    AnswerType.CHOICE: _option,
    AnswerType.ROWS: _option,
    AnswerType.YESNO: _yes_no,
    AnswerType.SCALE: _scale,
    AnswerType.NUMBER: _number,
    AnswerType.DATE: _date,
    AnswerType.DURATION: _duration,
    AnswerType.REF: _reference,
}
