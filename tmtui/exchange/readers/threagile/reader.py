"""A Threagile model as facts: what is meant, so the basis of everything is *document*.

Both spellings are taken, that of 0.9 and that of the main branch. Included files are listed, not fetched: import them
one after the other, data first; what one names and another brought is found.
"""

from __future__ import annotations

from tmtui.banks.bank import Bank
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.imported import Imported
from tmtui.exchange.incoming.plain import at as value_at
from tmtui.exchange.incoming.plain import line_of, mapping, prose, text, texts
from tmtui.exchange.incoming.tally import Tally
from tmtui.exchange.incoming.yaml_ import read_yaml
from tmtui.exchange.readers.threagile.assets import add_assets, add_data, say_asset
from tmtui.exchange.readers.threagile.links import add_links
from tmtui.exchange.readers.threagile.model import File, plain_title
from tmtui.exchange.readers.threagile.places import add_boundaries, add_runtimes, say_boundaries, say_internet
from tmtui.exchange.readers.threagile.risks import add_risks, track
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis
from tmtui.model.subject import MODEL

_SECTIONS = (
    "data_assets", "technical_assets", "trust_boundaries", "shared_runtimes", "individual_risk_categories",
    "custom_risk_categories", "risk_tracking", "abuse_cases", "questions", "security_requirements",
)  # fmt: skip
_TOP = (*_SECTIONS, "threagile_version", "title", "includes", "business_overview", "tags_available")


def read(document: Document, bank: Bank, answers: Answers) -> Imported:
    """Return what a Threagile model says.

    Raises:
        BadInput: when it is none, or when it holds nothing but includes.
    """
    found = read_yaml(document)
    top = mapping(found.documents[0]) if found.documents else {}
    if not any(mapping(top.get(section)) for section in _SECTIONS):
        remedy = "Import the files it includes." if texts(top.get("includes")) else "Is it a Threagile model?"
        raise BadInput("there is no section of Threagile's in the file", place=document.start, remedy=remedy)
    draft = Draft("threagile", document, bank, answers, Basis.DOCUMENT)
    file = File(draft, Tally(draft), top)
    _head(file)
    add_data(file)
    assets = add_assets(file)
    boundaries = add_boundaries(file)
    for entry in assets:
        say_asset(file, entry)
    say_boundaries(file, boundaries)
    say_internet(file, assets)
    add_runtimes(file, assets)
    add_links(file, assets)
    track(file, add_risks(file))
    _notes(file)
    for tag, line in found.tags:
        draft.ignore(f"tag {tag}", "tags of YAML mean nothing here", line)
    file.tally.done()
    return draft.done(text(top.get("title")))


def _head(file: File) -> None:
    """Say what the system is for; list what else of the head is not taken."""
    draft, top = file.draft, file.top
    overview = top.get("business_overview")
    purpose = prose(value_at(overview, "description"))
    if purpose:
        draft.say(MODEL, "purpose", plain_title(purpose), at=line_of(overview, "description"))
    for index, name in enumerate(texts(top.get("includes"))):
        line = line_of(top.get("includes"), index)
        draft.ignore(f"includes {name}", "other files are not fetched; import them one by one", line)
    for key, value in top.items():
        if key not in _TOP and value not in (None, "", [], {}):
            draft.ignore(f"top level: {key}", "says nothing that a question asks for", line_of(top, key))


def _notes(file: File) -> None:
    """Keep abuse cases, questions and requirements as notes."""
    draft = file.draft
    for section, said, open_ in (
        ("abuse_cases", "worry", "worry"),
        ("questions", "decision", "parked"),
        ("security_requirements", "decision", "decision"),
    ):
        given = file.top.get(section)
        for title, words in mapping(given).items():
            line, answer = line_of(given, title), prose(words)
            note = draft.add("note", plain_title(title), ident=f"{section} {title}", at=line)
            colon = "" if title.rstrip().endswith("?") else ":"
            draft.say(note, "text", f"{plain_title(title)}{colon} {answer}".strip(), at=line)
            draft.say(note, "sort", said if answer else open_, at=line)
