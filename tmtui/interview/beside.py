"""What somebody said beside a question they have not answered yet: how they know, a note, where it can be looked up.

It stays with its question when the person goes elsewhere, and is saved with their place: a line that drops takes no
note with it. The answer takes it along.
"""

from __future__ import annotations

from collections.abc import Mapping

from tmtui.interview.step import Step, read_step
from tmtui.model.fact import Basis
from tmtui.model.frozen import frozen

MOST = 50
"""Questions with something beside them that are kept: the newest; nobody leaves more notes without answers."""


@frozen
class Beside:
    """What goes with the answer to one question."""

    basis: Basis | None = None
    """How the person knows; nothing for the usual."""
    note: str = ""
    evidence: str = ""


NOTHING = Beside()
"""Nothing was said beside it."""


def beside_to_json(kept: Mapping[Step, Beside]) -> list[list[str]]:
    """Return it as plain JSON values: question, subject, basis, note, evidence."""
    return [[*step, each.basis or "", each.note, each.evidence] for step, each in list(kept.items())[-MOST:]]


def beside_from_json(saved: object) -> dict[Step, Beside]:
    """Read it; what does not make sense is left out."""
    found: dict[Step, Beside] = {}
    for entry in saved if isinstance(saved, (list, tuple)) else ():
        parts = [str(part) for part in entry] if isinstance(entry, (list, tuple)) else []
        step = read_step(parts[:2])
        if step is not None and len(parts) == 5:
            basis = Basis(parts[2]) if parts[2] in list(Basis) else None
            found[step] = Beside(basis, parts[3], parts[4])
    return found
