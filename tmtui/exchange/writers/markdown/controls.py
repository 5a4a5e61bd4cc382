"""Controls for somebody who checks them: status, how it is known, where to look, and what standards call it.

A control is in place where the facts show it, whatever anybody decided; where somebody says that it is and the facts do
not show it, that is said. One row holds all places of a control that stand alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tmtui.exchange.material import Material
from tmtui.exchange.wording import control_title
from tmtui.exchange.writers.markdown.blocks import heading, table
from tmtui.exchange.writers.markdown.escape import text
from tmtui.exchange.writers.markdown.plan import SCHEMES, is_unsure
from tmtui.model.assessment import Origin
from tmtui.model.fact import Basis, Fact
from tmtui.model.frozen import frozen
from tmtui.model.plan import RowKind
from tmtui.model.subject import kind_of

SHOWN = "in place, by the facts"
"""Status of a control that stated facts show and about which nobody decided."""
ORDER = ("verified", "implemented", SHOWN, "in-progress", "planned", "recommended", "rejected")
MOST_PLACES = 6
"""Places that a row names; the rest are counted."""
MOST_EVIDENCE = 6
"""Pieces of evidence that it names."""


@frozen
class _Stands:
    """One control at one place."""

    control: str
    place: str
    status: str
    basis: str
    evidence: tuple[str, ...]


def section(material: Material) -> list[str]:
    """Return the table; none where no control is on offer or in place."""
    found: dict[tuple[str, str, str], list[_Stands]] = {}
    for each in _all(material):
        found.setdefault((each.control, each.status, each.basis), []).append(each)
    rows = [_row(material, key, found[key]) for key in sorted(found, key=lambda key: (_rank(key[1]), key[0], key[2]))]
    heads = ("Control", "Status", "Where", "Basis", "Evidence", "References")
    unsure = sum(row.kind is RowKind.CONTROL and is_unsure(row) for row in material.assessment.plan().rows)
    more = [f"{unsure} more rows of the plan help only where nobody knows whether anything is wrong."] if unsure else []
    return [heading(2, "Controls"), *table(heads, rows), *more] if rows else []


def _rank(status: str) -> int:
    return ORDER.index(status) if status in ORDER else len(ORDER)


def _all(material: Material) -> Iterator[_Stands]:
    """Return what facts show, what somebody decided on, and what certain threats want: each place once."""
    seen: set[str] = set()
    unshown = set(material.assessment.summary().unshown)
    for subject in material.answers.subjects():
        if kind_of(subject) == "control":
            id = subject.partition("/")[2]
            decision = material.assessment.decision(subject)
            if not decision.stated:
                continue
            seen.add(id)
            facts = facts_that_show(material, id)
            status = f"{decision.status}; the facts do not show it" if id in unshown else decision.status
            evidence = (decision.evidence, *(fact.evidence for fact in facts or ()))
            yield _Stands(id.partition("@")[0], id.partition("@")[2], status, decision.basis, _distinct(evidence))
    for threat in material.assessment.threats(closed=True):
        rule = material.bank.rules.get(threat.rule)
        for name in rule.controls if rule is not None else ():
            id = f"{name}@{threat.subject}"
            facts = facts_that_show(material, id) if id not in seen else None
            if facts:
                seen.add(id)
                basis = min((fact.basis for fact in facts), key=lambda basis: basis.rank)
                yield _Stands(name, threat.subject, SHOWN, str(basis), _distinct(fact.evidence for fact in facts))
    for row in material.assessment.plan().rows:
        for id in row.ids if row.kind is RowKind.CONTROL and not is_unsure(row) else ():
            if id not in seen:
                seen.add(id)
                yield _Stands(id.partition("@")[0], id.partition("@")[2], "recommended", row.basis, ())


def facts_that_show(material: Material, id: str) -> Sequence[Fact] | None:
    """Return the stated facts that show a control at its own subject; nothing where they do not."""
    name, _, subject = id.partition("@")
    control = material.bank.controls.get(name)
    if control is None or control.on or not control.sets or kind_of(subject) != control.of:
        return None
    found = []
    for attribute, wanted in control.sets:
        answer = material.answers.get(subject, attribute)
        reading = material.assessment.reading(subject, attribute)
        if answer is None or reading.origin is not Origin.STATED or reading.value != wanted:
            return None
        found.append(answer.fact)
    return found


def _distinct(texts: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in texts if each))


def _row(material: Material, key: tuple[str, str, str], members: Sequence[_Stands]) -> tuple[str, ...]:
    name, status, basis = key
    places = [text(material.assessment.name(each.place)) for each in members]
    more = f" and {len(places) - MOST_PLACES} more" if len(places) > MOST_PLACES else ""
    evidence = list(dict.fromkeys(said for each in members for said in each.evidence))
    rest = f" and {len(evidence) - MOST_EVIDENCE} more" if len(evidence) > MOST_EVIDENCE else ""
    title = control_title(material, f"{name}@{members[0].place}")
    return (
        text(title) + (f" (and {len(members) - 1} more)" if len(members) > 1 else ""),
        text(status),
        f"{', '.join(places[:MOST_PLACES])}{more}",
        text(basis or Basis.ASSUMED if status == SHOWN else basis),
        "; ".join(text(each) for each in evidence[:MOST_EVIDENCE]) + rest,
        text(_references(material, name)),
    )


def _references(material: Material, name: str) -> str:
    control = material.bank.controls.get(name)
    if control is None:
        return ""
    ids: Mapping[str, tuple[str, ...]] = {
        "cis": control.cis, "csf": control.csf, "d3fend": control.d3fend, "iso27001": control.iso27001,
        "nist80053": control.nist80053,
    }  # fmt: skip
    return "; ".join(f"{SCHEMES[scheme]} {', '.join(found)}" for scheme, found in ids.items() if found)
