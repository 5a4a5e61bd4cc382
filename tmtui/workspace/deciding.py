"""Decisions about threats and controls, and threats people add by hand. All of them are facts."""

from __future__ import annotations

from difflib import get_close_matches

from tmtui.banks.answer_value import parse_value
from tmtui.banks.attributes import attribute_of
from tmtui.model.card import Receipt
from tmtui.model.errors import BadInput
from tmtui.model.fact import Statement
from tmtui.model.subject import free_slug, is_key, kind_of, tail_of
from tmtui.model.text import one_line
from tmtui.model.threat import CONTROL_STATUSES, THREAT_STATUSES
from tmtui.workspace.live import LiveModel

NEEDS_A_REASON = ("accepted", "transferred", "avoided", "false-alarm", "rejected")
"""Statuses that make a risk leave the list, so somebody has to say why."""


def decide(
    live: LiveModel, id: str, *, status: str = "", why: str = "", until: str = "", owner: str = "", due: str = ""
) -> Receipt:
    """Decide about a threat or a control; what is left empty stays as it was.

    Args:
        live: the model.
        id: id of a threat or control, with or without `threat/` or `control/` before it.
        status: one of the statuses of its sort.
        why: the reason; needed for statuses that take a risk off the list.
        until: ISO date on which an acceptance ends.
        owner: who answers for it.
        due: ISO date until when it is to be done.

    Raises:
        BadInput: when nothing by that id arises, or the status, a date or the reason does not fit.
    """
    subject = _decided(live, id)
    kind = kind_of(subject)
    statuses = THREAT_STATUSES if kind == "threat" else CONTROL_STATUSES
    if status and status not in statuses:
        raise BadInput(f"a {kind} cannot be {one_line(status)!r}", remedy=f"It can be: {', '.join(statuses)}.")
    if status in NEEDS_A_REASON and not why.strip():
        raise BadInput(f"{status} needs a reason", remedy="Say it with --why, in one sentence.")
    given = {"status": status, "why": why, "until": until, "owner": owner, "due": due}
    said = []
    for name, raw in given.items():
        declared = attribute_of(live.bank, kind, name)
        if raw.strip() and declared is not None:
            said.append(Statement(subject, name, parse_value(declared, raw, exists=None), source="decision"))
    if not said:
        raise BadInput("nothing was decided", remedy="Give --status, --owner, --due or another of the options.")
    return live.say(said)


def add_threat(
    live: LiveModel, subject: str, title: str, *, likelihood: int | None = None, impact: int | None = None
) -> tuple[str, Receipt]:
    """Add a threat that no rule knows; return its id `own-<slug>@<subject>`.

    Args:
        live: the model.
        subject: what it is about; it must exist.
        title: what can happen, one sentence.
        likelihood: 1 to 5, or nothing when nobody knows.
        impact: 1 to 5, or nothing when nobody knows.

    Raises:
        BadInput: for an unknown subject, an empty title or a level out of range.
    """
    text = one_line(title)[:300]
    if not text:
        raise BadInput("a threat needs a title", remedy="Say in one sentence what can happen.")
    if not live.exists(subject):
        known = [key for key in live.answers.subjects() if live.exists(key)]
        near = get_close_matches(subject, known, n=2)
        raise BadInput(
            f"there is no subject {one_line(subject)[:80]!r}",
            remedy=f"Did you mean {' or '.join(near)}?" if near else "`tmtui answers` lists what there is.",
        )
    taken = {tail_of(key).partition("@")[0].removeprefix("own-") for key in live.answers.subjects()}
    id = f"own-{free_slug(text, taken)}@{subject}"
    said = [Statement(f"threat/{id}", "title", text, source="decision")]
    for name, level in (("likelihood", likelihood), ("impact", impact)):
        if level is not None:
            said.append(Statement(f"threat/{id}", name, level, source="decision"))
    return id, live.say(said)


def _decided(live: LiveModel, id: str) -> str:
    """Return the subject key of what an id names."""
    wanted = one_line(id)
    threats = [*live.assessment.threats(), *live.assessment.threats(closed=True)]
    known = {f"threat/{threat.id}" for threat in threats}
    known |= {f"control/{control}" for threat in threats for control in threat.controls}
    known |= {key for key in live.answers.subjects() if kind_of(key) in ("threat", "control")}
    for candidate in (wanted, f"threat/{wanted}", f"control/{wanted}"):
        if candidate in known and is_key(candidate):
            return candidate
    near = get_close_matches(wanted, [tail_of(key) for key in known], n=2)
    remedy = f"Did you mean {' or '.join(near)}?" if near else "`tmtui threats` and `tmtui plan` list the ids."
    raise BadInput(f"no threat or control {wanted[:120]!r} arises here", remedy=remedy)
