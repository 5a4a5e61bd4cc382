"""A small world for the plan: a browser, a web server and a database, and a bank that says what can be wrong there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from random import Random

from tests.analysis.oracle.some_bank import HERE, a_bank
from tests.analysis.oracle.some_facts import Story
from tmtui.analysis.engine import assess
from tmtui.analysis.plan.seen import Seen
from tmtui.analysis.plan.view import Assessed
from tmtui.banks.bank import Bank, Control, Rule
from tmtui.banks.expression.tree import Compare, Constant, Expression, Truth
from tmtui.model.fact import State
from tmtui.model.plan import Plan, PlanRow, RowKind
from tmtui.model.value import Value

TODAY = date(2026, 3, 1)
WEB_TO_DB = "flow/web..db"
BROWSER_TO_WEB = "flow/browser..web"

PLAIN_TEXT = Compare(("encryption",), "==", "none")
NOT_MUTUAL = Compare(("encryption",), "!=", "mtls")
UNPATCHED = Truth(("patched",), negated=True)

WELL: Mapping[str, Mapping[str, Value]] = {
    "model": {"rehearsed": "yes"},
    "component": {"patched": "yes", "second_factor": "yes", "hardening": "full"},
    "flow": {"encryption": "mtls", "authentication": "mutual"},
}
"""What is said of everything unless a test says otherwise: all is well."""


def rule(name: str, of: str, when: Expression, *controls: str, impact: int = 5, **more: object) -> Rule:
    """Return a threat that works whenever somebody tries."""
    return replace(
        Rule(
            name, of, f"{name} of {{name}}", HERE, "example", when, None, ("read",), ((5, Constant(True)),),
            source="mistake", frequency=5, impact_level=impact, controls=controls,
        ),
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


def control(name: str, of: str, once: float = 0, each: float = 1, **sets: str) -> Control:
    """Return a control that sets attributes."""
    return Control(name, of, f"Do {name} for {{name}}", HERE, "example", tuple(sets.items()), once, each)


def bank_of(rules: Iterable[Rule], controls: Iterable[Control]) -> Bank:
    """Return a bank of these, over the vocabulary of the made-up banks, where every question always arises."""
    base = a_bank(Random(1))
    return replace(
        base,
        rules={each.id: each for each in rules},
        controls={each.id: each for each in controls},
        questions={name: replace(question, when=None) for name, question in base.questions.items()},
        catalogues={
            name: replace(catalogue, rows=tuple(replace(row, implied=()) for row in catalogue.rows))
            for name, catalogue in base.catalogues.items()
        },
    )


def facts(**answers: Mapping[str, Value | State]) -> Story:
    """Return a log of the small world; keys are `browser`, `web`, `db`, `web_db`, `browser_web`, `model`."""
    story = Story(Random(0), bank_of([], []))
    places = {
        "model": "model", "browser": "component/browser", "web": "component/web", "db": "component/db",
        "browser_web": BROWSER_TO_WEB, "web_db": WEB_TO_DB,
    }  # fmt: skip
    for key in places.values():
        if key != "model":
            story.create(key)
    for listed in ("zones", "components", "flows", "data"):
        story.say("model", f"{listed}_listed", "complete")
    for name, key in places.items():
        those = {**WELL[key.partition("/")[0]], **answers.get(name, {})}
        for attribute, value in those.items():
            if isinstance(value, State):
                story.say(key, attribute, None, value)
            else:
                story.say(key, attribute, value)
    return story


def assessed(bank: Bank, story: Story) -> Assessed:
    """Return the assessment of a log."""
    return Seen(assess(bank, story.facts, TODAY))


def control_rows(plan: Plan) -> list[PlanRow]:
    """Return the rows that change something."""
    return [row for row in plan.rows if row.kind is RowKind.CONTROL]


def question_rows(plan: Plan) -> list[PlanRow]:
    """Return the rows that find something out."""
    return [row for row in plan.rows if row.kind is RowKind.QUESTION]
