"""Answers into columns: one pass over everything that currently holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tmtui.analysis.cells.columns import Said, SaidBuilder
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


def load(program: Program, answers: Iterable[Answer]) -> Columns:
    """Read all columns of a model."""
    known = answers if isinstance(answers, (list, tuple)) else list(answers)
    actors = frozenset(program.bank.actors())
    keys: dict[str, list[str]] = {kind: [] for kind in KINDS}
    keys[MODEL].append(MODEL)
    absent: set[str] = set()
    for answer in known:
        if answer.attribute == EXISTS:
            kind = kind_of(answer.subject)
            if kind in keys and kind != MODEL:
                if answer.subject in actors:
                    absent.update(() if present(answer, answer.subject, actors) else (answer.subject,))
                elif present(answer, answer.subject, actors):
                    keys[kind].append(answer.subject)
    keys["actor"].extend(sorted(actors))
    indexes = {kind: Index.of(those) for kind, those in keys.items()}
    if absent:
        indexes["actor"] = indexes["actor"].changed((), absent)
    builders = {slot: builder(program, *slot) for slot in program.said}
    places = {kind: index.place for kind, index in indexes.items()}
    by_kind = {kind: {name: each for (of, name), each in builders.items() if of == kind} for kind in places}
    subject, place, columns = "", None, {}
    records: dict[str, dict[str, Answer]] = {}
    record: dict[str, Answer] | None = None
    disputed: set[Slot] = set()
    for answer in known:
        if answer.subject != subject:
            # Answers about one subject mostly come together.
            subject = answer.subject
            kind = kind_of(subject)
            place = places[kind].get(subject) if kind in places else None
            columns = by_kind.get(kind, {})
            record = records.setdefault(subject, {}) if kind in DECIDED_KINDS else None
        if len(answer.heads) > 1 and answer.disputed:
            disputed.add((subject, answer.attribute))
        if record is not None:
            record[answer.attribute] = answer
        elif place is not None:
            column = columns.get(answer.attribute)
            if column is not None:
                column.add(place, answer)
    said = {slot: each.build() for slot, each in builders.items()}
    return Columns(indexes, said, records, frozenset(disputed))
