"""What Threat Dragon says about elements, boundaries and flows.

A flag that is off is how the tool leaves it before anybody looks, so it says nothing; the interview asks.
"""

from __future__ import annotations

from collections.abc import Iterable

from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.drawing.names import say_what
from tmtui.exchange.incoming.drawing.page import Border, Curve, Line, Piece, Shape
from tmtui.exchange.incoming.plain import Plain, prose, text, truth
from tmtui.exchange.incoming.protocol_words import protocol_in
from tmtui.exchange.incoming.tally import Tally
from tmtui.exchange.incoming.zone_words import zone_kind_of
from tmtui.exchange.readers.threat_dragon.cells import Cell, Cells
from tmtui.exchange.readers.threat_dragon.words import DATA, FLAGS, SILENT, TECHNOLOGIES

_READ = (
    "type", "name", "description", "reasonOutOfScope", "threats", "privilegeLevel", "protocol", *FLAGS, *SILENT,
)  # fmt: skip
_DRAWN = (
    "id", "shape", "position", "size", "visible", "zIndex", "z", "angle", "attrs", "ports", "connector", "labels",
    "source", "target", "vertices", "smooth", "width", "height", "tools", "markup", "router", "isTrustBoundary",
    "hasOpenThreats", "threatFrequency", "crossingFlows", "containedElements", "trustBoundaryIds", "view", "children",
    "parent", "defaultLabel", "data",
)  # fmt: skip
"""Keys that say how something is drawn, or what the tool counts by itself."""
_NO_USE = "says nothing that a question asks for"


def say_shapes(draft: Draft, tally: Tally, pages: Iterable[Cells]) -> None:
    """Say everything about boundaries and elements."""
    for page in pages:
        for border in page.borders:
            _border(draft, tally, border)
        for shape in page.shapes:
            _shape(draft, tally, shape)


def say_flows(draft: Draft, tally: Tally, pages: Iterable[Cells]) -> None:
    """Say everything about flows; list what of anything nobody reads."""
    for page in pages:
        for line in page.lines:
            _flow(draft, tally, line)
        pieces: tuple[Piece[Cell], ...] = (*page.borders, *page.shapes, *page.lines, *page.curves)
        for piece in pieces:
            _rest(tally, piece)


def _shape(draft: Draft, tally: Tally, shape: Shape[Cell]) -> None:
    data, subject, at = shape.raw.data, shape.subject, shape.at
    if not subject:
        return
    told = TECHNOLOGIES.get(shape.raw.type, "")
    if truth(data.get("isWebApplication")):
        told = "web-application"
    elif truth(data.get("isApi")):
        told = "api"
    say_what(draft, shape, told, "")
    description = prose(data.get("description"))
    if description and not (shape.again and draft.said(subject, "name")):
        draft.say(subject, "name", shape.name or subject, at=at, note=description)
    if truth(data.get("outOfScope")):
        draft.say(subject, "in_scope", "no", at=at, note=prose(data.get("reasonOutOfScope")))
    if shape.sort == "store" and truth(data.get("isEncrypted")):
        draft.say(subject, "readable_when_stolen", "no", at=at, note="isEncrypted")
    for flag, (name, relation) in DATA.items():
        if truth(data.get(flag)):
            called = name.format(name=shape.name or "a store")
            held = draft.add("data", called, ident=f"{flag} {subject if relation == 'stored_by' else ''}", at=at)
            draft.say(held, relation, [subject], at=at, note=flag)
    if text(data.get("privilegeLevel")):
        tally.add("process: privilegeLevel", "free words about what a process may do", at)


def _border(draft: Draft, tally: Tally, border: Border[Cell]) -> None:
    if not border.subject:
        return
    description = prose(border.raw.data.get("description"))
    if truth(border.raw.data.get("outOfScope")):
        draft.ignore(f"{border.subject}: out of scope", "each thing in it says whether it is looked at", border.at)
    kind = zone_kind_of(draft.bank, border.name) if border.named else ""
    if kind:
        draft.say(border.subject, "kind", kind, at=border.at, note=description)
    elif description:
        draft.say(border.subject, "name", border.name, at=border.at, note=description)
    if border.box is None:
        tally.add("boundary without a place", "what lies in it cannot be told", border.at)


def _flow(draft: Draft, tally: Tally, line: Line[Cell]) -> None:
    data, subject, at = line.raw.data, line.subject, line.at
    if not subject:
        return
    public = "over a public network" if truth(data.get("isPublicNetwork")) else ""
    note = "; ".join(filter(None, (prose(data.get("description")), public)))
    written = text(data.get("protocol"))
    if line.named and line.name:
        draft.say(subject, "name", line.name, at=at, note=note)
        note = ""
    if written:
        told = "; ".join(filter(None, (written, note)))
        draft.say(subject, "protocol", protocol_in(draft.bank, written), at=at, note=told)
    elif note:
        tally.add("flow: description or public network", "the flow has no name it could stand under", at)
    if truth(data.get("isEncrypted")):
        draft.say(subject, "encryption", "tls", at=at, note="isEncrypted")
    if truth(data.get("isBidirectional")):
        draft.say(subject, "one_way", "no", at=at, note="isBidirectional")
    if truth(data.get("outOfScope")):
        why = prose(data.get("reasonOutOfScope"))
        draft.ignore(
            f"{subject}: out of scope{': ' * bool(why)}{why}", "flows are looked at whenever their ends are", at
        )


def _rest(tally: Tally, piece: Piece[Cell]) -> None:
    """List flags and keys nobody reads."""
    data, kind = piece.raw.data, piece.raw.type
    off = [key for key in (*FLAGS, *SILENT) if data.get(key) is False]
    for _ in off:
        tally.add("flag that is off", "off is how flags are before anybody looks; the interview asks", piece.at)
    for key in SILENT:
        if truth(data.get(key)):
            tally.add(f"{kind}: {key}", _NO_USE, piece.at)
    for key, value in data.items():
        if key not in _READ and key not in _DRAWN and _means(value):
            tally.add(f"{kind}: {key}", _NO_USE, piece.at)
    if isinstance(piece, Curve) and text(data.get("description")):
        tally.add("boundary: description", "a line has no inside it could stand for", piece.at)


def _means(value: Plain) -> bool:
    return value not in (None, "", False) and value not in ([], {})
