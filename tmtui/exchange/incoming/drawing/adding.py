"""Shapes and borders as components and zones, each thing once.

People draw an overview and details, and the same thing stands in several diagrams. Drawing tools cannot say that two
shapes are one, so it goes by what people do: shapes of one sort and name in different diagrams are the same thing,
and so are those that kept their id and name when a diagram was copied. Two of one name in one diagram are two things,
and a name that the tool puts there by itself joins nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import field

from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.drawing.page import Border, Page, Piece, Shape, T
from tmtui.model.frozen import changing
from tmtui.model.text import one_line


@changing
class Known:
    """Tells what was met on an earlier page."""

    names: dict[tuple[str, str, int], str] = field(default_factory=dict)
    """Sort, name, and which of that name on its page: key."""
    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    """Kind and id: the name it had where it was met first."""
    here: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often a sort and name were met on this page."""
    seen: set[tuple[str, str]] = field(default_factory=set)
    """Kinds and ids of this page."""

    def turn(self) -> None:
        """Begin a page."""
        self.here.clear()
        self.seen.clear()


def add(draft: Draft, pages: Sequence[Page[T]]) -> None:
    """Add what stands on all pages; list ids that are used twice on one."""
    known = Known()
    _tell_apart(pages)
    for page in pages:
        known.turn()
        for border in page.borders:
            _add(draft, known, page, border, "zone", "border")
        for shape in page.shapes:
            _add(draft, known, page, shape, "component", shape.sort)


def _tell_apart(pages: Sequence[Page[T]]) -> None:
    """Give pages of one id ids of their own: they tell things of one id apart."""
    seen: set[str] = set()
    for number, page in enumerate(pages, 1):
        if page.id in seen:
            page.id = f"{page.id} on page {number}"
        seen.add(page.id)


def _add(draft: Draft, known: Known, page: Page[T], piece: Shape[T] | Border[T], kind: str, sort: str) -> None:
    mark = (kind, piece.id)
    if mark in known.seen:
        draft.ignore(f"{sort} {piece.id}", "another one before it in the diagram has the same id", piece.at)
        return
    known.seen.add(mark)
    name = plain(piece)
    slot = (sort, name, known.here[sort, name])
    known.here[sort, name] += 1
    copied = known.ids.get(mark) == f"{sort} {name}"
    earlier = known.names.get(slot) if piece.named and name else draft.key(kind, piece.id) if copied else None
    if earlier is not None:
        piece.subject = earlier
        if isinstance(piece, Shape):
            piece.again = True
        return
    # An id that another thing on an earlier page has is told apart by its page.
    ident = piece.id if mark not in known.ids else f"{page.id} {piece.id}"
    known.ids.setdefault(mark, f"{sort} {name}")
    piece.subject = draft.add(kind, piece.name, ident=ident, at=piece.at)
    if piece.named and name:
        known.names[slot] = piece.subject


def plain(piece: Piece[T]) -> str:
    """Return a name as it is compared: on one line, in small letters."""
    return " ".join(one_line(piece.name).lower().split())
