"""Controls made up at random, and rules that they can mend: alone, in steps, only together, or on something related."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tmtui.banks.bank import Control, Rule
from tmtui.banks.expression.tree import All, Any, Compare, Constant, Expression, Member, Truth
from tmtui.model.errors import Place
from tmtui.model.value import Value

HERE = Place("made-up.md", 1, 1)

WEAKNESSES: dict[str, tuple[tuple[str, Expression], ...]] = {
    "component": (
        ("patched", Truth(("patched",), negated=True)),
        ("hardening", Compare(("hardening",), "==", "none")),
        ("second_factor", Truth(("second_factor",), negated=True)),
    ),
    "flow": (
        ("encryption", Compare(("encryption",), "==", "none")),
        ("encryption", Compare(("encryption",), "!=", "mtls")),
        ("authentication", Member(("authentication",), ("mutual", "caller"), negated=True)),
        ("target.patched", Truth(("target", "patched"), negated=True)),
    ),
    "zone": (("isolated", Truth(("isolated",), negated=True)), ("lets_in", Compare(("lets_in",), "==", "anything"))),
    "data": (("encrypted", Truth(("encrypted",), negated=True)),),
    "identity": (("shared", Truth(("shared",))),),
    "model": (("rehearsed", Truth(("rehearsed",), negated=True)),),
}
"""Kind: what can be weak, and when it is."""

_SETS: dict[str, tuple[tuple[str, Value], ...]] = {
    "component": (("patched", "yes"), ("hardening", "some"), ("hardening", "full"), ("second_factor", "yes")),
    "flow": (("encryption", "tls"), ("encryption", "mtls"), ("authentication", "caller"), ("authentication", "mutual")),
    "zone": (("isolated", "yes"), ("lets_in", "listed")),
    "data": (("encrypted", "yes"),),
    "identity": (("shared", "no"),),
    "model": (("rehearsed", "yes"),),
}


def remedies(random: Random) -> dict[str, Control]:
    """Return a control for everything that can be weak, and some that do several things at once."""
    found: list[Control] = []
    for kind, steps in _SETS.items():
        for number, step in enumerate(steps):
            found.append(_control(random, f"{kind}-{number}", kind, (step,)))
        if len({name for name, _ in steps}) > 1 and random.random() < 0.5:
            found.append(_control(random, f"{kind}-all", kind, tuple(dict(steps).items())))
    found.append(replace(_control(random, "patch-target", "flow", (("patched", "yes"),)), on="target"))
    if random.random() < 0.5:
        found.append(replace(_control(random, "patch-inbound", "component", (("encryption", "tls"),)), on="inbound"))
    if random.random() < 0.5:
        found = [replace(each, needs=("model-0",)) if each.id in ("flow-1", "component-3") else each for each in found]
    return {control.id: control for control in found}


def _control(random: Random, name: str, kind: str, sets: tuple[tuple[str, Value], ...]) -> Control:
    return Control(
        name, kind, f"Do {name} on {{name}}", HERE, "made-up", sets, once=random.choice((0.0, 0.0, 1.0, 10.0)),
        each=random.choice((0.5, 1.0, 3.0)), how_to_check="Look at it.",
    )  # fmt: skip


def mendable(random: Random, rule: Rule, controls: dict[str, Control]) -> Rule:
    """Return the rule, made to be about something weak, with the controls for that."""
    weak = [random.choice(WEAKNESSES[rule.of]) for _ in range(random.choice((1, 1, 2, 2, 3)))]
    parts = tuple(dict(weak).values())
    when = parts[0] if len(parts) == 1 else Any(parts) if random.random() < 0.6 else All(parts)
    names = {name.rpartition(".")[2] for name, _ in weak}
    fitting = [
        control.id
        for control in controls.values()
        if control.of == rule.of and names.intersection(name for name, _ in control.sets)
    ]
    levels = [each for each in rule.likelihood if random.random() < 0.5 and not isinstance(each[1], Constant)]
    worse = [(5, parts[0])] if random.random() < 0.4 else []
    otherwise = rule.likelihood[-1]
    return replace(
        rule, when=when, where=rule.where if random.random() < 0.3 else None,
        likelihood=(*worse, *(each for each in levels if each[0] < 5), otherwise), controls=tuple(fitting),
    )  # fmt: skip
