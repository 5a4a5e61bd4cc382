"""Walking again only where a control is felt leads to the same ways as walking over the whole model anew."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings

from tests.analysis.crowd import Crowd
from tests.analysis.cuts.scenes import FRONT, OVER_DESK, OVER_FRONT, TWO_DOORS
from tests.analysis.cuts.test_whatever_is_open import SEEDS, drawn
from tests.analysis.paths.drawn import PLACES, STRANGER, system
from tests.analysis.pictures import TODAY
from tmtui.analysis.cuts.felt import Felt
from tmtui.analysis.cuts.ground import NONE
from tmtui.analysis.cuts.net import Net, Place, Step
from tmtui.analysis.cuts.terrain import Terrain
from tmtui.analysis.engine import assess
from tmtui.analysis.paths.nodes import Node
from tmtui.analysis.state import State
from tmtui.banks.bank import Bank

COUNTED = 4
"""Sets of controls that are tried on each system."""

TURNED = {
    "zone": ("isolated", "held_open"),
    "component": ("second_factor", "separate_admin_devices", "checks_user_rights", "trap", "flaw", "escape"),
    "flow": ("admin", "optional", "one_way", "plain"),
    "identity": ("second_factor", "written_down"),
}
"""Answers that moves are read from, each of them yes or no."""


class Otherwise(Terrain):
    """A terrain in which doing anything means that some answers are others."""

    def __init__(self, state: State, after: State) -> None:
        super().__init__(state)
        self._otherwise = after

    def after(self, done: frozenset[str]) -> State:
        return self._otherwise if done else self.state


def leading(net: Net) -> set[Step]:
    """Return the steps that somebody can take and that lead to a jewel in the end."""
    taken: set[Step] = set()
    seen: set[Place] = set(net.starts.values())
    todo = list(seen)
    while todo:
        for step in net.steps.get(todo.pop(), ()):
            taken.add(step)
            if step.target not in seen:
                seen.add(step.target)
                todo.append(step.target)
    before: dict[Place, list[Step]] = {}
    for step in taken:
        before.setdefault(step.target, []).append(step)
    found: set[Step] = set()
    todo = [place for place in net.ends if place in seen]
    while todo:
        for step in before.pop(todo.pop(), ()):
            found.add(step)
            todo.append(step.source)
    return found


def ends(net: Net) -> dict[Place, tuple[str, float]]:
    """Return what can be lost where somebody can get to."""
    there = {step.target for step in leading(net)}
    return {place: (end.target, end.worth) for place, end in net.ends.items() if place in there}


def same_as_anew(terrain: Terrain, done: frozenset[str]) -> None:
    """Check what a terrain makes of some controls against one that never knew another state."""
    anew = Terrain(terrain.after(done))
    anew.jewels = terrain.jewels
    one, other = terrain.net(done), anew.net(NONE)
    assert one.starts == other.starts
    assert leading(one) == leading(other)
    assert ends(one) == ends(other)


def some_controls(state: State, dice: Random) -> list[str]:
    """Return what may be done somewhere in a state."""
    names = dice.sample(sorted(state.bank.controls), 12)
    return [f"{name}@{subject}" for name in names for subject in sorted(state.offered(name))[:6]]


@given(seed=SEEDS)
@settings(max_examples=15, deadline=None)
def test_with_every_weakness_of_its_own(ways: Bank, seed: int) -> None:
    state, offered = drawn(ways, seed)
    terrain, dice = Terrain(state), Random(seed)
    for _ in range(COUNTED):
        same_as_anew(terrain, frozenset(dice.sample(offered, dice.randint(1, len(offered)))))


@given(seed=SEEDS)
@settings(max_examples=40, deadline=None)
def test_with_whatever_is_answered_otherwise(ways: Bank, seed: int) -> None:
    state, _ = drawn(ways, seed)
    dice = Random(seed)
    slots = [(key, name) for kind, names in TURNED.items() for key in state.subjects(kind) for name in names]
    turned = {slot: dice.choice(("yes", "no")) for slot in dice.sample(slots, dice.randint(1, 4))}
    same_as_anew(Otherwise(state, state.overlay(turned)), frozenset({"turned"}))


@given(seed=SEEDS)
@settings(max_examples=8, deadline=None)
def test_with_the_shipped_banks_in_whatever_system(shipped: Bank, seed: int) -> None:
    state = assess(shipped, Crowd(seed).answers, TODAY)
    terrain, dice = Terrain(state), Random(seed)
    offered = some_controls(state, dice)
    for _ in range(COUNTED if offered else 0):
        same_as_anew(terrain, frozenset(dice.sample(offered, dice.randint(1, min(3, len(offered))))))


def felt_by(state: State, control: str) -> tuple[dict[Node, None] | None, dict[Node, None] | None]:
    """Return where one control is felt, and where nothing at all."""
    terrain = Terrain(state)
    nodes = [node for node in terrain.net(NONE).known if node[0] != "start"]  # type: ignore[index]
    felt = Felt(terrain.moves(NONE), nodes)  # type: ignore[arg-type]
    return felt.by(terrain.moves(frozenset({control}))), felt.by(terrain.moves(NONE))


def test_one_door_is_mended_and_the_other_does_not_feel_it(ways: Bank) -> None:
    state = system(ways, *TWO_DOORS)
    felt, nothing = felt_by(state, "mend-trap@component/desk")
    assert felt is not None
    assert nothing is not None
    more = felt.keys() - nothing.keys()
    desk, front = state.place("component/desk"), state.place("component/front")
    assert any(desk in node[1:] for node in more), "who comes to the desk has to be looked at again"
    assert not any(front in node[1:] for node in more), "the front door has nothing to do with it"


def test_what_is_drawn_otherwise_is_felt_everywhere(ways: Bank) -> None:
    before = system(ways, PLACES, STRANGER, FRONT, OVER_FRONT)
    after = system(ways, PLACES, STRANGER, FRONT, OVER_FRONT, OVER_DESK)
    terrain = Terrain(before)
    felt = Felt(terrain.moves(NONE), [node for node in terrain.net(NONE).known if node[0] != "start"])  # type: ignore[misc,index]
    assert felt.by(Terrain(after).moves(NONE)) is None
