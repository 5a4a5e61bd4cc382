"""The oracle behind the same face as the engine, so that the plan can be tried without it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from tests.analysis.oracle import risk
from tests.analysis.oracle.logic import holds, hop, members, read, references
from tests.analysis.oracle.oracle import DERIVATIONS
from tests.analysis.oracle.places import in_scope
from tests.analysis.oracle.world import UNKNOWN, World, subjects
from tmtui.analysis.plan.control import below
from tmtui.analysis.plan.view import Change, Effect, Truth
from tmtui.banks.bank import Attribute, Bank
from tmtui.banks.expression.tree import Expression
from tmtui.model.answers import Answer, Slot
from tmtui.model.level import Risk
from tmtui.model.subject import kind_of
from tmtui.model.threat import Decision
from tmtui.model.value import Value


class Light:
    """A threat without the facts behind it."""

    def __init__(self, threat: risk.Threat) -> None:
        self.certain = threat.certainty == "certain"
        self.likelihood = threat.likelihood
        self.impact = threat.impact
        self.level = threat.level
        self.points = threat.points


class OracleState:
    """An assessment that the oracle made."""

    def __init__(self, world: World) -> None:
        self.world = world

    @property
    def bank(self) -> Bank:
        return self.world.bank

    @property
    def totals(self) -> tuple[int, int, int]:
        return self.world.remember(("totals",), lambda: risk.risk(self.world))

    @property
    def risk(self) -> Risk:
        low, now, high = self.totals
        return Risk(low, now, high, now, now, risk.too_early(self.world))

    @property
    def decided(self) -> Collection[str]:
        return [key for key in self.world.answers.subjects() if kind_of(key) in ("threat", "control")]

    def active(self, kind: str) -> Sequence[str]:
        return [key for key in subjects(self.world, kind) if in_scope(self.world, key)]

    def certainly(self, kind: str, expression: Expression) -> Callable[[str], bool]:
        return lambda subject: subject in self.active(kind) and holds(self.world, expression, subject) is True

    def lacks(self, attribute: Attribute, value: Value) -> Truth:
        return lambda subject: holds(self.world, below(attribute, value), subject)

    def related(self, subject: str, relation: str) -> Sequence[str]:
        ranged = members(self.world, subject, relation)
        if ranged is not None:
            return ranged[0]
        found = hop(self.world, subject, relation)
        return [found] if isinstance(found, str) else list(references(self.world, subject, relation))

    @property
    def decided_controls(self) -> Collection[str]:
        return {each.partition("/")[2].partition("@")[0] for each in self.decided if kind_of(each) == "control"}

    def standing(self, rule: str) -> Mapping[str, Light]:
        def work() -> dict[str, dict[str, Light]]:
            found: dict[str, dict[str, Light]] = {name: {} for name in self.bank.rules}
            for key, threat in risk.threats(self.world).items():
                if threat.certainty != "closed":
                    name, _, subject = key.partition("@")
                    found[name][subject] = Light(threat)
            return found

        return self.world.remember(("standing",), work)[rule]

    def still(self, rule: str, subjects: Collection[str]) -> set[str]:
        return set(subjects) & self.standing(rule).keys()

    def differences(self, earlier: OracleState) -> Iterator[Effect]:
        for rule in self.bank.rules:
            before, after = earlier.standing(rule), self.standing(rule)
            for subject in sorted(before.keys() | after.keys()):
                old, new = before.get(subject), after.get(subject)
                if old is None or new is None or vars(old) != vars(new):
                    yield Effect((rule, subject), old, new)

    def overlay(self, changes: Mapping[Slot, Value]) -> OracleState:
        old = self.world
        return OracleState(World(old.bank, old.answers, old.today, DERIVATIONS, {**old.laid, **changes}))

    def value(self, subject: str, attribute: str) -> Value:
        reading = read(self.world, subject, attribute)
        return reading if isinstance(reading, (str, int, float, tuple)) else None

    def settling(self) -> Mapping[Slot, Sequence[Change]]:
        found: dict[Slot, list[Change]] = {}
        for name, rule in self.bank.rules.items():
            for subject, light in self.standing(name).items():
                for kind, attribute in self.bank.attributes if not light.certain else ():
                    if kind == rule.of and read(self.world, subject, attribute) is UNKNOWN:
                        found.setdefault((subject, attribute), []).append((name, subject))
        return found

    def answer(self, slot: Slot) -> Answer | None:
        return self.world.answers.get(*slot)

    def decision(self, subject: str) -> Decision:
        answers = self.world.answers
        if kind_of(subject) == "threat":
            return Decision(status=risk.status(self.world, subject.partition("/")[2]))
        return Decision(status=str(answers.value(subject, "status") or "recommended"))

    def worded(self, template: str, subject: str) -> str:
        return template.replace("{name}", str(self.world.answers.value(subject, "name") or subject))
