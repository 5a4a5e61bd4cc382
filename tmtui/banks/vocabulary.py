"""Names that the analysis itself computes, which no bank declares and every condition may use.

The reader of banks checks conditions against this table, the analysis answers for it, and a test holds the two
together.
"""

from __future__ import annotations

from tmtui.model.card import AnswerType
from tmtui.model.frozen import frozen

QUALITIES = ("confidentiality", "integrity", "availability", "safety")
"""What can be at stake, in the order people see."""


@frozen
class Relation:
    """A name that leads from a subject to others."""

    to: tuple[str, ...]
    """Kinds it leads to."""
    many: bool
    """Whether there may be several, so that it goes into `any` and `all` and cannot be dotted."""
    listed_by: str = ""
    """The list whose completeness decides whether missing members are possible, as `inbound`, `flows`; empty when a
    stated `refs` attribute carries its own answer."""


DERIVED: dict[str, dict[str, AnswerType]] = {
    "flow": {
        "crosses_boundary": AnswerType.YESNO,
        "same_host": AnswerType.YESNO,
        "from_outside": AnswerType.YESNO,
        **{f"{quality}_at_stake": AnswerType.SCALE for quality in QUALITIES},
    },
    "component": {
        "exposed": AnswerType.YESNO,
        "distance_from_outside": AnswerType.NUMBER,
        "reachable_from_internet": AnswerType.YESNO,
        "in_degree": AnswerType.NUMBER,
        "out_degree": AnswerType.NUMBER,
        **{f"{quality}_at_stake": AnswerType.SCALE for quality in QUALITIES},
    },
    "zone": {
        "outside": AnswerType.YESNO,
        "depth": AnswerType.NUMBER,
        **{f"{quality}_at_stake": AnswerType.SCALE for quality in QUALITIES},
    },
    "identity": {f"{quality}_at_stake": AnswerType.SCALE for quality in QUALITIES},
    "model": {f"{quality}_at_stake": AnswerType.SCALE for quality in QUALITIES},
    "data": {f"{quality}_at_stake": AnswerType.SCALE for quality in QUALITIES},
}
"""Kind, derived attribute: type. Read-only; a bank that fills one is refused."""

RELATIONS: dict[str, dict[str, Relation]] = {
    "flow": {
        "source": Relation(("component", "actor"), many=False),
        "target": Relation(("component", "actor"), many=False),
        "data": Relation(("data",), many=True),
    },
    "component": {
        "host": Relation(("component",), many=False),
        "inbound": Relation(("flow",), many=True, listed_by="inbound"),
        "outbound": Relation(("flow",), many=True, listed_by="outbound"),
        "data": Relation(("data",), many=True, listed_by="data"),
        "identities": Relation(("identity",), many=True, listed_by="identities"),
        "hosted": Relation(("component",), many=True, listed_by="components"),
        "guards": Relation(("zone",), many=True, listed_by="zones"),
        "neighbours": Relation(("component",), many=True, listed_by="components"),
    },
    "zone": {"members": Relation(("component",), many=True, listed_by="components")},
    "data": {},
    "identity": {},
    "actor": {},
    "model": {
        "zones": Relation(("zone",), many=True, listed_by="zones"),
        "components": Relation(("component",), many=True, listed_by="components"),
        "flows": Relation(("flow",), many=True, listed_by="flows"),
        "data": Relation(("data",), many=True, listed_by="data"),
        "identities": Relation(("identity",), many=True, listed_by="identities"),
        "actors": Relation(("actor",), many=True, listed_by="actors"),
    },
}
"""Kind, relation that is not an attribute. Every `ref` and `refs` attribute is a relation by its own name besides."""

READ_BY_ENGINE: dict[str, tuple[str, ...]] = {
    "zone": ("kind", "lets_in", "isolated", "guarded_by", "parent", "run_by"),
    "component": (
        "technology", "zone", "also_in", "runs_on", "administered_from", "login_from", "run_by", "in_scope", "count",
        "second_factor", "separate_admin_devices", "checks_user_rights", *QUALITIES,
    ),
    "flow": ("protocol", "port", "carries", "admin", "one_way", "optional", *QUALITIES),
    "data": (*QUALITIES, "stored_by", "processed_by"),
    "identity": ("held_on", "accepted_by", "used_by", "power", "second_factor"),
    "actor": ("position", "initiation", "capability", "in_scope"),
    "model": (
        "jewels", "cadence", "zones_listed", "components_listed", "flows_listed", "data_listed", "identities_listed",
        "actors_listed",
    ),
}  # fmt: skip
"""Attributes the analysis reads by name; `core` declares each."""

TRAITS_READ_BY_ENGINE: dict[str, tuple[str, ...]] = {
    "component": (
        "forwards",
        "filters",
        "acts_on",
        "fetches_from_outside",
        "stores",
        "controls_back",
        "human_device",
        "keeps_backups",
        "orchestrates_containers",
    ),
}
"""Traits the analysis reads by name; a trait of protocols whose name begins with `family_` names a protocol family."""

BUILT_IN: dict[str, dict[str, AnswerType]] = {
    kind: {"name": AnswerType.TEXT, "exists": AnswerType.YESNO}
    for kind in ("zone", "component", "flow", "data", "identity", "actor")
} | {
    "model": {
        "name": AnswerType.TEXT, "exists": AnswerType.YESNO, "banks": AnswerType.CHOICES,
        "bank_versions": AnswerType.CHOICES, "undo": AnswerType.TEXT, "revision": AnswerType.TEXT,
        "archived": AnswerType.YESNO,
    },
    "note": {
        "exists": AnswerType.YESNO, "text": AnswerType.NOTE, "sort": AnswerType.CHOICE, "about": AnswerType.REF,
        "owner": AnswerType.TEXT, "covered_by": AnswerType.TEXT,
    },
    "threat": {
        "status": AnswerType.CHOICE, "why": AnswerType.NOTE, "until": AnswerType.DATE, "owner": AnswerType.TEXT,
        "due": AnswerType.DATE, "title": AnswerType.TEXT, "likelihood": AnswerType.SCALE, "impact": AnswerType.SCALE,
        **dict.fromkeys(("owasp", "dread", "octave", "cvss", "fair"), AnswerType.TEXT),
    },
    "control": {
        "status": AnswerType.CHOICE, "why": AnswerType.NOTE, "until": AnswerType.DATE, "owner": AnswerType.TEXT,
        "due": AnswerType.DATE, "title": AnswerType.TEXT, "against": AnswerType.REFS,
    },
}  # fmt: skip
"""Attributes every model has without any bank: names, notes and decisions."""

_ZONES = (("component", "zone"), ("component", "also_in"))
_OUTSIDE = (("zone", "kind"), ("zone", "run_by"), *_ZONES)
_WAY_IN = (
    *_OUTSIDE, ("zone", "lets_in"), ("zone", "isolated"), ("component", "technology"), ("flow", "protocol"),
    ("actor", "position"),
)  # fmt: skip
_POWER = (
    ("component", "technology"), ("component", "runs_on"), ("component", "login_from"),
    ("component", "administered_from"), ("component", "second_factor"), ("component", "separate_admin_devices"),
    ("component", "checks_user_rights"), ("flow", "admin"), ("flow", "optional"), ("flow", "carries"),
    ("zone", "guarded_by"), *_ZONES, ("identity", "held_on"), ("identity", "accepted_by"), ("data", "stored_by"),
    ("data", "processed_by"),
)  # fmt: skip

DERIVED_FROM: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {
    kind: {
        name: tuple((of, name.removesuffix("_at_stake")) for of in ("component", "flow", "data")) + _POWER
        for name in names
        if name.endswith("_at_stake")
    }
    for kind, names in DERIVED.items()
}
"""Kind, derived attribute: the attributes it is worked out from, so that a loop in a bank can be found."""

DERIVED_FROM["flow"] |= {
    "crosses_boundary": (*_ZONES, ("zone", "parent")),
    "same_host": (("component", "runs_on"), ("component", "technology")),
    "from_outside": _OUTSIDE,
}
DERIVED_FROM["component"] |= {
    "exposed": _OUTSIDE,
    "distance_from_outside": _WAY_IN,
    "reachable_from_internet": _WAY_IN,
}
DERIVED_FROM["zone"] |= {"outside": (("zone", "kind"), ("zone", "run_by")), "depth": (("zone", "parent"),)}

RELATION_FROM: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {
    "flow": {"data": (("flow", "carries"),)},
    "component": {
        "host": (("component", "runs_on"),),
        "hosted": (("component", "runs_on"),),
        "data": (("data", "stored_by"), ("data", "processed_by")),
        "identities": (("identity", "held_on"), ("identity", "accepted_by")),
        "guards": (("zone", "guarded_by"),),
        "neighbours": _ZONES,
    },
    "zone": {"members": _ZONES},
}
"""Kind, relation that is not an attribute: the attributes it is made of."""
