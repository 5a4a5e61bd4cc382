"""What people call trust zones, as kinds of zone; a name that tells nothing is left to be asked."""

from __future__ import annotations

import re

from tmtui.banks.bank import Bank

_WORDS = (
    # The first that begins a word of the name decides.
    ("internet", "internet"), ("demilitari", "dmz"), ("dmz", "dmz"), ("perimeter", "dmz"), ("guest", "guest"),
    ("wifi", "wireless"), ("wireless", "wireless"), ("office", "office"), ("management", "management"),
    ("backup", "backup"), ("namespace", "namespace"), ("cluster", "cluster"), ("kubernetes", "cluster"),
    ("subnet", "cloud-network"), ("vpc", "cloud-network"), ("vnet", "cloud-network"), ("public cloud", "cloud"),
    ("cloud", "cloud"), ("aws", "cloud"), ("azure", "cloud"), ("gcp", "cloud"), ("partner", "partner"),
    ("supplier", "supplier"), ("third party", "supplier"), ("saas", "saas"), ("database", "data"), ("data", "data"),
    ("server", "internal"), ("internal", "internal"), ("private", "internal"), ("intranet", "internal"),
)  # fmt: skip


def zone_kind_of(bank: Bank, name: str) -> str:
    """Return the kind of zone that a name tells and the banks know, or nothing.

    Args:
        bank: whose catalogue has to know it.
        name: what the file calls the zone.
    """
    declared = bank.attributes.get(("zone", "kind"))
    known = {option.value for option in declared.options} if declared is not None else set()
    flat = name.lower()
    return next((kind for word, kind in _WORDS if re.search(rf"\b{word}", flat) and kind in known), "")
