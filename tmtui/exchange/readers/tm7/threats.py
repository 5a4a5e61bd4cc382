"""Threats of the Threat Modeling Tool: each stands on the flow it was found for.

The tool makes them up from its template, so those of one type are one finding over several flows, and a threat whose
state nobody changed was not judged by anybody either: its priority is the template's and counts as assumed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field
from xml.etree.ElementTree import Element

from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.headline import headline
from tmtui.exchange.incoming.tally import Tally
from tmtui.exchange.incoming.xml_ import child, children
from tmtui.exchange.readers.tm7.properties import long, parts, words
from tmtui.exchange.readers.tm7.surface import Surface
from tmtui.exchange.readers.tm7.words import PRIORITIES, STATES, UNTOUCHED
from tmtui.model.fact import Basis
from tmtui.model.frozen import changing
from tmtui.model.subject import MODEL

_NAME = re.compile(r"'?\{[^{}]*\}'?")
"""What the title of a type leaves open: `{source.Name}`."""

_PROPERTIES = (
    "Title", "UserThreatCategory", "UserThreatShortDescription", "UserThreatDescription", "InteractionString",
    "Priority", "StateInformation",
)  # fmt: skip


@changing
class Threats:
    """Adds the threats of one file."""

    draft: Draft
    tally: Tally
    subjects: dict[str, str]
    """Id of a stencil: what it became, for each surface and for all."""
    names: dict[str, str]
    """Id of a stencil: its name."""
    labels: dict[str, str]
    """Id of a property that a template brings: its label."""
    types: dict[str, str]
    """Id of a type of threat: its title, with the names left open."""
    taken: set[tuple[str, str]] = field(default_factory=set)
    """Types of threats and the flows they stand on."""

    def add(self, instances: Iterable[Element]) -> None:
        """Add every threat."""
        seen: set[str] = set()
        for pair in instances:
            value = child(pair, "Value")
            if value is None:
                continue
            ident = (
                words(child(pair, "Key")) or f"{words(child(value, 'TypeId'))} {words(child(value, 'InteractionKey'))}"
            )
            if ident in seen:
                self.draft.ignore(f"threat {ident}", "another one before it has the same id", ident)
                continue
            seen.add(ident)
            self._add(ident, value)

    def _add(self, at: str, value: Element) -> None:
        draft, given = self.draft, self._given(value)
        subject, type_ = self._subject(value), words(child(value, "TypeId"))
        usual = self.types.get(type_, "")
        # One type on one flow is one threat of a finding; whatever else there is has only its own id.
        alone = not usual or (type_, subject) in self.taken
        self.taken.add((type_, subject))
        ident = at if alone else f"type {type_}"
        title = given.get("Title") or words(child(value, "Title")) or self._usual(value) or "Threat without a title"
        state = words(child(value, "State"))
        flow = given.get("InteractionString") or words(child(value, "InteractionString"))
        beside = [f"{self.labels[key]}: {text}" for key, text in given.items() if key in self.labels and text]
        plain = state.lower().replace(" ", "")
        told = (
            given.get("UserThreatDescription", ""), given.get("UserThreatCategory", ""), flow,
            "needs investigation" if plain == "needsinvestigation" else "", *beside,
        )  # fmt: skip
        note = "\n".join(each for each in told if each)
        wording = "" if alone else _NAME.sub(" ", usual)
        threat = draft.decide("threat", subject, title, ident=ident, wording=wording, note=note, at=at)
        self._rate(threat, given.get("Priority") or words(child(value, "Priority")), plain, at)
        why = given.get("StateInformation") or long(child(value, "StateInformation"))
        status = STATES.get(plain, "")
        if state and not status:
            draft.ignore(f"{threat} state: {state}", "not a state of a threat; it stays open", at)
        if status not in ("", "open"):
            draft.say(threat, "status", status, at=at)
            draft.say(threat, "why", f"{draft.document.name} says: {state}{': ' * bool(why)}{why}", at=at)
        elif why:
            draft.say(threat, "why", why, at=at)
        self._mitigate(threat, subject, ident, given, plain, at)

    def _given(self, value: Element) -> dict[str, str]:
        return {
            words(child(pair, "Key")): long(child(pair, "Value"))
            for pair in parts(value, "Properties", "KeyValueOfstringstring")
        }

    def _subject(self, value: Element) -> str:
        surface = words(child(value, "DrawingSurfaceGuid"))
        for end in ("FlowGuid", "TargetGuid", "SourceGuid"):
            ident = words(child(value, end))
            found = self.subjects.get(f"{surface} {ident}") or self.subjects.get(ident)
            if found:
                return found
        return MODEL

    def _usual(self, value: Element) -> str:
        """Return the title that the template gives such a threat."""
        title = self.types.get(words(child(value, "TypeId")), "")
        for end in ("source", "target", "flow"):
            name = self.names.get(words(child(value, f"{end.title()}Guid")), "")
            title = title.replace(f"{{{end}.Name}}", name)
        return title

    def _rate(self, threat: str, priority: str, state: str, at: str) -> None:
        level = PRIORITIES.get(priority.lower())
        if level is None:
            if priority:
                self.draft.ignore(f"{threat} priority: {priority}", "no priority of the tool's", at)
            return
        basis = Basis.ASSUMED if state in UNTOUCHED else None
        note = f"priority {priority}" + (", as the tool sets it" if basis else "")
        for attribute in ("likelihood", "impact"):
            self.draft.say(threat, attribute, level, at=at, note=note, basis=basis)

    def _mitigate(self, threat: str, subject: str, ident: str, given: dict[str, str], state: str, at: str) -> None:
        """Add what a template proposes against a threat as a control."""
        for key, label in self.labels.items():
            proposed = given.get(key, "")
            if "mitigation" not in label.lower() or not proposed:
                continue
            title, rest = headline(proposed)
            control = self.draft.decide("control", subject, title, ident=f"against {ident}", note=rest, at=at)
            self.draft.say(control, "against", [threat], at=at)
            if state == "mitigated":
                self.draft.say(control, "status", "implemented", at=at)
            return


def stand(pages: Iterable[Surface]) -> tuple[dict[str, str], dict[str, str]]:
    """Return what the stencils of all surfaces became, and what they are called."""
    subjects: dict[str, str] = {}
    names: dict[str, str] = {}
    for page in pages:
        for piece in (*page.shapes, *page.lines, *page.borders):
            names.setdefault(piece.id, piece.name)
            if piece.subject:
                subjects.setdefault(piece.id, piece.subject)
                subjects.setdefault(f"{page.id} {piece.id}", piece.subject)
    return subjects, names


def template(knowledge: Element | None) -> tuple[dict[str, str], dict[str, str]]:
    """Return the labels of the properties a template brings, and the titles of its types of threats."""
    if knowledge is None:
        return {}, {}
    labels = {}
    for each in parts(knowledge, "ThreatMetaData", "PropertiesMetaData", "ThreatMetaDatum"):
        label, name = words(child(each, "Label")), words(child(each, "Name"))
        if name not in _PROPERTIES:
            for key in (name, words(child(each, "Id"))):
                if key:
                    labels[key] = label or name
    types = {
        words(child(each, "Id")): words(child(each, "ShortTitle"))
        for each in children(child(knowledge, "ThreatTypes"), "ThreatType")
    }
    return labels, types
