"""The door of the analysis: a bank, what people said, and a date go in; everything that follows from them comes out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tmtui.analysis.cells.compiled import Compiled, compile_bank
from tmtui.analysis.cells.facts import Facts
from tmtui.analysis.cells.load import Columns, load
from tmtui.analysis.state import State
from tmtui.analysis.threats.decided import decided
from tmtui.banks.bank import Bank
from tmtui.model.answers import Answers
from tmtui.model.fact import Fact
from tmtui.model.undisturbed import undisturbed

__all__ = ["State", "assess", "assess_columns"]


@undisturbed
def assess(bank: Bank, facts: Answers | Iterable[Fact], today: date, *, compiled: Compiled | None = None) -> State:
    """Derive everything from nothing.

    Args:
        bank: questions, rules, controls and catalogues.
        facts: what currently holds, or the log it is read from.
        today: the date that decisions with an end are held against.
        compiled: the sheet of this bank, where it was made already.
    """
    answers = facts if isinstance(facts, Answers) else Answers(facts)
    compiled = compiled or compile_bank(bank)
    known = answers.by_subject()
    columns = load(compiled.program, known)
    return assess_columns(compiled, columns, Facts(known, disputed=columns.disputed), today)


@undisturbed
def assess_columns(compiled: Compiled, columns: Columns, facts: Facts, today: date) -> State:
    """Derive everything from columns that are already in memory."""
    given: dict[object, object] = {compiled.decided: decided(columns.records, today)}
    given.update({compiled.program.indexes[kind]: index for kind, index in columns.indexes.items()})
    given.update({compiled.program.said[slot]: said for slot, said in columns.said.items()})
    view = compiled.program.sheet.derive(given)  # type: ignore[arg-type]
    return State(compiled, view, facts, today)
