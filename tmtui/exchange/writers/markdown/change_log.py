"""Who said how much on which day, what was decided, and the points that were named: the log in short.

The log itself is append-only and chained by hashes; its heads stand at the end, so that a copy can be held against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from tmtui.exchange.dispute import said
from tmtui.exchange.material import Material
from tmtui.exchange.wording import control_title
from tmtui.exchange.writers.markdown.blocks import bullets, heading, table
from tmtui.exchange.writers.markdown.escape import code, text
from tmtui.model.answers import EXISTS, REVISION, UNDO
from tmtui.model.fact import Fact
from tmtui.model.subject import DECIDED_KINDS, MODEL, kind_of, tail_of


def section(material: Material) -> list[str]:
    """Return the section; none before anything was said."""
    rows = [row for _, facts in groupby(material.facts, key=_group) for row in _rows(material, list(facts))]
    if not rows:
        return []
    blocks = [heading(2, "Change log"), *table(("Day", "By", "What"), rows)]
    if material.head:
        blocks += ["Heads of the log (origin, and hash of its last fact):"]
        blocks += bullets(code(chain) for chain in material.head.split())
    return blocks


def _group(fact: Fact) -> tuple[str, str, str, str]:
    return fact.said_at[:10], fact.author, fact.role, fact.source


def _rows(material: Material, facts: list[Fact]) -> Iterator[tuple[str, str, str]]:
    """Return one row for many answers of one day, and one for each decision, revision and undo."""
    first = facts[0]
    day, by = text(first.said_at[:10]), text(f"{first.author} ({first.role})" if first.role else first.author)
    answers = [fact for fact in facts if not _is_special(fact) and fact.attribute != EXISTS]
    if answers:
        subjects = len({fact.subject for fact in answers})
        counted = f"{len(answers):,} answer{'' if len(answers) == 1 else 's'} about {subjects:,} subject"
        how = "" if first.source == "interview" else f" ({first.source})"
        yield day, by, text(f"{counted}{'' if subjects == 1 else 's'}{how}")
    special = [fact for fact in facts if _is_special(fact)]
    for (_, subject), group in groupby(special, key=lambda fact: (fact.batch, fact.subject)):
        yield day, by, _special(material, subject, list(group))


def _is_special(fact: Fact) -> bool:
    named = fact.subject == MODEL and fact.attribute in (REVISION, UNDO)
    return named or fact.attribute == UNDO or kind_of(fact.subject) in DECIDED_KINDS


def _special(material: Material, subject: str, facts: list[Fact]) -> str:
    if facts[0].attribute == REVISION:
        return f"Revision {text(said(facts[0]))}"
    if facts[0].attribute == UNDO:
        return "An action was undone"
    kind, id = kind_of(subject), tail_of(subject)
    what = f"{text(control_title(material, id))} {code(id)}" if kind == "control" else code(id)
    told = "; ".join(f"{fact.attribute}: {said(fact)}" for fact in facts if fact.attribute != EXISTS)
    return f"Decided on {kind} {what}: {text(told)}"
