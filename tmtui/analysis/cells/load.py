"""Answers into columns: one pass over everything that currently holds."""

from __future__ import annotations

from collections.abc import Mapping

from tmtui.analysis.cells.columns import Said, SaidBuilder
from tmtui.analysis.cells.facts import Table
from tmtui.analysis.cells.program import KINDS, ORDERED, Program
from tmtui.analysis.cells.subjects import Index
from tmtui.model.answers import EXISTS, Answer, Slot
from tmtui.model.fact import State
from tmtui.model.frozen import frozen
from tmtui.model.subject import DECIDED_KINDS, MODEL, kind_of


@frozen
class Columns:
    """Everything the analysis reads of a model, by kind and attribute, without any object for a single subject."""

    indexes: Mapping[str, Index]
    said: Mapping[tuple[str, str], Said]
    records: Mapping[str, Mapping[str, Answer]]
    """By subject `threat/<id>` or `control/<id>`: attribute and answer."""
    disputed: frozenset[Slot]
    """Slots on which people differ."""


def present(answer: Answer | None, key: str, actors: frozenset[str]) -> bool:
    """Whether a subject is part of the model, given what is said about its existence."""
    if key in actors:
        return answer is None or answer.value != "no"
    return answer is not None and answer.state is State.ANSWERED and answer.value == "yes"


def builder(program: Program, kind: str, name: str) -> SaidBuilder:
    """Return an empty builder for a column."""
    return SaidBuilder(
        program.is_coded(kind, name), keeps=program.keeps_values(kind, name), ordered=(kind, name) in ORDERED
    )


def load(program: Program, known: Table) -> Columns:
    """Read all columns of a model."""
    actors = frozenset(program.bank.actors())
    keys: dict[str, list[str]] = {kind: [] for kind in KINDS}
    keys[MODEL].append(MODEL)
    absent: set[str] = set()
    kinds = [kind_of(subject) for subject in known]
    for (subject, about), kind in zip(known.items(), kinds, strict=True):
        there = about.get(EXISTS)
        if there is None or kind not in keys or kind == MODEL:
            continue
        if subject in actors:
            absent.update(() if present(there, subject, actors) else (subject,))
        elif present(there, subject, actors):
            keys[kind].append(subject)
    keys["actor"].extend(sorted(actors))
    indexes = {kind: Index.of(those) for kind, those in keys.items()}
    if absent:
        indexes["actor"] = indexes["actor"].changed((), absent)
    builders = {slot: builder(program, *slot) for slot in program.said}
    places = {kind: index.place for kind, index in indexes.items()}
    by_kind = {kind: {name: each for (of, name), each in builders.items() if of == kind} for kind in places}
    records: dict[str, Mapping[str, Answer]] = {}
    disputed: set[Slot] = set()
    for (subject, about), kind in zip(known.items(), kinds, strict=True):
        if about and kind in DECIDED_KINDS:
            records[subject] = about
        place = places[kind].get(subject) if kind in places else None
        columns = by_kind[kind] if place is not None else {}
        for attribute, answer in about.items():
            if len(answer.heads) > 1 and answer.disputed:
                disputed.add((subject, attribute))
            column = columns.get(attribute)
            if column is not None and place is not None:
                column.add(place, answer)
    said = {slot: each.build() for slot, each in builders.items()}
    return Columns(indexes, said, records, frozenset(disputed))
