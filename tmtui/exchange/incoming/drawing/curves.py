"""Trust boundaries that are drawn as a line across the page.

A line has no inside, so no zone follows from it. What it does say is which flows cross a boundary; that is kept as a
note, for whoever says in which zones the ends of those flows stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.drawing.connecting import ways
from tmtui.exchange.incoming.drawing.geometry import Path
from tmtui.exchange.incoming.drawing.page import Curve, Line, Page, T
from tmtui.exchange.incoming.tally import Tally

NAMED = 20
"""Flows that are named in a note."""
BENDS = 50
"""Points of a line that are looked at."""


def note(draft: Draft, tally: Tally, pages: Sequence[Page[T]]) -> None:
    """Keep a note for every curve that flows cross."""
    for page in pages:
        flows = [(line, Path.over(way[:BENDS])) for line, way in ways(page)] if page.curves else []
        for curve in page.curves:
            wall = Path.over(curve.points[:BENDS])
            crossing = [line for line, way in flows if way.crosses(wall)]
            if crossing:
                _note(draft, page, curve, crossing)
            else:
                tally.add("trust boundary drawn as a line", "no flow crosses it, and a line has no inside", curve.at)


def _note(draft: Draft, page: Page[T], curve: Curve[T], crossing: Sequence[Line[T]]) -> None:
    names = [_named(draft, line) for line in crossing]
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    called = f"Trust boundary {curve.name}" if curve.named and curve.name else "A trust boundary"
    where = f" in {page.title}" if page.title else ""
    added = draft.add("note", f"{called}{where}", ident=f"curve {page.id} {curve.id}", at=curve.at)
    words = f"{called}{where} is crossed by {', '.join(names[:NAMED])}{more}. In which zones do their ends stand?"
    draft.say(added, "text", words, at=curve.at)
    draft.say(added, "sort", "parked", at=curve.at)


def _named(draft: Draft, line: Line[T]) -> str:
    return line.name if line.named and line.name else line.subject.partition("/")[2].replace("..", " to ")
