"""What an answer led to, as lines for whoever leads the session: shown only where somebody asked for it.

Seeing the risk move while answering biases people, so faces keep these lines back until the coach is switched on.
"""

from __future__ import annotations

from tmtui.model.card import Receipt
from tmtui.model.errors import BadInput
from tmtui.model.level import LEVELS
from tmtui.model.text import one_line
from tmtui.workspace.live import LiveModel

_MOST = 3


def consequences(live: LiveModel, receipt: Receipt | None) -> tuple[str, ...]:
    """Return the worst threats that an action opened, and how many it closed."""
    if receipt is None or not receipt.differences:
        return ()
    changed = receipt.differences
    found = []
    for threat_id in changed.opened[:_MOST]:
        try:
            threat = live.assessment.explain(threat_id).threat
        except BadInput:  # gone again since
            continue
        found.append(f"+ {LEVELS[threat.level[1]].replace('-', ' ').capitalize()}: {one_line(threat.title)}")
    if len(changed.opened) > _MOST:
        found.append(f"+ {len(changed.opened) - _MOST} more threats")
    if changed.closed:
        count = len(changed.closed)
        found.append(f"- {count} threat{'s' if count > 1 else ''} no longer stand{'s' if count == 1 else ''}")
    return tuple(found)
