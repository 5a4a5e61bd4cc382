"""What the slow reckoning of attack paths knows of a model: relations, and what open threats give, by keys."""

from __future__ import annotations

from collections.abc import Iterator

from tests.analysis.oracle import risk
from tests.analysis.oracle.logic import holds, read, references, yes, zones
from tests.analysis.oracle.places import in_scope
from tests.analysis.oracle.world import NOT_APPLICABLE, UNKNOWN, Tri, World, source, subjects, target
from tmtui.model.subject import kind_of

Hold = tuple[str, ...]
Chance = tuple[float, float]
P = (0.0, 0.0, 0.1, 0.3, 0.6, 0.9)
"""Chance of a level; a level of 1 is no step."""
SURE: Chance = (1.0, 1.0)


def certain(tri: Tri) -> Chance:
    """Return the chance of something that is there, may be, or is not."""
    return (float(tri is True), float(tri is not False))


def both(*chances: Chance) -> Chance:
    """Return the chance that all hold."""
    low = high = 1.0
    for least, most in chances:
        low, high = low * least, high * most
    return low, high


def levels(low: int, high: int, lower: Tri = False) -> Chance:
    """Return the chance of a level, one lower behind a filter."""
    return P[max(0, low - (lower is not False))], P[max(0, high - (lower is True))]


def least(low: Chance, high: Chance) -> Chance:
    """Return the lower of two levels, as chances."""
    return min(low[0], high[0]), min(low[1], high[1])


def negated(tri: Tri) -> Tri:
    """Return the opposite."""
    return None if tri is None else not tri


class Known:
    """Relations and open threats of one model."""

    def __init__(self, world: World, jewels: list[str]) -> None:
        self.world = world
        self.jewels = jewels
        self.components, self.flows = subjects(world, "component"), subjects(world, "flow")
        self.identities, self.zones = subjects(world, "identity"), subjects(world, "zone")

    def yes(self, subject: str, attribute: str) -> Tri:
        return yes(read(self.world, subject, attribute))

    def refs(self, subject: str, attribute: str) -> tuple[str, ...]:
        value = read(self.world, subject, attribute)
        keys = (value,) if isinstance(value, str) else references(self.world, subject, attribute)
        return tuple(key for key in keys if kind_of(key) != "actor")

    # Threats.

    def open(self, subject: str, via: str, lower: Tri = False) -> list[tuple[str, Chance]]:
        """Return what the open threats of a subject gain, and with which chance."""
        return self.world.remember(("open", subject, via, lower), lambda: list(self._open(subject, via, lower)))

    def _open(self, subject: str, via: str, lower: Tri) -> Iterator[tuple[str, Chance]]:
        for rule in self.world.bank.rules.values():
            here = rule.via or "inbound"
            if rule.of != kind_of(subject) or rule.source != "adversary" or here != via:
                continue
            if not in_scope(self.world, subject) or risk.where(self.world, rule, subject) is not True:
                continue
            weak = risk.when(self.world, rule, subject)
            if set(rule.stride) == {"repudiation"}:
                continue
            if weak is False or risk.status(self.world, f"{rule.id}@{subject}") in ("false-alarm", "avoided"):
                continue
            may: list[int] = []
            for level, condition in rule.likelihood:
                outcome = holds(self.world, condition, subject)
                if outcome is not False:
                    may.append(level)
                if outcome is True:
                    break
            chance = levels(min(may) if weak else 0, max(may), lower)
            if chance[1]:
                yield from ((gain, chance) for gain in rule.gains)

    def gained(self, subject: str, via: str, here: Hold, lower: Tri = False) -> Iterator[tuple[Hold, Chance]]:
        """Yield the holds that open threats of a subject give."""
        for gain, chance in self.open(subject, via, lower):
            kind = kind_of(subject)
            if kind == "component" and gain == "identity":
                accepted = self.accepted(subject)
                yield from (((*here, "with", each), chance) for each in accepted)
                if not accepted and not self.listed(subject):
                    yield ("control", subject), (0.0, chance[1])
            elif kind == "component":
                yield (gain if gain == "control" else f"{gain}s", subject), chance
            elif kind == "flow":
                yield from self._of_flow(subject, gain, via, here, chance)
            elif kind == "identity" and gain in ("identity", "control"):
                yield (*here, "with", subject), chance
            elif kind == "data" and gain in ("read", "change", "stop"):
                yield (gain, subject), chance
            elif kind == "zone" and gain == "control":
                yield ("owned", subject), chance
            elif kind == "zone" and gain == "stop":
                yield ("halted", subject), chance
            elif kind == "zone" and via in ("physical", "supply"):
                yield ("inside", subject), chance

    def _of_flow(self, flow: str, gain: str, via: str, here: Hold, chance: Chance) -> Iterator[tuple[Hold, Chance]]:
        start, end = source(self.world, flow), target(self.world, flow)
        if gain in ("read", "change"):
            for data, there in self.carried(flow):
                yield (gain, data), both(chance, there)
        elif kind_of(end) != "component":
            return
        elif gain == "control":
            yield ("control", start if via == "return" else end), chance
        elif gain == "stop":
            yield ("stops", end), chance
        else:
            accepted = self.accepted(end)
            used = [each for each in accepted if start in (*self.refs(each, "held_on"), *self.refs(each, "used_by"))]
            yield from (((*here, "with", each), chance) for each in used or accepted)

    # Relations.

    def accepted(self, component: str) -> list[str]:
        return self.world.remember(("accepted", component), lambda: self._accepted(component))

    def _accepted(self, component: str) -> list[str]:
        return [each for each in self.identities if component in self.refs(each, "accepted_by")]

    def lying(self, component: str) -> list[str]:
        return self.world.remember(("lying", component), lambda: self._lying(component))

    def _lying(self, component: str) -> list[str]:
        return [
            each for each in self.identities
            if component in (*self.refs(each, "held_on"), *self.refs(each, "used_by"))
        ]  # fmt: skip

    def listed(self, component: str) -> bool:
        own = self.world.answers.get(component, "identities_listed")
        if own is not None:
            return own.value == "complete"
        return self.world.answers.value("model", "identities_listed") == "complete"

    def out_of(self, component: str) -> list[str]:
        return self.world.remember(("out_of", component), lambda: self._out_of(component))

    def _out_of(self, component: str) -> list[str]:
        return [
            flow for flow in self.flows
            if source(self.world, flow) == component and kind_of(target(self.world, flow)) == "component"
        ]  # fmt: skip

    def into(self, component: str) -> list[str]:
        return self.world.remember(("into", component), lambda: self._into(component))

    def _into(self, component: str) -> list[str]:
        return [flow for flow in self.flows if target(self.world, flow) == component]

    def kept(self, component: str) -> list[str]:
        return self.world.remember(("kept", component), lambda: self._kept(component))

    def _kept(self, component: str) -> list[str]:
        return [
            data for data in subjects(self.world, "data")
            if component in (*self.refs(data, "stored_by"), *self.refs(data, "processed_by"))
        ]  # fmt: skip

    def carried(self, flow: str) -> list[tuple[str, Chance]]:
        return self.world.remember(("carried", flow), lambda: self._carried(flow))

    def _carried(self, flow: str) -> list[tuple[str, Chance]]:
        value = read(self.world, flow, "carries")
        if value is not UNKNOWN:
            return [(data, SURE) for data in (() if value is NOT_APPLICABLE else self.refs(flow, "carries"))]
        ends = [end for end in (source(self.world, flow), target(self.world, flow)) if kind_of(end) == "component"]
        return [(data, (0.0, 1.0)) for data in sorted({data for end in ends for data in self.kept(end)})]

    def members(self, zone: str) -> list[str]:
        return self.world.remember(("members", zone), lambda: self._members(zone))

    def _members(self, zone: str) -> list[str]:
        return [each for each in self.components if zone in zones(self.world, each)]
