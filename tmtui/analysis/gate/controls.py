"""Controls that are not in place, or that nobody checked, by the date somebody gave."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tmtui.analysis.gate.claims import SAID_DONE, measured, missing
from tmtui.analysis.progress import orphans
from tmtui.analysis.reasons.names import filled
from tmtui.model.gate import Breach, BreachKind
from tmtui.model.level import NOTHING
from tmtui.model.subject import kind_of, tail_of

if TYPE_CHECKING:
    from tmtui.analysis.state import State

NOT_YET = ("recommended", "planned", "in-progress")
"""Statuses of a control that is not in place."""


def late_controls(state: State) -> Iterator[Breach]:
    """Yield controls past a date: of being in place, of being checked, or until which a status held."""
    gone, today = set(orphans(state)), state.today.isoformat()
    own = {each.id: each.title for each in state.decided.own_controls}
    known = [
        (key, decision)
        for key, decision in state.decided.decisions.items()
        if kind_of(key) == "control" and key not in gone
    ]
    for key, decision in sorted(known, key=lambda each: (each[1].due, each[0])):
        id, subject = tail_of(key), key.partition("@")[2]
        title = own.get(id) or control_title(state, id)
        where = state.name(subject)
        owner = f" by {decision.owner}" if decision.owner else ""
        late = bool(decision.due) and decision.due < today
        if decision.expired:
            what = f"{title}: that it is {decision.stated} held until {decision.until}"
            todo = f"look at it again: `tmtui decide {id} --status {decision.stated} --until DATE …`"
            yield Breach(BreachKind.EXPIRED, id, subject, NOTHING, what, where, todo)
        elif late and decision.status in NOT_YET and (id in own or missing(state, id)):
            what = f"{title}: due {decision.due}{owner}, still {decision.status}"
            todo = f"do it, or say when: `tmtui decide {id} --due DATE`"
            yield Breach(BreachKind.OVERDUE, id, subject, NOTHING, what, where, todo)
        elif late and decision.status == SAID_DONE[0] and not measured(state, id):
            what = f"{title}: implemented{owner}, to be checked by {decision.due}"
            todo = f"check it, then `tmtui decide {id} --status verified --evidence TEXT`"
            yield Breach(BreachKind.UNVERIFIED, id, subject, NOTHING, what, where, todo)


def control_title(state: State, control: str) -> str:
    """Return what a control does, with the names of its subject filled in; its id where no bank has it."""
    name, _, subject = control.partition("@")
    found = state.bank.controls.get(name)
    return filled(state, found.title, subject) if found is not None else control
