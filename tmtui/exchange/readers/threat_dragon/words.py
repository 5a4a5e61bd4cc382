"""Words of Threat Dragon as values here. Every word of it stands in one of these tables; tests hold them complete.

Severity is one measure for the whole risk, and ours are two; likelihood and impact both get its level, since table I-2
of SP 800-30 makes the same level of both: low 2, medium 3, high 4, critical 5.
"""

from __future__ import annotations

import re

SORTS = {
    "actor": "external", "process": "process", "store": "store", "agent": "process", "tool": "process",
}  # fmt: skip
"""Element: what it is drawn as."""

TECHNOLOGIES = {"agent": "ai-model"}
"""Element that says by itself what it is; the others go by their name and flags."""

SHAPES = {
    "trust-boundary-box": "boundarybox", "trust-boundary-curve": "boundary", "trust-boundary": "boundary",
    "td-text-block": "text", "text": "text", "edge": "flow",
    "tm.flowstencil": "flow", "tm.boundarystencil": "boundary",
}  # fmt: skip
"""Names of shapes besides those of the types."""

DEFAULT_NAMES = ("", "actor", "process", "store", "agent", "tool", "data flow", "trust boundary", "descriptive text")
"""Names that the tool puts there by itself."""

SEVERITIES = {"low": 2, "medium": 3, "high": 4, "critical": 5}
"""Severity: likelihood and impact. `tbd` is not in it: that is an answer nobody gave."""
UNRATED = ("", "tbd")

STATUSES = {
    "open": "open", "mitigated": "avoided", "notapplicable": "false-alarm", "na": "false-alarm",
    "accepted": "accepted", "transferred": "transferred", "avoided": "avoided", "eliminated": "avoided",
}  # fmt: skip
"""Status of a threat: status here. What a file calls mitigated has gone away as far as the file knows."""

IN_PLACE = ("mitigated", "avoided", "eliminated")
"""Statuses whose mitigation is in place."""
REASONS = ("notapplicable", "na", "accepted", "transferred")
"""Statuses whose mitigation is no control but the reason for them."""

PLACEHOLDERS = (
    "provide a description for this threat", "provide remediation for this threat or a reason if status is n/a",
    "provide remediation for this threat or a reason if status is na", "mitigation or prevention for the threat",
    "mitigation or prevention for this threat", "no mitigation provided.", "no mitigation provided",
)  # fmt: skip
"""Texts that stand where nobody wrote any, in small letters."""

DATA = {
    "storesCredentials": ("Credentials in {name}", "stored_by"),
    "isALog": ("Log records in {name}", "stored_by"),
    "isLongTermAgentMemory": ("What agents remember in {name}", "stored_by"),
    "storesInventory": ("Inventory in {name}", "stored_by"),
    "handlesCardPayment": ("Card payments", "processed_by"),
    "handlesGoodsOrServices": ("Orders for goods or services", "processed_by"),
}
"""Flag: the data it speaks of, and what the element does with it."""

FLAGS = (
    "isEncrypted", "isBidirectional", "isPublicNetwork", "isWebApplication", "outOfScope", "isApi", *DATA,
)  # fmt: skip
"""Flags that say something here."""

SILENT = (
    "isSigned", "providesAuthentication", "isTrusted", "pRawUserData", "hasUserPrompt", "mayContainMedia",
    "hasConstraints", "hasLogging", "hasDynamicAdminPrivileges", "hasMultiDomainAccess", "canBeRegisteredByUser",
    "inheritsPrivileges", "usesAuth", "usesBehavioralAuth", "isDangerous", "usingParameters", "isAutomated",
    "requiresAdmin", "isResourceIntensive", "hasQuota", "executesAgentGeneratedCode",
)  # fmt: skip
"""Flags that no question here asks for; where they are on, they are listed."""


def word(written: str) -> str:
    """Return a status or severity in small letters without blanks and signs: `N/A` and `NA` are one."""
    return re.sub(r"[^a-z]", "", written.lower())
