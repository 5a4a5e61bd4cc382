"""States of an attacker, as small tuples: what sort of hold it is, and the bit of what is held.

Bits stay what they are in states that follow from one another, so a step found in one can be looked for in the next.
Nothing people see depends on them: texts and ties go by keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tmtui.model.answers import Slot
from tmtui.model.frozen import frozen
from tmtui.model.path import StepKind

if TYPE_CHECKING:
    from tmtui.analysis.state import State

Node = tuple[Any, ...]
"""A sort and bits; `("with", identity, *inner)` is a hold together with an account."""

START: Node = ("start",)
"""Before anybody has done anything."""

ACTOR = "actor"
AT = "at"
"""Where some actors stand: the position as text."""
FLOW = "flow"
"""A connection can be opened; the last member says how: 0 by oneself, else by a device on one's behalf."""
PASSED = 1
"""A device opened it; nothing filters."""
PERHAPS_FILTERED = 2
FILTERED = 3
"""A filter was passed on the way."""
WIDE = "wide"
"""A whole component can be reached, whatever door."""
LEAVES = "leaves"
"""Somebody stands in a zone and may open what begins there."""
DOOR = "door"
"""A zone that lets in anything."""
LOST = "lost"
"""Components of which nobody said where they stand."""
BESIDE = "beside"
"""On the network of a zone."""
INSIDE = "inside"
"""Among the members of a zone, kept apart by nothing."""
OWNED = "owned"
"""Everything in a zone obeys."""
HALTED = "halted"
"""Everything in a zone stands still."""
FED = "fed"
"""What a component fetches comes from the attacker."""
CONTROL = "control"
READS = "reads"
"""What a component keeps, handles or may fetch is read."""
CHANGES = "changes"
STOPS = "stops"
SPOT = "spot"
"""A weakness of a connection or of data is used: `("spot", kind, gain, bit)`."""
READ = "read"
CHANGE = "change"
STOP = "stop"
WITH = "with"
OUTSIDE = "outside"
"""An account in the hands of somebody outside."""
GOAL = "goal"
"""A crown jewel: `("goal", key, ending)`, and `("goal", key)` where all its endings meet."""

ENDINGS = {READ: READS, CHANGE: CHANGES, STOP: STOPS}
"""What is gained, and the hold on a component that means it."""

_KIND = {
    ACTOR: "actor", FLOW: "flow", WIDE: "component", CONTROL: "component", FED: "component", READS: "component",
    CHANGES: "component", STOPS: "component", BESIDE: "zone", INSIDE: "zone", OWNED: "zone", HALTED: "zone",
    LEAVES: "zone", DOOR: "zone", READ: "data", CHANGE: "data", STOP: "data",
}  # fmt: skip


@frozen
class Reason:
    """One thing that makes a step possible."""

    kind: StepKind
    low: int
    """Level 0-5; 0 where the step may not exist at all."""
    high: int
    free: bool = False
    """Mere structure: where it exists it costs nobody an attempt, and its chance is 1."""
    say: str = ""
    """Which sentence tells it."""
    threat: str = ""
    slots: tuple[Slot, ...] = ()
    """Facts it rests on, and facts that are missing."""
    flow: str = ""


def subject_of(state: State, node: Node) -> str:
    """Return the subject a state is about; empty where it is none."""
    sort = node[0]
    if sort == WITH:
        return state.key("identity", node[1])
    if sort == GOAL:
        return str(node[1])
    if sort == SPOT:
        return state.key(node[1], node[3])
    kind = _KIND.get(sort)
    return state.key(kind, node[1]) if kind is not None else ""


def name_of(state: State, node: Node) -> str:
    """Return a text for a state that is the same whatever the bits are."""
    if node[0] == WITH:
        return f"with {subject_of(state, node)} {name_of(state, node[2:])}"
    if node[0] == FLOW:
        return f"flow {subject_of(state, node)} {node[2]}"
    if node[0] == SPOT:
        return f"spot {node[2]} {subject_of(state, node)}"
    found = subject_of(state, node)
    return f"{node[0]} {found}" if found and node[0] != GOAL else " ".join(map(str, node))
