"""Results as sentences, in the words of the bank; plain text that each writer escapes for its format."""

from __future__ import annotations

from tmtui.banks.attributes import attribute_of
from tmtui.banks.expression.tree import leaves
from tmtui.exchange.dispute import in_words
from tmtui.exchange.material import Material
from tmtui.model.card import AnswerType
from tmtui.model.fact import State
from tmtui.model.level import Interval, word
from tmtui.model.subject import ends_of, kind_of
from tmtui.model.threat import Because, Threat, Undecided
from tmtui.model.value import Value

STATES = {State.UNKNOWN: "not known", State.NOT_APPLICABLE: "does not apply", State.RETRACTED: "taken back"}
"""States other than an answer, in words."""


def level(interval: Interval) -> str:
    """Return `high`, `up to high` or `low to high`."""
    low, high = interval
    if low == high:
        return word(high).replace("-", " ")
    if low == 0:
        return f"up to {word(high).replace('-', ' ')}"
    return f"{word(low).replace('-', ' ')} to {word(high).replace('-', ' ')}"


def value(material: Material, subject: str, attribute: str, given: Value) -> str:
    """Return a value as people read it: labels of options, names of subjects."""
    kind = kind_of(subject)
    declared = attribute_of(material.bank, kind, attribute)
    one_by_one = given if isinstance(given, tuple) else (in_words(given),)
    if declared is not None and declared.type in (AnswerType.REF, AnswerType.REFS):
        return ", ".join(material.assessment.name(each) for each in one_by_one)
    if declared is not None and declared.options:
        return ", ".join(material.bank.label(kind, attribute, each) for each in one_by_one)
    unit = f" {declared.unit}" if declared is not None and declared.unit else ""
    return ", ".join(one_by_one) + unit


def attribute(material: Material, subject: str, name: str) -> str:
    """Return an attribute's name in words."""
    declared = attribute_of(material.bank, kind_of(subject), name)
    return (declared.title if declared is not None else "") or name.replace("_", " ")


def because(material: Material, fact: Because) -> str:
    """Return `encryption of A → B: No, it is plain text (told by dba, 2026-09-30)`."""
    source = _source(fact)
    return f"{_told(material, fact)} ({source})" if source else _told(material, fact)


def _told(material: Material, fact: Because, at: str = "") -> str:
    """Return what a fact says; the name of its subject is left out where the reader knows it is about `at`."""
    said = STATES.get(fact.state) or value(material, fact.subject, fact.attribute, fact.value)
    of = f" of {material.assessment.name(fact.subject)}" if fact.subject != at else ""
    return f"{attribute(material, fact.subject, fact.attribute)}{of}: {said}"


def _source(fact: Because) -> str:
    """Return how a fact counts and who said it."""
    source = f"{fact.basis} by {fact.by}, {fact.at[:10]}" if fact.by else ""
    return "; ".join(part for part in (fact.how, source) if part)


def known(threat: Threat) -> list[Because]:
    """Return the facts behind a threat, without those that only say that nobody knows what would decide it."""
    gaps = {(gap.subject, gap.attribute) for gap in threat.undecided}
    return [
        fact for fact in threat.because if fact.state is not State.UNKNOWN or (fact.subject, fact.attribute) not in gaps
    ]


def deciding(material: Material, threat: Threat) -> list[Because]:
    """Return the facts that make a threat stand or rule it out, without those that only say what the subject is."""
    rule, facts = material.bank.rules.get(threat.rule), known(threat)
    if rule is None:
        return facts
    conditions = [rule.when, *([rule.false_alarm_when] if rule.false_alarm_when is not None else [])]
    read = {name for condition in conditions for leaf in leaves(condition) for name in getattr(leaf, "path", ())[-1:]}
    return [fact for fact in facts if fact.attribute in read] or facts


def reasons(material: Material, threat: Threat) -> str:
    """Return the facts behind a threat in one line: what they have in common (its subject, who said it) once.

    `Encryption: No, it is plain text; Protocol: HTTP (told by dba, 2026-09-30)`
    """
    said: dict[str, list[str]] = {}
    for fact in deciding(material, threat):
        what, source = _told(material, fact, threat.subject), _source(fact)
        said.setdefault(source, []).append(what)
    return "; ".join(f"{'; '.join(parts)} ({source})" if source else "; ".join(parts) for source, parts in said.items())


def undecided(material: Material, gap: Undecided) -> str:
    """Return which answer would decide."""
    return f"{attribute(material, gap.subject, gap.attribute)} of {material.assessment.name(gap.subject)}"


def role_labels(material: Material) -> dict[str, str]:
    """Return what people call each role of the bank."""
    catalogue = material.bank.catalogues.get("roles")
    return {row.value: row.label for row in catalogue.rows} if catalogue is not None else {}


def days(number: float) -> str:
    """Return `½ day`, `1 day`, `2.5 days`."""
    if number == 0.5:
        return "½ day"
    return f"{number:g} day" if number == 1 else f"{number:g} days"


def control_title(material: Material, id: str) -> str:
    """Return what a control does and where: its title with the names of its subject filled in where it has any."""
    rule, _, subject = id.partition("@")
    control = material.bank.controls.get(rule)
    if control is None:
        return in_words(material.answers.value(f"control/{id}", "title")) or id
    return filled(material, control.title, subject)


def filled(material: Material, template: str, subject: str) -> str:
    """Return a bank's text with its placeholders filled from a subject."""
    from tmtui.banks.placeholders import fill

    def look_up(path: tuple[str, ...]) -> str:
        here = subject
        for step in path[:-1]:
            reading = material.assessment.reading(here, step)
            here = reading.value if isinstance(reading.value, str) else here
        return _named(material, here, path[-1])

    return fill(template, look_up)


def _end(material: Material, slug: str) -> str:
    """Return what people call an end of a flow: a component, else an actor."""
    for key in (f"component/{slug}", f"actor/{slug}"):
        name = material.assessment.name(key)
        if name != key:
            return name
    return slug


def _named(material: Material, subject: str, name: str) -> str:
    if name == "name":
        return material.assessment.name(subject)
    if kind_of(subject) == "flow" and name in ("source", "target"):
        ends = ends_of(subject)
        return _end(material, ends.source if name == "source" else ends.target)
    found = material.assessment.reading(subject, name).value
    return value(material, subject, name, found) if found is not None else f"its {name.replace('_', ' ')}"
