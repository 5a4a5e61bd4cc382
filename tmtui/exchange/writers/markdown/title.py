"""Who may see it, and what it is about: the handling line and the title block."""

from __future__ import annotations

from tmtui.exchange.dispute import in_words
from tmtui.exchange.material import Material
from tmtui.exchange.writers.markdown.blocks import bullets, heading, joined
from tmtui.exchange.writers.markdown.escape import text
from tmtui.model.answers import EXISTS
from tmtui.model.subject import MODEL

HANDLING = "> **Handling:** this shows weaknesses that are not mended yet. Pass it on only to people who need to know."
"""First line of every summary."""


def section(material: Material) -> list[str]:
    """Return the handling line, the title and the facts about the document."""
    items = [(name, said) for name, said in _about(material) if said]
    return [
        HANDLING,
        heading(1, text(material.name) or "Threat model"),
        *bullets(f"**{name}:** {said}" for name, said in items),
    ]


def _about(material: Material) -> list[tuple[str, str]]:
    return [
        ("Purpose", _said(material, "purpose")),
        ("In scope", _said(material, "scope")),
        ("Out of scope", _out_of_scope(material)),
        ("Owner", _said(material, "owner")),
        ("Question banks", _banks(material)),
        ("Last fact", _last(material)),
        ("Heard", _heard(material)),
    ]


def _banks(material: Material) -> str:
    """Return the banks the model names; what they use is counted, and the auditor's report lists all."""
    named = [source for source in material.bank.sources if source.id in material.banks]
    used = len(material.bank.sources) - len(named)
    banks = joined(f"{source.id} {source.version}" for source in named)
    return f"{banks}, with {used} that {'it uses' if len(named) == 1 else 'they use'}" if used else banks


def _said(material: Material, attribute: str) -> str:
    found = material.answers.value(MODEL, attribute)
    return text(in_words(found))


def _out_of_scope(material: Material) -> str:
    names = [element.name for element in material.assessment.elements("component") if not element.in_scope]
    parts = [_said(material, "out_of_scope"), joined(names)]
    return "; ".join(part for part in parts if part)


def _last(material: Material) -> str:
    return text(max((fact.said_at for fact in material.facts), default="")[:10])


def _heard(material: Material) -> str:
    """Return who said something that still stands, and in which roles, most first."""
    roles: dict[str, set[str]] = {}
    counts: dict[str, int] = {}
    for answer in (each for each in material.answers if each.attribute != EXISTS):
        for head in answer.heads:
            counts[head.author] = counts.get(head.author, 0) + 1
            roles.setdefault(head.author, set()).update({head.role} - {""})
    people = sorted(counts, key=lambda name: (-counts[name], name))
    return "; ".join(_person(name, sorted(roles[name]), counts[name]) for name in people)


def _person(name: str, roles: list[str], count: int) -> str:
    role = f" ({joined(roles)})" if roles else ""
    return f"{text(name) or 'somebody'}{role}, {count} answer{'' if count == 1 else 's'}"
