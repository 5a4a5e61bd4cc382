"""The limit of a sitting: minutes or an agenda, held against the clock, with the times that answers took so far."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tmtui.model.errors import BadInput
from tmtui.workspace.live import LiveModel

if TYPE_CHECKING:
    from tmtui.interview.limit import Limit
    from tmtui.interview.sitting import Sitting


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def limit_of(live: LiveModel, minutes: int, agenda: int, before: Sitting | None) -> Limit | None:
    """Return the limit of a sitting that begins now or goes on, or nothing.

    Args:
        live: the model; its log knows how long answers took.
        minutes: for what tells most; 0 for no limit.
        agenda: length of a meeting with phases; 0 for none. Both together are an agenda that ends sooner.
        before: the last sitting with a limit of this person.

    Raises:
        BadInput: for an agenda that there is not.
    """
    if not minutes and not agenda:
        return None
    from tmtui.interview.limit import AGENDAS, Limit
    from tmtui.interview.pace import measured
    from tmtui.interview.sitting import Sitting, kept_from
    from tmtui.model.when import day_in_words

    if agenda and agenda not in AGENDAS:
        raise BadInput(f"there is no agenda of {agenda} minutes", remedy=f"There are: {', '.join(map(str, AGENDAS))}.")
    length, now = minutes or agenda, live.now()
    kept = kept_from(before, agenda, length, now, _last_said(live))
    sitting = kept if kept is not None else Sitting(agenda, length)
    stopped = sitting.stopped
    sitting.look(now)
    return Limit(
        length,
        measured(live.facts, live.bank),
        lambda: sitting.look(live.now()),
        AGENDAS.get(agenda, ()),
        sitting,
        goes_on=kept is not None,
        stopped=day_in_words(stopped.astimezone().date(), live.today) if stopped is not None else "",
    )


def _last_said(live: LiveModel) -> datetime | None:
    """Return when this person said something last; ids of facts are microseconds."""
    last = next((fact.id for fact in reversed(live.facts) if fact.author == live.author), None)
    return _EPOCH + timedelta(microseconds=last) if last is not None else None
