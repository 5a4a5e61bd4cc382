"""A small Open Threat Model of another tool that has one of everything."""

from __future__ import annotations

from typing import Any

SMALL: dict[str, Any] = {
    "otmVersion": "0.2.0",
    "project": {
        "name": "Shop", "id": "shop", "description": "Sells balloons", "owner": "architect", "ownerContact": "desk 3",
        "tags": ["retail"], "attributes": {"cmdb": "1"},
    },
    "representations": [{"name": "Whiteboard", "id": "w", "type": "diagram", "size": {"width": 1, "height": 1}}],
    "assets": [
        {"name": "Orders", "id": "orders", "description": "What was sold",
         "risk": {"confidentiality": 100, "integrity": 50, "availability": 0, "comment": "law"}},
        {"name": "Photos", "id": "photos", "risk": {"confidentiality": 20, "integrity": 900, "availability": "x"}},
    ],
    "trustZones": [
        {"id": "out", "name": "Internet", "risk": {"trustRating": 0}},
        {"id": "net", "name": "Private network", "risk": {"trustRating": 70}, "description": "Racks",
         "representations": [{"representation": "w", "id": "box"}]},
        {"id": "db-net", "name": "Databases", "risk": {"trustRating": 90}, "parent": {"trustZone": "net"}},
    ],
    "components": [
        {"id": "user", "name": "User", "type": "web-client", "parent": {"trustZone": "out"}},
        {"id": "vpc", "name": "Main VPC", "type": "vpc", "parent": {"trustZone": "net"}},
        {"id": "host", "name": "Host", "type": "virtual-machine", "parent": {"component": "vpc"}},
        {"id": "web", "name": "Web", "type": "web-server", "tags": ["nginx"], "parent": {"component": "host"},
         "assets": {"processed": ["orders", "ghost"], "stored": ["photos"]},
         "threats": [
             {"threat": "t1", "state": "exposed", "mitigations": [{"mitigation": "m1", "state": "implemented"}]},
             {"threat": "t2", "state": "mitigated"},
             {"threat": "none", "state": "exposed"},
         ]},
        {"id": "db", "name": "Database", "type": "something new", "parent": {"trustZone": "db-net"}, "flavour": "mild"},
        {"id": "lost", "name": "Lost", "type": "empty-component", "parent": {"trustZone": "gone"}},
    ],
    "dataflows": [
        {"id": "f1", "name": "Browsing", "source": "user", "destination": "web", "bidirectional": True,
         "tags": ["tcp", "443"], "assets": ["orders"], "threats": [{"threat": "t1", "state": "accepted"}]},
        {"id": "f2", "name": "f2", "source": "web", "destination": "db", "tags": ["postgres"]},
        {"id": "f3", "name": "Nowhere", "source": "web", "destination": "ghost"},
    ],
    "threats": [
        {"id": "t1", "name": "Theft", "description": "Somebody takes it", "categories": ["Tampering"],
         "cwes": ["CWE-200"], "risk": {"likelihood": 75, "impact": 100, "impactComment": "dear"}},
        {"id": "t2", "name": "Flood", "risk": {"likelihood": None, "impact": 25}},
        {"id": "t3", "name": "Unused", "risk": {"likelihood": 1, "impact": 1}},
    ],
    "mitigations": [{"id": "m1", "name": "Lock it", "riskReduction": 80}],
}  # fmt: skip
