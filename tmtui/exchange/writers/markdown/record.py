"""What was decided and what was taken for granted: acceptances, decisions, notes, assumptions."""

from __future__ import annotations

from collections.abc import Iterator

from tmtui.exchange.dispute import in_words
from tmtui.exchange.material import Material
from tmtui.exchange.wording import STATES, attribute, control_title, value
from tmtui.exchange.writers.markdown.blocks import bullets, heading, table
from tmtui.exchange.writers.markdown.escape import code, text
from tmtui.model.answers import Answer
from tmtui.model.fact import Basis, State
from tmtui.model.subject import kind_of, tail_of

NOTES = {"worry": "Worries", "parked": "Parked", "decision": "Notes on decisions"}
"""Sort of note and its heading."""


def section(material: Material) -> list[str]:
    """Return what is on record; none when nothing is."""
    body = [*_decided(material), *_notes(material), *_assumptions(material)]
    return [heading(2, "On record"), *body] if body else []


def _decided(material: Material) -> Iterator[str]:
    """Decisions about threats and controls, with their dates."""
    titles = {t.id: t.title for closed in (False, True) for t in material.assessment.threats(closed=closed)}
    for kind, name in (
        ("threat", "Acceptances and other decisions about threats"),
        ("control", "Decisions about controls"),
    ):
        rows = []
        for subject in material.answers.subjects():
            if kind_of(subject) != kind:
                continue
            decision = material.assessment.decision(subject)
            said = material.answers.of(subject)
            if not any(said.get(key) for key in ("status", "owner", "due")):
                continue
            id = tail_of(subject)
            what = titles.get(id, id) if kind == "threat" else control_title(material, id)
            until = f"{decision.until} (ran out)" if decision.expired else decision.until
            newest = max(said.values(), key=lambda answer: answer.fact.order).fact
            rows.append(
                (
                    text(what),
                    text(decision.status),
                    text(decision.why),
                    text(decision.owner),
                    text(until or decision.due),
                    text(f"{newest.author}, {newest.said_at[:10]}"),
                )
            )
        if rows:
            yield heading(3, name)
            yield from table(("What", "Status", "Why", "Owner", "Until or due", "Said by"), rows)


def _notes(material: Material) -> Iterator[str]:
    for sort, title in NOTES.items():
        items = []
        for subject in material.answers.subjects():
            if kind_of(subject) != "note" or not material.answers.exists(subject):
                continue
            said = {name: in_words(answer.value) for name, answer in material.answers.of(subject).items()}
            if said.get("sort") != sort or not said.get("text"):
                continue
            about = f" (about {text(material.assessment.name(said['about']))})" if said.get("about") else ""
            owner = f", {text(said['owner'])}" if said.get("owner") else ""
            covered = f", covered by {text(said['covered_by'])}" if said.get("covered_by") else ""
            items.append(f"{text(said['text'])}{about}{owner}{covered}")
        if items:
            yield heading(3, title)
            yield from bullets(items)


def _assumptions(material: Material) -> Iterator[str]:
    """Everything that counts only because somebody assumed it."""
    assumed = [
        answer
        for subject in material.answers.subjects()
        for answer in material.answers.of(subject).values()
        if answer.fact.basis is Basis.ASSUMED and answer.state is State.ANSWERED and answer.attribute != "exists"
    ]
    if assumed:
        yield heading(3, "Assumptions")
        yield from bullets(_assumption(material, answer) for answer in assumed)


def _assumption(material: Material, answer: Answer) -> str:
    subject, name = answer.subject, answer.attribute
    said = STATES.get(answer.state) or value(material, subject, name, answer.value)
    fact = answer.fact
    note = f"; {text(fact.note)}" if fact.note else ""
    what = f"{text(attribute(material, subject, name))} of {text(material.assessment.name(subject))}"
    return f"{what}: {text(said)} ({text(fact.author) or 'somebody'}, {text(fact.said_at[:10])}{note}) {code(subject)}"
