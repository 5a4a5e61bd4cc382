"""Every word of Threat Dragon means something here that the banks know."""

from __future__ import annotations

from tests.exchange.systems import shipped_bank
from tmtui.banks.attributes import attribute_of
from tmtui.exchange.incoming.drawing.names import DRAWN, FALLBACK
from tmtui.exchange.readers.threat_dragon import words

TYPES = ("actor", "process", "store", "agent", "tool", "flow", "boundary", "boundarybox", "text")
STATUSES = ("NotApplicable", "NA", "N/A", "Open", "Mitigated", "Accepted", "Transferred", "Avoided", "Eliminated")
SEVERITIES = ("TBD", "Low", "Medium", "High", "Critical")
FLAGS = {
    "flow": ("outOfScope", "isBidirectional", "isEncrypted", "isPublicNetwork", "pRawUserData", "hasUserPrompt",
             "mayContainMedia"),
    "actor": ("outOfScope", "providesAuthentication", "isTrusted"),
    "process": ("outOfScope", "handlesCardPayment", "handlesGoodsOrServices", "isWebApplication", "isTrusted"),
    "store": ("outOfScope", "isALog", "isEncrypted", "isSigned", "storesCredentials", "storesInventory", "isTrusted",
              "isLongTermAgentMemory"),
    "agent": ("hasConstraints", "hasLogging", "hasDynamicAdminPrivileges", "hasMultiDomainAccess",
              "canBeRegisteredByUser", "inheritsPrivileges", "usesAuth", "usesBehavioralAuth"),
    "tool": ("isDangerous", "isApi", "usingParameters", "isAutomated", "requiresAdmin", "isResourceIntensive",
             "hasQuota", "executesAgentGeneratedCode"),
}  # fmt: skip


def options(kind: str, attribute: str) -> set[str]:
    declared = attribute_of(shipped_bank(), kind, attribute)
    assert declared is not None
    return {option.value for option in declared.options}


def test_every_type_and_shape_is_something() -> None:
    assert {*words.SORTS, *words.SHAPES.values(), "boundarybox"} == set(TYPES)
    assert set(words.SORTS.values()) == set(FALLBACK) == set(DRAWN)
    assert {*words.TECHNOLOGIES.values(), *FALLBACK.values()} <= options("component", "technology")


def test_every_status_and_severity_is_a_value() -> None:
    assert {words.word(each) for each in STATUSES} == set(words.STATUSES)
    assert set(words.STATUSES.values()) <= options("threat", "status")
    assert {words.word(each) for each in SEVERITIES} == {*words.SEVERITIES, *words.UNRATED} - {""}
    assert set(words.IN_PLACE) | set(words.REASONS) | {"open"} == set(words.STATUSES)


def test_every_flag_is_read_or_listed() -> None:
    known = {flag for flags in FLAGS.values() for flag in flags}
    assert {*words.FLAGS, *words.SILENT} == known
    assert not set(words.FLAGS) & set(words.SILENT)
