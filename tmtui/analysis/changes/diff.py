"""What differs between two states of one model, and which answers made the difference.

Both sides are derived with the same banks, so whatever differs comes from facts, or from a date that passed. Nothing
here asks which side is the later one: the difference the other way round is the same one read backwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtui.analysis.changes.causes import causes
from tmtui.analysis.changes.differences import figures
from tmtui.analysis.changes.spoken import said_anew
from tmtui.model.answers import Answers
from tmtui.model.diff import Diff, FindingStanding, FindingTurn, Moment, Standing, ThreatTurn, Turn
from tmtui.model.frozen import frozen
from tmtui.model.subject import DECIDED_KINDS, KINDS, kind_of, tail_of
from tmtui.model.threat import Certainty, Finding
from tmtui.model.undisturbed import undisturbed

if TYPE_CHECKING:
    from tmtui.analysis.state import State

TURNS = (Turn.OPENED, Turn.WORSE, Turn.BETTER, Turn.CLOSED, Turn.DECIDED)
"""In the order in which they are listed."""


@frozen
class Side:
    """One moment: what held then, and everything that followed from it at its date."""

    label: str
    answers: Answers
    state: State


@undisturbed
def diff(earlier: Side, later: Side) -> Diff:
    """Return what differs."""
    said = said_anew(earlier.answers, later.answers)
    then, now = _subjects(earlier.state), _subjects(later.state)
    threats = _threats(earlier, later)
    subjects = {each.subject for each in said} | (then ^ now) | {slot[0] for each in threats for slot in each.because}
    return Diff(
        _moment(earlier), _moment(later), said, tuple(sorted(now - then)), tuple(sorted(then - now)), threats,
        _findings(earlier.state, later.state),
        {key: (earlier.state.name(key), later.state.name(key)) for key in sorted(subjects)},
    )  # fmt: skip


def _moment(side: Side) -> Moment:
    summary = side.state.summary()
    coverage = summary.coverage
    return Moment(
        side.label, side.state.today.isoformat(), side.state.last_fact, summary.risk, summary.certain,
        summary.possible, coverage.unknown + coverage.unasked,
    )  # fmt: skip


def _subjects(state: State) -> set[str]:
    return {key for kind in KINDS if kind not in ("model", "note", *DECIDED_KINDS) for key in state.subjects(kind)}


def standing(state: State, id: str) -> Standing | None:
    """Return how a threat stands; nothing where it does not."""
    threat = state.threat(id)
    if threat is None or threat.certainty is Certainty.CLOSED:
        return None
    return Standing(threat.title, threat.certainty, threat.level, threat.points, threat.decision.status)


def _threats(earlier: Side, later: Side) -> tuple[ThreatTurn, ...]:
    then, now = figures(earlier.state), figures(later.state)
    decided = {**earlier.state.decided.decisions, **later.state.decided.decisions}
    about = {tail_of(key) for key in decided if kind_of(key) == "threat"}
    differ = [id for id in then.keys() | now.keys() if id in about or then.get(id) != now.get(id)]
    found: list[ThreatTurn] = []
    for id in sorted(differ):
        before = standing(earlier.state, id) if id in then else None
        after = standing(later.state, id) if id in now else None
        if _figures(before) != _figures(after):
            found.append(ThreatTurn(id, id.partition("@")[2], before, after))
    because = causes(earlier.state, later.state, earlier.answers, later.answers, [each.id for each in found])
    told = [
        ThreatTurn(each.id, each.subject, each.before, each.after, because.get(each.id, ())) for each in found
    ]  # fmt: skip
    return tuple(sorted(told, key=_order))


def _figures(standing: Standing | None) -> object:
    """Return what makes a difference: a name that changed does not."""
    if standing is None:
        return None
    return standing.certainty, standing.level, standing.points, standing.status


def _order(each: ThreatTurn) -> tuple[int, int, int, str]:
    level = max(side.level[1] for side in (each.before, each.after) if side is not None)
    points = max(side.points[1] for side in (each.before, each.after) if side is not None)
    return TURNS.index(each.turn), -level, -points, each.id


def _findings(earlier: State, later: State) -> tuple[FindingTurn, ...]:
    then = {finding.rule: _finding(finding) for finding in earlier.findings()}
    now = {finding.rule: _finding(finding) for finding in later.findings()}
    found = [FindingTurn(rule, then.get(rule), now.get(rule)) for rule in then.keys() | now.keys()]
    differ = [each for each in found if _counts(each.before) != _counts(each.after)]
    return tuple(sorted(differ, key=_finding_order))


def _finding(found: Finding) -> FindingStanding:
    return FindingStanding(found.title, found.level, len(found.threats))


def _counts(standing: FindingStanding | None) -> object:
    return None if standing is None else (standing.level, standing.threats)


def _finding_order(each: FindingTurn) -> tuple[int, int, str]:
    level = max(side.level[1] for side in (each.before, each.after) if side is not None)
    return TURNS.index(each.turn), -level, each.rule
