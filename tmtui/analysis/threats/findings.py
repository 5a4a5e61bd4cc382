"""Findings: one rule over all its subjects, which is what registers, plans and reports list.

Points come from counts, never from a list, so a finding over a hundred thousand subjects costs what one over ten does
and an incremental result equals a full one exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tmtui.analysis.reasons.names import filled
from tmtui.analysis.threats.decided import NOWHERE, OwnThreat
from tmtui.analysis.threats.rules import NO_COUNTS, RuleCells
from tmtui.analysis.threats.tables import I2, Counts, finding_points, points
from tmtui.banks.bank import Rule
from tmtui.model.level import Interval
from tmtui.model.threat import Finding

if TYPE_CHECKING:
    from tmtui.analysis.state import State


def findings(state: State) -> tuple[Finding, ...]:
    """Return all findings, worst first."""
    found = [finding for cells in state.compiled.rules.values() if (finding := _of_rule(state, cells)) is not None]
    found += of_own(state)
    return tuple(sorted(found, key=lambda each: (-each.level[1], not each.certain, -each.points[1], each.rule)))


def counting(state: State, cells: RuleCells) -> tuple[int, int]:
    """Return the certain and the possible threats of a rule that nobody decided away."""
    stand, keep = state.view[cells.stand], ~state.view[cells.ignored]
    return stand.certain & keep, stand.possible & keep


def worst(counts: Counts) -> int:
    """Return the highest level among counted threats."""
    return max(
        (I2[chance][impact] for chance in range(1, 6) for impact in range(1, 6) if counts[chance][impact]), default=0
    )


def _of_rule(state: State, cells: RuleCells) -> Finding | None:
    certain, possible = counting(state, cells)
    if not certain | possible:
        return None
    rule, tally = cells.rule, state.view[cells.tally]
    subjects: list[str] = []
    for _, among in sorted(ranked(state, cells, certain, possible), key=lambda each: each[0]):
        subjects += sorted(state.keys(rule.of, among))
    return Finding(
        rule.id, title(state, rule, tuple(subjects)), tuple(subjects), (worst(tally.low), worst(tally.high)),
        tally.points, tuple(f"{rule.id}@{subject}" for subject in subjects), certain.bit_count(),
    )  # fmt: skip


def ranked(state: State, cells: RuleCells, certain: int, possible: int) -> Iterator[tuple[tuple[int, bool, int], int]]:
    """Yield the threats of a rule in groups that sort alike: by level, certainty and points."""
    likelihood, impact = state.view[cells.likelihood].high, state.view[cells.impact].high
    for chance in range(1, 6):
        with_chance = likelihood[chance] & ~(likelihood[chance + 1] if chance < 5 else 0)
        for damage in range(1, 6) if with_chance else ():
            both = with_chance & impact[damage] & ~(impact[damage + 1] if damage < 5 else 0)
            for is_possible, among in ((False, certain & both), (True, possible & both)):
                if among:
                    yield (-I2[chance][damage], is_possible, -points(chance, damage)), among


def title(state: State, rule: Rule, subjects: tuple[str, ...]) -> str:
    """Return the title of the worst threat, as a sentence people understand, and how many more there are."""
    first = filled(state, rule.title, subjects[0])
    return first if len(subjects) == 1 else f"{first}, and {len(subjects) - 1} more"


def of_own(state: State) -> list[Finding]:
    """Return the findings of threats added by hand."""
    groups: dict[str, list[OwnThreat]] = {}
    for own in state.own_threats():
        decision = state.decision(f"threat/{own.id}")
        if decision.status not in NOWHERE:
            groups.setdefault(own.rule, []).append(own)
    return [_own(rule, group) for rule, group in sorted(groups.items())]


def _own(rule: str, group: list[OwnThreat]) -> Finding:
    bounds = own_points(group)
    level: Interval = (
        max(I2[each.likelihood[0]][each.impact[0]] for each in group),
        max(I2[each.likelihood[1]][each.impact[1]] for each in group),
    )
    ordered = sorted(
        group,
        key=lambda each: (
            -I2[each.likelihood[1]][each.impact[1]], -points(each.likelihood[1], each.impact[1]), each.id
        ),
    )  # fmt: skip
    text = group[0].title if len(group) == 1 else f"{group[0].title}, and {len(group) - 1} more"
    return Finding(
        rule,
        text,
        tuple(each.subject for each in ordered),
        level,
        bounds,
        tuple(each.id for each in ordered),
        len(group),
    )


def own_points(group: list[OwnThreat]) -> Interval:
    """Return the points of a finding of threats added by hand."""
    counts = [[list(row) for row in NO_COUNTS] for _ in range(2)]
    for own in group:
        for bound in (0, 1):
            counts[bound][own.likelihood[bound]][own.impact[bound]] += 1
    low, high = (finding_points(tuple(tuple(row) for row in each)) for each in counts)
    return low, high
