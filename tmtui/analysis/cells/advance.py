"""From one state to the next: which given cells a few changed answers touch."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tmtui.analysis.cells.compiled import Compiled
from tmtui.analysis.cells.facts import Facts
from tmtui.analysis.cells.load import present
from tmtui.analysis.cells.program import ORDERED, Program
from tmtui.analysis.cells.sheet import Cell, View
from tmtui.analysis.cells.subjects import Index
from tmtui.analysis.threats.decided import changed as changed_records
from tmtui.analysis.threats.decided import decided
from tmtui.model.answers import EXISTS, Answer, Slot
from tmtui.model.subject import DECIDED_KINDS, MODEL, kind_of

_MANY = 4
"""From so many changes to one column on, they are taken at one go."""

News = Mapping[Slot, Answer | None]


class Given:
    """Collects what changes among the given cells."""

    def __init__(self, compiled: Compiled, view: View, facts: Facts) -> None:
        self.program: Program = compiled.program
        self.compiled = compiled
        self.view = view
        self.facts = facts
        """As they are after the change."""
        self.values: dict[Cell[Any], Any] = {}
        self.touched: dict[Cell[Any], set[int]] = {}

    def take(self, news: News, today: date) -> None:
        """Read changed answers."""
        existence: dict[str, dict[str, Answer | None]] = {}
        columns: dict[tuple[str, str], dict[str, Answer | None]] = {}
        decisions: dict[Slot, Answer | None] = {}
        for (subject, attribute), answer in news.items():
            kind = kind_of(subject)
            if kind in DECIDED_KINDS:
                decisions[subject, attribute] = answer
            elif attribute == EXISTS and kind in self.program.indexes:
                if kind != MODEL:
                    existence.setdefault(kind, {})[subject] = answer
            elif (kind, attribute) in self.program.said:
                columns.setdefault((kind, attribute), {})[subject] = answer
        for kind, subjects in existence.items():
            self._exist(kind, subjects, columns)
        for (kind, name), answers in columns.items():
            self._say(kind, name, answers)
        if decisions:
            old = self.view[self.compiled.decided]
            self.values[self.compiled.decided] = decided(changed_records(old.records, decisions), today)

    def index(self, kind: str) -> Index:
        """Return the index of a kind as it will be."""
        cell = self.program.indexes[kind]
        index: Index = self.values.get(cell, self.view[cell])
        return index

    def _exist(
        self, kind: str, subjects: dict[str, Answer | None], columns: dict[tuple[str, str], dict[str, Answer | None]]
    ) -> None:
        """Add and remove subjects; whatever was said about a new one before counts from now on."""
        index = self.index(kind)
        actors = frozenset(self.program.bank.actors()) if kind == "actor" else frozenset()
        there = {key for key, answer in subjects.items() if present(answer, key, actors)}
        fresh = [key for key in there if key not in index.place]
        new = index.changed(there, set(subjects) - there)
        if new.there == index.there and not fresh:
            return
        cell = self.program.indexes[kind]
        self.values[cell] = new
        self.touched[cell] = {new.place[key] for key in subjects if key in new.place}
        for of, name in self.program.said if fresh else ():
            if of == kind:
                for key in fresh:
                    answer = self.facts.get(key, name)
                    if answer is not None:
                        columns.setdefault((kind, name), {})[key] = answer

    def _say(self, kind: str, name: str, answers: dict[str, Answer | None]) -> None:
        cell, index = self.program.said[kind, name], self.index(kind)
        places = {index.place[key]: answer for key, answer in answers.items() if key in index.place}
        if not places:
            return
        said = self.view[cell]
        coded, ordered = self.program.is_coded(kind, name), (kind, name) in ORDERED
        keeps = self.program.keeps_values(kind, name)
        if len(places) > _MANY:
            said = said.replaced(places, coded=coded, keeps=keeps, ordered=ordered)
        else:
            for place, answer in sorted(places.items()):
                said = said.changed(place, answer, coded=coded, keeps=keeps, ordered=ordered)
        if said != self.view[cell]:
            self.values[cell] = said
            self.touched[cell] = set(places)
