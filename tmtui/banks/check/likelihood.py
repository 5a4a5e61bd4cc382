"""A likelihood is given that somebody stands where `via` says; how likely anybody gets there is computed.

So a condition that looks at the internet or at boundaries counts the way there twice.
"""

from __future__ import annotations

from tmtui.banks.entries.entry import Entry
from tmtui.banks.expression.tree import Compare, Constant, Contains, Known, Member, Truth, leaves
from tmtui.banks.fault import Faults, quoted

Leaf = Compare | Truth | Member | Contains | Known | Constant

WAY_THERE = frozenset(
    {"crosses_boundary", "from_outside", "exposed", "distance_from_outside", "reachable_from_internet", "outside"}
)


def check_likelihood(entry: Entry, faults: Faults) -> None:
    """Warn of levels that depend on the way to the subject."""
    for level, condition in entry.levels("likelihood"):
        for leaf in leaves(condition.expression):
            found = _way_there(leaf)
            if found:
                message = f"level {level} looks at {quoted(found)}, but how likely anybody gets here is computed."
                hint = "Say how likely it is once somebody is in the position that `via` names."
                faults.warning(condition.source.place, message, hint)
                break


def _way_there(leaf: Leaf) -> str:
    """Return the name or value in a leaf that speaks of the way to the subject, or nothing."""
    if isinstance(leaf, Constant):
        return ""
    if leaf.path[-1] in WAY_THERE:
        return leaf.path[-1]
    values = leaf.values if isinstance(leaf, Member) else (leaf.literal,) if isinstance(leaf, Compare) else ()
    return "internet" if "internet" in values else ""
