"""Threats one by one, for whoever looks: enumerated from the masks only when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.reasons.because import all_because, undecided
from tmtui.analysis.reasons.names import filled
from tmtui.analysis.reasons.trace import holds
from tmtui.analysis.stake.chain import sentence
from tmtui.analysis.threats.decided import OwnThreat
from tmtui.analysis.threats.rules import RuleCells
from tmtui.analysis.threats.tables import I2, points
from tmtui.banks.bank import Rule
from tmtui.banks.expression.tree import Expression
from tmtui.model.level import NOTHING, Interval
from tmtui.model.subject import kind_of
from tmtui.model.threat import Certainty, Threat

if TYPE_CHECKING:
    from tmtui.analysis.state import State


def sort_key(threat: Threat) -> tuple[int, bool, int, str]:
    """Worst first: level at most, certain before possible, points at most, id."""
    return -threat.level[1], threat.certainty is not Certainty.CERTAIN, -threat.points[1], threat.id


def listed(state: State) -> tuple[Threat, ...]:
    """Return all threats that stand or may stand, worst first."""
    found = [
        threat_of(state, cells, place, Certainty.CERTAIN if cells_mask >> place & 1 else Certainty.POSSIBLE)
        for cells in state.compiled.rules.values()
        for stand in (state.view[cells.stand],)
        for cells_mask in (stand.certain,)
        for place in indices(stand.certain | stand.possible)
    ]
    found += [own_threat(state, each) for each in state.own_threats()]
    return tuple(sorted(found, key=sort_key))


def closed(state: State) -> tuple[Threat, ...]:
    """Return all threats that are ruled out, by id."""
    found = [
        threat_of(state, cells, place, Certainty.CLOSED)
        for cells in state.compiled.rules.values()
        for place in indices(state.view[cells.stand].closed)
    ]
    return tuple(sorted(found, key=lambda threat: threat.id))


def one(state: State, threat: str) -> Threat | None:
    """Return one threat by its id, closed ones too; nothing when it does not arise."""
    rule, _, subject = threat.partition("@")
    cells = state.compiled.rules.get(rule)
    if cells is None:
        own = next((each for each in state.own_threats() if each.id == threat), None)
        return own_threat(state, own) if own is not None else None
    place = state.place(subject)
    if kind_of(subject) != cells.rule.of or place < 0 or not state.is_alive(subject):
        return None
    stand, bit = state.view[cells.stand], 1 << place
    for mask, certainty in (
        (stand.certain, Certainty.CERTAIN), (stand.possible, Certainty.POSSIBLE), (stand.closed, Certainty.CLOSED)
    ):  # fmt: skip
        if mask & bit:
            return threat_of(state, cells, place, certainty)
    return None


def bounds(state: State, cells: RuleCells, place: int, certainty: Certainty) -> tuple[Interval, Interval]:
    """Return likelihood and impact; nothing for what is closed, from nothing for what is only possible."""
    if certainty is Certainty.CLOSED:
        return NOTHING, NOTHING
    likelihood, impact = state.view[cells.likelihood].of(place), state.view[cells.impact].of(place)
    if certainty is Certainty.POSSIBLE:
        return (0, likelihood[1]), (0, impact[1])
    return likelihood, impact


def threat_of(state: State, cells: RuleCells, place: int, certainty: Certainty) -> Threat:
    """Return the threat of a rule on one subject."""
    rule = cells.rule
    subject = state.key(rule.of, place)
    likelihood, impact = bounds(state, cells, place, certainty)
    weak = [rule.when, *([rule.false_alarm_when] if rule.false_alarm_when is not None else [])]
    conditions = [rule.where, *_decisive(state, subject, rule, certainty)]
    return Threat(
        id=f"{rule.id}@{subject}", rule=rule.id, subject=subject, title=filled(state, rule.title, subject),
        explanation=filled(state, rule.prose, subject), certainty=certainty, stride=rule.stride,
        linddun=rule.linddun, cwe=tuple(f"CWE-{each}" for each in rule.cwe),
        capec=tuple(f"CAPEC-{each}" for each in rule.capec), attack=rule.attack, source=rule.source,
        likelihood=likelihood, impact=impact,
        level=(I2[likelihood[0]][impact[0]], I2[likelihood[1]][impact[1]]),
        points=(points(likelihood[0], impact[0]), points(likelihood[1], impact[1])),
        because=all_because(state, subject, conditions),
        undecided=undecided(state, subject, weak) if certainty is Certainty.POSSIBLE else (),
        controls=(
            *(f"{control}@{subject}" for control in rule.controls if state.is_offered(control, subject)),
            *(own.id for own in state.decided.helps(f"{rule.id}@{subject}")),
        ),
        decision=state.decision(f"threat/{rule.id}@{subject}"), at_stake=at_stake(state, rule, subject),
        false_alarm=filled(state, rule.false_alarm, subject),
    )  # fmt: skip


def _decisive(state: State, subject: str, rule: Rule, certainty: Certainty) -> list[Expression]:
    """Return those of the conditions behind weakness that decided."""
    if rule.false_alarm_when is None:
        return [rule.when]
    if certainty is Certainty.CLOSED:
        return [rule.when] if holds(state, subject, rule.when) is False else [rule.false_alarm_when]
    return [rule.when, rule.false_alarm_when]


def at_stake(state: State, rule: Rule, subject: str) -> str:
    """Return where the impact comes from, in words."""
    if rule.impact_level or not rule.impact:
        return ""
    best = max(rule.impact, key=lambda quality: state.stake_interval(subject, quality)[::-1])
    return sentence(state, subject, best)


def own_threat(state: State, own: OwnThreat) -> Threat:
    """Return a threat that somebody added by hand."""
    (low, high), (least, most) = own.likelihood, own.impact
    return Threat(
        id=own.id, rule=own.rule, subject=own.subject, title=own.title, explanation="", certainty=Certainty.CERTAIN,
        stride=(), linddun=(), cwe=(), capec=(), attack=(), source="adversary", likelihood=own.likelihood,
        impact=own.impact, level=(I2[low][least], I2[high][most]),
        points=(points(low, least), points(high, most)), because=state.judged(f"threat/{own.id}"), undecided=(),
        controls=tuple(each.id for each in state.decided.helps(own.id)), decision=state.decision(f"threat/{own.id}"),
    )  # fmt: skip
