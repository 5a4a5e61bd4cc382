"""Verdicts that one bank reached and the next one of the same run need not reach again.

Whether a condition can hold depends on the entries it is made of and on what their names mean. A bank that uses others
mostly adds names and changes none, so most verdicts stay. They are taken over only where the entries are the very same
objects and every name the earlier bank knew still means the same; what an earlier bank did not know is never assumed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tmtui.banks.bank import Bank
from tmtui.banks.check.names import Names
from tmtui.banks.check.search import MAX_STEPS_OF_A_BANK, Meaning, Verdict
from tmtui.banks.entries.entry import Entry

Slot = tuple[str, str]
"""Namespace and id of an entry."""

Entries = Mapping[Slot, Entry]


@dataclass(slots=True)
class World:
    """One composed bank: what its names mean, and what was found out about its entries."""

    meaning: Meaning
    entries: Entries
    earlier: tuple[World, ...] = ()
    """Worlds of the same run whose verdicts hold here."""
    verdicts: dict[tuple[str, ...], tuple[Verdict, int]] = field(default_factory=dict)
    """What was asked about which entries: the verdict, and the steps it took."""

    def verdict(self, what: str, slots: tuple[Slot, ...], find: Callable[[], Verdict]) -> Verdict:
        """Return a verdict about entries, from an earlier world where it holds, else from `find`.

        Args:
            what: the question, one word.
            slots: every entry whose conditions `find` looks at.
            find: finds the verdict by searching in this world's meaning.
        """
        key = (what, *(part for slot in slots for part in slot))
        kept = self._kept(key, slots)
        # A bank may only take so many steps; whoever runs out of them must run out at the same entry as ever.
        if kept is not None and self.meaning.steps + kept[1] <= MAX_STEPS_OF_A_BANK:
            self.verdicts[key] = kept
            self.meaning.steps += kept[1]
            return kept[0]
        before = self.meaning.steps
        found = find()
        if self.meaning.steps <= MAX_STEPS_OF_A_BANK:
            self.verdicts[key] = (found, self.meaning.steps - before)
        return found

    def _kept(self, key: tuple[str, ...], slots: tuple[Slot, ...]) -> tuple[Verdict, int] | None:
        for world in self.earlier:
            if key in world.verdicts and all(world.entries[slot] is self.entries[slot] for slot in slots):
                return world.verdicts[key]
        return None


@dataclass(slots=True)
class Settled:
    """The worlds of one run, in the order in which they were checked."""

    worlds: list[World] = field(default_factory=list)

    def world(self, meaning: Meaning, entries: Entries) -> World:
        """Return the world of a bank that is about to be checked, and keep it for those after it."""
        earlier: list[World] = []
        for world in sorted(self.worlds, key=lambda each: -len(each.entries)):
            covered = any(_sources(world.meaning.bank) <= _sources(each.meaning.bank) for each in earlier)
            if not covered and _still_holds(world, meaning, entries):
                earlier.append(world)
        found = World(meaning, entries, tuple(earlier))
        self.worlds.append(found)
        return found


def _sources(bank: Bank) -> set[tuple[str, str]]:
    return {(source.file, source.digest) for source in bank.sources}


def _still_holds(world: World, meaning: Meaning, entries: Entries) -> bool:
    """Whether everything that the searches of a world looked at means the same here."""
    was, now = world.meaning, meaning
    return (
        _sources(was.bank) <= _sources(now.bank)
        and all(entries.get(slot) is entry for slot, entry in world.entries.items() if slot[0] == "answer")
        and all(now.bank.catalogues.get(id_) == each for id_, each in was.bank.catalogues.items())
        and all(now.names.attributes.get(slot) == each for slot, each in was.names.attributes.items())
        and all(now.names.traits.get(slot) == each for slot, each in was.names.traits.items())
        and was.unsound == {slot for slot in now.unsound if slot in world.entries}
        and was.implied == {slot for slot in now.implied if slot in was.names.attributes or slot in was.implied}
        and not _names(was.names) & {name for _, name in _added(was.names, now.names)}
        and not any(Names({}, {}).readable(*slot) for slot in _added(was.names, now.names))
    )


def _names(names: Names) -> set[str]:
    """Return every name of a bank, of whatever kind: a name that gets a second meaning may be met along a relation."""
    return {name for slots in (names.attributes, names.traits) for _, name in slots}


def _added(was: Names, now: Names) -> set[tuple[str, str]]:
    return {slot for slots in (now.attributes, now.traits) for slot in slots} - {*was.attributes, *was.traits}
