"""What the schema of the Threat Model Library knows, written down for these tests: its words, by where they stand."""

from __future__ import annotations

CONTROL_STATUS = (
    "assumed", "active", "suggested", "under_review", "approved", "scheduled", "retired", "wont_do",
)  # fmt: skip
SENSITIVITY = ("pii", "phi", "fin", "ip", "cred", "biz", "gov", "pci", "op")
DEGREE = ("minimal", "low", "moderate", "high", "maximal")
EXPOSURE = ("internal", "external")
IMPACT = ("negligible", "minor", "moderate", "major", "severe")
LIKELIHOOD = ("rare", "unlikely", "possible", "likely", "certain")
PRIORITY = ("none", "low", "medium", "high", "critical")
TIER = ("mission_critical", "business_critical", "important", "non_critical")
ACCESS = ("anonymous", "user", "admin")
ACCESS_CONTROL = ("none", "acl", "rbac", "mac", "dac", "abac")
AUTHENTICATION = (
    "none", "password", "otp", "challenge_response", "public_key", "token", "biometrics", "sso", "social",
)  # fmt: skip
STORE = ("sql", "key_value", "document", "object", "graph", "time_series")
SKILL = ("script_kid", "insider", "engineer", "expert_engineer", "oc_sponsored", "state_sponsored")
ACTOR = ("system", "user", "power_user", "administrator", "engineer", "third_party")
VALIDITY = ("unconfirmed", "confirmed", "rejected")
SOURCE = ("adversary", "human_error", "failure", "events_beyond_org_control")
