"""What moves are read from: relations and attributes of one state of a model, looked up when first needed.

One move after a control is looked at as often as a whole graph is built, so nothing is read before somebody asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.cells.columns import Column
from tmtui.analysis.cells.links import Fan
from tmtui.analysis.cells.sheet import Cell
from tmtui.analysis.cells.tri import Tri, value
from tmtui.analysis.conditions.relations import Ends, complete, ends, fan, homes
from tmtui.analysis.stake.ratings import missing_carries
from tmtui.analysis.structure.doors import doors
from tmtui.analysis.structure.families import Families, families
from tmtui.analysis.structure.places import outside
from tmtui.analysis.structure.positions import positions_of_actors
from tmtui.analysis.structure.reach import Reach
from tmtui.model.level import Interval

if TYPE_CHECKING:
    from tmtui.analysis.state import State

PHYSICAL = "physical"
SUPPLIER = "supplier"
UNKNOWN = "?"
"""The position of actors of whom nobody said where they stand."""

Places = Sequence[int]


class Ground:
    """Relations and attributes of a state."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.program = state.compiled.program
        self._tri: dict[tuple[str, str], Tri] = {}
        self._fans: dict[tuple[str, str, str], Fan] = {}

    def key(self, kind: str, place: int) -> str:
        """Return the subject with a bit."""
        return self.state.key(kind, place)

    def look(self, cell: Cell[Any]) -> Any:
        """Return the value of a cell."""
        return self.state.look(cell)

    def yes(self, kind: str, name: str, place: int) -> bool | None:
        """Return whether a yes/no attribute or trait of a subject reads yes; nothing where it is not known."""
        found = self._tri.get((kind, name))
        if found is None:
            found = self._tri[kind, name] = self.look(self.program.yes(kind, name))
        return value(found, place)

    def mask(self, kind: str, name: str) -> tuple[list[int], list[int]]:
        """Return the subjects of which an attribute or trait certainly, and of which it possibly, reads yes."""
        true, false = self.look(self.program.yes(kind, name))
        return indices(true), indices(self.look(self.program.alive(kind)) & ~true & ~false)

    def one(self, kind: str, name: str, place: int, *values: str) -> bool | None:
        """Return whether an attribute of a subject reads one of some values."""
        key = (kind, f"{name} {values}")
        found = self._tri.get(key)
        if found is None:
            found = self._tri[key] = self.look(self.program.one_of(kind, name, values))
        return value(found, place)

    def fan(self, kind: str, name: str, to: str) -> Fan:
        """Return a relation of an attribute."""
        key = (kind, name, to)
        found = self._fans.get(key)
        if found is None:
            found = self._fans[key] = self.look(fan(self.program, *key))
        return found

    @cached_property
    def ends(self) -> Ends:
        """The ends of flows."""
        found: Ends = self.look(ends(self.program))
        return found

    @cached_property
    def homes(self) -> Fan:
        """The zones components stand in."""
        found: Fan = self.look(homes(self.program))
        return found

    @cached_property
    def families(self) -> Families:
        """The protocol families of flows."""
        found: Families = self.look(families(self.program))
        return found

    @cached_property
    def _silent(self) -> int:
        found: int = self.look(missing_carries(self.program))
        return found

    @cached_property
    def _identities_listed(self) -> int:
        found: int = self.look(complete(self.program, "component", "identities"))
        return found

    @cached_property
    def reach(self) -> Reach:
        """From where doors are open without taking anything over."""
        found: Reach = self.look(self.reach_cell)
        return found

    @cached_property
    def reach_cell(self) -> Cell[Reach]:
        """The cell that holds `reach`."""
        return doors(self.program, positions_of_actors(self.program)).reach

    @cached_property
    def positions(self) -> tuple[str, ...]:
        """The network positions of actors, in the order of the bits of `reach`."""
        found: tuple[str, ...] = self.look(positions_of_actors(self.program))
        return found

    # Flows.

    def outbound(self, component: int) -> Places:
        """Return the flows a component opens."""
        back = self.ends.source.back
        return back[component] if component < len(back) else ()

    def inbound(self, component: int) -> Places:
        """Return the flows that lead to a component."""
        back = self.ends.target.back
        return back[component] if component < len(back) else ()

    def source(self, flow: int) -> int:
        """Return the component that opens a flow; -1 where an actor does."""
        return self.ends.source.to[flow]

    def target(self, flow: int) -> int:
        """Return the component a flow leads to; -1 where an actor is called."""
        return self.ends.target.to[flow]

    def carries(self, flow: int) -> Places | None:
        """Return the data a flow carries; nothing where nobody said."""
        if self._silent >> flow & 1:
            return None
        return self.fan("flow", "carries", "data").there.get(flow, ())

    def kept(self, component: int) -> list[int]:
        """Return the data a component stores or processes."""
        stored = self.fan("data", "stored_by", "component").back.get(component, ())
        handled = self.fan("data", "processed_by", "component").back.get(component, ())
        return [*stored, *(each for each in handled if each not in stored)]

    # Zones.

    def zones(self, component: int) -> Places:
        """Return the zones a component stands in."""
        return self.homes.there.get(component, ())

    def members(self, zone: int) -> Places:
        """Return what stands in a zone."""
        return self.homes.back.get(zone, ())

    def homeless(self) -> list[int]:
        """Return the components of which nobody said where they stand."""
        column: Column = self.look(self.program.column("component", "zone"))
        alive = self.look(self.program.alive("component"))
        return [each for each in indices(alive & ~(column.answered | column.absent)) if not self.zones(each)]

    def is_outside(self, zone: int) -> bool:
        """Whether a zone is certainly the internet or run by others."""
        return bool(self.look(outside(self.program))[0] >> zone & 1)

    def stands_in(self, position: str) -> list[tuple[int, bool]]:
        """Return the zones in which somebody of a position stands, and whether that is certain."""
        alive = self.look(self.program.alive("zone"))
        if position.startswith("zone/"):
            zone = self.state.place(position)
            return [(zone, True)] if zone >= 0 and alive >> zone & 1 else []
        name, wanted = ("run_by", SUPPLIER) if position == SUPPLIER else ("kind", position)
        return [
            (zone, found is True)
            for zone in indices(alive)
            if (found := self.one("zone", name, zone, wanted)) is not False
        ]

    def opened_from(self, position: str, component: int) -> Interval:
        """Return whether some door of a component is open from a position at once: 0 no, 5 yes, both bounds."""
        if position not in self.positions:
            return (0, 0)
        number = 2 * self.positions.index(position)
        bits = self.reach.wide[component]
        for flow in self.inbound(component):
            bits |= self.reach.flow[flow]
        return (5 if bits >> number + 1 & 1 else 0, 5 if bits >> number & 1 else 0)

    # Identities.

    def accepted(self, component: int) -> Places:
        """Return the identities a component accepts."""
        return self.fan("identity", "accepted_by", "component").back.get(component, ())

    def lying_on(self, component: int) -> list[tuple[int, str]]:
        """Return the identities held or used on a component, and the attribute that says so."""
        held = self.fan("identity", "held_on", "component").back.get(component, ())
        used = self.fan("identity", "used_by", "component").back.get(component, ())
        return [*((each, "held_on") for each in held), *((each, "used_by") for each in used if each not in held)]

    def knows_identities(self, component: int) -> bool:
        """Whether the accounts a component accepts are all listed."""
        return bool(self._identities_listed >> component & 1)
