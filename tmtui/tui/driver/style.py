"""How a character looks, and the shortest way from one look to the next.

A terminal keeps its pen: what was switched on stays on. Textual resets and sets everything for every piece of text;
here only the difference is sent, or a reset where that is shorter. Codes this module does not know are kept in their
order and never taken apart: a pen with such codes is always set from a reset.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

OFF = {1: "22", 2: "22", 3: "23", 4: "24", 5: "25", 6: "25", 7: "27", 8: "28", 9: "29"}
"""What switches each attribute off; bold and dim go together."""

ON_BLANKS = frozenset({4, 7, 9})
"""Attributes that can be seen where no character stands: underlined, reversed, struck through."""


class Style(NamedTuple):
    """A pen."""

    fg: str = ""
    """Codes of the foreground as they were given; empty for the terminal's own."""
    bg: str = ""
    flags: frozenset[int] = frozenset()
    """Attributes 1 to 9 that are on."""
    extra: tuple[str, ...] = ()
    """Codes this module does not know, in their order."""
    link: str = ""
    """Parameters and target of a hyperlink."""


DEFAULT = Style()
"""What a terminal begins with."""


@lru_cache(maxsize=4096)
def applied(style: Style, parameters: str) -> Style:
    """Return a pen after a sequence of codes; `parameters` is what stands between `ESC [` and `m`."""
    codes = iter(parameters.split(";"))
    for code in codes:
        style = _after(style, code, codes)
    return style


def _after(style: Style, code: str, rest: Iterator[str]) -> Style:
    if ":" in code or not code.isdecimal():
        if code:
            return _coloured(style, code.partition(":")[0], code)
        return DEFAULT._replace(link=style.link)
    number = int(code)
    if number == 0:
        return DEFAULT._replace(link=style.link)
    if number in OFF:
        return style._replace(flags=style.flags | {number})
    if 22 <= number <= 29 and number != 26:
        gone = {flag for flag, off in OFF.items() if off == code}
        return style._replace(flags=style.flags - gone)
    if number in (38, 48, 58):
        return _coloured(style, code, ";".join((code, *_colour(rest))))
    if 30 <= number <= 37 or 90 <= number <= 97:
        return style._replace(fg=code)
    if 40 <= number <= 47 or 100 <= number <= 107:
        return style._replace(bg=code)
    if number == 39:
        return style._replace(fg="")
    if number == 49:
        return style._replace(bg="")
    return style._replace(extra=(*style.extra, code))


def _coloured(style: Style, place: str, colour: str) -> Style:
    if place == "38":
        return style._replace(fg=colour)
    if place == "48":
        return style._replace(bg=colour)
    return style._replace(extra=(*style.extra, colour))


def _colour(rest: Iterator[str]) -> Iterator[str]:
    kind = next(rest, "")
    yield kind
    for _ in range({"5": 1, "2": 3}.get(kind, 0)):
        yield next(rest, "")


@lru_cache(maxsize=4096)
def between(old: Style, new: Style) -> str:
    """Return the shortest sequence that makes the pen `old` the pen `new`."""
    link = "" if old.link == new.link else f"\x1b]8;{new.link or ';'}\x1b\\"
    if old._replace(link="") == new._replace(link=""):
        return link
    anew = ["0", *_codes(new)] if new._replace(link="") != DEFAULT else [""]
    ways = [anew]
    if old.extra == new.extra:
        ways.append(_difference(old, new))
    return f"\x1b[{min((';'.join(way) for way in ways), key=len)}m{link}"


def _codes(style: Style) -> Iterator[str]:
    yield from (str(flag) for flag in sorted(style.flags))
    yield from (each for each in (style.fg, style.bg) if each)
    yield from style.extra


def _difference(old: Style, new: Style) -> list[str]:
    off = {OFF[flag] for flag in old.flags - new.flags}
    taken_along = {flag for flag in new.flags & old.flags if OFF[flag] in off}
    codes = sorted(off) + [str(flag) for flag in sorted((new.flags - old.flags) | taken_along)]
    if new.fg != old.fg:
        codes.append(new.fg or "39")
    if new.bg != old.bg:
        codes.append(new.bg or "49")
    return codes


@lru_cache(maxsize=4096)
def as_blank(style: Style) -> Style:
    """Return what of a pen can be seen on a blank; a foreground cannot, unless something is drawn with it."""
    if style.extra or style.link or style.flags & ON_BLANKS:
        return style
    return Style(bg=style.bg)


def for_blank(pen: Style, wanted: Style) -> Style:
    """Return the pen, nearest to `pen`, with which a blank looks as `wanted` does."""
    if as_blank(pen) == wanted:
        return pen
    near = pen._replace(bg=wanted.bg, flags=pen.flags - ON_BLANKS, extra=(), link="")
    return near if as_blank(near) == wanted and len(between(pen, near)) < len(between(pen, wanted)) else wanted
