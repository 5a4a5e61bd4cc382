"""The limit of a sitting: minutes or an agenda, held against the clock, with the times that answers took so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtui.model.errors import BadInput
from tmtui.workspace.live import LiveModel

if TYPE_CHECKING:
    from tmtui.interview.limit import Limit


def limit_of(live: LiveModel, minutes: int, agenda: int) -> Limit | None:
    """Return the limit of a sitting that begins now, or nothing.

    Args:
        live: the model; its log knows how long answers took.
        minutes: for what tells most; 0 for no limit.
        agenda: length of a meeting with phases; 0 for none. Both together are an agenda that ends sooner.

    Raises:
        BadInput: for an agenda that there is not.
    """
    if not minutes and not agenda:
        return None
    from tmtui.interview.limit import AGENDAS, Limit
    from tmtui.interview.pace import measured

    if agenda and agenda not in AGENDAS:
        raise BadInput(f"there is no agenda of {agenda} minutes", remedy=f"There are: {', '.join(map(str, AGENDAS))}.")
    began = live.now()
    return Limit(
        minutes or agenda,
        measured(live.facts, live.bank),
        lambda: (live.now() - began).total_seconds(),
        AGENDAS.get(agenda, ()),
    )
