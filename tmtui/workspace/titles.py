"""What a threat is called, also when it stands no more because what it was about is gone."""

from __future__ import annotations

from tmtui.analysis.reasons.names import filled
from tmtui.workspace.live import LiveModel


def threat_title(live: LiveModel, id: str) -> str:
    """Return the title of a threat; its id where no bank has its rule any more."""
    found = live.assessment.threat(id)
    if found is not None:
        return found.title
    rule, _, subject = id.partition("@")
    known = live.bank.rules.get(rule)
    return filled(live.assessment, known.title, subject) if known is not None and subject else id
