"""`tmtui history`: everything that was said, or what was said of one thing."""

from __future__ import annotations

from collections.abc import Sequence

import click

from tmtui.cli.options import as_json
from tmtui.cli.screen import Screen
from tmtui.cli.settings import settings_of
from tmtui.cli.words import attribute as in_words
from tmtui.cli.words import value
from tmtui.model.answers import MARKS, REVISION, UNDO, Answers
from tmtui.model.assessment import Assessment
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis, Fact, State
from tmtui.model.nearest import did_you_mean
from tmtui.model.subject import DECIDED_KINDS, MODEL
from tmtui.model.text import one_line


@click.command
@click.argument("subject", required=False)
@click.argument("attribute", required=False)
@as_json
@click.pass_context
def history(ctx: click.Context, subject: str | None, attribute: str | None, as_json: bool) -> None:
    """List everything that was said, newest last.

    Of one SUBJECT (a key, or the id of a threat or control), or of one ATTRIBUTE of it, when they are named. The number
    before each line is what `tmtui redact` takes.
    """
    screen = Screen.current()
    with settings_of(ctx).live() as live:
        facts = _about(live.facts, subject, attribute)
        if as_json:
            screen.json([_plain(fact, live.answers) for fact in facts])
            return
        rows = [
            (
                str(fact.id),
                fact.said_at[:16].replace("T", " "),
                fact.author,
                _standing(fact, live.answers),
                _said(live.assessment, fact),
            )
            for fact in facts
        ]
        if rows:
            screen.table(("FACT", "SAID", "BY", "NOW", "WHAT"), rows)
        else:
            screen.narrate("nothing was said yet")


def _about(facts: Sequence[Fact], subject: str | None, attribute: str | None) -> list[Fact]:
    """Return the facts about a subject, or about one attribute of it.

    Raises:
        BadInput: when nothing was ever said of it, with the nearest of which something was.
    """
    if subject is None:
        return list(facts)
    known = {fact.subject for fact in facts}
    wanted = one_line(subject)
    keys = [key for key in (wanted, *(f"{kind}/{wanted}" for kind in DECIDED_KINDS)) if key in known]
    if not keys:
        remedy = did_you_mean(wanted, known, "`tmtui history` lists everything.")
        raise BadInput(f"nothing was ever said of {wanted[:120]!r}", remedy=remedy)
    found = [fact for fact in facts if fact.subject in keys]
    if attribute is None:
        return found
    names = {fact.attribute for fact in found}
    if attribute not in names:
        raise BadInput(
            f"nothing was ever said on {one_line(attribute)[:80]!r} of {keys[0]}",
            remedy=did_you_mean(attribute, names, f"There is: {', '.join(sorted(names))}."),
        )
    return [fact for fact in found if fact.attribute == attribute]


def _stands(fact: Fact, answers: Answers) -> bool:
    """Whether a fact counts: nobody undid it, and no later one that counts replaced it."""
    if answers.is_undone(fact):
        return False
    slot = (fact.subject, fact.attribute)
    return slot in MARKS or fact.id in answers.heads(*slot)


def _standing(fact: Fact, answers: Answers) -> str:
    if answers.is_undone(fact):
        return "undone"
    if not _stands(fact, answers):
        return "replaced"
    answer = answers.get(fact.subject, fact.attribute)
    return "differs" if answer is not None and answer.disputed else "stands"


def _said(assessment: Assessment, fact: Fact) -> str:
    if (fact.subject, fact.attribute) == (MODEL, UNDO):
        return f"undo of {value(fact.value)}"
    if (fact.subject, fact.attribute) == (MODEL, REVISION) and fact.state is State.ANSWERED and not fact.redacted:
        return f"revision {value(fact.value)}"
    told = "redacted" if fact.redacted else value(fact.value, fact.state)
    basis = "" if fact.basis is Basis.TOLD else f" ({fact.basis})"
    note = f"; note: {fact.note}" if fact.note else ""
    evidence = f"; see {fact.evidence}" if fact.evidence else ""
    asked = f"; to be answered by {fact.ask}" if fact.ask else ""
    by_then = f" until {fact.ask_by}" if fact.ask_by else ""
    what = f"{in_words(fact.attribute)} of {assessment.name(fact.subject)}"
    return f"{what}: {told}{basis}{asked}{by_then}{note}{evidence}"


def _plain(fact: Fact, answers: Answers) -> dict[str, object]:
    """Return a fact as data, with the names the answers file uses."""
    return {
        "id": fact.id, "origin": fact.origin, "batch": fact.batch, "subject": fact.subject,
        "attribute": fact.attribute, "value": list(fact.value) if isinstance(fact.value, tuple) else fact.value,
        "state": str(fact.state), "basis": str(fact.basis), "by": fact.author, "role": fact.role,
        "source": fact.source, "at": fact.said_at, "note": fact.note, "evidence": fact.evidence, "ask": fact.ask,
        "ask_by": fact.ask_by, "saw": list(fact.saw), "differs": fact.differs, "redacted": fact.redacted,
        "undone": answers.is_undone(fact), "stands": _stands(fact, answers),
    }  # fmt: skip
