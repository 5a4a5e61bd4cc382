"""The derived tables, for people who look with Datasette or SQL: written when nobody waits for them.

Only the process that wrote the newest fact writes them, and only when it ends, so that several people answering at once
do not take turns rewriting the same. A short command leaves a large model to the next interview: deriving a plan must
not make every `tmtui answer` slow. Each row says which fact it rests on.
"""

from __future__ import annotations

from tmtui import __version__
from tmtui.model.errors import Busy, Unusable
from tmtui.store.store import Store
from tmtui.workspace.live import LiveModel

SMALL = 500
"""Most subjects of a model whose tables are written at the end of a short command."""


def write_tables(store: Store, live: LiveModel) -> bool:
    """Write the derived tables of a model when this process wrote its newest fact; return whether that was done.

    A busy or unwritable file is no error here: nothing is lost, and the next writer brings them up to date.
    """
    if not live.wrote or not live.facts or live.facts[-1].id != live.wrote:
        return False
    from tmtui.store.derived import DerivedRows

    assessment = live.assessment
    threats = (*assessment.threats(), *assessment.threats(closed=True))
    rows = DerivedRows(
        last_row=live.last_row,
        last_fact=live.facts[-1].id,
        bank_digest=live.bank.digest,
        program_version=__version__,
        date=live.today.isoformat(),
        answers=tuple(sorted(live.answers, key=lambda answer: (answer.subject, answer.attribute))),
        threats=threats,
        plan=assessment.plan().rows,
    )
    try:
        return store.write_derived(live.slug, rows)
    except (Busy, Unusable):
        return False
