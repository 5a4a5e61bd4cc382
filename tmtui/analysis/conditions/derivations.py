"""Which function works out which derived attribute; the names are those of the shared vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tmtui.analysis.cells.program import Derivation, Program
from tmtui.analysis.cells.sheet import Cell
from tmtui.analysis.cells.tri import Tri
from tmtui.analysis.structure import hosts, places
from tmtui.banks.vocabulary import QUALITIES


def _yesno(make: Callable[[Program], Cell[Tri]]) -> Derivation:
    def derive(program: Program, kind: str, name: str) -> Cell[Any]:
        return places.yesno(program, kind, name, make(program))

    return derive


# Hardly any question asks for the following, so the first card mostly does without.


def _at_stake(program: Program, kind: str, name: str) -> Cell[Any]:
    from tmtui.analysis.stake.levels import derived

    return derived(program, kind, name)


def _distance(program: Program, kind: str, name: str) -> Cell[Any]:
    from tmtui.analysis.structure.distance import distance_from_outside

    return distance_from_outside(program, kind, name)


def _reachable(program: Program) -> Cell[Tri]:
    from tmtui.analysis.structure.distance import reachable_from_internet

    return reachable_from_internet(program)


DERIVATIONS: Mapping[tuple[str, str], Derivation] = {
    ("flow", "crosses_boundary"): _yesno(places.crosses_boundary),
    ("flow", "same_host"): _yesno(places.same_host),
    ("flow", "from_outside"): _yesno(places.from_outside),
    ("component", "exposed"): _yesno(places.exposed),
    ("component", "distance_from_outside"): _distance,
    ("component", "reachable_from_internet"): _yesno(_reachable),
    ("component", "in_degree"): places.degree,
    ("component", "out_degree"): places.degree,
    ("zone", "outside"): _yesno(places.outside),
    ("zone", "depth"): hosts.depth,
    **{
        (kind, f"{quality}_at_stake"): _at_stake
        for kind in ("flow", "component", "zone", "identity", "model", "data")
        for quality in QUALITIES
    },
}
