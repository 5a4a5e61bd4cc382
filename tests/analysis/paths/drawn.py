"""Systems for paths: all is well that a test does not draw otherwise, and only the actors it names exist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.analysis.paths.ways_bank import WEAKNESSES
from tests.analysis.pictures import COMPLETE, Picture, state_of
from tmtui.analysis.state import State
from tmtui.banks.bank import Bank
from tmtui.model.path import AttackPath
from tmtui.model.subject import MODEL, kind_of
from tmtui.model.value import Value

UNSAID = "unsaid"
"""A value for what nobody said anything about."""

WELL: Mapping[str, Mapping[str, Value]] = {
    "zone": {"lets_in": "listed", "isolated": "yes", "run_by": "us"},
    "component": {
        "technology": "linux-server", "run_by": "us", "second_factor": "no", "separate_admin_devices": "no",
        "checks_user_rights": "no",
    },
    "flow": {"protocol": "https", "admin": "no", "optional": "yes", "one_way": "no", "carries": ()},
    "data": {"confidentiality": 5, "integrity": 4, "availability": 3, "safety": 1},
    "identity": {"power": "everything", "second_factor": "no"},
}  # fmt: skip

STRANGER: Picture = {"actor/opportunist": {"position": "internet", "initiation": 4, "in_scope": "yes"}}
"""Somebody on the internet who tries with a chance of 0.6."""

PLACES: Picture = {
    "zone/internet": {"kind": "internet", "name": "Internet"},
    "zone/office": {"kind": "office", "name": "Office"},
    "zone/servers": {"kind": "internal", "name": "Servers"},
    "data/records": {"name": "Records"},
}


def system(bank: Bank, *pictures: Picture) -> State:
    """Return a state in which all is well but for what the pictures say; later ones go before earlier ones."""
    merged: dict[str, dict[str, Value]] = {actor: {"in_scope": "no"} for actor in bank.actors()}
    merged[MODEL] = dict(COMPLETE)
    for picture in pictures:
        for subject, answers in picture.items():
            merged.setdefault(subject, {}).update(answers)
    for subject, answers in merged.items():
        weaknesses = {name: "no" for name, of, *_ in WEAKNESSES if of == kind_of(subject)}
        merged[subject] = {**weaknesses, **WELL.get(kind_of(subject), {}), **answers}
    drawn = {
        subject: {name: value for name, value in answers.items() if value != UNSAID}
        for subject, answers in merged.items()
    }
    return state_of(bank, drawn)


def told(path: AttackPath) -> list[str]:
    """Return the sentences of a path."""
    return [step.how for step in path.steps]


def only(paths: Sequence[AttackPath]) -> AttackPath:
    """Return the one path there is."""
    assert len(paths) == 1, [told(path) for path in paths]
    return paths[0]
