"""Everything that was said, for whoever wants to check: the subjects, all answers, and the head of the log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tmtui.banks.attributes import KEPT_BY_THE_PROGRAM
from tmtui.exchange.dispute import dispute_in_words
from tmtui.exchange.material import Material
from tmtui.exchange.wording import STATES, attribute, value
from tmtui.exchange.writers.markdown.blocks import bullets, heading, table
from tmtui.exchange.writers.markdown.escape import code, text
from tmtui.model.answers import EXISTS, Answer
from tmtui.model.assessment import Element
from tmtui.model.fact import State
from tmtui.model.subject import KINDS, LISTS, MODEL, kind_of

_TITLES = {
    "zone": "Zones",
    "component": "Components",
    "flow": "Flows",
    "data": "Data",
    "identity": "Identities",
}

_LISTS = tuple(f"{name}_listed" for name in LISTS[MODEL])
_SHOWN_ABOVE = ("name", "kind", "technology", "zone", "protocol", *_LISTS)
"""Attributes that the tables of subjects show, and that these are complete."""


def section(material: Material) -> list[str]:
    """Return the appendix."""
    blocks = [heading(2, "Appendix")]
    for kind, title in _TITLES.items():
        blocks += _elements(material, kind, title)
    blocks += _actors(material)
    blocks += _answers(material)
    if material.head:
        chains = ", ".join(code(chain) for chain in material.head.split())
        blocks.append(f"Head of the log (origin and hash of its last fact): {chains}")
    return blocks if len(blocks) > 1 else []


def _elements(material: Material, kind: str, title: str) -> Iterator[str]:
    elements = material.assessment.elements(kind)
    if not elements:
        return
    name = material.assessment.name
    rows = []
    for element in elements:
        where = {
            "zone": name(element.parent) if element.parent else "",
            "component": name(element.zone) if element.zone else "",
            "flow": ", ".join(name(data) for data in element.carries),
            "data": ", ".join(name(component) for component in element.stored_by),
        }.get(kind, "")
        rows.append((text(element.name), code(element.key), _what(element), text(where), _remarks(element)))
    heads = {"zone": "In", "component": "Zone", "flow": "Carries", "data": "Stored by"}
    yield heading(3, title)
    yield from table(("Name", "Key", "What", heads.get(kind, "Where"), "Remarks"), rows)


def _actors(material: Material) -> Iterator[str]:
    """Return who is reckoned with, and who is not: names alone, for there are always the same few."""
    actors = material.assessment.elements("actor")
    items = [
        f"{said}: {'; '.join(text(element.name) for element in actors if element.in_scope is wanted)}."
        for said, wanted in (("Reckoned with", True), ("Not reckoned with", False))
        if any(element.in_scope is wanted for element in actors)
    ]
    if items:
        yield heading(3, "Actors")
        yield from bullets(items)


def _what(element: Element) -> str:
    return text(element.technology) if element.technology != element.name else ""


def _remarks(element: Element) -> str:
    parts = [
        "outside" if element.outside else "",
        "crosses a trust boundary" if element.crosses else "",
        "" if element.in_scope else "out of scope",
    ]
    rated = [
        f"{quality} {low if low == high else f'{low}–{high}'}" for quality, (low, high) in element.ratings if high > 1
    ]
    return text(", ".join([part for part in parts if part] + rated))


def _answers(material: Material) -> Iterator[str]:
    kinds = KINDS
    subjects = [subject for subject in material.answers.subjects() if kind_of(subject) in kinds]
    said = [
        answer
        for subject in sorted(subjects, key=lambda subject: (kinds.index(kind_of(subject)), subject))
        for answer in material.answers.of(subject).values()
        if answer.attribute not in (EXISTS, *KEPT_BY_THE_PROGRAM.get(kind_of(subject), ()))
    ]
    rows = _joined([(answer, _row(material, answer)) for answer in said if not _is_bare_unknown(answer)])
    if said:
        yield heading(3, "All answers")
        yield from table(("Subject", "Attribute", "Answer", "Basis", "By", "When", "Note and evidence"), rows)
        bare = len(said) - len(rows)
        if bare:
            yield f"{bare} more {'was' if bare == 1 else 'were'} asked, and nobody knew: see the open questions."


def _joined(rows: Sequence[tuple[Answer, tuple[str, ...]]]) -> list[tuple[str, ...]]:
    """Put what the tables above show already (name, kind, zone) into one row a subject, where one person said it."""
    found: list[list[str]] = []
    open_: tuple[str, ...] = ()
    for answer, (subject, name, said, *about) in rows:
        plain = answer.attribute in _SHOWN_ABOVE and not (answer.disputed or about[-1])
        if plain and open_ == (subject, *about):
            found[-1][1] += f"; {name}"
            found[-1][2] += f"; {said}"
        else:
            found.append([subject, name, said, *about])
        open_ = (subject, *about) if plain else ()
    return [tuple(row) for row in found]


def _is_bare_unknown(answer: Answer) -> bool:
    """Whether an answer says no more than that somebody did not know, which the open questions say already."""
    fact = answer.fact
    return answer.state is State.UNKNOWN and not (answer.disputed or fact.note or fact.evidence or fact.ask)


def _row(material: Material, answer: Answer) -> tuple[str, ...]:
    fact = answer.fact
    said = STATES.get(answer.state) or value(material, answer.subject, answer.attribute, answer.value)
    if answer.disputed:
        said = dispute_in_words(answer)
    elif fact.redacted:
        said = "redacted"
    remarks = [fact.note, fact.evidence, f"asked of {fact.ask}" if fact.ask else "", fact.ask_by]
    return (
        code(answer.subject),
        text(attribute(material, answer.subject, answer.attribute)),
        text(said),
        text(fact.basis),
        text(f"{fact.author} ({fact.role})" if fact.role else fact.author),
        text(fact.said_at[:10]),
        text("; ".join(part for part in remarks if part)),
    )
