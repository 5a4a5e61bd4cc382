"""A file of the OWASP Threat Model Library as facts: what is meant, so the basis is *document*.

What the library marks as an assumption, and levels that only follow from its words, are *assumed*. Symbolic names are
looked up where they belong; one that is used twice in a section means the first.
"""

from __future__ import annotations

from tmtui.banks.bank import Bank
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.headline import headline
from tmtui.exchange.incoming.imported import Imported
from tmtui.exchange.incoming.json_ import read_json
from tmtui.exchange.incoming.plain import items, mapping, prose, text
from tmtui.exchange.incoming.tally import Tally
from tmtui.exchange.readers.tml.content import add_data, add_flows, say_boundaries
from tmtui.exchange.readers.tml.model import File
from tmtui.exchange.readers.tml.places import add_components, add_zones
from tmtui.exchange.readers.tml.risks import add_controls, add_personas, add_threats
from tmtui.exchange.readers.tml.words import VALIDITIES
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis
from tmtui.model.subject import MODEL

_SECTIONS = (
    "trust_zones", "trust_boundaries", "actors", "components", "data_stores", "data_sets", "data_flows", "assumptions",
    "threat_personas", "threats", "controls", "risks",
)  # fmt: skip
_SCOPE = ("title", "description")


def read(document: Document, bank: Bank, answers: Answers) -> Imported:
    """Return what a file of the library says.

    Raises:
        BadInput: when it is none.
    """
    top = mapping(read_json(document))
    if not isinstance(top.get("trust_zones"), list) or not isinstance(top.get("data_flows"), list):
        raise BadInput(
            "the file has no lists `trust_zones` and `data_flows`", place=document.start,
            remedy="Is it a model of the OWASP Threat Model Library?",
        )  # fmt: skip
    draft = Draft("tml", document, bank, answers, Basis.DOCUMENT)
    file = File(draft, Tally(draft), top)
    _head(file)
    add_zones(file)
    add_components(file)
    add_data(file)
    add_flows(file)
    say_boundaries(file)
    add_personas(file)
    add_threats(file)
    add_controls(file)
    _assumptions(file)
    file.tally.done()
    return draft.done(text(mapping(top.get("scope")).get("title")))


def _head(file: File) -> None:
    """Say what the system is for and what is looked at; list what else of the head is not taken."""
    draft, scope = file.draft, mapping(file.top.get("scope"))
    draft.say(MODEL, "purpose", prose(file.top.get("description")), at="/description")
    draft.say(MODEL, "scope", prose(scope.get("description")), at="/scope/description")
    for key, value in scope.items():
        shown = ", ".join(text(each) for each in items(value)) or text(value)
        if key not in _SCOPE and shown:
            draft.ignore(
                f"scope {key}: {shown}", "follows here from what the data is worth and who reaches it", "/scope"
            )
    for index, diagram in enumerate(items(file.top.get("diagrams"))):
        draft.ignore(f"diagram {text(mapping(diagram).get('title'))}", "a picture of the same", f"/diagrams/{index}")
    file.rest("top level", file.top, (*_SECTIONS, "scope", "description", "diagrams"), "/")


def _assumptions(file: File) -> None:
    """Keep assumptions as notes: those that somebody confirmed or rejected as decisions, the others to be settled."""
    for thing in file.things("assumptions", "validity", "topics", named=False):
        words, validity = thing.description, thing.text("validity")
        if not words:
            continue
        if validity not in VALIDITIES and validity:
            file.draft.ignore(f"assumption: {validity}", "neither confirmed nor rejected", thing.at)
        note = file.draft.add("note", headline(words)[0], ident=f"assumption {words[:150]}", at=thing.at)
        state = f" ({validity})" if validity else ""
        file.draft.say(note, "text", f"Assumption{state}: {words}", at=thing.at)
        file.draft.say(note, "sort", VALIDITIES.get(validity, "parked"), at=thing.at)
