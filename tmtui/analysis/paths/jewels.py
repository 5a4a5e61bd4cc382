"""What is worth reaching: what the business chose to save first, else what is rated highest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtui.analysis.cells.columns import Column
from tmtui.analysis.paths.board import Goals
from tmtui.banks.vocabulary import QUALITIES
from tmtui.model.level import Interval
from tmtui.model.subject import MODEL, kind_of

if TYPE_CHECKING:
    from tmtui.analysis.state import State

MOST = 5
"""So many jewels are taken where nobody chose."""

HIT = {
    "read": ("confidentiality",),
    "change": ("integrity",),
    "stop": ("availability", "safety"),
    "control": QUALITIES,
}
"""Ending: what it hits."""


def jewels(state: State) -> tuple[str, ...]:
    """Return the keys of the crown jewels: those chosen, else at most five data and components rated highest."""
    return state.remember(("jewels",), lambda: _jewels(state))


def _jewels(state: State) -> tuple[str, ...]:
    chosen = state.reading(MODEL, "jewels").value
    if isinstance(chosen, tuple):
        living = [key for key in chosen if state.is_alive(key)]
        if living:
            return tuple(sorted(living))
    rated = [(*_worth(state, key), key) for key in state.subjects("data")]
    rated += [(*_worth(state, key), key) for key in _rated_components(state)]
    return tuple(sorted(key for *_, key in sorted(rated)[:MOST]))


def _rated_components(state: State) -> list[str]:
    """Return the components that somebody rated themselves; hardly any are, so nobody looks at each of them."""
    program = state.compiled.program
    mask = 0
    for quality in QUALITIES:
        column: Column = state.look(program.column("component", quality))
        for value, those in column.values.items():
            mask |= those if isinstance(value, int) else 0
    return state.keys("component", mask & state.look(program.alive("component")))


def _worth(state: State, key: str) -> tuple[int, int, int]:
    """Return how a subject ranks: what is certainly at stake in it first, then what may be."""
    levels = [own(state, key, quality) for quality in QUALITIES]
    return -max(low for low, _ in levels), -max(high for _, high in levels), -sum(low for low, _ in levels)


def own(state: State, key: str, quality: str) -> Interval:
    """Return what somebody rated a subject itself; unrated data may be worth anything, all else nothing."""
    value = state.reading(key, quality).value
    if isinstance(value, int):
        return value, value
    return (1, 5) if kind_of(key) == "data" else (1, 1)


def impact(state: State, key: str, ending: str) -> Interval:
    """Return what is at stake in a jewel by an ending."""
    levels = [state.stake_interval(key, quality) for quality in HIT[ending]]
    return max(low for low, _ in levels), max(high for _, high in levels)


def goals(state: State, keys: tuple[str, ...]) -> Goals:
    """Return what moves have to lead to for these to be reached."""
    places = {
        kind: frozenset(state.place(key) for key in keys if kind_of(key) == kind) for kind in ("data", "component")
    }
    return Goals(places["data"], places["component"], keys)
