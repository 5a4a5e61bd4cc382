"""Days as people say them, read as days of the calendar, and said back so that a slip is seen before it is kept.

Weekdays mean the next one to come, for people set dates ahead; what could be read in two ways (`03/04/2026`) is
not read.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
"""English, whatever the locale of the process."""

_STEP = re.compile(
    r"(?P<sign>[+-]|in )?\s*(?P<count>\d{1,4})\s*(?P<unit>d|w|m|y|days?|weeks?|months?|years?)(?P<ago> ago)?", re.ASCII
)
_NAMED = re.compile(r"(?P<day>\d{1,2})\.?\s+(?P<month>[a-z]{3,9})\.?(?:,?\s+(?P<year>\d{4}))?", re.ASCII)
_MONTH_FIRST = re.compile(r"(?P<month>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:,?\s+(?P<year>\d{4}))?", re.ASCII)
_DOTTED = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})", re.ASCII)


def read_day(text: str, today: date) -> date | None:
    """Return the day that a text means, as `2026-12-24`, `24 Dec`, `tomorrow`, `+3w`, `in 2 months`, `next monday`.

    Args:
        text: what was typed.
        today: the day that words are counted from.

    Returns:
        The day; nothing where the text is none, or might be two.
    """
    words = " ".join(text.casefold().split())
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
            return date.fromisoformat(words)
        return _said(words, today) or _stepped(words, today) or _written(words, today)
    except (ValueError, OverflowError):
        return None


def _said(words: str, today: date) -> date | None:
    near = {"today": 0, "now": 0, "tomorrow": 1, "yesterday": -1, "next week": 7, "day after tomorrow": 2}
    if words in near:
        return today + timedelta(days=near[words])
    if words in ("next month", "next year"):
        return _months_on(today, 1 if words == "next month" else 12)
    if words in ("end of month", "end of the month"):
        return today.replace(day=calendar.monthrange(today.year, today.month)[1])
    if words in ("end of year", "end of the year"):
        return date(today.year, 12, 31)
    name = words.removeprefix("next ").removeprefix("on ")
    at = next((at for at, day in enumerate(DAYS) if len(name) > 2 and day.startswith(name)), None)
    return None if at is None else today + timedelta(days=(at - today.weekday() - 1) % 7 + 1)


def _stepped(words: str, today: date) -> date | None:
    found = _STEP.fullmatch(words)
    if found is None or not (found["sign"] or found["ago"]):
        return None
    count = int(found["count"]) * (-1 if found["ago"] or found["sign"] == "-" else 1)
    unit = found["unit"][0]
    if unit in "dw":
        return today + timedelta(days=count * (7 if unit == "w" else 1))
    return _months_on(today, count * (12 if unit == "y" else 1))


def _written(words: str, today: date) -> date | None:
    dotted = _DOTTED.fullmatch(words)
    if dotted is not None:
        return date(int(dotted["year"]), int(dotted["month"]), int(dotted["day"]))
    named = _NAMED.fullmatch(words) or _MONTH_FIRST.fullmatch(words)
    if named is None:
        return None
    month = next((at for at, name in enumerate(MONTHS, 1) if name.startswith(named["month"])), 0)
    if named["year"]:
        return date(int(named["year"]), month, int(named["day"]))
    day = date(today.year, month, int(named["day"]))
    return day if day >= today else day.replace(year=today.year + 1)


def _months_on(day: date, months: int) -> date:
    """The same day some months on, or the last of that month where it has no such day."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = whole // 12, whole % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def day_in_words(day: date, today: date) -> str:
    """Return `Thursday, 24 December 2026, in 5 weeks`."""
    return f"{DAYS[day.weekday()].title()}, {day.day} {MONTHS[day.month - 1].title()} {day.year}, {_away(day, today)}"


def _away(day: date, today: date) -> str:
    count = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if count in near:
        return near[count]
    size = abs(count)
    for length, unit in ((365, "year"), (30, "month"), (7, "week"), (1, "day")):
        if size >= 2 * length or length == 1:
            many = round(size / length)
            return f"in {many} {unit}s" if count > 0 else f"{many} {unit}s ago"
    return ""
