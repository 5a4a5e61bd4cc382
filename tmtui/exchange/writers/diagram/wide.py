"""How wide a text is drawn, near enough to reserve room: no font is read, and too much is better than too little."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

NARROW = frozenset("iIjl.,:;'|!()[]ftr ")
BROAD = frozenset("mwMW@%")


def width(text: str, size: float) -> float:
    """Return the width of a text in letters of a size, in the size's unit."""
    return sum(map(_share, text)) * size


def _share(sign: str) -> float:
    """Return the width of a sign as a share of its height; measured on common sans-serif fonts, rounded up."""
    if combining(sign):
        return 0
    if east_asian_width(sign) in "WF":
        return 1.05
    if sign in NARROW:
        return 0.36
    if sign in BROAD:
        return 0.98
    return 0.73 if sign.isupper() else 0.63


def fitted(text: str, room: float, size: float) -> str:
    """Return a text that fits: cut, with an ellipsis at its end, where it is too wide."""
    if width(text, size) <= room:
        return text
    cut = text
    while cut and width(f"{cut}…", size) > room:
        cut = cut[:-1]
    return f"{cut.rstrip()}…" if cut else ""


def broken(text: str, room: float, size: float) -> list[str]:
    """Return a text on one line, or on two where it is too wide; what still does not fit is cut."""
    words = text.split(" ")
    first = words[0]
    for place, word in enumerate(words[1:], 1):
        if width(f"{first} {word}", size) > room:
            return [fitted(first, room, size), fitted(" ".join(words[place:]), room, size)]
        first = f"{first} {word}"
    return [fitted(text, room, size)]
