"""A picture being drawn: subjects and what is said about them, up to as many components and flows as were asked for.

Whatever does not fit any more is left out, and with it the flows that would have led there, so that a model cut off in
the middle of a branch office still hangs together.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tmtui.model.value import Value

Said = dict[str, Value]
"""What is said about one subject, by attribute."""


@dataclass(slots=True)
class Drawing:
    """The structure of a model."""

    components: int
    """How many components there may be."""
    flows: int
    """How many flows there may be."""
    dice: random.Random
    said: dict[str, Said] = field(default_factory=dict)
    """By subject, in the order drawn."""
    placed: list[str] = field(default_factory=list)
    """Slugs of all components."""
    drawn: int = 0
    """How many flows there are."""
    nearby: dict[str, list[str]] = field(default_factory=dict)
    """By zone: the slugs of its components."""

    @property
    def full(self) -> bool:
        """Whether no component fits any more."""
        return len(self.placed) >= self.components

    def zone(self, slug: str, kind: str, **more: Value) -> str:
        """Draw a zone, once; return its slug."""
        self.said.setdefault(f"zone/{slug}", {"kind": kind, **more})
        return slug

    def component(self, slug: str, technology: str, zone: str, **more: Value) -> str:
        """Draw a component where it fits; return its slug."""
        key = f"component/{slug}"
        if key not in self.said and not self.full:
            self.said[key] = {"technology": technology, "zone": f"zone/{zone}", **self._known(more)}
            self.placed.append(slug)
            self.nearby.setdefault(zone, []).append(slug)
        return slug

    def flow(self, source: str, target: str, protocol: str, **more: Value) -> None:
        """Draw a flow between two components that are there."""
        key = f"flow/{source}..{target}"
        if self.drawn >= self.flows or source == target or key in self.said:
            return
        if f"component/{source}" in self.said and f"component/{target}" in self.said:
            self.said[key] = {"protocol": protocol, **self._known(more)}
            self.drawn += 1

    def data(self, slug: str, stored_by: Sequence[str], *, worth: int | None = None) -> str:
        """Draw data of some worth, kept by the components of these that are there."""
        keepers = self.there(stored_by)
        if keepers:
            top = self.dice.choice((2, 2, 3, 3, 4, 5)) if worth is None else worth
            self.said[f"data/{slug}"] = {
                "stored_by": keepers, "confidentiality": top, "integrity": max(1, top - self.dice.randint(0, 1)),
                "availability": max(1, top - self.dice.randint(0, 2)), "safety": 1,
            }  # fmt: skip
        return slug

    def identity(self, slug: str, power: str, *, held_on: Sequence[str], accepted_by: Sequence[str]) -> None:
        """Draw an account and where it is kept and taken."""
        held, opened = self.there(held_on), self.there(accepted_by)
        if held and opened:
            self.said[f"identity/{slug}"] = {
                "power": power, "held_on": held, "accepted_by": opened,
                "for_program": "yes" if power == "user" else "no",
            }  # fmt: skip

    def guard(self, zone: str, *guards: str) -> None:
        """Say what keeps a zone."""
        if found := self.there(guards):
            self.said[f"zone/{zone}"]["guarded_by"] = found

    def there(self, slugs: Sequence[str]) -> tuple[str, ...]:
        """Return the components of these that were drawn, sorted, as references."""
        return tuple(sorted({key for slug in slugs if (key := f"component/{slug}") in self.said}))

    def statements(self) -> Iterator[tuple[str, str, Value]]:
        """Yield everything said: subject, attribute, value."""
        for subject, said in self.said.items():
            yield subject, "exists", "yes"
            if not subject.startswith("flow/"):
                yield subject, "name", subject.partition("/")[2].replace("-", " ")
            for attribute, value in said.items():
                yield subject, attribute, value

    def _known(self, more: Said) -> Said:
        """Return what is said, references to what did not fit left out."""
        found: Said = {}
        for name, value in more.items():
            if isinstance(value, tuple):
                found[name] = tuple(each for each in value if each in self.said)
            elif not _refers(value) or value in self.said:
                found[name] = value
        return found


def _refers(value: Value) -> bool:
    return isinstance(value, str) and value.startswith(("component/", "zone/", "data/"))
