"""A model of the Threat Modeling Tool as facts: what is meant, so the basis is *document*.

What only a shape or the tool's template suggests is *assumed*.
Elements of one sort and name on several drawing surfaces are one. Borders are zones, and what stands in them follows
from where it is drawn; boundaries drawn as a line are kept as notes.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from tmtui.banks.bank import Bank
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.drawing import adding, connecting, curves, placing
from tmtui.exchange.incoming.drawing.page import bounded
from tmtui.exchange.incoming.headline import headline
from tmtui.exchange.incoming.imported import Imported
from tmtui.exchange.incoming.tally import Tally
from tmtui.exchange.incoming.xml_ import child, local, read_xml
from tmtui.exchange.readers.tm7.elements import say_flows, say_shapes
from tmtui.exchange.readers.tm7.properties import long, parts, words
from tmtui.exchange.readers.tm7.surface import kinds_of, surfaces
from tmtui.exchange.readers.tm7.threats import Threats, stand, template
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis
from tmtui.model.subject import MODEL

_TOP = ("DrawingSurfaceList", "MetaInformation", "Notes", "ThreatInstances", "KnowledgeBase")
_META = ("ThreatModelName", "HighLevelSystemDescription", "Owner", "Assumptions", "ExternalDependencies")
_NO_USE = "says nothing that a question asks for"


def read(document: Document, bank: Bank, answers: Answers) -> Imported:
    """Return what a model of the Threat Modeling Tool says.

    Raises:
        BadInput: when it is none, or larger than anybody draws.
    """
    root = read_xml(document)
    if local(root) != "ThreatModel":
        raise BadInput(
            "the file does not begin with `ThreatModel`", place=document.start,
            remedy="Is it a model (.tm7)? Templates (.tb7) hold no system.",
        )  # fmt: skip
    draft = Draft("tm7", document, bank, answers, Basis.DOCUMENT)
    tally = Tally(draft)
    knowledge = child(root, "KnowledgeBase")
    listed = parts(root, "DrawingSurfaceList", "DrawingSurfaceModel")
    pages = surfaces(draft, tally, listed, kinds_of(knowledge))
    bounded(document, pages)
    title = _head(draft, tally, root)
    adding.add(draft, pages)
    placing.place(draft, pages)
    say_shapes(draft, tally, pages)
    connecting.connect(draft, tally, pages)
    say_flows(draft, tally, pages)
    curves.note(draft, tally, pages)
    found = [each for each in child(root, "ThreatInstances") or () if local(each).startswith("KeyValueOfstringThreat")]
    Threats(draft, tally, *stand(pages), *template(knowledge)).add(found)
    tally.done()
    return draft.done(title)


def _head(draft: Draft, tally: Tally, root: Element) -> str:
    """Say what the system is for, who owns it and what is assumed; return what it is called."""
    meta = child(root, "MetaInformation")
    draft.say(MODEL, "purpose", long(child(meta, "HighLevelSystemDescription") if meta is not None else None))
    draft.say(MODEL, "owner", words(child(meta, "Owner") if meta is not None else None))
    for key, called in (("Assumptions", "Assumptions"), ("ExternalDependencies", "External dependencies")):
        text = long(child(meta, key) if meta is not None else None)
        if text:
            _note(draft, f"{called}: {text}", key)
    for index, each in enumerate(parts(root, "Notes", "Note")):
        text = long(child(each, "Message"))
        if text:
            _note(draft, text, f"Note {words(child(each, 'Id')) or index + 1}")
    for each in meta if meta is not None else ():
        if local(each) not in _META and (words(each) or len(each)):
            tally.add(f"MetaInformation: {local(each)}", "who was heard follows from the answers", local(each))
    for each in root:
        if local(each) not in _TOP and (words(each) or len(each)):
            tally.add(f"top level: {local(each)}", "how the tool was set, not the system", local(each))
    called = words(child(root, "KnowledgeBase", "Manifest", "Name"))
    if child(root, "KnowledgeBase") is not None:
        draft.ignore(f"KnowledgeBase {called}", "the template of the tool: what it can draw and find", "KnowledgeBase")
    return words(child(meta, "ThreatModelName") if meta is not None else None)


def _note(draft: Draft, text: str, ident: str) -> None:
    added = draft.add("note", headline(text)[0], ident=ident, at=ident)
    draft.say(added, "text", text, at=ident)
    draft.say(added, "sort", "parked", at=ident)
