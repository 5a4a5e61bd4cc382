"""A small Threat Dragon model that has one of everything, in both versions of the format."""

from __future__ import annotations

import copy
from typing import Any

OPEN = {"status": "Open", "severity": "High", "type": "Tampering", "modelType": "STRIDE"}


def element(kind: str, id: str, name: str, x: int, y: int, **data: Any) -> dict[str, Any]:
    shape = {"tm.Actor": "actor", "tm.Process": "process", "tm.Store": "store"}.get(kind, "td-text-block")
    return {
        "id": id, "shape": shape, "zIndex": 1, "position": {"x": x, "y": y}, "size": {"width": 100, "height": 60},
        "attrs": {"text": {"text": name}}, "data": {"type": kind, "name": name, "hasOpenThreats": False, **data},
    }  # fmt: skip


def box(id: str, name: str, x: int, y: int, width: int, height: int) -> dict[str, Any]:
    return {
        "id": id, "shape": "trust-boundary-box", "zIndex": -1, "position": {"x": x, "y": y},
        "size": {"width": width, "height": height}, "attrs": {"label": {"text": name}},
        "data": {"type": "tm.BoundaryBox", "isTrustBoundary": True, "hasOpenThreats": False},
    }  # fmt: skip


def flow(id: str, name: str, source: Any, target: Any, **data: Any) -> dict[str, Any]:
    return {
        "id": id, "shape": "flow", "zIndex": 10, "connector": "smooth", "source": source, "target": target,
        "vertices": [{"x": 10, "y": 10}], "labels": [{"attrs": {"label": {"text": name}}}],
        "data": {"type": "tm.Flow", "name": name, "threats": [], "isEncrypted": False, **data},
    }  # fmt: skip


SMALL: dict[str, Any] = {
    "version": "2.3.0",
    "summary": {"title": "Shop", "owner": "Sales", "description": "Sells balloons", "id": 0},
    "detail": {
        "contributors": [{"name": "ops-1"}],
        "reviewer": "ops-2",
        "diagramTop": 2,
        "threatTop": 5,
        "diagrams": [
            {
                "id": 0, "title": "Overview", "diagramType": "STRIDE", "version": "2.3.0", "thumbnail": "x.jpg",
                "description": "All of it",
                "cells": [
                    box("z1", "Internet", -10, -10, 300, 200),
                    box("z2", "Server network", 300, -10, 700, 400),
                    box("z3", "Data network", 550, 0, 300, 200),
                    element("tm.Actor", "c1", "Customer", 0, 0, providesAuthentication=True),
                    element("tm.Process", "c2", "Shop\nfront", 350, 0, isWebApplication=True, handlesCardPayment=True,
                            description="What people see", privilegeLevel="low",
                            threats=[
                                {**OPEN, "id": "t1", "title": "Forged orders", "description": "Somebody orders",
                                 "mitigation": "Sign orders.\n\nCheck them.", "number": 1, "score": "7", "cvss": 9},
                                {**OPEN, "id": "t2", "title": "Cross-site scripting", "status": "Mitigated",
                                 "severity": "Critical", "description": "", "mitigation": "Escape output"},
                                {**OPEN, "id": "t3", "title": "Flood", "status": "NotApplicable", "severity": "TBD",
                                 "description": "Provide a description for this threat",
                                 "mitigation": "Behind a flood filter"},
                            ]),
                    element("tm.Store", "c3", "Orders (PostgreSQL)", 600, 50, storesCredentials=True, isEncrypted=True,
                            isSigned=True, outOfScope=False),
                    element("tm.Process", "c4", "Old thing", 900, 300, outOfScope=True, reasonOutOfScope="Goes away"),
                    element("tm.Process", "c4", "Twice", 900, 300),
                    element("tm.Text", "c5", "A picture", 0, 300),
                    flow("f1", "Order", {"cell": "c1"}, {"cell": "c2", "port": "p"}, isEncrypted=True,
                         protocol="HTTP/S", isPublicNetwork=True, isBidirectional=True, description="From outside",
                         threats=[{**OPEN, "id": "t4", "title": "Eavesdropping", "status": "Accepted",
                                   "severity": "Low", "mitigation": "Nobody listens"}]),
                    flow("f2", "Orders", {"cell": "c3"}, {"cell": "c2"}),
                    flow("f3", "Data Flow", {"x": 470, "y": 30}, {"cell": "c3"}, outOfScope=True),
                    flow("f4", "Lost", {"cell": "c2"}, {"cell": "nobody"},
                         threats=[{**OPEN, "id": "t5", "title": "Nobody knows", "severity": "Medium"}]),
                    {"id": "b1", "shape": "trust-boundary-curve", "zIndex": 1, "source": {"x": 200, "y": -100},
                     "target": {"x": 200, "y": 100}, "vertices": [], "data": {"type": "tm.Boundary", "name": "Edge"}},
                    {"id": "x", "shape": "star", "data": {"type": "tm.Star"}},
                ],
            },
            {
                "id": 1, "title": "Detail", "diagramType": "LINDDUN", "cells": [
                    element("tm.Process", "d1", "Shop front", 0, 0),
                    element("tm.Store", "d2", "Mails", 200, 0, isALog=True),
                    flow("g1", "Write", {"cell": "d1"}, {"cell": "d2"}),
                ],
            },
        ],
    },
}  # fmt: skip


def first_version() -> dict[str, Any]:
    """Return the same model as version 1 wrote it: everything in the cell, names in `attrs`, ends by `id`."""
    old = copy.deepcopy(SMALL)
    for diagram in old["detail"]["diagrams"]:
        cells = []
        for cell in diagram.pop("cells"):
            data = cell.pop("data")
            name = data.pop("name", "") or cell.get("attrs", {}).get("label", {}).get("text", "")
            for threat in data.get("threats", []):
                threat.pop("id", None)
            flat = {**cell, **data, "attrs": {"text": {"text": name}}}
            flat.pop("shape")
            if data["type"] == "tm.Flow":
                flat["labels"] = [{"position": 0.5, "attrs": {"text": {"text": name}}}]
            for end in ("source", "target"):
                if isinstance(flat.get(end), dict) and "cell" in flat[end]:
                    flat[end] = {"id": flat[end]["cell"]}
            cells.append(flat)
        diagram["diagramJson"] = {"cells": cells}
        diagram["size"] = {"height": 500, "width": 900}
    return old
