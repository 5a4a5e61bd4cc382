"""Words of the Threat Model Library as values here. Every word of its schema stands in one of these tables.

Likelihood runs rare, unlikely, possible, likely, certain and impact negligible, minor, moderate, major, severe: 1 to 5.
How sensitive data is, the library says by what it is about; the level of confidentiality that follows is an
assumption: credentials 5, health and payment cards 5, personal, financial, government and intellectual property 4,
business and operational 3.
"""

from __future__ import annotations

LIKELIHOODS = {"rare": 1, "unlikely": 2, "possible": 3, "likely": 4, "certain": 5}
IMPACTS = {"negligible": 1, "minor": 2, "moderate": 3, "major": 4, "severe": 5}
DEGREES = {"minimal": 1, "low": 2, "moderate": 3, "high": 4, "maximal": 5}

SENSITIVITIES = {
    "pii": 4, "phi": 5, "fin": 4, "ip": 4, "cred": 5, "biz": 3, "gov": 4, "pci": 5, "op": 3,
}  # fmt: skip
"""What data is about: level of confidentiality."""
PERSONAL = ("pii", "phi")
"""Data about people who can be told apart."""

STORES = {
    "sql": "database", "key_value": "database", "document": "database", "object": "own-object-storage",
    "graph": "graph-database", "time_series": "time-series",
}  # fmt: skip
"""Type of a data store: technology, unless its product tells more."""

ACTORS = {
    "system": "external-service", "third_party": "external-service", "administrator": "admin-workstation",
    "engineer": "developer-workstation",
}  # fmt: skip
"""Type of an actor: what calls for it."""
PEOPLE = ("user", "power_user")
"""Types of actors of whom nobody knows what they sit at."""

CONTROL_STATES = {
    "assumed": "implemented", "active": "implemented", "suggested": "recommended", "under_review": "recommended",
    "approved": "planned", "scheduled": "planned", "retired": "rejected", "wont_do": "rejected",
}  # fmt: skip

VALIDITIES = {"unconfirmed": "parked", "confirmed": "decision", "rejected": "decision"}
"""Whether an assumption holds: sort of note."""

SKILLS = {
    "script_kid": (2, "opportunist"), "insider": (2, "insider"), "engineer": (3, ""), "expert_engineer": (4, ""),
    "oc_sponsored": (4, "criminal-group"), "state_sponsored": (5, "state-group"),
}  # fmt: skip
"""Skill of a persona: capability, and who that usually is."""
ACCESS = {"anonymous": "opportunist", "user": "registered-user", "admin": "rogue-administrator"}
"""Access of a persona whose skill does not tell who it is."""

LOGINS = {
    "none": "none", "password": "caller", "otp": "caller", "challenge_response": "caller", "public_key": "caller",
    "token": "caller", "biometrics": "caller", "sso": "caller", "social": "caller",
}  # fmt: skip
"""How people or programs prove who they are at a boundary: authentication of the flows that cross it."""

RIGHTS = {"none": "no", "acl": "yes", "rbac": "yes", "mac": "yes", "dac": "yes", "abac": "yes"}
"""How access to data is limited: whether the store checks what each may see."""

SOURCES = ("adversary", "human_error", "failure", "events_beyond_org_control")
PRIORITIES = ("none", "low", "medium", "high", "critical")
EXPOSURES = ("internal", "external")
TIERS = ("mission_critical", "business_critical", "important", "non_critical")
"""Words that no question asks for; they stand in notes, or are listed."""
