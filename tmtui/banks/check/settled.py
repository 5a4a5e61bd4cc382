"""Verdicts that one bank reached and the next one of the same run need not reach again.

Whether a condition can hold depends on the entries it is made of and on what the names it reads mean. A bank that uses
others mostly adds names and changes few, so most verdicts stay. One is taken over only where its entries are the very
same objects and none of the names it read was added, changed or put in doubt; in which kind of subject does not matter,
because relations lead from one kind to another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import TypeVar

from tmtui.banks.bank import Bank, Catalogue
from tmtui.banks.check.search import MAX_STEPS_OF_A_BANK, Meaning, Verdict
from tmtui.banks.entries.entry import Entry
from tmtui.model.frozen import changing, frozen

Slot = tuple[str, str]
"""Namespace and id of an entry."""

Entries = Mapping[Slot, Entry]

Key = TypeVar("Key")


@frozen
class Found:
    """A verdict, and what it took to find it."""

    verdict: Verdict
    steps: int
    names: frozenset[str]
    """Every name that was read on the way."""


@changing
class World:
    """One composed bank: what its names mean, and what was found out about its entries."""

    meaning: Meaning
    entries: Entries
    earlier: tuple[tuple[World, frozenset[str]], ...] = ()
    """Worlds of the same run that this one holds in it, with the names that mean something else here."""
    found: dict[tuple[str, ...], Found] = field(default_factory=dict)
    """By what was asked about which entries."""

    def verdict(
        self, what: str, slots: tuple[Slot, ...], find: Callable[[], Verdict], names: Iterable[str] = ()
    ) -> Verdict:
        """Return a verdict about entries, from an earlier world where it holds, else from `find`.

        Args:
            what: the question, one word.
            slots: every entry whose conditions `find` looks at.
            find: finds the verdict by searching in this world's meaning.
            names: names that `find` reads without asking the meaning for them.
        """
        key = (what, *(part for slot in slots for part in slot))
        kept = self._kept(key, slots)
        meaning = self.meaning
        # A bank may only take so many steps; whoever runs out of them must run out at the same entry as ever.
        if kept is not None and meaning.steps + kept.steps <= MAX_STEPS_OF_A_BANK:
            self.found[key] = kept
            meaning.steps += kept.steps
            return kept.verdict
        before, meaning.read = meaning.steps, set(names)
        verdict = find()
        if meaning.steps <= MAX_STEPS_OF_A_BANK:
            self.found[key] = Found(verdict, meaning.steps - before, frozenset(meaning.read))
        return verdict

    def _kept(self, key: tuple[str, ...], slots: tuple[Slot, ...]) -> Found | None:
        for world, changed in self.earlier:
            found = world.found.get(key)
            if found is not None and changed.isdisjoint(found.names):
                return found if all(world.entries[slot] is self.entries[slot] for slot in slots) else None
        return None


@changing
class Settled:
    """The worlds of one run, in the order in which they were checked."""

    worlds: list[World] = field(default_factory=list)

    def world(self, meaning: Meaning, entries: Entries) -> World:
        """Return the world of a bank that is about to be checked, and keep it for those after it."""
        earlier: list[tuple[World, frozenset[str]]] = []
        sources = _sources(meaning.bank)
        for world in sorted(self.worlds, key=lambda each: -len(each.entries)):
            held = _sources(world.meaning.bank)
            if held <= sources and not any(held <= _sources(each.meaning.bank) for each, _ in earlier):
                earlier.append((world, frozenset(_changed(world, meaning, entries))))
        found = World(meaning, entries, tuple(earlier))
        self.worlds.append(found)
        return found


def _sources(bank: Bank) -> set[tuple[str, str]]:
    return {(source.file, source.digest) for source in bank.sources}


def _changed(world: World, now: Meaning, entries: Entries) -> set[str]:
    """Return the names, of whatever kind, that mean something else here than there."""
    was = world.meaning
    slots = _differing(was.names.attributes, now.names.attributes) | _differing(was.names.traits, now.names.traits)
    asked = {slot for slot in {*world.entries, *entries} if slot[0] == "answer"}
    asked = {slot for slot in asked if world.entries.get(slot) is not entries.get(slot)}
    asked |= {slot for slot in was.unsound ^ now.unsound if slot[0] == "answer"}
    return (
        {name for _, name in slots | (was.implied ^ now.implied)}
        | {id_.partition(".")[2] for _, id_ in asked}
        | _given(was.bank.catalogues, now.bank.catalogues)
    )


def _given(was: Mapping[str, Catalogue], now: Mapping[str, Catalogue]) -> set[str]:
    """Return the names whose values or traits come from a catalogue that differs."""
    found = [each for id_ in _differing(was, now) for each in (was.get(id_), now.get(id_)) if each is not None]
    return {each.attribute for each in found} | {trait for each in found for row in each.rows for trait in row.traits}


def _differing(was: Mapping[Key, object], now: Mapping[Key, object]) -> set[Key]:
    return {key for key in {*was, *now} if was.get(key) != now.get(key)}
