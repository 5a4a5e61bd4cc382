"""The smallest system in which every shipped threat can arise: two machines in one network, and what hangs on them.

Somebody stands in that network and tries all the time, so that what a control lowers is seen and not lost in rounding.
Conditions are about one subject and what is near it, so a scene with one of each kind and its free answers is enough to
make any of them true, undecided or false.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tests.model.facts import fact
from tmtui.model.answers import Slot
from tmtui.model.fact import Fact, State
from tmtui.model.value import Value

CALLER = "component/caller"
CALLED = "component/called"
HERE = "zone/here"
OUTSIDE = "zone/internet"

SUBJECTS = {
    "model": "model",
    "zone": HERE,
    "component": CALLED,
    "flow": "flow/caller..called",
    "data": "data/records",
    "identity": "identity/login",
}
"""Kind and the subject of the scene that conditions of the kind are tried on."""

NEAR = {
    ("flow", "source"): CALLER,
    ("flow", "target"): CALLED,
    ("component", "zone"): HERE,
}
"""Kind and relation: where it leads in the scene."""

UNSAID: Value = None
"""Stands for "nobody knows"."""

FIXED: dict[Slot, Value] = {
    ("model", "zones_listed"): "complete",
    ("model", "components_listed"): "complete",
    ("model", "flows_listed"): "complete",
    ("model", "data_listed"): "complete",
    ("model", "identities_listed"): "complete",
    (OUTSIDE, "exists"): "yes",
    (OUTSIDE, "kind"): "internet",
    (HERE, "exists"): "yes",
    (HERE, "kind"): "internal",
    (HERE, "run_by"): "us",
    (CALLER, "exists"): "yes",
    (CALLER, "zone"): HERE,
    (CALLER, "technology"): "linux-server",
    (CALLER, "run_by"): "us",
    (CALLED, "exists"): "yes",
    (CALLED, "zone"): HERE,
    (CALLED, "technology"): "linux-server",
    (CALLED, "run_by"): "us",
    ("flow/caller..called", "exists"): "yes",
    ("flow/caller..called", "protocol"): "tcp",
    ("flow/caller..called", "carries"): ("data/records",),
    ("data/records", "exists"): "yes",
    ("data/records", "confidentiality"): 4,
    ("data/records", "integrity"): 4,
    ("data/records", "availability"): 4,
    ("data/records", "safety"): 4,
    ("data/records", "stored_by"): (CALLED,),
    ("actor/somebody", "exists"): "yes",
    ("actor/somebody", "position"): HERE,
    ("actor/somebody", "initiation"): 5,
    ("actor/somebody", "in_scope"): "yes",
    ("identity/login", "exists"): "yes",
    ("identity/login", "accepted_by"): (CALLED,),
    ("identity/login", "held_on"): (CALLER,),
}


def facts_of(answers: Mapping[Slot, Value], *, over: Iterable[tuple[Slot, Value]] = ()) -> list[Fact]:
    """Return the scene's facts with further answers; an `UNSAID` one is a stated "I don't know"."""
    said = FIXED | dict(answers) | dict(over)
    return [
        fact(number, subject, attribute, value, state=State.UNKNOWN if value is UNSAID else State.ANSWERED)
        for number, ((subject, attribute), value) in enumerate(said.items(), start=1)
    ]
