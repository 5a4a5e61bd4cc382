"""Lines as flows.

Drawings show where data goes, flows here who opens the connection. A store opens none and nobody calls a browser, so
what is drawn from a store or to a browser is what the other side fetches; an answer that is drawn beside its question
belongs to whoever asked. An end that is attached to nothing belongs to the only shape it nearly touches; where there
is none, or two, nobody knows, and the flow is listed. Flows of one name between the same two in several diagrams are
one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.drawing.adding import plain
from tmtui.exchange.incoming.drawing.geometry import Point
from tmtui.exchange.incoming.drawing.page import Line, Page, Shape, T
from tmtui.exchange.incoming.tally import Tally

_ANSWER = re.compile(
    r"(?:^|[^a-z])(?:response|result|reply|answer|acknowledg\w*|ack|confirmation|return)(?:s|es)?(?:$|[^a-z])"
)

REACH = 25.0
"""How far from a shape a loose end may lie, in units of the page: a fifth of a usual shape."""


def connect(draft: Draft, tally: Tally, pages: Sequence[Page[T]]) -> None:
    """Add a flow for every line whose ends are there; what its ends are has to be said before."""
    known: dict[tuple[str, str, str, int], str] = {}
    taken: set[str] = set()
    for page in pages:
        shapes = {shape.id: shape for shape in reversed(page.shapes) if shape.subject}
        drawn = {(line.source, line.target) for line in page.lines}
        here: Counter[tuple[str, str, str]] = Counter()
        seen: set[str] = set()
        for line in page.lines:
            if line.id in seen:
                draft.ignore(_called(line), "another one before it in the diagram has the same id", line.at)
                continue
            seen.add(line.id)
            ends = _ends(draft, shapes, page, line)
            if ends is None:
                continue
            source, target = ends
            name = plain(line) if line.named else ""
            both = (line.target, line.source) in drawn
            if _fetched(draft, source, target) or (both and _ANSWER.search(name)):
                source, target, line.back = target, source, True
                why = "whoever fetches or asks opens the connection, so the flow is taken the other way round"
                tally.add("flow drawn from a store, to a browser, or as an answer", why, line.at)
            slot = (source.subject, target.subject, name)
            number = here[slot]
            here[slot] += 1
            if (*slot, number) in known:
                line.subject = known[(*slot, number)]
                continue
            line.subject = draft.connect(source.subject, target.subject, ident=line.id, suffix=name[:30], at=line.at)
            if line.subject in taken:
                # The same id stands on another page between the same two under another name.
                line.subject = draft.connect(
                    source.subject, target.subject, ident=f"{page.id} {line.id}", suffix=name[:30], at=line.at
                )
            known[(*slot, number)] = line.subject
            taken.add(line.subject)


def ways(page: Page[T]) -> Iterator[tuple[Line[T], tuple[Point, ...]]]:
    """Yield every flow of a page with all its points, the middles of the shapes it is attached to included."""
    centres = {shape.id: shape.box.centre for shape in reversed(page.shapes) if shape.box is not None}
    for line in page.lines:
        if line.subject:
            ends = [(centres[ident],) if ident in centres else () for ident in (line.source, line.target)]
            yield line, (*ends[0], *line.points, *ends[1])


def _ends(draft: Draft, shapes: dict[str, Shape[T]], page: Page[T], line: Line[T]) -> tuple[Shape[T], Shape[T]] | None:
    found: list[Shape[T]] = []
    for ident, loose, word in ((line.source, line.loose[0], "start"), (line.target, line.loose[1], "end")):
        shape = shapes.get(ident)
        if shape is not None:
            found.append(shape)
            continue
        if ident or loose is None:
            why = f"nothing in the diagram has the id of its {word}" if ident else f"it has no {word}"
            draft.ignore(_called(line), why, line.at)
            return None
        near = {
            each.subject: each
            for each in page.shapes
            if each.subject and each.box is not None and each.box.near(loose, REACH)
        }
        if len(near) != 1:
            draft.ignore(_called(line), f"its {word} is attached to nothing", line.at)
            return None
        found.extend(near.values())
        draft.ignore(
            f"{_called(line)}: loose {word}", f"it nearly touches {found[-1].name}, so that is its {word}", line.at
        )
    return found[0], found[1]


def _fetched(draft: Draft, source: Shape[T], target: Shape[T]) -> bool:
    """Whether data goes against the connection: from a store, or to a browser."""
    browsers = [draft.said(each.subject, "technology") == "browser" for each in (source, target)]
    return (source.sort == "store" and target.sort != "store") or browsers == [False, True]


def _called(line: Line[T]) -> str:
    return f"flow {line.name or line.id}"
