"""The plan: what to do first, what it closes, what it costs, and what to find out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from tmtui.model.frozen import frozen
from tmtui.model.level import Interval, Risk
from tmtui.model.threat import Decision

TIERS = {1: "do first", 2: "do next", 3: "do when there is time"}
"""What each tier means, in words."""

MARKS = {
    "likeliest-way": "against the likeliest way in",
    "quick-win": "quick win",
    "foundation": "others build on it",
    "possible-only": "not certain yet",
}
"""Marks of a row, in words."""


class RowKind(StrEnum):
    """What a row of the plan asks for."""

    CONTROL = "control"
    """Something to build or change."""
    QUESTION = "question"
    """Something to find out."""
    OWN = "own"
    """Something to do in people's own words; what it costs and gains nobody reckoned."""


@frozen
class PlanRow:
    """One row: a control (or the cheapest set of them that works only together) over all subjects it is for."""

    kind: RowKind
    ids: tuple[str, ...]
    """Control ids with subject (`tls@flow/web..photos`), or slots of the question (`flow/web..photos encryption`)."""
    title: str
    subjects: tuple[str, ...]
    tier: int
    """1 to 3, by the worst certain finding it lowers; one lower for what is only possible."""
    days: float
    """Person-days of this row; what it needs first has a row of its own before it. 0 unless it is a control."""
    reduction: int
    """Points of risk that go (a question: that may go)."""
    remaining: int
    """Points of risk (`now`) that remain after this row and all before it."""
    findings: tuple[str, ...]
    """Rules of the findings it closes or lowers."""
    closes: tuple[str, ...]
    """Threat ids that no longer stand."""
    lowers: tuple[str, ...]
    """Threat ids whose points fall but do not go."""
    cuts: int = 0
    """Listed attack paths it cuts, after the rows before it."""
    side_effects: tuple[str, ...] = ()
    """Threat ids that arise because of it."""
    needs: tuple[str, ...] = ()
    """Control ids that have to be done first."""
    instead_of: tuple[str, ...] = ()
    """Controls it compensates for."""
    marks: tuple[str, ...] = ()
    """`likeliest-way`, `quick-win`, `foundation`, `possible-only`."""
    basis: str = ""
    """Weakest basis of the facts that describe the present state."""
    how_to_check: str = ""
    decision: Decision = field(default_factory=lambda: Decision(status="recommended"))
    references: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Scheme (`cis`, `csf`, `nist80053`, `iso27001`, `d3fend`) to ids."""
    ask: str = ""
    """A question row: who could tell, by role or name."""
    eases: int = 0
    """Listed attack paths it makes less likely and does not cut."""
    against: tuple[str, ...] = ()
    """A row in people's own words: threat ids it is against and that are open, worst first."""


@frozen
class Plan:
    """All rows in the order in which to do them, and what they lead to."""

    risk: Risk
    rows: tuple[PlanRow, ...]


@frozen
class Move:
    """How a threat or an attack path stands before something is tried, and how after."""

    id: str
    title: str
    before: Interval
    """Level 0 to 5 between two bounds; nothing where it arises only because of what is tried."""
    after: Interval
    """Likewise; nothing where it no longer stands."""


@frozen
class WhatIf:
    """What laying controls or answers over the facts would change; nothing is written."""

    risk: Risk
    """As it would be."""
    closed: tuple[str, ...]
    """Threat ids that no longer stand."""
    lowered: tuple[str, ...]
    """Threat ids whose points fall."""
    opened: tuple[str, ...]
    """Threat ids that arise or rise."""
    before: Risk | None = None
    """As it is."""
    controls: tuple[str, ...] = ()
    """Control ids with subject that change something, sorted."""
    titles: tuple[str, ...] = ()
    """What would be done, in words: one for each control, over all its subjects."""
    idle: tuple[str, ...] = ()
    """Controls as they were given that would change nothing: in place already, or not on offer."""
    brings: tuple[str, ...] = ()
    """Threat ids that arise only because of it: its side effects."""
    findings_closed: tuple[str, ...] = ()
    """Rules of which nothing stands any more."""
    findings_lowered: tuple[str, ...] = ()
    """Rules of which less stands, or not as badly."""
    threats: tuple[Move, ...] = ()
    """Every threat that closes, moves or arises: what was worst first."""
    days: float = 0.0
    """Person-days of the controls, without what they need."""
    needs: tuple[str, ...] = ()
    """Control ids with subject that have to come first and are not among those tried."""
    needs_days: float = 0.0
    """Person-days of what has to come first."""
    paths: tuple[Move, ...] | None = None
    """Attack paths that are cut, lowered or opened, likeliest first; nothing where nobody looked at paths."""
    paths_listed: int = 0
    """How many attack paths are listed as things stand."""
    paths_cut: tuple[str, ...] = ()
    """Ids of paths that nobody can go any more, or only very improbably."""
    paths_lowered: tuple[str, ...] = ()
    """Ids of paths that become less likely."""
