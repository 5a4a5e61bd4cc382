"""What an action led to, told on stderr: what was saved, and which threats came and went because of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tmtui.cli.screen import Screen
from tmtui.model.card import Receipt

if TYPE_CHECKING:
    from tmtui.workspace.live import LiveModel

_SHOWN = 5
"""Most threats named after one action."""
_MANY = 1_000
"""From so many on they are counted: five names of thousands tell nothing, and each takes a while to find."""


def tell(screen: Screen, live: LiveModel, receipt: Receipt, what: str) -> None:
    """Tell what was saved and what it changed."""
    if not receipt.batch:
        screen.narrate(receipt.message or f"nothing new: {what}")
        return
    screen.narrate(receipt.message or f"saved {receipt.saved_at}: {what}")
    from tmtui.workspace.titles import threat_title

    changed = receipt.differences
    for sign, ids in (("+", changed.opened), ("-", changed.closed), ("~", changed.moved)):
        if len(ids) >= _MANY:
            screen.narrate(f"  {sign} {len(ids):,} threats")
            continue
        for id in _few(ids):
            # Looked up one by one: after an import there are hundreds of thousands, and five are shown.
            screen.narrate(f"  {sign} {threat_title(live, id)}")
        if len(ids) > _SHOWN:
            screen.narrate(f"  {sign} and {len(ids) - _SHOWN} more")


def _few(ids: Sequence[str]) -> list[str]:
    """Return the few that are named: all sorts of threats before the same one on the next machine."""
    if len(ids) <= _SHOWN:
        return list(ids)
    rules: dict[str, str] = {}
    for id in ids:
        rules.setdefault(id.partition("@")[0], id)
    first = list(rules.values())[:_SHOWN]
    return (first + [id for id in ids[: 2 * _SHOWN] if id not in first])[:_SHOWN]
