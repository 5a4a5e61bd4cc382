"""What stencils and their properties say about components, zones and flows."""

from __future__ import annotations

from collections.abc import Iterable

from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.drawing.names import is_person, say_what, what_is
from tmtui.exchange.incoming.drawing.page import Border, Line, Piece, Shape
from tmtui.exchange.incoming.products import product_of
from tmtui.exchange.incoming.tally import Tally
from tmtui.exchange.incoming.zone_words import zone_kind_of
from tmtui.exchange.readers.tm7.surface import Stencil, Surface
from tmtui.exchange.readers.tm7.words import DATA, PEOPLE, PRODUCTS, PROTOCOLS, TECHNOLOGIES, ZONES
from tmtui.model.subject import ends_of

_ELEMENT = (*DATA, "Encrypted", "RemoveableStorage", "implementsCustomAuthorizationMechanism", "authenticatesItself")
_FLOW = ("authenticatesSource", "authenticatesDestination", "providesConfidentiality", "SOAP")
_WRITTEN = ("Out Of Scope", "Reason For Out Of Scope")
_NO_USE = "says nothing that a question asks for"


def say_shapes(draft: Draft, tally: Tally, pages: Iterable[Surface]) -> None:
    """Say everything about borders and elements."""
    for page in pages:
        for border in page.borders:
            if border.subject:
                _border(draft, border)
        for shape in page.shapes:
            if shape.subject:
                _shape(draft, shape)


def say_flows(draft: Draft, tally: Tally, pages: Iterable[Surface]) -> None:
    """Say everything about flows; list what of anything nobody reads."""
    pages = tuple(pages)
    callers = {
        shape.subject
        for page in pages
        for shape in page.shapes
        if shape.sort == "external" and shape.raw.given.is_("authenticatesItself")
    }
    for page in pages:
        for line in page.lines:
            if line.subject:
                _flow(draft, line, callers)
        pieces: tuple[Piece[Stencil], ...] = (*page.borders, *page.shapes, *page.lines, *page.curves)
        for piece in pieces:
            _rest(tally, piece, _FLOW if isinstance(piece, Line) else _ELEMENT)


def _shape(draft: Draft, shape: Shape[Stencil]) -> None:
    stencil, subject, at = shape.raw, shape.subject, shape.at
    given = stencil.given
    told = TECHNOLOGIES.get(stencil.type, "")
    if told in PRODUCTS:
        product = product_of(draft.bank, shape.name)
        told = product if product in PRODUCTS[told] else told
    elif not told and stencil.kind and not stencil.type.startswith("GE."):
        # A template's own stencil goes by what it is called.
        told = what_is(draft.bank, stencil.kind)
    if given.is_("RemoveableStorage") and told in ("", "local-disk"):
        told = "removable-media"
    human = given.is_("type", "human") or given.fixed.get("type") == "Human" or is_person(stencil.kind)
    person = stencil.type in PEOPLE or (shape.sort == "external" and human)
    if not person:
        say_what(draft, shape, told, stencil.kind)
    elif not shape.again:
        draft.say(subject, "name", shape.name, at=at, note=stencil.kind)
    if given.out_of_scope:
        draft.say(subject, "in_scope", "no", at=at, note=given.written.get("Reason For Out Of Scope", ""))
    if shape.sort == "store" and given.is_("Encrypted"):
        draft.say(subject, "readable_when_stolen", "no", at=at, note="Encrypted")
    if given.is_("implementsCustomAuthorizationMechanism"):
        note = given.labels["implementsCustomAuthorizationMechanism"]
        draft.say(subject, "checks_user_rights", "yes", at=at, note=note)
    for name, called in DATA.items():
        if given.is_(name):
            ident = f"{name} {subject}"
            held = draft.add("data", called.format(name=shape.name), ident=ident, at=at)
            draft.say(held, "stored_by", [subject], at=at, note=given.labels[name])


def _border(draft: Draft, border: Border[Stencil]) -> None:
    stencil = border.raw
    if stencil.given.out_of_scope:
        draft.ignore(f"{border.subject}: out of scope", "each thing in it says whether it is looked at", border.at)
    kind = ZONES.get(stencil.type) or (zone_kind_of(draft.bank, stencil.kind) if stencil.kind else "")
    named = zone_kind_of(draft.bank, border.name) if border.named else ""
    if named or kind:
        draft.say(border.subject, "kind", named or kind, at=border.at, note=stencil.kind)


def _flow(draft: Draft, line: Line[Stencil], callers: set[str]) -> None:
    stencil, subject, at = line.raw, line.subject, line.at
    given = stencil.given
    if line.named:
        draft.say(subject, "name", line.name, at=at, note=stencil.kind)
    protocol = PROTOCOLS.get(stencil.type, "")
    if given.is_("SOAP") and protocol in ("", "http"):
        protocol = "soap"
    draft.say(subject, "protocol", protocol, at=at, note=stencil.kind)
    source, target = (
        given.chosen.get(name, given.fixed.get(name, "")).lower()
        for name in ("authenticatesSource", "authenticatesDestination")
    )
    secret = given.chosen.get("providesConfidentiality", given.fixed.get("providesConfidentiality", "")).lower()
    if given.out_of_scope:
        why = given.written.get("Reason For Out Of Scope", "")
        draft.ignore(
            f"{subject}: out of scope{': ' * bool(why)}{why}", "flows are looked at whenever their ends are", at
        )
    if protocol == "local-call":
        return
    if secret == "yes":
        draft.say(subject, "encryption", "mtls" if source == target == "yes" else "tls", at=at, note=stencil.kind)
    elif secret == "no":
        draft.say(subject, "encryption", "none", at=at, note=stencil.kind)
    if source == "yes":
        word = "mutual" if target == "yes" else "caller"
        draft.say(subject, "authentication", word, at=at, note="Source Authenticated")
    elif given.is_("authenticatesSource", "no"):
        draft.say(subject, "authentication", "none", at=at, note="Source Authenticated: No")
    elif f"component/{ends_of(subject).source}" in callers:
        draft.say(subject, "authentication", "caller", at=at, note="Authenticates Itself")


def _rest(tally: Tally, piece: Piece[Stencil], read: tuple[str, ...]) -> None:
    given = piece.raw.given
    for name in given.chosen:
        if name not in read:
            tally.add(f"property {given.labels[name]}", _NO_USE, piece.at)
    for label in given.written:
        if label not in _WRITTEN:
            tally.add(f"property {label}", _NO_USE, piece.at)
    for _ in range(given.preset):
        tally.add("property as the tool sets it", "it says nothing before somebody looks; the interview asks", piece.at)
