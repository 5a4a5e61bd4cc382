"""Banks made up at random over one fixed vocabulary: every type of attribute, every relation, every kind of rule.

Conditions of questions only look back at attributes declared before them, so that no bank loops.
"""

from __future__ import annotations

from random import Random

from tests.analysis.oracle.some_expression import expression
from tests.analysis.oracle.some_remedies import mendable, remedies
from tmtui.banks.bank import Attribute, Bank, Catalogue, Control, Option, Question, Row, Rule, Section
from tmtui.banks.expression.tree import Constant
from tmtui.banks.vocabulary import QUALITIES
from tmtui.model.card import AnswerType
from tmtui.model.errors import Place
from tmtui.model.subject import LISTS
from tmtui.model.value import Value

HERE = Place("made-up.md", 1, 1)
COMPLETENESS = ("complete", "partial")
RUN_BY = ("us", "supplier", "customer")
TECHNOLOGIES = ("nginx", "postgresql", "firewall", "laptop", "other")
PROTOCOLS = ("https", "http", "postgres", "other")
ZONE_KINDS = ("internet", "dmz", "internal", "saas", "other")
ARCHETYPES = ("outsider", "insider", "visitor", "supplier", "other")
COMPONENT_TRAITS = (
    "forwards", "filters", "acts_on", "fetches_from_outside", "stores", "serves_web", "orchestrates_containers",
)  # fmt: skip
FLOW_TRAITS = ("carries_logins", "family_web", "family_sql")
ZONE_TRAITS = ("people_there",)

PLAIN: dict[str, dict[str, tuple[AnswerType, tuple[str, ...], str]]] = {
    "component": {
        "patched": (AnswerType.YESNO, ("yes", "partly", "no"), "best-first"),
        "hardening": (AnswerType.CHOICE, ("none", "some", "full"), "worst-first"),
        "second_factor": (AnswerType.YESNO, ("yes", "partly", "no"), "best-first"),
        "strain": (AnswerType.SCALE, (), ""),
        "users": (AnswerType.NUMBER, (), ""),
        "patched_every": (AnswerType.DURATION, (), ""),
        "tested_on": (AnswerType.DATE, (), ""),
        "tags": (AnswerType.CHOICES, ("old", "lonely", "loud"), ""),
    },
    "flow": {
        "encryption": (AnswerType.CHOICE, ("mtls", "tls", "none"), "best-first"),
        "authentication": (AnswerType.CHOICE, ("mutual", "caller", "none"), "best-first"),
    },
    "zone": {"watched": (AnswerType.YESNO, ("yes", "partly", "no"), "best-first")},
    "data": {"encrypted": (AnswerType.YESNO, ("yes", "partly", "no"), "best-first")},
    "identity": {
        "shared": (AnswerType.YESNO, ("yes", "partly", "no"), "worst-first"),
        "power": (AnswerType.CHOICE, ("user", "admin", "everything"), ""),
    },
    "model": {"rehearsed": (AnswerType.YESNO, ("yes", "partly", "no"), "best-first")},
    "actor": {},
}
"""Attributes that questions fill and rules test, by kind: type, options, order."""

_YESNO = (AnswerType.YESNO, ("yes", "partly", "no"))
STRUCTURE: dict[str, dict[str, tuple[AnswerType, tuple[str, ...]]]] = {
    "component": {
        "technology": (AnswerType.CHOICE, TECHNOLOGIES),
        "zone": (AnswerType.REF, ("zone",)),
        "also_in": (AnswerType.REFS, ("zone",)),
        "runs_on": (AnswerType.REF, ("component",)),
        "administered_from": (AnswerType.REFS, ("component",)),
        "login_from": (AnswerType.REF, ("component",)),
        "run_by": (AnswerType.CHOICE, RUN_BY),
        "in_scope": _YESNO,
        **dict.fromkeys(QUALITIES, (AnswerType.SCALE, ())),
    },
    "flow": {
        "protocol": (AnswerType.CHOICE, PROTOCOLS),
        "carries": (AnswerType.REFS, ("data",)),
        "admin": _YESNO,
        "optional": _YESNO,
        **dict.fromkeys(QUALITIES, (AnswerType.SCALE, ())),
    },
    "zone": {
        "kind": (AnswerType.CHOICE, ZONE_KINDS),
        "lets_in": (AnswerType.CHOICE, ("listed", "anything")),
        "isolated": _YESNO,
        "guarded_by": (AnswerType.REFS, ("component",)),
        "parent": (AnswerType.REF, ("zone",)),
        "run_by": (AnswerType.CHOICE, RUN_BY),
    },
    "data": {
        "stored_by": (AnswerType.REFS, ("component",)),
        "processed_by": (AnswerType.REFS, ("component",)),
        **dict.fromkeys(QUALITIES, (AnswerType.SCALE, ())),
    },
    "identity": {
        "held_on": (AnswerType.REFS, ("component",)),
        "accepted_by": (AnswerType.REFS, ("component",)),
    },
    "actor": {
        "archetype": (AnswerType.CHOICE, ARCHETYPES),
        "position": (AnswerType.TEXT, ()),
        "initiation": (AnswerType.SCALE, ()),
        "capability": (AnswerType.SCALE, ()),
        "in_scope": _YESNO,
    },
    "model": {"jewels": (AnswerType.REFS, ("data", "component"))},
}
"""Attributes the analysis itself reads, by kind: type, and options or the kinds referred to."""

_CATALOGUE_OF = {
    ("component", "technology"): "technologies",
    ("flow", "protocol"): "protocols",
    ("zone", "kind"): "zone-kinds",
    ("actor", "archetype"): "actors",
}


def a_bank(random: Random, *, solvable: bool = False) -> Bank:
    """Return a bank; where it is `solvable` its rules are about what its controls can mend."""
    attributes: dict[tuple[str, str], Attribute] = {}
    questions: dict[str, Question] = {}
    for kind, structure in STRUCTURE.items():
        for name, (of_type, allowed) in structure.items():
            refers = of_type in (AnswerType.REF, AnswerType.REFS)
            attributes[kind, name] = Attribute(
                kind, name, of_type, options=() if refers else _options(allowed), to=allowed if refers else (),
                catalogue=_CATALOGUE_OF.get((kind, name), ""), question=f"{kind}.{name}",
            )  # fmt: skip
        for listed in LISTS.get(kind, ()):
            name = f"{listed}_listed"
            attributes[kind, name] = Attribute(
                kind, name, AnswerType.CHOICE, _options(COMPLETENESS), question=f"{kind}.{name}"
            )
    catalogues = _catalogues(random)
    traits = {("component", trait): "technology" for trait in COMPONENT_TRAITS}
    traits |= {("flow", trait): "protocol" for trait in FLOW_TRAITS}
    traits |= {("zone", trait): "kind" for trait in ZONE_TRAITS}
    for (kind, name), attribute in attributes.items():
        questions[f"{kind}.{name}"] = _question(kind, name, attribute.type)
    for kind, plain in PLAIN.items():
        for name, (plain_type, options, order) in plain.items():
            when = expression(random, kind, attributes, traits, depth=2, plain=True) if random.random() < 0.4 else None
            questions[f"{kind}.{name}"] = _question(kind, name, plain_type, when)
            attributes[kind, name] = Attribute(
                kind, name, plain_type, _options(options), order, question=f"{kind}.{name}"
            )
    controls = {f"control-{number}": _control(random, f"control-{number}") for number in range(random.randint(1, 4))}
    rules: dict[str, Rule] = {}
    for number in range(random.randint(1, 4)):
        rules[f"rule-{number}"] = _rule(random, f"rule-{number}", attributes, traits, controls)
    if solvable:
        controls = remedies(random)
        rules = {name: mendable(random, rule, controls) for name, rule in rules.items()}
    sections = (Section("areas", "Areas", "", "made-up"),)
    return Bank((), sections, questions, rules, controls, catalogues, attributes, traits, digest="made-up")


def _options(values: tuple[str, ...]) -> tuple[Option, ...]:
    return tuple(Option(value, value) for value in values)


def _question(kind: str, name: str, of_type: AnswerType, when: object = None) -> Question:
    return Question(
        f"{kind}.{name}", kind, name, f"What is {name} of {{name}}?", of_type, "areas", HERE, "made-up",
        when=when,  # type: ignore[arg-type]
    )  # fmt: skip


def _some(random: Random, values: tuple[str, ...]) -> frozenset[str]:
    return frozenset(value for value in values if random.random() < 0.4)


def _catalogues(random: Random) -> dict[str, Catalogue]:
    def rows(values: tuple[str, ...], traits: tuple[str, ...], **implied: tuple[Value, ...]) -> tuple[Row, ...]:
        found = []
        for value in values:
            if value == "other":
                found.append(Row(value, value, unknown_traits=True))
                continue
            follows = tuple((name, random.choice(those)) for name, those in implied.items() if random.random() < 0.5)
            found.append(Row(value, value, _some(random, traits), follows))
        return tuple(found)

    actors = []
    for archetype, position in zip(ARCHETYPES, ("internet", "internal", "physical", "supplier", ""), strict=True):
        implied: list[tuple[str, Value]] = [("position", position)] if position else []
        implied += [("initiation", random.randint(1, 5))] if random.random() < 0.8 else []
        implied += [("in_scope", "no")] if archetype == "other" or random.random() < 0.3 else []
        actors.append(Row(archetype, archetype, implied=tuple(implied), unknown_traits=archetype == "other"))
    technologies = rows(TECHNOLOGIES, COMPONENT_TRAITS, patched=("yes", "no"), run_by=RUN_BY, availability=(1, 3, 5))
    protocols = rows(PROTOCOLS, FLOW_TRAITS, encryption=("tls", "none"), admin=("yes", "no"))
    zone_kinds = rows(ZONE_KINDS, ZONE_TRAITS, run_by=RUN_BY, lets_in=("listed", "anything"))
    return {
        "technologies": Catalogue("technologies", "component", "technology", "Technologies", HERE, technologies),
        "protocols": Catalogue("protocols", "flow", "protocol", "Protocols", HERE, protocols),
        "zone-kinds": Catalogue("zone-kinds", "zone", "kind", "Kinds of zone", HERE, zone_kinds),
        "actors": Catalogue("actors", "actor", "archetype", "Actors", HERE, tuple(actors)),
    }


_SETTABLE = {
    "component": {"patched": "yes", "hardening": "full", "second_factor": "yes"},
    "flow": {"encryption": "tls", "authentication": "mutual"},
    "zone": {"watched": "yes", "isolated": "yes"},
    "data": {"encrypted": "yes"},
    "identity": {"shared": "no"},
    "model": {"rehearsed": "yes"},
}


def _control(random: Random, name: str) -> Control:
    kind = random.choice(tuple(_SETTABLE))
    names = sorted(_SETTABLE[kind])
    chosen = sorted(random.sample(names, random.randint(1, len(names))))
    return Control(
        name, kind, name, HERE, "made-up", tuple((each, _SETTABLE[kind][each]) for each in chosen),
        once=random.choice((0.0, 0.5, 3.0)), each=random.choice((0.5, 1.0)),
    )  # fmt: skip


def _rule(
    random: Random,
    name: str,
    attributes: dict[tuple[str, str], Attribute],
    traits: dict[tuple[str, str], str],
    controls: dict[str, Control],
) -> Rule:
    kind = random.choice(("component", "component", "flow", "flow", "zone", "data", "identity", "model"))

    def made(depth: int) -> object:
        return expression(random, kind, attributes, traits, depth=depth)

    levels = sorted(random.sample((2, 3, 4, 5), random.randint(0, 2)), reverse=True)
    likelihood = [(level, made(2)) for level in levels]
    adversary = random.random() < 0.75
    fixed = random.random() < 0.3
    return Rule(
        name, kind, name, HERE, "made-up", when=made(4),  # type: ignore[arg-type]
        where=made(2) if random.random() < 0.6 else None,  # type: ignore[arg-type]
        gains=("read",),
        likelihood=(*likelihood, (random.randint(1, 2), Constant(True))),  # type: ignore[arg-type]
        via=random.choice(("inbound", "admin", "return", "neighbour", "local", "physical", "supply", "")),
        source="adversary" if adversary else "mistake",
        frequency=0 if adversary else random.randint(1, 5),
        stride=random.choice((("tampering",), ("tampering", "repudiation"), ("spoofing",), ("repudiation",))),
        impact=() if fixed else tuple(quality for quality in QUALITIES if random.random() < 0.5) or ("integrity",),
        impact_level=random.randint(1, 5) if fixed else 0,
        if_unknown=random.choice((500, 500, 333, 1000, 0)),
        controls=tuple(control.id for control in controls.values() if control.of == kind),
        false_alarm_when=made(1) if random.random() < 0.2 else None,  # type: ignore[arg-type]
    )  # fmt: skip
