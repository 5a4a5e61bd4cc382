"""Attack paths worked out slowly and apart from the program: its own steps, by keys, and every way there is.

The steps are written anew over what subjects read as; chances spread from the actors until nothing rises any more. Only
what a model says is shared with the program: no table, no graph, no search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

from tests.analysis.oracle.distance import ANY_DOOR, doors, same_family
from tests.analysis.oracle.logic import read, references, zones
from tests.analysis.oracle.places import is_one_of, outside
from tests.analysis.oracle.world import NOT_APPLICABLE, UNKNOWN, Tri, source, subjects, target
from tests.analysis.paths.slow_known import SURE, Chance, Hold, Known, both, certain, least, negated
from tmtui.model.subject import kind_of


class Slow(Known):
    """All steps in one model."""

    # Steps.

    def steps(self, hold: Hold) -> Iterator[tuple[Hold, Chance]]:
        """Yield whatever can follow."""
        if "with" in hold:
            yield from self._account(hold)
            return
        way: dict[str, Callable[..., Iterator[tuple[Hold, Chance]]]] = {
            "start": self._start, "at": self._at, "flow": self._flow, "wide": self._wide, "control": self._control,
            "beside": self._beside, "inside": self._inside, "owned": self._owned, "halted": self._halted,
            "fed": self._fed, "reads": self._touched, "changes": self._touched, "stops": self._stopped,
        }  # fmt: skip
        if hold[0] in way:
            yield from way[hold[0]](hold)

    def _start(self, _: Hold) -> Iterator[tuple[Hold, Chance]]:
        for actor in subjects(self.world, "actor"):
            if read(self.world, actor, "in_scope") == "no":
                continue
            level = read(self.world, actor, "initiation")
            low, high = (1, 1) if level is NOT_APPLICABLE else (1, 5) if not isinstance(level, int) else (level, level)
            tries = ((0.0, 0.02, 0.1, 0.3, 0.6, 0.9)[low], (0.0, 0.02, 0.1, 0.3, 0.6, 0.9)[high])
            position = read(self.world, actor, "position")
            if isinstance(position, str):
                yield ("at", position), tries
            elif position is UNKNOWN:
                yield ("at", "internet"), (0.0, tries[1])
            for flow in self.flows:
                if source(self.world, flow) == actor and kind_of(target(self.world, flow)) == "component":
                    yield ("flow", flow, "own"), tries
            for identity in self.identities:
                if actor in references(self.world, identity, "used_by"):
                    yield ("at", position if isinstance(position, str) else "internet", "with", identity), tries

    def _stands(self, position: str, zone: str) -> Tri:
        if position.startswith("zone/"):
            return zone == position
        if position == "supplier":
            return is_one_of(read(self.world, zone, "run_by"), ("supplier",))
        return is_one_of(read(self.world, zone, "kind"), (position,))

    def _at(self, hold: Hold) -> Iterator[tuple[Hold, Chance]]:
        position = hold[1]
        for via in ("physical",) if position == "physical" else ("supply",) if position == "supplier" else ():
            for kind in ("component", "zone", "flow", "data", "identity"):
                for subject in subjects(self.world, kind):
                    yield from self.gained(subject, via, hold)
        if position == "physical":
            return
        away = position in ("internet", "supplier")
        for zone in self.zones:
            there = self._stands(position, zone)
            if there is False:
                continue
            abroad = outside(self.world, zone) is True
            away = away or abroad
            yield ("inside" if abroad else "beside", zone), certain(there)
            for component in self.members(zone):
                yield from ((("flow", flow, "own"), certain(there)) for flow in self.out_of(component))
                if position == "supplier" or (not abroad and self.yes(component, "human_device")):
                    yield ("control", component), certain(there)
        for zone in self.zones:
            anything = is_one_of(read(self.world, zone, "lets_in"), ("anything",))
            yield from ((("wide", component), certain(anything)) for component in self.members(zone))
        for component in self.components:
            lost = read(self.world, component, "zone") is UNKNOWN and not zones(self.world, component)
            if lost and not position.startswith("zone/"):
                yield ("wide", component), (0.0, 1.0)
                yield from ((("flow", flow, "own"), (0.0, 1.0)) for flow in self.out_of(component))
            if position == "supplier" and read(self.world, component, "run_by") == "supplier":
                yield ("control", component), SURE
            if away:
                yield ("fed", component), certain(self.yes(component, "fetches_from_outside"))

    def _reached(self, component: str, hold: Hold, lower: Tri) -> Iterator[tuple[Hold, Chance]]:
        yield from self.gained(component, "inbound", hold, lower)
        for identity, via in product(self.accepted(component), ("inbound", "admin")):
            yield from self.gained(identity, via, hold, lower)
        for data in subjects(self.world, "data"):
            if component in self.refs(data, "stored_by"):
                yield from self.gained(data, "inbound", hold, lower)
        for zone in zones(self.world, component):
            yield from self.gained(zone, "inbound", hold, lower)

    def _any_door(self, component: str) -> bool:
        named = self.refs(component, "administered_from")
        return not named and not any(self.yes(flow, "admin") for flow in self.into(component))

    def _flow(self, hold: Hold) -> Iterator[tuple[Hold, Chance]]:
        flow, how = hold[1], hold[2]
        end, lower = target(self.world, flow), {"filtered": True, "perhaps": None}.get(how, False)
        yield from self._reached(end, hold, lower)
        if how == "own":
            for via in ("inbound", "admin"):
                yield from self.gained(flow, via, hold)
        admin = True if self._any_door(end) else self.yes(flow, "admin")
        for after, chance in self.gained(end, "admin", hold, lower) if admin is not False else ():
            yield after, both(chance, certain(admin))
        yield from self._on(end, flow, how)

    def _wide(self, hold: Hold) -> Iterator[tuple[Hold, Chance]]:
        component = hold[1]
        yield from self._reached(component, hold, False)
        yield from self.gained(component, "admin", hold)
        for flow in self.into(component):
            yield from self.gained(flow, "inbound", ("flow", flow, "own"))
            if any(True for _ in self.open(flow, "inbound")):
                yield ("flow", flow, "own"), SURE
        yield from self._on(component, "", "own")

    def _on(self, component: str, came: str, how: str) -> Iterator[tuple[Hold, Chance]]:
        forwards, filters = self.yes(component, "forwards"), self.yes(component, "filters")
        order = ("own", "passed", "perhaps", "filtered")
        after = max(how, "filtered" if filters else "perhaps" if filters is None else "passed", key=order.index)
        for flow in self.out_of(component) if forwards is not False else ():
            goes_on = True if not came else same_family(self.world, came, flow)
            if flow != came:
                yield ("flow", flow, after), both(certain(forwards), certain(goes_on))

    def _beside(self, hold: Hold) -> Iterator[tuple[Hold, Chance]]:
        yield ("inside", hold[1]), certain(negated(self.yes(hold[1], "isolated")))
        yield from self.gained(hold[1], "neighbour", hold)

    def _inside(self, hold: Hold) -> Iterator[tuple[Hold, Chance]]:
        for component in self.members(hold[1]):
            yield ("wide", component), SURE
            near = [component, *self.accepted(component), *self.lying(component), *self.into(component)]
            near += [flow for flow in self.flows if source(self.world, flow) == component]
            near += [each for each in subjects(self.world, "data") if component in self.refs(each, "stored_by")]
            for subject in near:
                yield from self.gained(subject, "neighbour", hold)

    def _owned(self, hold: Hold) -> Iterator[tuple[Hold, Chance]]:
        yield from ((("control", each), SURE) for each in self.members(hold[1]))
        yield from ((("owned", zone), SURE) for zone in self.zones if hold[1] in self.refs(zone, "parent"))

    def _halted(self, hold: Hold) -> Iterator[tuple[Hold, Chance]]:
        yield from ((("stops", each), SURE) for each in self.members(hold[1]))
        yield from ((("halted", zone), SURE) for zone in self.zones if hold[1] in self.refs(zone, "parent"))

    def _fed(self, hold: Hold) -> Iterator[tuple[Hold, Chance]]:
        component = hold[1]
        flows = [flow for flow in self.flows if source(self.world, flow) == component]
        for subject in (component, *self.lying(component), *flows):
            yield from self.gained(subject, "return", ("abroad",))

    def _administered(self, component: str) -> Chance:
        second, apart = self.yes(component, "second_factor"), self.yes(component, "separate_admin_devices")
        cases = []
        for first, other in product(
            (True, False) if second is None else (second,), (True, False) if apart is None else (apart,)
        ):
            cases.append(0.9 if not first else 0.3 if not other else 0.0)
        return min(cases), max(cases)

    def _control(self, hold: Hold) -> Iterator[tuple[Hold, Chance]]:
        component = hold[1]
        yield from ((("flow", flow, "own"), SURE) for flow in self.out_of(component))
        for zone in zones(self.world, component):
            yield ("beside", zone), SURE
            yield from self.gained(zone, "local", hold)
        yield from ((("inside", zone), SURE) for zone in self.zones if component in self.refs(zone, "guarded_by"))
        yield from self._power(component, hold)
        for flow in self.out_of(component):
            admin, acts = self.yes(flow, "admin"), self.yes(component, "acts_on")
            end = target(self.world, flow)
            yield ("control", end), both(self._administered(end), certain(admin))
            yield ("control", end), both((0.9, 0.9), certain(acts))
        acts, steers = self.yes(component, "acts_on"), self.yes(component, "controls_back")
        for flow in self.into(component):
            start, admin = source(self.world, flow), self.yes(flow, "admin")
            if kind_of(start) != "component":
                continue
            if admin is not True and (acts is not False or steers is not False):
                known = admin is False and (acts is True or steers is True)
                yield ("control", start), (0.9 * known, 0.9)
            if self.yes(flow, "one_way") is not True:
                yield ("fed", start), SURE
        yield from self._local(component, hold)
        for ending in ("read", "change"):
            yield from (((ending, data), (0.9, 0.9)) for data in self.kept(component))
            yield from self._over_flows(component, ending)
        yield ("stops", component), SURE

    def _power(self, component: str, hold: Hold) -> Iterator[tuple[Hold, Chance]]:
        for other in self.components:
            if component in (*self.refs(other, "runs_on"), *self.refs(other, "login_from")):
                yield ("control", other), (0.9, 0.9)
            if component in self.refs(other, "administered_from"):
                yield ("control", other), self._administered(other)
                yield from self.gained(other, "admin", hold)

    def _local(self, component: str, hold: Hold) -> Iterator[tuple[Hold, Chance]]:
        for after, chance in self.gained(component, "local", hold):
            if "with" in after:
                yield after, chance
        for identity in self.lying(component):
            yield (*hold, "with", identity), (0.6, 0.6)
            yield from self.gained(identity, "local", hold)
        for host in self.refs(component, "runs_on"):
            yield from self.gained(host, "local", hold)
        for flow in (*self.out_of(component), *self.into(component)):
            for after, chance in self.gained(flow, "local", hold):
                if after[0] == "control" and "with" not in after:
                    yield after, chance

    def _over_flows(self, component: str, ending: str) -> Iterator[tuple[Hold, Chance]]:
        for flow in self.flows:
            if source(self.world, flow) == component and not (ending == "read" and self.yes(flow, "one_way")):
                end = target(self.world, flow)
                rights = self._rights(end) if kind_of(end) == "component" else (0.9, 0.9)
                yield from (((ending, data), both(rights, there)) for data, there in self.carried(flow))
            if target(self.world, flow) == component and not (ending == "change" and self.yes(flow, "one_way")):
                yield from (((ending, data), both((0.9, 0.9), there)) for data, there in self.carried(flow))

    def _rights(self, component: str) -> Chance:
        checks = self.yes(component, "checks_user_rights")
        return (0.9 if checks is False else 0.3), (0.3 if checks else 0.9)

    def _touched(self, hold: Hold) -> Iterator[tuple[Hold, Chance]]:
        yield from (((hold[0][:-1], data), (0.9, 0.9)) for data in self.kept(hold[1]))

    def _stopped(self, hold: Hold) -> Iterator[tuple[Hold, Chance]]:
        component = hold[1]
        for flow in self.into(component):
            if kind_of(source(self.world, flow)) == "component":
                yield ("stops", source(self.world, flow)), certain(negated(self.yes(flow, "optional")))
        yield from ((("stops", other), SURE) for other in self.components if component in self.refs(other, "runs_on"))
        for data in self.kept(component):
            stores = self.refs(data, "stored_by")
            if component not in stores:
                yield ("stop", data), (0.3, 0.3)
                continue
            serving = [each for each in stores if self.yes(each, "keeps_backups") is not True] or list(stores)
            if component in serving:
                yield ("stop", data), ((0.9, 0.9) if len(serving) == 1 else (0.3, 0.3))

    # Accounts.

    def _account(self, hold: Hold) -> Iterator[tuple[Hold, Chance]]:
        identity, place = hold[-1], hold[:-2]
        accepted = self.refs(identity, "accepted_by")
        ways: list[tuple[str, Chance]] = []
        if place[0] == "control":
            component = place[1]
            ways.append((component, SURE))
            for flow in self.out_of(component):
                ways += self._through(flow)
            for zone in self.zones:
                apart = self.yes(zone, "isolated")
                if zone in zones(self.world, component):
                    ways += [(each, certain(negated(apart))) for each in self.members(zone)]
                if component in self.refs(zone, "guarded_by"):
                    ways += [(each, SURE) for each in self.members(zone)]
            yield ("abroad", "with", identity), SURE
        elif place[0] == "flow":
            ways += self._through(place[1])
        elif place[0] == "wide":
            ways.append((place[1], SURE))
        elif place[0] == "inside":
            ways += [(each, SURE) for each in self.members(place[1])]
        else:
            position = place[1] if place[0] == "at" and place[1] != "physical" else "internet"
            ways += [(each, self._from(position, each)) for each in accepted]
        for component, way in ways:
            if component in accepted:
                yield from self._login(identity, component, way)

    def _through(self, flow: str) -> list[tuple[str, Chance]]:
        """Return what a connection leads to, passed on by others, each at the best chance there is."""
        best: dict[str, Chance] = {flow: SURE}
        todo = [flow]
        while todo:
            here = todo.pop()
            end = target(self.world, here)
            for onward in self.out_of(end):
                on = (self.yes(end, "forwards"), same_family(self.world, here, onward))
                low, high = both(best[here], *map(certain, on))
                old = best.get(onward, (0.0, 0.0))
                better = (max(old[0], low), max(old[1], high))
                if better[1] and better != old:
                    best[onward] = better
                    todo.append(onward)
        return [(target(self.world, here), chance) for here, chance in best.items()]

    def _from(self, position: str, component: str) -> Chance:
        known = {read(self.world, actor, "position") for actor in subjects(self.world, "actor")}
        if position not in known:
            return (0.0, 0.0)
        found = []
        for possible in (False, True):
            reach = doors(self.world, position, possible=possible)
            near = [(component, ANY_DOOR), *((component, flow) for flow in self.into(component))]
            found.append(float(any(reach.get(door) == 0 for door in near)))
        return found[0], found[1]

    def _login(self, identity: str, component: str, way: Chance) -> Iterator[tuple[Hold, Chance]]:
        asked = (self.yes(identity, "second_factor"), self.yes(component, "second_factor"))
        used = (0.3, 0.3) if True in asked else (0.3 if None in asked else 0.9, 0.9)
        plain = is_one_of(read(self.world, identity, "power"), ("user",))
        for after in (("control", component), ("control", component, "with", identity)):
            yield after, both(used, way, certain(negated(plain)))
        mine = least(used, self._rights(component))
        for after in (("reads", component), ("changes", component)):
            yield after, both(mine, way, certain(plain))

    # Everything.

    def best(self) -> dict[Hold, Chance]:
        """Return with which chance each hold is gained at best: of steps that certainly exist, and of all."""
        found: dict[Hold, Chance] = {("start",): SURE}
        known: dict[Hold, list[tuple[Hold, Chance]]] = {}
        todo: list[Hold] = [("start",)]
        while todo:
            hold = todo.pop()
            if hold not in known:
                known[hold] = list(self.steps(hold))
            for after, step in known[hold]:
                low, high = both(found[hold], step)
                old = found.get(after, (0.0, 0.0))
                better = (max(old[0], low), max(old[1], high))
                if better[1] > 0 and better != old:
                    found[after] = better
                    todo.append(after)
        return found

    def to_jewels(self) -> dict[str, dict[str, Chance]]:
        """Return for every jewel and ending the best chance there is, of certain ways and of all."""
        best = self.best()
        found: dict[str, dict[str, Chance]] = {}
        for jewel in self.jewels:
            names = {"read": "read", "change": "change", "stop": "stop"}
            if kind_of(jewel) == "component":
                names = {"control": "control", "reads": "read", "changes": "change", "stops": "stop"}
            ends = {ending: best[hold, jewel] for hold, ending in names.items() if (hold, jewel) in best}
            found[jewel] = ends
        return found
