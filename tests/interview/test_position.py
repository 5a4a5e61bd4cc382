"""Sessions: a position survives JSON, and damaged sessions never stop an interview."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from tmtui.interview.phases import PHASES
from tmtui.interview.position import TRAIL, Position, from_json, to_json
from tmtui.interview.step import Step

_STEPS = st.builds(Step, st.sampled_from(["a.b", "c.d", "recap:picture", "done"]), st.sampled_from(["model", "zone/x"]))
_LISTS = st.lists(_STEPS, max_size=4)
_POSITIONS = st.builds(
    Position,
    at=st.none() | _STEPS,
    trail=_LISTS,
    ahead=_LISTS,
    skipped=st.dictionaries(_STEPS, st.integers(1, 9), max_size=3),
    unread=st.lists(st.sampled_from(PHASES), max_size=2),
    queue=_LISTS,
    greeted=st.lists(st.text(max_size=5), max_size=2),
    banks=st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=2),
    questions=st.lists(st.text(max_size=5), max_size=2),
    coach=st.none() | st.booleans(),
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(_POSITIONS)
def test_a_position_survives_being_saved(position: Position) -> None:
    assert from_json(json.loads(json.dumps(to_json(position)))) == position


@given(st.dictionaries(st.sampled_from(list(to_json(Position()))), _JSON))
def test_any_saved_session_gives_a_position(saved: dict[str, object]) -> None:
    assert isinstance(from_json(saved), Position)


def test_the_trail_does_not_grow_without_end() -> None:
    position = Position()
    for number in range(TRAIL * 2):
        position.move(Step(f"q.{number}"))

    assert len(position.trail) == TRAIL
    assert position.trail[-1] == Step(f"q.{TRAIL * 2 - 2}")
