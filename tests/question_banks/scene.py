"""The smallest system in which every shipped threat can arise: two machines in one network, and what hangs on them.

Somebody stands in that network and tries all the time, so that what a control lowers is seen and not lost in rounding.
Conditions are about one subject and what is near it, so a scene with one of each kind is enough to make any of them
true, undecided or false. Many scenes stand in one model, each in a network of its own, told apart by a number; that
way one assessment proves them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tests.model.facts import fact
from tmtui.model.answers import Slot
from tmtui.model.fact import Fact, State
from tmtui.model.value import Value

Assignment = Mapping[Slot, Value]
"""Answers in the scene's own names."""

CALLER = "component/caller"
CALLED = "component/called"
FURTHER = "component/further"
HERE = "zone/here"
OUTSIDE = "zone/internet"
FLOW = "flow/caller..called"
ONWARD = "flow/called..further"
RECORDS = "data/records"
LOGIN = "identity/login"
SOMEBODY = "actor/in-internal"

SUBJECTS = {
    "model": "model",
    "zone": HERE,
    "component": CALLED,
    "flow": FLOW,
    "data": RECORDS,
    "identity": LOGIN,
    "actor": SOMEBODY,
}
"""Kind and the subject of the scene that conditions of the kind are tried on."""

NEAR: dict[tuple[str, str], tuple[str, ...]] = {
    (FLOW, "source"): (CALLER,),
    (FLOW, "target"): (CALLED,),
    (FLOW, "data"): (RECORDS,),
    (FLOW, "carries"): (RECORDS,),
    (ONWARD, "source"): (CALLED,),
    (ONWARD, "target"): (FURTHER,),
    (CALLED, "zone"): (HERE,),
    (CALLED, "host"): (CALLED,),
    (CALLED, "inbound"): (FLOW,),
    (CALLED, "outbound"): (ONWARD,),
    (CALLED, "data"): (RECORDS,),
    (CALLED, "identities"): (LOGIN,),
    (CALLED, "hosted"): (FURTHER,),
    (CALLED, "neighbours"): (CALLER, FURTHER),
    (CALLED, "guards"): (HERE,),
    (CALLED, "runs_on"): (FURTHER,),
    (CALLED, "login_from"): (FURTHER,),
    (CALLED, "administered_from"): (CALLER,),
    (CALLER, "zone"): (HERE,),
    (CALLER, "outbound"): (FLOW,),
    (FURTHER, "zone"): (HERE,),
    (HERE, "members"): (CALLED, CALLER, FURTHER),
    (HERE, "guarded_by"): (CALLER,),
    (RECORDS, "stored_by"): (CALLED,),
    (RECORDS, "processed_by"): (CALLED,),
    (LOGIN, "accepted_by"): (CALLED,),
    (LOGIN, "held_on"): (CALLER,),
    ("model", "zones"): (HERE, OUTSIDE),
    ("model", "components"): (CALLED, CALLER, FURTHER),
    ("model", "flows"): (FLOW, ONWARD),
    ("model", "data"): (RECORDS,),
    ("model", "identities"): (LOGIN,),
    ("model", "actors"): (SOMEBODY,),
}
"""Subject and relation: where it leads in the scene."""

STATED_WHEN_FOLLOWED: dict[tuple[str, str], tuple[Slot, Value]] = {
    (CALLED, "hosted"): ((FURTHER, "runs_on"), CALLED),
    (CALLED, "guards"): ((HERE, "guarded_by"), (CALLED,)),
    (CALLED, "runs_on"): ((CALLED, "runs_on"), FURTHER),
    (CALLED, "login_from"): ((CALLED, "login_from"), FURTHER),
    (CALLED, "administered_from"): ((CALLED, "administered_from"), (CALLER,)),
    (HERE, "guarded_by"): ((HERE, "guarded_by"), (CALLER,)),
    (RECORDS, "processed_by"): ((RECORDS, "processed_by"), (CALLED,)),
}
"""Relations that the scene has only where a condition follows them, and the answer that makes them."""

UNSAID: Value = None
"""Stands for "nobody knows"."""

ABSENT: Value = ("nothing was said",)
"""Stands for an answer that is left out."""

_POSITIONS = (
    *("internal", "dmz", "office", "wireless", "guest", "management", "plant", "branch", "cloud", "internet"),
    *("data", "storage", "things", "remote", "out-of-band", "build", "home", "cluster", "physical", "supplier"),
)

OF_THE_MODEL: dict[Slot, Value] = {
    ("model", "zones_listed"): "complete",
    ("model", "components_listed"): "complete",
    ("model", "flows_listed"): "complete",
    ("model", "data_listed"): "complete",
    ("model", "identities_listed"): "complete",
    ("model", "actors_listed"): "complete",
    (OUTSIDE, "exists"): "yes",
    (OUTSIDE, "kind"): "internet",
    **{(f"actor/in-{each}", "exists"): "yes" for each in _POSITIONS},
    **{(f"actor/in-{each}", "position"): each for each in _POSITIONS},
    **{(f"actor/in-{each}", "initiation"): 5 for each in _POSITIONS},
    **{(f"actor/in-{each}", "in_scope"): "yes" for each in _POSITIONS},
}
"""What all scenes of one model share: complete lists, and somebody who tries all the time wherever one can stand."""

FIXED: dict[Slot, Value] = {
    (HERE, "exists"): "yes",
    (HERE, "kind"): "internal",
    (HERE, "run_by"): "us",
    **{(each, "exists"): "yes" for each in (CALLER, CALLED, FURTHER, FLOW, ONWARD, RECORDS, LOGIN)},
    **{(each, "zone"): HERE for each in (CALLER, CALLED, FURTHER)},
    **{(each, "technology"): "linux-server" for each in (CALLER, CALLED, FURTHER)},
    **{(each, "run_by"): "us" for each in (CALLER, CALLED, FURTHER)},
    (FLOW, "protocol"): "tcp",
    (FLOW, "carries"): (RECORDS,),
    (ONWARD, "protocol"): "tcp",
    (ONWARD, "carries"): (RECORDS,),
    **{(RECORDS, quality): 4 for quality in ("confidentiality", "integrity", "availability", "safety")},
    (RECORDS, "stored_by"): (CALLED,),
    (LOGIN, "accepted_by"): (CALLED,),
    (LOGIN, "held_on"): (CALLER,),
}


def numbered(key: str, number: int) -> str:
    """Return a subject of scene `number`: `flow/caller-7..called-7`; what all scenes share stays as it is."""
    if key in ("model", OUTSIDE, SOMEBODY):
        return key
    return "..".join(f"{end}-{number}" for end in key.split(".."))


def slots_of(scene: Assignment, number: int) -> dict[Slot, Value]:
    """Return every answer of a scene under its number, the fixed ones too."""
    names = {key for key, _ in FIXED}
    found: dict[Slot, Value] = {}
    for (subject, attribute), value in (FIXED | dict(scene)).items():
        if value is ABSENT:
            continue
        if isinstance(value, tuple):
            value = tuple(numbered(each, number) if each in names else each for each in value)
        elif isinstance(value, str) and value in names:
            value = numbered(value, number)
        found[numbered(subject, number), attribute] = value
    return found


def facts_of(scenes: Iterable[tuple[int, Assignment]]) -> list[Fact]:
    """Return the facts of several scenes in one model; an `UNSAID` answer is a stated "I don't know"."""
    return list(_facts(scenes))


def _facts(scenes: Iterable[tuple[int, Assignment]]) -> Iterator[Fact]:
    said = dict(OF_THE_MODEL)
    for number, scene in scenes:
        said |= slots_of(scene, number)
    for order, ((subject, attribute), value) in enumerate(said.items(), start=1):
        yield fact(order, subject, attribute, value, state=State.UNKNOWN if value is UNSAID else State.ANSWERED)
