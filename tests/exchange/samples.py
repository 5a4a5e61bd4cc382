"""A small bank and facts made by hand, so that these tests depend on no bank file and no database."""

from __future__ import annotations

from collections.abc import Iterable

from tmtui.banks.bank import Attribute, Bank, Catalogue, Option, Row, Source
from tmtui.model.answers import Answers
from tmtui.model.card import AnswerType
from tmtui.model.errors import Place
from tmtui.model.fact import Fact, Statement

PLACE = Place("small.md", 1, 1)


def _options(*values: str) -> tuple[Option, ...]:
    return tuple(Option(value, value.replace("-", " ").capitalize()) for value in values)


ATTRIBUTES = (
    Attribute("model", "purpose", AnswerType.NOTE),
    Attribute("model", "owner", AnswerType.TEXT),
    Attribute("model", "banks", AnswerType.CHOICES),
    Attribute("model", "jewels", AnswerType.REFS, to=("data", "component")),
    Attribute("zone", "kind", AnswerType.CHOICE, _options("internet", "internal", "other")),
    Attribute("zone", "parent", AnswerType.REF, to=("zone",)),
    Attribute("component", "technology", AnswerType.CHOICE, _options("browser", "nginx", "postgresql", "other")),
    Attribute("component", "zone", AnswerType.REF, to=("zone",)),
    Attribute("component", "count", AnswerType.NUMBER, minimum=0),
    Attribute("component", "patched_within", AnswerType.DURATION),
    Attribute("flow", "encryption", AnswerType.CHOICE, _options("mtls", "tls", "none"), "best-first"),
    Attribute("flow", "authentication", AnswerType.YESNO, _options("yes", "partly", "no")),
    Attribute("flow", "carries", AnswerType.REFS, to=("data",)),
    Attribute("data", "confidentiality", AnswerType.SCALE),
    Attribute("data", "stored_by", AnswerType.REFS, to=("component",)),
    Attribute("data", "reviewed", AnswerType.DATE),
    Attribute("actor", "in_scope", AnswerType.YESNO, _options("yes", "partly", "no")),
)


def small_bank() -> Bank:
    """Return a bank with a few attributes of every type and one catalogue of actors."""
    actors = Catalogue("actors", "actor", "archetype", "Actors", PLACE, (Row("stranger", "Stranger"),))
    return Bank(
        sources=(Source("small", "Small", "1.0.0", "small.md", "0" * 64),),
        sections=(),
        questions={},
        rules={},
        controls={},
        catalogues={"actors": actors},
        attributes={(each.kind, each.name): each for each in ATTRIBUTES},
        traits={},
    )


def facts(statements: Iterable[Statement], *, author: str = "ops-1", start: int = 1) -> list[Fact]:
    """Return statements as the facts that a store makes of them, one batch each."""
    return [
        Fact(
            id=start + place,
            origin="here",
            batch=f"b{start + place}",
            model="m",
            subject=said.subject,
            attribute=said.attribute,
            value=said.value,
            state=said.state,
            basis=said.basis,
            author=said.author or author,
            role=said.role,
            source=said.source,
            said_at=said.said_at or "2026-01-01T10:00:00Z",
            note=said.note,
            evidence=said.evidence,
            ask=said.ask,
            ask_by=said.ask_by,
            saw=said.saw or (),
            differs=said.differs,
        )
        for place, said in enumerate(statements)
    ]


def answers(statements: Iterable[Statement]) -> Answers:
    """Return what holds after statements were said one after the other."""
    return Answers(facts(statements))
