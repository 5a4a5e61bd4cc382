"""Realistic systems of any size, as facts: applications in three tiers, each in a data centre of its own.

A hundred components make twenty applications of web server, application server, database, cache and job runner; the
users' office and the internet come in front, management behind. Flows follow the tiers, so the graph has the shape of a
real one: shallow, clustered, with a few hubs that everything talks to.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from tmtui.banks.bank import Attribute, Bank
from tmtui.model.card import AnswerType
from tmtui.model.fact import Basis, Fact, State
from tmtui.model.value import Value

TIERS = (
    ("web", "nginx", "dmz"),
    ("app", "application", "internal"),
    ("db", "postgresql", "internal"),
    ("cache", "redis", "internal"),
    ("jobs", "linux-server", "internal"),
)
"""Name, technology and kind of zone of the five components of an application."""

LINKS = (("web", "app", "https"), ("app", "db", "postgres"), ("app", "cache", "redis"), ("jobs", "db", "postgres"))
"""Flows within an application."""

ANSWERED = 0.8
"""Share of the bank's questions that somebody answered; of the rest one in four is a "don't know"."""


def facts(bank: Bank, components: int, flows: int, *, answered: float = ANSWERED, seed: int = 1) -> list[Fact]:
    """Return the log of a system.

    Args:
        bank: whose questions are answered.
        components: how many components.
        flows: how many flows; at least four fifths of the components.
        answered: share of the bank's questions that are answered, beside the structure.
        seed: same seed, same log.
    """
    return list(_numbered(_said(bank, components, flows, answered, random.Random(seed))))


def _numbered(said: Iterator[tuple[str, str, Value, State]]) -> Iterator[Fact]:
    for number, (subject, attribute, value, state) in enumerate(said, 1):
        yield Fact(
            number, "bench", f"b{number // 40}", "bench", subject, attribute, value, state, Basis.TOLD,
            "ops-1", "", "interview", "2026-01-01T00:00:00Z",
        )  # fmt: skip


def _said(
    bank: Bank, components: int, flows: int, share: float, dice: random.Random
) -> Iterator[tuple[str, str, Value, State]]:
    answered = State.ANSWERED
    yield "model", "name", "Bench", answered
    for name in ("zones", "components", "flows", "data", "identities"):
        yield "model", f"{name}_listed", "complete", answered
    zones = {"internet": "internet", "office": "office", "mgmt": "management"}
    sites = max(1, components // 100)
    for site in range(sites):
        zones |= {f"dmz-{site}": "dmz", f"internal-{site}": "internal"}
    for slug, kind in zones.items():
        yield from _subject(f"zone/{slug}", slug)
        yield f"zone/{slug}", "kind", kind, answered
    placed = [(f"{TIERS[n % 5][0]}-{n // 5}", TIERS[n % 5], n // 5 % sites) for n in range(components)]
    for slug, (_, technology, kind), site in placed:
        subject = f"component/{slug}"
        yield from _subject(subject, slug)
        yield subject, "technology", technology, answered
        yield subject, "zone", f"zone/{kind}-{site}", answered
        yield from _answers(bank, "component", subject, share, dice)
    for number in range(max(1, components // 50)):
        subject = f"data/records-{number}"
        yield from _subject(subject, f"records {number}")
        yield subject, "stored_by", (f"component/db-{min(number, max(components // 5 - 1, 0))}",), answered
        for quality in ("confidentiality", "integrity", "availability"):
            yield subject, quality, dice.randint(1, 5), answered
    for source, target, protocol in _links(placed, flows, dice):
        subject = f"flow/{source}..{target}"
        yield subject, "exists", "yes", answered
        yield subject, "protocol", protocol, answered
        yield from _answers(bank, "flow", subject, share, dice)


def _links(
    placed: list[tuple[str, tuple[str, str, str], int]], flows: int, dice: random.Random
) -> list[tuple[str, str, str]]:
    slugs = [slug for slug, _, _ in placed]
    there = set(slugs)
    found: dict[tuple[str, str], str] = {}
    for slug in slugs:
        tier, _, number = slug.partition("-")
        for source, target, protocol in LINKS:
            if source == tier and f"{target}-{number}" in there and len(found) < flows:
                found[slug, f"{target}-{number}"] = protocol
    while len(found) < flows and len(slugs) > 1:
        # One in three goes to one of a few hubs (directory, log collector), the others to an application nearby.
        here = dice.randrange(len(slugs))
        nearby = (here + dice.randint(1, 60)) % len(slugs)
        there_to = dice.randrange(min(8, len(slugs))) if dice.random() < 0.33 else nearby
        if here != there_to:
            found.setdefault((slugs[here], slugs[there_to]), dice.choice(("https", "ssh", "syslog", "http")))
    return [(source, target, protocol) for (source, target), protocol in found.items()]


def _subject(subject: str, name: str) -> Iterator[tuple[str, str, Value, State]]:
    yield subject, "exists", "yes", State.ANSWERED
    yield subject, "name", name, State.ANSWERED


STRUCTURE = {"name", "zone", "technology", "protocol", "also_in", "runs_on", "login_from", "administered_from", "port"}
"""Attributes the generator says itself, or leaves out so that the graph stays as drawn."""


def _answers(
    bank: Bank, kind: str, subject: str, share: float, dice: random.Random
) -> Iterator[tuple[str, str, Value, State]]:
    for question in bank.questions.values():
        attribute = bank.attributes.get((kind, question.fills)) if question.of == kind else None
        if attribute is None or attribute.name in STRUCTURE or question.hidden:
            continue
        if dice.random() >= share:
            if share and dice.random() < 0.25:
                yield subject, attribute.name, None, State.UNKNOWN
            continue
        value = _value(attribute, dice)
        if value is not None:
            yield subject, attribute.name, value, State.ANSWERED


def _value(attribute: Attribute, dice: random.Random) -> Value:
    """Return an answer, the good ones more often, as in a system somebody looks after."""
    ranked = attribute.ranked() or tuple(option.value for option in attribute.options)
    if attribute.type in (AnswerType.CHOICE, AnswerType.YESNO) and ranked:
        return ranked[0] if dice.random() < 0.7 else dice.choice(ranked)
    if attribute.type is AnswerType.SCALE:
        return dice.randint(1, 5)
    return None
