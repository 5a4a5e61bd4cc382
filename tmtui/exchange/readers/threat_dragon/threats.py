"""Threats of Threat Dragon: each stands on the element or flow that carries it, with its status and its mitigation.

The one text field for a mitigation holds a control where the threat is open or mitigated, and the reason where it was
accepted, transferred or ruled out. A threat on something that was not taken stands on the whole model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import field

from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.drawing.page import Piece
from tmtui.exchange.incoming.headline import headline
from tmtui.exchange.incoming.plain import Plain, items, prose, text
from tmtui.exchange.incoming.tally import Tally
from tmtui.exchange.readers.threat_dragon.cells import Cell, Cells
from tmtui.exchange.readers.threat_dragon.words import (
    IN_PLACE,
    PLACEHOLDERS,
    REASONS,
    SEVERITIES,
    STATUSES,
    UNRATED,
    word,
)
from tmtui.model.frozen import changing
from tmtui.model.subject import MODEL

_READ = (
    "id", "threatId", "title", "type", "status", "severity", "mitigation", "description", "modelType", "number",
    "score", "new", "ruleId",
)  # fmt: skip


@changing
class Threats:
    """Adds the threats of one file."""

    draft: Draft
    tally: Tally
    titles: dict[str, str] = field(default_factory=dict)
    """Id: the title of the threat that has it."""
    said: set[tuple[str, str]] = field(default_factory=set)
    """Id and subject of those that were added."""
    repeated: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Subject and title: how many threats without an id."""

    def add(self, pages: Iterable[Cells]) -> None:
        """Add the threats of all pages."""
        for page in pages:
            pieces: tuple[Piece[Cell], ...] = (*page.shapes, *page.lines, *page.borders, *page.curves)
            for piece in pieces:
                for index, threat in enumerate(items(piece.raw.data.get("threats"))):
                    where = "data/threats" if "/diagramJson/" not in str(piece.at) else "threats"
                    at = f"{piece.at}/{where}/{index}"
                    if isinstance(threat, dict):
                        self._add(piece, threat, at)
                    else:
                        self.draft.ignore(f"threat {text(threat)}", "is no mapping", at)

    def _add(self, piece: Piece[Cell], given: dict[str, Plain], at: str) -> None:
        draft, subject = self.draft, piece.subject or MODEL
        title = text(given.get("title")) or text(given.get("type")) or "Threat without a title"
        ident = self._ident(piece, given, subject, title)
        if (ident, subject) in self.said:
            self.tally.add("threat that stands there already", "another diagram shows the same one", at)
            return
        self.said.add((ident, subject))
        about = "" if piece.subject else f"about {piece.name or piece.id}"
        labels = [text(given.get("type")), text(given.get("modelType"))]
        score = text(given.get("score"))
        told = (
            self._words(given, "description", at), ", ".join(filter(None, labels)),
            f"score {score}" if score else "", about,
        )  # fmt: skip
        threat = draft.decide("threat", subject, title, ident=ident, note="\n".join(filter(None, told)), at=at)
        self._rate(threat, text(given.get("severity")), at)
        self._decide(threat, subject, ident, given, at)
        for key in given:
            if key not in _READ:
                self.tally.add(f"threat: {key}", "says nothing that a question asks for", at)

    def _ident(self, piece: Piece[Cell], given: dict[str, Plain], subject: str, title: str) -> str:
        """Return an id that no other threat of the file has: version 1 has none, and copied elements share theirs."""
        ident = text(given.get("id")) or text(given.get("threatId"))
        if not ident:
            self.repeated[subject, title] += 1
            count = self.repeated[subject, title]
            return f"{piece.id} {title}" + (f" {count}" if count > 1 else "")
        if self.titles.setdefault(ident, title) != title:
            return f"{ident} {title}"
        return ident

    def _rate(self, threat: str, severity: str, at: str) -> None:
        plain = word(severity)
        if plain in SEVERITIES:
            for attribute in ("likelihood", "impact"):
                self.draft.say(threat, attribute, SEVERITIES[plain], at=at, note=f"severity {severity}")
        elif plain not in UNRATED:
            self.draft.ignore(f"{threat} severity: {severity}", "no severity of Threat Dragon's", at)

    def _decide(self, threat: str, subject: str, ident: str, given: dict[str, Plain], at: str) -> None:
        draft, written = self.draft, text(given.get("status"))
        plain, mitigation = word(written), self._words(given, "mitigation", at)
        status = STATUSES.get(plain, "")
        if written and not status:
            draft.ignore(f"{threat} status: {written}", "not a status of a threat; it stays open", at)
        if status and status != "open":
            reason = f": {mitigation}" if plain in REASONS and mitigation else ""
            draft.say(threat, "status", status, at=at)
            draft.say(threat, "why", f"{draft.document.name} says: {written}{reason}", at=at)
        if not mitigation or plain in REASONS:
            return
        title, rest = headline(mitigation)
        control = draft.decide("control", subject, title, ident=f"against {ident}", note=rest, at=at)
        draft.say(control, "against", [threat], at=at)
        if plain in IN_PLACE:
            draft.say(control, "status", "implemented", at=at)

    def _words(self, given: dict[str, Plain], key: str, at: str) -> str:
        """Return a text of the threat, unless it is the one that stands there before anybody wrote any."""
        words = prose(given.get(key))
        if words.lower() in PLACEHOLDERS:
            self.tally.add(f"threat: {key} that nobody wrote", "it is the tool's own placeholder", at)
            return ""
        return words
