"""Relations as tables: from owners to members and back, for carrying masks along them.

A table may still name members that are no longer part of the model; whoever carries a mask along it carries one over
living subjects.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, compress, repeat
from typing import Protocol

from tmtui.analysis.cells.bits import everything, from_digits, from_indices, gather, indices, scatter, selectors

Places = tuple[int, ...]

_SPARSE = 16
"""Where no more than one member in so many counts, a look at each is sooner than one at every owner."""


class Arrow:
    """A single-valued relation: every owner leads to one member or nowhere (-1)."""

    __slots__ = ("_back", "_known", "size", "to")

    def __init__(self, to: list[int], size: int, back: list[Places] | None = None, known: int | None = None) -> None:
        self.to = to
        self.size = size
        """How many members there may be."""
        self._back = back
        self._known = known

    @property
    def known(self) -> int:
        """Return the owners that lead anywhere."""
        if self._known is None:
            self._known = from_digits(bytes([48 if member < 0 else 49 for member in self.to]))
        return self._known

    @property
    def back(self) -> list[Places]:
        """Return for every member the owners that lead to it; worked out when first asked for."""
        if self._back is None:
            found: list[list[int]] = [[] for _ in range(self.size)]
            for owner, member in enumerate(self.to):
                if member >= 0:
                    found[member].append(owner)
            self._back = [tuple(owners) for owners in found]
        return self._back

    def changed(self, news: Mapping[int, int], size: int, owners: int) -> Arrow:
        """Return the relation after some owners came to lead elsewhere."""
        to = self.to + [-1] * (owners - len(self.to))
        back = None
        if self._back is not None:
            back = self._back + [()] * (size - len(self._back))
        known = self._known
        if known is not None:
            known &= ~from_indices(list(news))
            known |= from_indices([owner for owner, member in news.items() if member >= 0])
        for owner, member in news.items():
            before = to[owner]
            if before == member:
                continue
            to[owner] = member
            if back is not None:
                if before >= 0:
                    back[before] = tuple(each for each in back[before] if each != owner)
                if member >= 0:
                    back[member] = tuple(sorted((*back[member], owner)))
        return Arrow(to, size, back, known)

    def gather(self, members: int) -> int:
        """Return the owners that lead into `members`."""
        if not members or not self.known:
            return 0
        hits = members.bit_count()
        if _SPARSE * hits < self.size:
            return self._led_into(members)
        if _SPARSE * (self.size - hits) < self.size:
            return self.known & ~self._led_into(everything(self.size) & ~members)
        return gather(members, self.to, max(self.size, members.bit_length()))

    def _led_into(self, members: int) -> int:
        """Return the owners that lead into a few members."""
        back = self.back
        return from_indices([owner for place in indices(members) if place < self.size for owner in back[place]])

    def scatter(self, owners: int) -> int:
        """Return the members some of these owners lead to."""
        return scatter(owners, self.to, len(self.to))


class Many(Protocol):
    """A relation from owners to any number of members."""

    def owners(self, members: int) -> int:
        """Return the owners that have at least one of these members."""

    def owners_of(self, member: int) -> Iterable[int]:
        """Return who has this member."""

    def members_of(self, owner: int) -> Iterable[int]:
        """Return what an owner has."""


class Inverse:
    """An arrow read backwards: what it leads to owns what it comes from."""

    __slots__ = ("arrow",)

    def __init__(self, arrow: Arrow) -> None:
        self.arrow = arrow

    def owners(self, members: int) -> int:
        """Return the owners that have at least one of these members."""
        return self.arrow.scatter(members)

    def owners_of(self, member: int) -> Iterable[int]:
        """Return who has this member."""
        if member >= len(self.arrow.to):
            return ()
        owner = self.arrow.to[member]
        return () if owner < 0 else (owner,)

    def members_of(self, owner: int) -> Iterable[int]:
        """Return what an owner has."""
        return self.arrow.back[owner] if owner < len(self.arrow.back) else ()


class Fan:
    """Any number of members for each owner, and any number of owners for each member."""

    __slots__ = ("_back", "_inside", "there")

    def __init__(self, there: Mapping[int, Places], back: Mapping[int, Places] | None = None) -> None:
        self.there = there
        """Owner and members, rising; owners without members may be left out."""
        self._back = back
        self._inside: list[tuple[int, int]] | None = None

    @property
    def back(self) -> Mapping[int, Places]:
        """Return member and owners, rising; worked out when first asked for."""
        if self._back is None:
            found: dict[int, list[int]] = {}
            for owner, members in self.there.items():
                for member in members:
                    found.setdefault(member, []).append(owner)
            self._back = {member: tuple(sorted(owners)) for member, owners in found.items()}
        return self._back

    def changed(self, news: Mapping[int, Places]) -> Fan:
        """Return the relation after some owners came to have other members."""
        there = dict(self.there)
        back = dict(self._back) if self._back is not None else None
        for owner, members in news.items():
            before = there.pop(owner, ())
            if members:
                there[owner] = members
            if back is None:
                continue
            for member in before:
                back[member] = tuple(each for each in back[member] if each != owner)
            for member in members:
                back[member] = tuple(sorted((*back.get(member, ()), owner)))
        return Fan(there, back)

    def reverse(self) -> Fan:
        """Return the same relation, read from members to owners."""
        return Fan(self.back, self.there)

    def owners(self, members: int) -> int:
        """Return the owners that have at least one of these members."""
        if not members:
            return 0
        if 8 * len(self.there) <= members.bit_count():
            # Few owners and many members: one look at each owner is sooner than one at each member.
            if self._inside is None:
                self._inside = [(owner, from_indices(inside)) for owner, inside in self.there.items()]
            return from_indices([owner for owner, inside in self._inside if inside & members])
        return from_indices(set(chain.from_iterable(map(self.back.get, _bits(members), repeat(())))))

    def owners_of(self, member: int) -> Iterable[int]:
        """Return who has this member."""
        return self.back.get(member, ())

    def members_of(self, owner: int) -> Iterable[int]:
        """Return what an owner has."""
        return self.there.get(owner, ())


class Whole:
    """The one model, which has all subjects of a kind."""

    __slots__ = ("alive",)

    def __init__(self, alive: int) -> None:
        self.alive = alive

    def owners(self, members: int) -> int:
        """Return the model when there is at least one of these members."""
        return 1 if members & self.alive else 0

    def owners_of(self, member: int) -> Iterable[int]:
        """Return the model."""
        return (0,) if self.alive >> member & 1 else ()

    def members_of(self, _owner: int) -> Iterable[int]:
        """Return all subjects of the kind."""
        return _bits(self.alive)


class Neighbours:
    """Components that share a zone; kept by zone, for in a zone of n there are n squared pairs."""

    __slots__ = ("homes",)

    def __init__(self, homes: Fan) -> None:
        self.homes = homes
        """Component and the zones it stands in."""

    def owners(self, members: int) -> int:
        """Return the components that have at least one of these as a neighbour."""
        crowded: set[int] = set()
        for inside in self.homes.back.values():
            hits = [each for each in inside if members >> each & 1]
            if len(hits) > 1:
                crowded.update(inside)
            elif hits:
                crowded.update(each for each in inside if each != hits[0])
        return from_indices(crowded)

    def owners_of(self, member: int) -> Iterable[int]:
        """Return the neighbours of a component."""
        return self.members_of(member)

    def members_of(self, owner: int) -> Iterable[int]:
        """Return the neighbours of a component."""
        found = {each for zone in self.homes.there.get(owner, ()) for each in self.homes.back.get(zone, ())}
        found.discard(owner)
        return sorted(found)


def _bits(mask: int) -> Sequence[int]:
    if not mask:
        return ()
    size = mask.bit_length()
    return list(compress(range(size), selectors(mask, size)))
