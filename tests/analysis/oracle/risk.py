"""From threats to points: likelihood, impact, level, findings and the risk of the whole model."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from tests.analysis.oracle.distance import for_threat
from tests.analysis.oracle.logic import holds, read
from tests.analysis.oracle.places import in_scope, is_one_of
from tests.analysis.oracle.stake import Bounds, stake
from tests.analysis.oracle.world import NOT_APPLICABLE, UNKNOWN, Tri, World, both, subjects
from tmtui.banks.bank import Rule
from tmtui.model.subject import MODEL

OVERALL = {5: (2, 3, 4, 5, 5), 4: (2, 3, 3, 4, 5), 3: (2, 2, 3, 3, 4), 2: (1, 2, 2, 3, 3), 1: (1, 1, 2, 2, 2)}
"""SP 800-30 table G-5: by how likely somebody tries, then by how likely it then works."""
RISK = {5: (1, 2, 3, 4, 5), 4: (1, 2, 3, 4, 5), 3: (1, 2, 3, 3, 4), 2: (1, 2, 2, 2, 3), 1: (1, 1, 1, 2, 2)}
"""SP 800-30 table I-2: by likelihood, then by impact."""
CHANCE = (0, 1, 5, 15, 30, 45)
"""Fiftieths."""
WEIGHT = (0, 1, 3, 10, 30, 100)


@dataclass(frozen=True)
class Threat:
    """What the oracle says of one rule on one subject."""

    certainty: str
    likelihood: Bounds
    impact: Bounds
    level: Bounds
    points: Bounds


@dataclass(frozen=True)
class Finding:
    """One rule over all its subjects."""

    level: Bounds
    points: Bounds
    threats: frozenset[str]
    certain: int


def where(world: World, rule: Rule, subject: str) -> Tri:
    """Whether the rule is about the subject."""
    return True if rule.where is None else holds(world, rule.where, subject)


def when(world: World, rule: Rule, subject: str) -> Tri:
    """Whether the subject is weak in the way the rule says, and it is no false alarm."""
    weak = holds(world, rule.when, subject)
    if rule.false_alarm_when is None:
        return weak
    alarm = holds(world, rule.false_alarm_when, subject)
    return both([weak, None if alarm is None else not alarm])


def initiation(world: World, rule: Rule, subject: str) -> Bounds:
    """Return how likely somebody in scope tries, given how far away they stand."""
    low, high = 1, 1
    for actor in subjects(world, "actor"):
        if read(world, actor, "in_scope") == "no":
            continue
        own = _level(world, actor)
        position = read(world, actor, "position")
        far: tuple[float | None, float | None]
        if rule.via in ("physical", "supply"):
            fits = is_one_of(position, ("physical" if rule.via == "physical" else "supplier",))
            far = {True: (0.0, 0.0), None: (0.0, None), False: (None, None)}[fits]
        elif position is UNKNOWN:
            far = (0.0, 9.0)
        elif not isinstance(position, str):
            far = (9.0, 9.0)
        else:
            near, away = (
                for_threat(world, position, rule.via, subject, possible=possible) for possible in (True, False)
            )
            far = (near, away)
        low = max(low, 1 if far[1] is None else own[0] - _penalty(far[1]))
        high = max(high, 1 if far[0] is None else own[1] - _penalty(far[0]))
    return low, high


def _level(world: World, actor: str) -> Bounds:
    reading = read(world, actor, "initiation")
    if isinstance(reading, int):
        return reading, reading
    return (1, 1) if reading is NOT_APPLICABLE else (1, 5)


def _penalty(distance: float) -> int:
    return 0 if distance == 0 else 2 if distance == 1 else 3


def likelihood(world: World, rule: Rule, subject: str) -> Bounds:
    """Return G-5 of the initiation (or how often it happens by itself) and the rule's own likelihood."""
    tries = initiation(world, rule, subject) if rule.source == "adversary" else (rule.frequency, rule.frequency)
    certain = [level for level, condition in rule.likelihood if holds(world, condition, subject) is True]
    possible = [level for level, condition in rule.likelihood if holds(world, condition, subject) is not False]
    return OVERALL[tries[0]][max(certain) - 1], OVERALL[tries[1]][max(possible) - 1]


def impact(world: World, rule: Rule, subject: str) -> Bounds:
    """Return the highest of what is at stake in the qualities the rule hits."""
    if rule.impact_level:
        return rule.impact_level, rule.impact_level
    stakes = [stake(world, subject, quality) for quality in rule.impact]
    return max(low for low, _ in stakes), max(high for _, high in stakes)


def threats(world: World) -> dict[str, Threat]:
    """Return everything that certainly or possibly stands, or is closed, by threat id."""
    found: dict[str, Threat] = {}
    nothing = (0, 0)
    for rule in world.bank.rules.values():
        for subject in subjects(world, rule.of):
            if not in_scope(world, subject) or where(world, rule, subject) is not True:
                continue
            weak = when(world, rule, subject)
            if weak is False:
                found[f"{rule.id}@{subject}"] = Threat("closed", nothing, nothing, nothing, nothing)
                continue
            chances, damage = likelihood(world, rule, subject), impact(world, rule, subject)
            if weak is None:
                chances, damage = (0, chances[1]), (0, damage[1])
            level = tuple(RISK[c][d - 1] if c else 0 for c, d in zip(chances, damage, strict=True))
            points = tuple(CHANCE[c] * WEIGHT[d] for c, d in zip(chances, damage, strict=True))
            certainty = "possible" if weak is None else "certain"
            found[f"{rule.id}@{subject}"] = Threat(
                certainty, chances, damage, (level[0], level[1]), (points[0], points[1])
            )
    return found


def status(world: World, threat: str) -> str:
    """Return what was decided about a threat; a decision whose date has passed counts no more."""
    key = f"threat/{threat}"
    until = world.answers.value(key, "until")
    if isinstance(until, str) and until < world.today.isoformat():
        return "open"
    return str(world.answers.value(key, "status") or "open")


def findings(world: World) -> dict[str, Finding]:
    """Return what stands, by rule."""
    by_rule: dict[str, dict[str, Threat]] = {}
    for key, threat in threats(world).items():
        if threat.certainty != "closed" and status(world, key) not in ("avoided", "false-alarm"):
            by_rule.setdefault(key.partition("@")[0], {})[key] = threat
    return {rule: _finding(group) for rule, group in by_rule.items()}


def _finding(group: dict[str, Threat]) -> Finding:
    each = list(group.values())
    certain = sum(threat.certainty == "certain" for threat in each)
    level = max(threat.level[0] for threat in each), max(threat.level[1] for threat in each)
    return Finding(level, (_points(each, 0), _points(each, 1)), frozenset(group), certain)


def _points(group: list[Threat], bound: int) -> int:
    best = Fraction(0)
    for damage in range(1, 6):
        none_works = Fraction(1)
        for threat in group:
            if threat.impact[bound] >= damage:
                none_works *= 1 - Fraction(CHANCE[threat.likelihood[bound]], 50)
        best = max(best, WEIGHT[damage] * (1 - none_works))
    return floor(50 * best + Fraction(1, 2))


def risk(world: World) -> tuple[int, int, int]:
    """Return at least, now and at most."""
    low = high = 0
    now = Fraction(0)
    for rule, finding in findings(world).items():
        low += finding.points[0]
        high += finding.points[1]
        share = Fraction(world.bank.rules[rule].if_unknown, 1000)
        now += finding.points[0] + share * (finding.points[1] - finding.points[0])
    return low, floor(now + Fraction(1, 2)), high


def too_early(world: World) -> bool:
    """Whether zones, components or flows were not yet said complete."""
    return any(world.answers.value(MODEL, f"{what}_listed") != "complete" for what in ("zones", "components", "flows"))
