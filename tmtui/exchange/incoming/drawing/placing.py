"""What stands in what, by where it is drawn.

A shape stands in the innermost border around its middle; where borders overlap without one lying in the other, and
where another page puts it elsewhere, it stands in the others too. A border lies in the smallest larger one around its
middle.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.drawing.page import Border, Page, T


def place(draft: Draft, pages: Sequence[Page[T]]) -> None:
    """Say the zone of every component and the parent of every zone."""
    outer: dict[str, str] = {}
    standing: defaultdict[str, dict[str, int | str]] = defaultdict(dict)
    for page in pages:
        borders = sorted(
            (each for each in page.borders if each.subject and each.box is not None),
            key=lambda each: each.box.area if each.box is not None else 0.0,
        )
        _nest(draft, borders, outer)
        for shape in page.shapes:
            if not shape.subject or shape.box is None:
                continue
            middle = shape.box.centre
            for border in borders:
                if border.box is not None and border.box.holds(middle):
                    standing[shape.subject].setdefault(border.subject, shape.at)
    higher = {zone: frozenset(_above(zone, outer)) for zones in standing.values() for zone in zones}
    for component, zones in standing.items():
        around = frozenset().union(*(higher[zone] for zone in zones))
        innermost = [zone for zone in zones if zone not in around]
        for number, zone in enumerate(innermost):
            if number == 0:
                draft.say(component, "zone", zone, at=zones[zone])
            else:
                draft.say(component, "also_in", [zone], at=zones[zone])


def _nest(draft: Draft, borders: Sequence[Border[T]], outer: dict[str, str]) -> None:
    """Say in which border each lies; the first page that tells counts, and none lies in itself."""
    for index, border in enumerate(borders):
        if border.box is None or border.subject in outer:
            continue
        for larger in borders[index + 1 :]:
            if larger.box is None or larger.box.area <= border.box.area or not larger.box.holds(border.box.centre):
                continue
            if larger.subject != border.subject and border.subject not in _above(larger.subject, outer):
                outer[border.subject] = larger.subject
                draft.say(border.subject, "parent", larger.subject, at=border.at)
            break


def _above(zone: str, outer: dict[str, str]) -> Iterable[str]:
    """Yield the zones around one, nearest first."""
    while zone in outer:
        zone = outer[zone]
        yield zone
