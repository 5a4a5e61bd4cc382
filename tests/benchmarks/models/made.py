"""A model of any size and shape, as a log of facts; the same seed gives the same log."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from tests.benchmarks.models.answered import fact, with_answers
from tests.benchmarks.models.core import middle
from tests.benchmarks.models.drawing import Drawing
from tests.benchmarks.models.offices import branches
from tests.benchmarks.models.services import services
from tests.benchmarks.models.tiers import applications
from tmtui.banks.bank import Bank
from tmtui.model.fact import Fact

Shape = Callable[[Drawing], Iterator[None]]
"""Draws one unit after another, without end."""

SHAPES: dict[str, tuple[Shape, ...]] = {
    "offices": (branches,),
    "tiers": (applications,),
    "services": (services,),
    "mixed": (branches, applications, services, services),
}
"""By name: what is drawn in turns."""

ANSWERED = 0.8
"""Share of the questions that arise which somebody answered."""

LISTED = ("zones", "components", "flows", "data", "identities")


def facts(
    bank: Bank, components: int, flows: int, *, answered: float = ANSWERED, shape: str = "mixed", seed: int = 1
) -> list[Fact]:
    """Return the log of a model.

    Args:
        bank: whose questions are answered.
        components: how many components.
        flows: how many flows; what the shape itself does not draw goes to machines nearby and to a few that all use.
        answered: share of the questions that arise which are answered, beside the picture itself.
        shape: one of `SHAPES`.
        seed: same seed, same log.
    """
    drawing = drawn(components, flows, shape=shape, seed=seed)
    said = [("model", "name", "Bench"), *(("model", f"{name}_listed", "complete") for name in LISTED)]
    log = [fact(number, *each) for number, each in enumerate((*said, *drawing.statements()), 1)]
    return with_answers(bank, log, answered, random.Random(seed))


def drawn(components: int, flows: int, *, shape: str = "mixed", seed: int = 1) -> Drawing:
    """Return the picture alone."""
    drawing = Drawing(components, flows, random.Random(seed))
    middle(drawing)
    turns = [make(drawing) for make in SHAPES[shape]]
    while not drawing.full:
        for turn in turns:
            next(turn)
    _more_flows(drawing)
    return drawing


def _more_flows(drawing: Drawing) -> None:
    """Draw flows until there are as many as wanted: two in three nearby, the others to what everybody uses."""
    dice, placed = drawing.dice, drawing.placed
    hubs = [slug for slug in ("names", "logs", "mail", "proxy", "updates") if f"component/{slug}" in drawing.said]
    most = len(placed) * (len(placed) - 1) // 2
    while drawing.drawn < min(drawing.flows, most):
        here = dice.randrange(len(placed))
        near = placed[(here + dice.randint(1, 40)) % len(placed)]
        target = dice.choice(hubs) if hubs and dice.random() < 1 / 3 else near
        drawing.flow(placed[here], target, dice.choice(("https", "https", "ssh", "syslog-tls", "http")))
