"""Attack paths: how somebody gets from where they stand to something worth having, and what stops them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum

from tmtui.model.frozen import frozen
from tmtui.model.level import Interval
from tmtui.model.threat import Because


class StepKind(StrEnum):
    """What lets somebody take a step."""

    ENTRY = "entry"
    """Somebody opens a connection from where they stand, or stands there already."""
    CONNECTION = "connection"
    """From something taken over along one of its own connections, or to a neighbour in its zone."""
    PASSED_ON = "passed-on"
    """A device passes the traffic on; it need not be broken."""
    WEAKNESS = "weakness"
    """A threat that stands, or may stand, lets them in."""
    POWER = "power"
    """Who holds the one has the other too: it runs on it, logs in from it, is administered from it."""
    IDENTITY = "identity"
    """An account held on the one opens the other."""
    DATA = "data"
    """What was taken over keeps the data, handles it, or may fetch it."""
    RETURN = "return"
    """It fetches from, or listens to, something that was taken over or stands outside: mail, browsing, updates."""
    GUARD = "guard"
    """What was taken over guards a zone and opens it."""
    DEPENDENCE = "dependence"
    """What was stopped is needed by something else."""


@frozen
class PathStep:
    """One step of a path."""

    source: str
    """Subject key of where somebody is before the step: an actor first, then components, flows, identities."""
    target: str
    """Subject key of what the step gains."""
    kind: StepKind
    how: str
    """The step as a sentence a network engineer would say."""
    flow: str = ""
    """Key of the flow it goes along, or empty."""
    threats: tuple[str, ...] = ()
    """Ids of the threats that open it, likeliest first; empty where legitimate power or structure suffices."""
    level: Interval = (5, 5)
    """Likelihood 1-5 of the step; low is 0 where it is only possible."""
    because: tuple[Because, ...] = ()
    """The stated facts behind it, also those that nobody said."""
    controls: tuple[str, ...] = ()
    """Ids of the controls that bring the step to level 1 by themselves, cheapest first."""
    together: tuple[str, ...] = ()
    """Ids of the cheapest set of controls that does; empty where nothing in the bank cuts it."""


@frozen
class AttackPath:
    """A way from an actor to something worth having."""

    id: str
    """Stable: the same way has the same id after other answers changed."""
    actor: str
    """Subject key of who walks it."""
    target: str
    """Subject key of the crown jewel."""
    ending: str
    """What happens to the jewel: `read`, `change`, `stop` or `control`."""
    likelihood: Interval
    """1-5, the nearest of the five words on a log scale; low is 0 where the path is only possible."""
    chance: tuple[float, float]
    """Product of the chances of its steps, at least and at most; for ordering, never shown."""
    impact: Interval
    """1-5: what is at stake in the jewel by this ending."""
    level: Interval
    """Likelihood and impact joined by SP 800-30 table I-2; low is 0 where the path is only possible."""
    steps: tuple[PathStep, ...]
    also_via: tuple[str, ...] = ()
    """Subject keys that could stand in place of one on the path: equal in zone, technology and open threats."""
    cut_by: tuple[str, ...] = ()
    """Ids of the controls that cut it alone, cheapest first."""
    best_cut: tuple[str, ...] = ()
    """Ids of the cheapest controls that cut it together; empty where nothing in the bank does."""


ENDINGS = {"read": "reads", "change": "changes", "stop": "puts out of reach", "control": "takes over"}
"""What happens to a jewel at the end of a path, after who does it."""


def who_does_what(actor: str, ending: str, target: str) -> str:
    """Return "Anybody on the internet, for fun, reads Orders": a name that holds a comma gets one behind it too."""
    return f"{actor}{',' if ',' in actor else ''} {ENDINGS.get(ending, ending)} {target}"


def parting_at_the_end(paths: Iterable[AttackPath]) -> list[list[AttackPath]]:
    """Return paths in their order, those that part only at their last step as one, worst first."""
    groups: dict[tuple[object, ...], list[AttackPath]] = {}
    for path in paths:
        way = tuple(step.how for step in path.steps[:-1])
        groups.setdefault((path.actor, way, path.steps[-1].source), []).append(path)
    return [sorted(group, key=lambda path: (-path.level[1], -path.level[0], path.target)) for group in groups.values()]


@frozen
class Choke:
    """What one control does to the ways of attackers."""

    control: str
    """Control id with subject, or the control alone where it is meant over all its subjects."""
    value: int
    """How much the likeliest way to each jewel falls, summed over jewels, in points."""
    cuts: int
    """How many of the paths it cuts."""
    pair: tuple[str, ...] = ()
    """Another control without which it gains next to nothing: close both doors."""
    pair_value: int = 0
    """What both gain together, in points."""
    also: tuple[str, ...] = ()
    """More control ids of the same door: the same control where the same weakness stands open beside it."""
    other_value: int = 0
    """What the other control of the pair gains alone, in points."""


@frozen
class CutSet:
    """The cheapest set of controls that cuts every way to a jewel, apart from very unlikely ones."""

    target: str
    """Subject key of the jewel; empty for all jewels together."""
    controls: tuple[str, ...]
    days: float
    exact: bool
    """Whether no cheaper set exists; no when the search was bounded."""
    uncut: tuple[str, ...] = ()
    """Ids of paths that no control cuts."""
    complete: bool = True
    """Whether it cuts every way that can be cut; no when the search ended before, on a large model."""


@frozen
class Cuts:
    """What cuts the ways of attackers."""

    sets: tuple[CutSet, ...] = ()
    """For each crown jewel, by key, and last for all together where there are several."""
    chokes: tuple[Choke, ...] = ()
    """Controls that take something off the likeliest ways by themselves, most first."""
    pairs: tuple[Choke, ...] = ()
    """Doors to close together, most first."""
    total: int = 0
    """Points of the likeliest ways to all jewels together, as things stand."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Id of a control that sets or pairs name: what is to be done, in words."""
