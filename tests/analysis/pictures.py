"""Small systems drawn in a few lines: subject and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import count

from tests.model.facts import fact
from tmtui.analysis.engine import assess
from tmtui.analysis.state import State
from tmtui.banks.bank import Bank
from tmtui.model.fact import Fact
from tmtui.model.fact import State as Said
from tmtui.model.subject import DECIDED_KINDS, MODEL, kind_of
from tmtui.model.value import Value

Picture = Mapping[str, Mapping[str, Value]]
"""Subject, attribute, value; a value of `DONT_KNOW` is a stated "I don't know"."""

DONT_KNOW = "don't know"
TODAY = date(2026, 3, 1)
COMPLETE: Mapping[str, Value] = {
    f"{name}_listed": "complete" for name in ("zones", "components", "flows", "data", "identities", "actors")
}


def log(*pictures: Picture) -> list[Fact]:
    """Return the facts of one picture after the other; what a later one says replaces what an earlier one said."""
    return list(_facts(*pictures))


def _facts(*pictures: Picture) -> Iterator[Fact]:
    numbers, there = count(1), set()
    last: dict[tuple[str, str], int] = {}
    for picture in pictures:
        for subject, answers in picture.items():
            if subject not in there and subject != MODEL and kind_of(subject) not in DECIDED_KINDS:
                there.add(subject)
                yield fact(next(numbers), subject, "exists", "yes")
            for attribute, value in answers.items():
                number = next(numbers)
                seen = (last[subject, attribute],) if (subject, attribute) in last else ()
                last[subject, attribute] = number
                state = Said.UNKNOWN if value == DONT_KNOW else Said.ANSWERED
                yield fact(number, subject, attribute, None if value == DONT_KNOW else value, state=state, saw=seen)


def state_of(bank: Bank, *pictures: Picture, today: date = TODAY) -> State:
    """Return everything that follows from some pictures laid over each other."""
    return assess(bank, log(*pictures), today)


SHOP: Picture = {
    MODEL: COMPLETE,
    "zone/internet": {"kind": "internet", "name": "Internet"},
    "zone/dmz": {"kind": "dmz", "name": "DMZ", "lets_in": "listed", "isolated": "no"},
    "zone/inside": {"kind": "internal", "name": "Server network", "lets_in": "listed", "isolated": "no"},
    "component/browser": {"name": "Browser", "technology": "browser", "zone": "zone/internet"},
    "component/web": {"name": "Web server", "technology": "web-server", "zone": "zone/dmz", "run_by": "us"},
    "component/db": {"name": "PostgreSQL", "technology": "postgresql", "zone": "zone/inside", "run_by": "us"},
    "flow/browser..web": {"protocol": "https", "carries": ("data/orders",), "optional": "no"},
    "flow/web..db": {"protocol": "postgres", "carries": ("data/orders",), "optional": "no"},
    "data/orders": {
        "name": "Orders", "confidentiality": 4, "integrity": 3, "availability": 2, "safety": 1,
        "stored_by": ("component/db",),
    },
}  # fmt: skip
"""A browser on the internet, a web server in the DMZ, a database inside: all drawn, nothing said about upkeep."""
