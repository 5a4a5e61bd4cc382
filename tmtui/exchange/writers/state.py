"""The assessment of a model as the engine's own state, for writers that ask it for more than front ends see."""

from __future__ import annotations

from tmtui.analysis.state import State
from tmtui.exchange.material import Material


def state_of(material: Material) -> State:
    """Return the state behind an assessment.

    Raises:
        TypeError: when the assessment was not made by the engine.
    """
    state = material.assessment
    if not isinstance(state, State):
        raise TypeError("this is written from states of the engine")
    return state
