"""Every place a person can stand in, how they get there, and what has to stand there in any case."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place, and the keys that lead to what is looked at."""

    name: str
    go: str
    """What the app calls it."""
    keys: tuple[str, ...] = ()
    """Keys pressed there."""
    says: str = ""
    """What has to be on it at every size."""
    asking: bool = False
    """Something is asked on the line that speaks, so the foot lists the keys of that instead."""


PLACES = (
    Place("interview", "interview", says="?"),
    Place("sections", "interview", keys=("escape", "l"), says="Worry"),
    Place("help", "interview", keys=("escape", "question_mark"), says="Help"),
    Place("menu-of-places", "interview", keys=("escape", "o"), says="Diagram", asking=True),
    Place("diagram", "diagram", keys=("down",), says="WAF"),
    Place("threats", "threats", says="high"),
    Place("threat", "threats", keys=("enter", "down", "enter"), says="password"),
    Place("heat", "threats", keys=("h",), says="likelihood"),
    Place("paths", "paths", says="high"),
    Place("plan", "plan", says="[ ]"),
    Place("curve", "plan", keys=("down", "space", "v"), says="100"),
    Place("answers", "answers", says="18 answers"),
    Place("report", "report", says="Handling"),
    Place("banks", "banks", says="Backup"),
    Place("models", "models", says=" %"),
)
"""Over the filled model."""

EMPTY = tuple(
    Place(f"{name}-empty", name, says=" %" if name == "models" else "")
    for name in ("diagram", "threats", "paths", "plan", "answers", "report", "models")
)
"""Over a model of which nothing is said yet: each place has to say why it is empty."""

OF_A_BANK = (
    Place("section", "banks", keys=("enter", "down", "enter", "down", "enter")),
    Place("faults", "banks", keys=("l",)),
)
"""Where the text of the first bank on the shelf stands."""
