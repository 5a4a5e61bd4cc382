"""What an action led to, told on stderr: what was saved, and which threats came and went because of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtui.cli.screen import Screen
from tmtui.model.card import Receipt

if TYPE_CHECKING:
    from tmtui.workspace.live import LiveModel

_SHOWN = 5
"""Most threats named after one action."""


def tell(screen: Screen, live: LiveModel, receipt: Receipt, what: str) -> None:
    """Tell what was saved and what it changed."""
    if not receipt.batch:
        screen.narrate(receipt.message or f"nothing new: {what}")
        return
    screen.narrate(receipt.message or f"saved {receipt.saved_at}: {what}")
    changed = receipt.differences
    now = live.assessment
    titles = {threat.id: threat.title for threat in (*now.threats(), *now.threats(closed=True))}
    for sign, ids in (("+", changed.opened), ("-", changed.closed), ("~", changed.moved)):
        for id in ids[:_SHOWN]:
            screen.narrate(f"  {sign} {titles.get(id, id)}")
        if len(ids) > _SHOWN:
            screen.narrate(f"  {sign} and {len(ids) - _SHOWN} more")
