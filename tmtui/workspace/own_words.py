"""Threats and controls in people's own words, for what no question bank knows. They follow the same path as others."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.analysis.threats.decided import OWN
from tmtui.model.card import Receipt
from tmtui.model.errors import BadInput
from tmtui.model.fact import Statement
from tmtui.model.nearest import did_you_mean
from tmtui.model.subject import DECIDED_KINDS, free_slug, kind_of, tail_of
from tmtui.model.text import one_line
from tmtui.workspace.deciding import SOURCE, decided_subjects
from tmtui.workspace.live import LiveModel

LONGEST = 300
"""Most characters of a title; the rest belongs into the reason of a decision."""


def add_threat(
    live: LiveModel,
    subject: str,
    title: str,
    *,
    likelihood: int | None = None,
    impact: int | None = None,
    controls: Sequence[str] = (),
) -> tuple[str, Receipt]:
    """Add a threat that no rule knows; return its id `own-<slug>@<subject>`.

    Args:
        live: the model.
        subject: what it is about; it must exist.
        title: what can happen, one sentence.
        likelihood: 1 to 5, or nothing when nobody knows.
        impact: 1 to 5, or nothing when nobody knows.
        controls: what helps, each in one sentence.

    Raises:
        BadInput: for an unknown subject, an empty title or a level out of range.
    """
    text = _title(title, "a threat", "Say in one sentence what can happen.")
    if not live.exists(subject) or kind_of(subject) in DECIDED_KINDS:
        known = [key for key in live.answers.subjects() if live.exists(key) and kind_of(key) not in DECIDED_KINDS]
        raise BadInput(
            f"there is no subject {one_line(subject)[:80]!r}",
            remedy=did_you_mean(subject, known, "`tmtui answers` lists what there is."),
        )
    taken = _taken(live)
    id = _id(text, subject, taken)
    said = [Statement(f"threat/{id}", "title", text, source=SOURCE)]
    for name, level in (("likelihood", likelihood), ("impact", impact)):
        if level is not None:
            said.append(Statement(f"threat/{id}", name, level, source=SOURCE))
    for control in controls:
        words = _title(control, "a control", "Say in one sentence what helps.")
        said += _control(_id(words, subject, taken), words, [f"threat/{id}"])
    return id, live.say(said)


def add_control(live: LiveModel, title: str, threats: Sequence[str]) -> tuple[str, Receipt]:
    """Add a control that no bank knows, against one or several threats; return its id `own-<slug>@<subject>`.

    It stands on the subject of the first threat. It changes no facts: what it achieves is said of the threats.

    Raises:
        BadInput: for an empty title, no threat, or one that does not arise.
    """
    text = _title(title, "a control", "Say in one sentence what helps.")
    against = [subject for id in threats for subject in decided_subjects(live, id)]
    if not against:
        raise BadInput("a control is against something", remedy="Name one or several threats.")
    wrong = next((subject for subject in against if kind_of(subject) != "threat"), None)
    if wrong is not None:
        raise BadInput(f"{tail_of(wrong)} is a control, not a threat", remedy="`tmtui threats` lists the threats.")
    id = _id(text, against[0].partition("@")[2], _taken(live))
    return id, live.say(_control(id, text, against))


def _control(id: str, title: str, against: Sequence[str]) -> list[Statement]:
    subject = f"control/{id}"
    return [
        Statement(subject, "title", title, source=SOURCE),
        Statement(subject, "against", tuple(sorted(set(against))), source=SOURCE),
    ]


def _title(given: str, what: str, remedy: str) -> str:
    text = one_line(given)[:LONGEST]
    if not text:
        raise BadInput(f"{what} needs a title", remedy=remedy)
    return text


def _taken(live: LiveModel) -> set[str]:
    """Return the slugs of all threats and controls in people's own words: they share one set of names."""
    return {
        tail_of(key).partition("@")[0].removeprefix(OWN)
        for key in live.answers.subjects()
        if kind_of(key) in DECIDED_KINDS
    }


def _id(title: str, subject: str, taken: set[str]) -> str:
    slug = free_slug(title, taken)
    taken.add(slug)
    return f"{OWN}{slug}@{subject}"
