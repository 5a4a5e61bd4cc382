"""Systems drawn by hand, whose cuts can be worked out on paper."""

from __future__ import annotations

from tests.analysis.paths.drawn import PLACES, STRANGER
from tests.analysis.pictures import Picture

FRONT: Picture = {
    "zone/dmz": {"kind": "dmz", "name": "DMZ"},
    "component/browser": {"technology": "browser", "zone": "zone/internet", "name": "Browser"},
    "component/front": {"name": "Front", "zone": "zone/dmz", "flaw": "yes"},
    "component/store": {"name": "Store", "zone": "zone/servers"},
    "flow/browser..front": {},
    "data/records": {"stored_by": ("component/store",)},
}
"""A front door with an old flaw, and a store behind it."""

OVER_FRONT: Picture = {"flow/front..store": {"protocol": "postgres", "carries": ("data/records",)}}
"""The front fetches records: 0.6 (tries) x 0.6 (flaw) x 0.9 (fetches) = 0.324, moderate."""

OVER_DESK: Picture = {
    "component/desk": {"name": "Desk", "technology": "desktop", "zone": "zone/office", "trap": "yes"},
    "flow/desk..store": {"protocol": "postgres", "carries": ("data/records",)},
}
"""Mail opens a desk that fetches records too: 0.6 (tries) x 0.6 (trap) x 0.9 (fetches) = 0.324, moderate."""

ADMINISTERED: Picture = {"component/store": {"administered_from": ("component/front",)}}
"""The store is administered from the front: 0.6 x 0.6 x 0.9 (power) x 0.9 (keeps) = 0.2916, moderate."""

TWO_DOORS = (PLACES, STRANGER, FRONT, OVER_FRONT, OVER_DESK)

POINTS = 50 * 0.324 * 100
"""Of a way of that chance to what is of the highest confidentiality: 1620."""
