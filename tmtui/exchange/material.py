"""What a writer gets: one threat model with everything said and everything derived, at one moment.

Writers are pure functions of it. It holds no clock, so a file written twice from the same facts is the same file.
"""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.banks.bank import Bank
from tmtui.model.answers import Answers
from tmtui.model.assessment import Assessment
from tmtui.model.diff import Diff
from tmtui.model.fact import Fact
from tmtui.model.frozen import frozen
from tmtui.model.subject import MODEL


@frozen
class Material:
    """One threat model, ready to be written."""

    slug: str
    name: str
    bank: Bank
    answers: Answers
    assessment: Assessment
    facts: Sequence[Fact]
    """The log, oldest first."""
    head: str = ""
    """Origin and hash of every chain of the log, `origin:hash`; empty when nobody asked for it."""
    reader: str = ""
    """Whom a summary is for: `leadership`, `engineers`, `auditor`, or everybody."""
    changes: Diff | None = None
    """What differs since an earlier moment, where somebody asked."""

    @property
    def banks(self) -> tuple[str, ...]:
        """Ids of the banks the model names; what those use comes with them."""
        named = self.answers.value(MODEL, "banks")
        return named if isinstance(named, tuple) else tuple(source.id for source in self.bank.sources)
