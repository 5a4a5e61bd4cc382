"""The oracle's door: a model's facts in, and what follows from them out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial

from tests.analysis.oracle.distance import distance, reachable
from tests.analysis.oracle.places import (
    as_yesno,
    crosses_boundary,
    degree,
    depth,
    exposed,
    from_outside,
    host_reading,
    outside,
    same_host,
)
from tests.analysis.oracle.stake import stake_reading
from tests.analysis.oracle.world import Reading, Tri, World
from tmtui.banks.bank import Bank
from tmtui.banks.vocabulary import QUALITIES
from tmtui.model.answers import Answers, Slot
from tmtui.model.fact import Fact
from tmtui.model.value import Value

Derive = Callable[[World, str], Reading]


def _yesno(work: Callable[[World, str], Tri]) -> Derive:
    return lambda world, subject: as_yesno(work(world, subject))


DERIVATIONS: dict[tuple[str, str], Derive] = {
    ("flow", "crosses_boundary"): _yesno(crosses_boundary),
    ("flow", "same_host"): _yesno(same_host),
    ("flow", "from_outside"): _yesno(from_outside),
    ("component", "exposed"): _yesno(exposed),
    ("component", "distance_from_outside"): distance,
    ("component", "reachable_from_internet"): _yesno(reachable),
    ("component", "in_degree"): partial(degree, relation="inbound"),
    ("component", "out_degree"): partial(degree, relation="outbound"),
    ("component", "host"): host_reading,
    ("zone", "outside"): _yesno(outside),
    ("zone", "depth"): depth,
    **{
        (kind, f"{quality}_at_stake"): partial(stake_reading, quality=quality)
        for kind in ("flow", "component", "zone", "identity", "model", "data")
        for quality in QUALITIES
    },
}


def world_of(
    bank: Bank, facts: Answers | Iterable[Fact], today: date, *, laid: Mapping[Slot, Value] | None = None
) -> World:
    """Return the model that these facts describe, with further answers laid over them."""
    answers = facts if isinstance(facts, Answers) else Answers(facts)
    return World(bank, answers, today, DERIVATIONS, dict(laid or {}))
