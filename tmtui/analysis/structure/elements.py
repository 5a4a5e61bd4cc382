"""Subjects as pictures and tables need them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.reasons.names import in_words
from tmtui.analysis.structure.places import crosses_boundary, outside
from tmtui.banks.vocabulary import QUALITIES
from tmtui.model.assessment import Element
from tmtui.model.level import Interval
from tmtui.model.subject import ends_of

if TYPE_CHECKING:
    from tmtui.analysis.state import State

_SORT = {"component": "technology", "flow": "protocol", "zone": "kind", "actor": "archetype"}


def elements(state: State, kind: str) -> tuple[Element, ...]:
    """Return the subjects of a kind that are part of the model, by key."""
    program = state.compiled.program
    if kind not in program.indexes:
        return ()
    alive = state.look(program.alive(kind))
    keys = sorted(state.key(kind, place) for place in indices(alive))
    return tuple(_element(state, kind, key) for key in keys)


def _element(state: State, kind: str, key: str) -> Element:
    place = state.place(key)
    program = state.compiled.program
    source = target = ""
    if kind == "flow":
        source, target = (state.end(slug) for slug in (ends_of(key).source, ends_of(key).target))
    sort = _SORT.get(kind)
    value = state.reading(key, sort).value if sort is not None else None
    ratings: tuple[tuple[str, Interval], ...] = ()
    if (kind, f"{QUALITIES[0]}_at_stake") in program.derivations:
        ratings = tuple((quality, state.stake_interval(key, quality)) for quality in QUALITIES)
    scope = state.look(state.compiled.scope[kind]) >> place & 1
    return Element(
        key, kind, state.name(key), zone=_ref(state, key, "zone"), also_in=_refs(state, key, "also_in"),
        parent=_ref(state, key, "parent"), source=source, target=target,
        technology="" if value is None or sort is None else in_words(state, kind, sort, value),
        outside=kind == "zone" and bool(state.look(outside(program))[0] >> place & 1),
        in_scope=bool(scope) and not (kind == "actor" and state.reading(key, "in_scope").value == "no"),
        crosses=kind == "flow" and bool(state.look(crosses_boundary(program))[0] >> place & 1),
        carries=_refs(state, key, "carries"), stored_by=_refs(state, key, "stored_by"), ratings=ratings,
    )  # fmt: skip


def _ref(state: State, key: str, name: str) -> str:
    value = state.reading(key, name).value
    return value if isinstance(value, str) else ""


def _refs(state: State, key: str, name: str) -> tuple[str, ...]:
    value = state.reading(key, name).value
    return value if isinstance(value, tuple) else ()
