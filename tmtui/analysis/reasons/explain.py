"""Everything behind one threat: the facts that make it relevant and weak, and how its figures came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtui.analysis.reasons.because import all_because
from tmtui.analysis.reasons.trace import holds
from tmtui.analysis.stake.chain import sentence
from tmtui.analysis.structure.near import group_of, near
from tmtui.analysis.threats.likelihood import forces
from tmtui.analysis.threats.listing import one
from tmtui.analysis.threats.rules import RuleCells
from tmtui.analysis.threats.tables import G3
from tmtui.banks.bank import Rule
from tmtui.model.assessment import Explanation
from tmtui.model.errors import BadInput
from tmtui.model.level import Interval, word
from tmtui.model.threat import Certainty

if TYPE_CHECKING:
    from tmtui.analysis.state import State

_VIA = {
    "": "reach it", "inbound": "open that connection", "admin": "reach its administration",
    "return": "answer what it fetches",
    "neighbour": "stand on the same network", "local": "run something on it", "physical": "stand before it",
    "supply": "deliver something to it",
}  # fmt: skip
_SOURCES = {"mistake": "by mistake", "failure": "when something fails", "nature": "by fire, water, heat or storm"}


def explain(state: State, threat: str) -> Explanation:
    """Return why a threat stands.

    Raises:
        BadInput: when no such threat arises.
    """
    found = one(state, threat)
    if found is None:
        raise BadInput(f"there is no threat {threat!r} in this model", remedy="`tmtui threats` lists them.")
    cells = state.compiled.rules.get(found.rule)
    if cells is None:
        said = found.because
        return Explanation(found, (), said, ("as it was judged by hand",), ("as it was judged by hand",))
    rule = cells.rule
    weak = [rule.when] if rule.false_alarm_when is None else [rule.when, rule.false_alarm_when]
    return Explanation(
        found, all_because(state, found.subject, [rule.where]), all_because(state, found.subject, weak),
        () if found.certainty is Certainty.CLOSED else tuple(_likelihood(state, cells, found.subject)),
        () if found.certainty is Certainty.CLOSED else tuple(_impact(state, rule, found.subject)),
    )  # fmt: skip


def in_words(level: Interval) -> str:
    """Return an interval of levels as people say it."""
    low, high = (word(each).replace("-", " ") for each in level)
    return low if level[0] == level[1] else f"{low} to {high}"


def _likelihood(state: State, cells: RuleCells, subject: str) -> list[str]:
    rule, place = cells.rule, state.place(subject)
    own, tries = state.view[cells.chance].of(place), state.view[cells.tries].of(place)
    overall = state.view[cells.likelihood].of(place)
    lines = [f"For somebody who can {_VIA.get(rule.via, 'reach it')} it works with {in_words(own)} likelihood."]
    if rule.source != "adversary":
        lines = [f"Once it happens {_SOURCES.get(rule.source, '')}, it does harm with {in_words(own)} likelihood."]
        lines.append(f"It happens {G3[tries[1]]}: {in_words(tries)}, by table G-3 of SP 800-30.")
    else:
        lines.append(f"That somebody tries is {in_words(tries)}{_who(state, rule, subject)}.")
    lines.append(f"Together, by table G-5 of SP 800-30: {in_words(overall)}.")
    for level, condition in rule.likelihood:
        if holds(state, subject, condition) is None:
            lines.append(f"It is not known whether the case of {word(level).replace('-', ' ')} likelihood holds.")
    return lines


def _who(state: State, rule: Rule, subject: str) -> str:
    """Return the position from which the best attempt comes, and how far away it is."""
    program, place = state.compiled.program, state.place(subject)
    found = state.look(forces(program))
    if rule.via in ("physical", "supply"):
        return ""
    table = state.look(near(program, rule.of, group_of(rule.of, rule.via)))
    best: tuple[int, str, str] | None = None
    for position, force in found.standing:
        possible_0, certain_0, possible_1, certain_1 = (mask >> place & 1 for mask in table[position])
        steps = 0 if possible_0 else 1 if possible_1 else 2
        sure = certain_0 if steps == 0 else certain_1 if steps == 1 else 1
        level = max(1, force.high - (0, 2, 3)[steps])
        distance = ("no component", "one component", "two components or more")[steps]
        words = f"{distance} to take over first" + ("" if sure else ", if what is not known turns out badly")
        if best is None or level > best[0]:
            best = (level, position, words)
    if best is None:
        return ""
    name = state.name(best[1]) if best[1].startswith("zone/") else best[1]
    return f", from {name} with {best[2]}"


def _impact(state: State, rule: Rule, subject: str) -> list[str]:
    if rule.impact_level:
        return [f"Wherever it happens, the harm is {word(rule.impact_level).replace('-', ' ')}."]
    return [sentence(state, subject, quality) for quality in rule.impact]
