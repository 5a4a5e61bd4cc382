"""An OTM file as facts: what is meant, so the basis is *document* unless the file carries another of ours.

Everything is added before anything is said, so that a reference may stand before what it names. An id that is used
twice means the first; what points at nothing is listed as ignored.
"""

from __future__ import annotations

from tmtui.banks.bank import Bank
from tmtui.exchange.incoming.document import Document, text_of
from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.imported import Imported
from tmtui.exchange.incoming.json_ import read_json
from tmtui.exchange.incoming.plain import Plain, items, line_of, mapping, prose, text
from tmtui.exchange.incoming.tally import Tally
from tmtui.exchange.incoming.yaml_ import read_yaml
from tmtui.exchange.readers.otm.content import add_assets, add_flows, say_flows, say_holders
from tmtui.exchange.readers.otm.ours import KEY, SUBJECTS, Element, entries_of, foreign
from tmtui.exchange.readers.otm.places import add_components, add_zones, place
from tmtui.exchange.readers.otm.things import File
from tmtui.exchange.readers.otm.threats import add_threats
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis
from tmtui.model.subject import DECIDED_KINDS, MODEL, is_key, kind_of, tail_of

_TOP = ("otmVersion", "project", "representations", "assets", "trustZones", "components", "dataflows", "threats",
        "mitigations")  # fmt: skip
_PROJECT = ("name", "id", "description", "owner", "ownerContact", "tags", "attributes")
_CARRIED = ("identity", "actor", "note", *DECIDED_KINDS)
"""Kinds that OTM has no place for; our own files carry them with the project."""


def read(document: Document, bank: Bank, answers: Answers) -> Imported:
    """Return what an OTM file says.

    Raises:
        BadInput: when it is no OTM file.
    """
    top = _top(document)
    if not text(top.get("otmVersion")) or not isinstance(top.get("project"), dict):
        raise BadInput(
            "the file has no `otmVersion` and `project`", place=document.start, remedy="Is it an Open Threat Model?"
        )
    draft = Draft("otm", document, bank, answers, Basis.DOCUMENT)
    file = File(draft, Tally(draft), top)
    add_zones(file)
    add_components(file)
    add_assets(file)
    add_flows(file)
    project = mapping(top["project"])
    carried = _carried(file, mapping(mapping(project.get("attributes")).get(SUBJECTS)))
    place(file)
    say_holders(file)
    say_flows(file)
    for element in (*file.zones.values(), *file.components.values(), *file.assets.values(), *file.flows, *carried):
        element.rest()
    _project(file, project)
    add_threats(file)
    _unread(file, top, project)
    file.tally.done()
    return draft.done(text(project.get("name")))


def _top(document: Document) -> dict[str, Plain]:
    if text_of(document).lstrip()[:1] == "{":
        return mapping(read_json(document))
    found = read_yaml(document)
    return mapping(found.documents[0]) if found.documents else {}


def _project(file: File, project: dict[str, Plain]) -> None:
    at = line_of(file.top, "project") or "/project"
    attributes = mapping(project.get("attributes"))
    model = Element(file.draft, MODEL, at, entries_of(attributes), project, KEY in attributes)
    if prose(project.get("description")):
        model.field("purpose", prose(project.get("description")))
    if text(project.get("owner")):
        model.field("owner", text(project.get("owner")), note=text(project.get("ownerContact")))
    model.rest()


def _carried(file: File, subjects: dict[str, Plain]) -> list[Element]:
    """Add what our own files carry with the project: accounts, actors, notes, decisions."""
    draft, at, found = file.draft, "/project/attributes", []
    for subject, given in subjects.items():
        kind, entries = kind_of(subject), {**mapping(given)}
        if not is_key(subject) or kind not in _CARRIED:
            draft.ignore(f"{SUBJECTS} {subject}", "nothing of this sort is carried so", at)
            continue
        if kind in DECIDED_KINDS:
            about = tail_of(subject).partition("@")[2]
            if not draft.exists(about):
                draft.ignore(f"{SUBJECTS} {subject}", f"there is no {about}", at)
                continue
        elif subject not in draft.bank.actors() and draft.key(kind, subject) is None:
            name = entries.get("name")
            called = text(mapping(name).get("value")) if isinstance(name, dict) else text(name)
            added = draft.add(kind, called or tail_of(subject), ident=subject, wanted=subject, at=at)
            found.append(Element(draft, added, at, entries, ours=True))
            continue
        found.append(Element(draft, draft.key(kind, subject) or subject, at, entries, ours=True))
    return found


def _unread(file: File, top: dict[str, Plain], project: dict[str, Plain]) -> None:
    """List what of the whole file and of the project is not taken."""
    for name in top:
        if name not in _TOP:
            file.tally.add(f"top level: {name}", "no part of OTM that says something here", line_of(top, name) or "/")
    for index, drawn in enumerate(items(top.get("representations"))):
        at = line_of(top.get("representations"), index) or f"/representations/{index}"
        what = text(mapping(drawn).get("name")) or text(mapping(drawn).get("id"))
        file.draft.ignore(f"representation {what}", "a picture or code, not the system", at)
    at = line_of(top, "project") or "/project"
    for name in project:
        if name not in _PROJECT or (name == "tags" and project[name]):
            file.tally.add(f"project: {name}", "says nothing that a question asks for", at)
    for name in foreign(project.get("attributes")):
        file.tally.add(f"project: attribute {name}", "means something to the tool that wrote it", at)
