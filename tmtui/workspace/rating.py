"""Threats in another scheme's words, and the factors people give for it."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.analysis.scoring.rating import Rating, Scheme
from tmtui.analysis.scoring.schemes import names, picked, rating, rating_or_why, scheme
from tmtui.model.card import Receipt
from tmtui.model.errors import BadInput
from tmtui.model.fact import State, Statement
from tmtui.model.frozen import frozen
from tmtui.model.subject import key
from tmtui.model.text import one_line
from tmtui.model.threat import Threat
from tmtui.workspace.live import LiveModel

__all__ = ["Rated", "names", "picked_scheme", "rate", "rated", "scheme"]


@frozen
class Rated:
    """A threat and what a scheme says about it."""

    threat: Threat
    rating: Rating | None
    """Nothing where the scheme cannot tell without factors that people give."""
    why: str = ""
    """Why the factors that people gave could not be read, if so; it is rated as if there were none."""


def picked_scheme(live: LiveModel) -> Scheme:
    """Return the scheme a model goes by."""
    return scheme(picked(live.assessment))


def rated(live: LiveModel, name: str = "") -> Sequence[Rated]:
    """Return all threats with their ratings: highest figure first, those a scheme cannot rate last.

    Args:
        live: the model.
        name: the scheme; the model's own where left out.

    Raises:
        BadInput: when there is no such scheme.
    """
    found = scheme(name or picked(live.assessment))
    state = live.assessment
    made = [Rated(threat, *rating_or_why(state, threat, found.name)) for threat in state.threats()]
    # Sorting is stable, so what a scheme does not tell apart stays in the order of the program's own levels.
    return sorted(made, key=lambda each: (each.rating is None, *(-end for end in _figure(each))))


def _figure(each: Rated) -> tuple[float, float]:
    low, high = each.rating.value if each.rating is not None else (0.0, 0.0)
    return high, low


def rate(live: LiveModel, threat: str, name: str, vector: str, *, note: str = "") -> tuple[Rating | None, Receipt]:
    """Say the factors of one threat in a scheme, or take them back with an empty vector.

    Args:
        live: the model.
        threat: id of a threat that stands or is closed.
        name: the scheme.
        vector: its factors, as `SL:5/M:2/...`.
        note: why.

    Raises:
        BadInput: for an unknown threat or scheme, or a vector that is none; nothing is written then.
    """
    found = scheme(name or picked(live.assessment))
    if found.check is None:
        raise BadInput(
            f"{found.title} takes no factors: it goes by likelihood and impact of the model",
            remedy=f"Those that take some: {', '.join(each for each in names() if scheme(each).check)}.",
        )
    known = live.assessment.threat(threat)
    if known is None:
        raise BadInput(f"no threat {one_line(threat)[:120]!r} arises", remedy="`tmtui threats` lists them.")
    subject = key("threat", known.id)
    wanted = found.check(one_line(vector)) if vector else ""
    state = State.ANSWERED if wanted else State.RETRACTED
    receipt = live.say([Statement(subject, found.attribute, wanted or None, state, note=note, source="decision")])
    return rating(live.assessment, known, found.name), receipt
