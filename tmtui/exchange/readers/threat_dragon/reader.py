"""A Threat Dragon model as facts: what is meant, so the basis is *document*; what only a shape suggests is *assumed*.

Elements of one sort and name in several diagrams are one. Boxes are zones, and what stands in them follows from where
it is drawn; boundaries drawn as a line are kept as notes.
"""

from __future__ import annotations

from tmtui.banks.bank import Bank
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.drawing import adding, connecting, curves, placing
from tmtui.exchange.incoming.drawing.page import bounded
from tmtui.exchange.incoming.imported import Imported
from tmtui.exchange.incoming.json_ import read_json
from tmtui.exchange.incoming.plain import Plain, items, mapping, maps, prose, text
from tmtui.exchange.incoming.tally import Tally
from tmtui.exchange.readers.threat_dragon.cells import pages
from tmtui.exchange.readers.threat_dragon.elements import say_flows, say_shapes
from tmtui.exchange.readers.threat_dragon.threats import Threats
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis
from tmtui.model.subject import MODEL

_TOP = ("version", "summary", "detail")
_SUMMARY = ("title", "owner", "description", "id")
_DETAIL = ("diagrams", "contributors", "reviewer", "diagramTop", "threatTop")
_DIAGRAM = ("id", "title", "cells", "diagramJson", "version", "thumbnail", "diagramType", "placeholder", "size")
_NO_USE = "says nothing that a question asks for"


def read(document: Document, bank: Bank, answers: Answers) -> Imported:
    """Return what a Threat Dragon model says.

    Raises:
        BadInput: when it is none, or larger than anybody draws.
    """
    top = mapping(read_json(document))
    detail, summary = mapping(top.get("detail")), mapping(top.get("summary"))
    if not isinstance(detail.get("diagrams"), list):
        raise BadInput(
            "the file has no `detail` with `diagrams`", place=document.start, remedy="Is it a Threat Dragon model?"
        )
    draft = Draft("threat-dragon", document, bank, answers, Basis.DOCUMENT)
    tally = Tally(draft)
    drawn = pages(draft, tally, items(detail["diagrams"]))
    bounded(document, drawn)
    _head(draft, tally, top, summary, detail)
    adding.add(draft, drawn)
    placing.place(draft, drawn)
    say_shapes(draft, tally, drawn)
    connecting.connect(draft, tally, drawn)
    say_flows(draft, tally, drawn)
    curves.note(draft, tally, drawn)
    Threats(draft, tally).add(drawn)
    tally.done()
    return draft.done(text(summary.get("title")))


def _head(
    draft: Draft, tally: Tally, top: dict[str, Plain], summary: dict[str, Plain], detail: dict[str, Plain]
) -> None:
    """Say what the system is for and who owns it; list what else of the head is not taken."""
    draft.say(MODEL, "purpose", prose(summary.get("description")), at="/summary/description")
    draft.say(MODEL, "owner", text(summary.get("owner")), at="/summary/owner")
    for key in ("reviewer", "contributors"):
        if detail.get(key):
            tally.add(f"detail: {key}", "who was heard follows from the answers", f"/detail/{key}")
    for given, known, where in (
        (top, _TOP, ""), (summary, _SUMMARY, "/summary"), (detail, _DETAIL, "/detail"),
    ):  # fmt: skip
        for key, value in given.items():
            if key not in known and value not in (None, "", [], {}):
                tally.add(f"{where.strip('/') or 'top level'}: {key}", _NO_USE, f"{where}/{key}")
    for index, diagram in enumerate(maps(detail.get("diagrams"))):
        for key, value in diagram.items():
            if key not in _DIAGRAM and value not in (None, "", [], {}):
                tally.add(f"diagram: {key}", _NO_USE, f"/detail/diagrams/{index}/{key}")
