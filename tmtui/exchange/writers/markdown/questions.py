"""Open questions by who could answer them, so that each can be sent to somebody.

A question about forty servers is one line, and what it decides stands folded under it: nobody reads a wall of what may
or may not be. The rest is counted; `tmtui questions` lists all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tmtui.exchange.material import Material
from tmtui.exchange.wording import level, role_labels
from tmtui.exchange.writers.markdown.blocks import bullets, heading, joined
from tmtui.exchange.writers.markdown.escape import text
from tmtui.model.answers import Slot
from tmtui.model.assessment import OpenQuestion
from tmtui.model.threat import Certainty, Finding

NOBODY = "Anybody"
"""Heading of questions without a person or role."""
MOST_OF_ROLE = 4
"""Questions shown for one role, those that decide most first; who was asked by name gets all of theirs."""
MOST_NAMES = 3
"""Further subjects named in one line."""

Decides = Mapping[Slot, Sequence[Finding]]
"""Slot and the findings that are only possible because nobody knows its answer."""


def section(material: Material) -> list[str]:
    """Return open questions: people who were asked by name first, then the role that is likeliest to know."""
    people: dict[str, dict[str, list[OpenQuestion]]] = {}
    roles: dict[str, dict[str, list[OpenQuestion]]] = {}
    labels = role_labels(material)
    for question in material.assessment.open_questions():
        if question.ask:
            people.setdefault(question.ask, {}).setdefault(question.id, []).append(question)
        else:
            role = question.roles[0] if question.roles else ""
            who = labels.get(role, role) or NOBODY
            roles.setdefault(who, {}).setdefault(question.id, []).append(question)
    if not people and not roles:
        return []
    lines = _Lines(material, labels)
    blocks = [heading(2, "Open questions")]
    for groups, most in ((people, None), (roles, MOST_OF_ROLE)):
        for who in sorted(groups, key=lambda name: (name == NOBODY, name)):
            worth = {id: sum(each.worth for each in asked) for id, asked in groups[who].items()}
            ordered = sorted(groups[who].values(), key=lambda asked: -worth[asked[0].id])
            items = [lines.line(asked) for asked in ordered[:most]]
            if most is not None and len(ordered) > most:
                items.append(f"and {len(ordered) - most} more that decide less")
            blocks += [heading(3, text(who)), *bullets(items)]
    return blocks


class _Lines:
    """Words one question for all the subjects it is open for."""

    def __init__(self, material: Material, labels: Mapping[str, str]) -> None:
        self.material = material
        self.labels = labels
        self.worth = not material.assessment.risk.too_early
        self.decides = _decides(material)

    def line(self, asked: Sequence[OpenQuestion]) -> str:
        """Return the question, for whom it is open as well, and what hangs on it."""
        first = asked[0]
        others = [self.labels.get(role, role) for role in first.roles[1:]] if not first.ask else []
        worth = sum(each.worth for each in asked)
        until = next((each.ask_by for each in asked if each.ask_by), "")
        marks = [
            "people differ" if any(each.disputed for each in asked) else "",
            "asked, not known" if any(each.asked for each in asked) else "",
            f"by {text(until)}" if until else "",
            f"{worth:,} points hang on it" if worth and self.worth else "",
            self._possible(asked),
            f"or ask: {joined(others)}" if others else "",
        ]
        said = "; ".join(mark for mark in marks if mark)
        return text(first.text) + self._more(asked[1:]) + (f" ({said})" if said else "")

    def _more(self, rest: Sequence[OpenQuestion]) -> str:
        if not rest:
            return ""
        names = joined(self.material.assessment.name(each.subject) for each in rest[:MOST_NAMES])
        left = len(rest) - MOST_NAMES
        return f" The same for {names}{f' and {left} more' if left > 0 else ''}."

    def _possible(self, asked: Iterable[OpenQuestion]) -> str:
        """Return the worst finding that may be there, and how many more."""
        fills = self.material.bank.questions
        found: dict[str, Finding] = {}
        for each in asked:
            question = fills.get(each.id)
            for finding in self.decides.get((each.subject, question.fills), ()) if question is not None else ():
                found.setdefault(finding.rule, finding)
        if not found:
            return ""
        worst = max(found.values(), key=lambda finding: (finding.level[1], finding.points[1]))
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        return f"it decides {text(worst.title)}, {level(worst.level)}{more}"


def _decides(material: Material) -> Decides:
    findings = {finding.rule: finding for finding in material.assessment.findings()}
    found: dict[Slot, list[Finding]] = {}
    for threat in material.assessment.threats():
        finding = findings.get(threat.rule)
        if threat.certainty is not Certainty.POSSIBLE or finding is None:
            continue
        for gap in threat.undecided:
            found.setdefault((gap.subject, gap.attribute), []).append(finding)
    return found
