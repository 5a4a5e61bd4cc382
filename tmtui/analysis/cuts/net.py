"""Where attackers can go, as bare as the search for cuts needs it: places, steps between them, starts and ends.

A step has a key that is the same in every state of a model in which the step exists, so that what was found out about
it once (which controls cut it) holds wherever it turns up again.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from tmtui.model.frozen import frozen

Key = Hashable
"""Names a step."""
Place = Hashable
"""Something an attacker has: reach, control, an identity."""


@frozen
class Step:
    """A step somebody may take."""

    key: Key
    source: Place
    target: Place
    chance: float
    """Above 0, at most 1."""


@frozen
class End:
    """What somebody is after."""

    target: str
    """Key of the crown jewel."""
    worth: float
    """Points that are lost when it is surely reached."""


@frozen
class Net:
    """All steps that have not been cut, in one state of a model."""

    starts: Mapping[str, Place]
    """Actor, where they stand before the first step."""
    steps: Mapping[Place, Sequence[Step]]
    """Steps by where they begin."""
    ends: Mapping[Place, End]
    """Places that count as reaching a jewel."""

    @property
    def targets(self) -> tuple[str, ...]:
        """Return the jewels somebody may reach, sorted."""
        return tuple(sorted({end.target for end in self.ends.values()}))


@frozen
class Way:
    """One way of one actor to one jewel."""

    actor: str
    target: str
    steps: tuple[Step, ...]
    chance: float
    points: float
    """Chance times what is lost."""

    @property
    def keys(self) -> tuple[Key, ...]:
        """Return the keys of its steps; they name the way."""
        return tuple(step.key for step in self.steps)
