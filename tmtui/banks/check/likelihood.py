"""A likelihood is given that somebody stands where `via` says; how likely anybody gets there is computed.

So a condition that looks at the internet or at boundaries counts the way there twice.
"""

from __future__ import annotations

from tmtui.banks.entries.entry import Entry
from tmtui.banks.expression.tree import Compare, Contains, Member, leaves
from tmtui.banks.fault import Faults, quoted

WAY_THERE = frozenset(
    {"crosses_boundary", "from_outside", "exposed", "distance_from_outside", "reachable_from_internet", "outside"}
)


def check_likelihood(entry: Entry, faults: Faults) -> None:
    """Warn of levels that depend on the way to the subject."""
    for level, condition in entry.levels("likelihood"):
        for leaf in leaves(condition.expression):
            path = getattr(leaf, "path", ())
            values = _values(leaf)
            if (path and path[-1] in WAY_THERE) or "internet" in values:
                found = path[-1] if path[-1] in WAY_THERE else "internet"
                message = f"level {level} looks at {quoted(found)}, but how likely anybody gets here is computed."
                hint = "Say how likely it is once somebody is in the position that `via` names."
                faults.warning(condition.source.place, message, hint)
                break


def _values(leaf: object) -> tuple[object, ...]:
    if isinstance(leaf, Compare):
        return (leaf.literal,)
    if isinstance(leaf, Member):
        return leaf.values
    return (leaf.value,) if isinstance(leaf, Contains) else ()
