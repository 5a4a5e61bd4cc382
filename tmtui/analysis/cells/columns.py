"""What was said about one attribute, by all subjects of a kind at once.

Values from a short list (choices, yes/no, scales) are one mask per value, so that a condition over a hundred thousand
subjects is a few operations on integers. Open values (numbers, dates, references) stay in a table by subject.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field, replace
from typing import TypeVar

from tmtui.analysis.cells.bits import from_indices
from tmtui.model.answers import Answer
from tmtui.model.card import AnswerType
from tmtui.model.fact import Basis, State
from tmtui.model.frozen import changing, frozen
from tmtui.model.value import Value

T = TypeVar("T")

CODED = frozenset({AnswerType.CHOICE, AnswerType.CHOICES, AnswerType.YESNO, AnswerType.SCALE, AnswerType.ROWS})
"""Types kept as one mask per value."""

MEASURED = frozenset(basis for basis in Basis if basis.verified)
"""Bases that count as verified; asked for every answer, so not worked out each time."""

Coded = str | int | float
"""A value that has a mask of its own."""


@frozen
class Said:
    """The stated facts on one attribute of one kind; bits of subjects that are gone may still be set."""

    answered: int = 0
    unknown: int = 0
    """Somebody said they do not know, or people differ."""
    absent: int = 0
    """Somebody said that it does not apply."""
    verified: int = 0
    """The newest fact was measured or tested."""
    values: Mapping[Coded, int] = field(default_factory=dict)
    """Coded types: value and who has it; several values may share a subject."""
    open: Mapping[int, Value] = field(default_factory=dict)
    """Open types: subject and value."""
    order: Mapping[int, tuple[int, str]] = field(default_factory=dict)
    """References that may form a loop: when the newest fact was said."""

    @property
    def stated(self) -> int:
        """Subjects about which something was said."""
        return self.answered | self.unknown | self.absent

    def changed(self, place: int, answer: Answer | None, *, coded: bool, keeps: bool, ordered: bool) -> Said:
        """Return the column after somebody said something else about one subject."""
        bit = 1 << place
        keep = ~bit
        values, open_, order = self.values, self.open, self.order
        held = [value for value, mask in values.items() if mask & bit]
        wanted = coded_values(answer) if coded else ()
        if tuple(held) != wanted and (held or wanted):
            fresh = dict(values)
            for value in held:
                fresh[value] &= keep
                if not fresh[value]:
                    del fresh[value]
            for value in wanted:
                fresh[value] = fresh.get(value, 0) | bit
            values = fresh
        if not coded and keeps:
            now = answer.value if answer is not None else None
            if now != open_.get(place):
                open_ = _with(open_, place, now)
        if ordered:
            when = answer.fact.order if answer is not None else None
            if when != order.get(place):
                order = {each: said for each, said in order.items() if each != place}
                if when is not None:
                    order[place] = when
        answered, unknown, absent = self.answered & keep, self.unknown & keep, self.absent & keep
        verified = self.verified & keep
        if answer is not None:
            if answer.state is State.ANSWERED:
                answered |= bit
            elif answer.state is State.NOT_APPLICABLE:
                absent |= bit
            else:
                unknown |= bit
            if answer.heads[-1].basis in MEASURED:
                verified |= bit
        return Said(answered, unknown, absent, verified, values, open_, order)

    def replaced(self, answers: Mapping[int, Answer | None], *, coded: bool, keeps: bool, ordered: bool) -> Said:
        """Return the column after somebody said something else about several subjects at once."""
        keep = ~from_indices(list(answers))
        fresh = SaidBuilder(coded, keeps, ordered)
        for place, answer in answers.items():
            if answer is not None:
                fresh.add(place, answer)
        news = fresh.build()
        values = {value: mask & keep for value, mask in self.values.items() if mask & keep}
        for value, mask in news.values.items():
            values[value] = values.get(value, 0) | mask
        return Said(
            (self.answered & keep) | news.answered, (self.unknown & keep) | news.unknown,
            (self.absent & keep) | news.absent, (self.verified & keep) | news.verified, values,
            _merged(self.open, news.open, answers), _merged(self.order, news.order, answers),
        )  # fmt: skip

    def distrusted(self) -> Said:
        """Return the column with everything that nobody measured read as not known."""
        trusted = self.verified
        stated = self.stated
        return replace(
            self, answered=self.answered & trusted, absent=self.absent & trusted,
            unknown=(self.unknown & trusted) | (stated & ~trusted),
            values={value: mask & trusted for value, mask in self.values.items() if mask & trusted},
        )  # fmt: skip


def _with(table: Mapping[int, Value], place: int, value: Value) -> dict[int, Value]:
    fresh = dict(table)
    if value is None:
        fresh.pop(place, None)
    else:
        fresh[place] = value
    return fresh


def _merged(table: Mapping[int, T], news: Mapping[int, T], places: Collection[int]) -> Mapping[int, T]:
    """Return a table in which only what is new counts for some places; the table itself where they are not in it."""
    if not news and not any(place in table for place in places):
        return table
    fresh = {place: value for place, value in table.items() if place not in places}
    fresh.update(news)
    return fresh


def coded_values(answer: Answer | None) -> tuple[Coded, ...]:
    """Return the values whose masks a subject with this answer is in."""
    if answer is None or answer.state is not State.ANSWERED or answer.value is None:
        return ()
    return answer.value if isinstance(answer.value, tuple) else (answer.value,)


@changing
class SaidBuilder:
    """Collects answers on one attribute; far sooner than changing a column answer by answer."""

    coded: bool
    keeps: bool = True
    """Whether open values are needed; texts are not."""
    ordered: bool = False
    answered: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    absent: list[int] = field(default_factory=list)
    verified: list[int] = field(default_factory=list)
    values: dict[Coded, list[int]] = field(default_factory=dict)
    open: dict[int, Value] = field(default_factory=dict)
    order: dict[int, tuple[int, str]] = field(default_factory=dict)

    def add(self, place: int, answer: Answer) -> None:
        """Take one answer."""
        _, _, state, value, heads = answer
        if state is State.ANSWERED:
            self.answered.append(place)
            if self.coded:
                for each in value if isinstance(value, tuple) else (value,):
                    if each is None:
                        continue
                    places = self.values.get(each)
                    if places is not None:
                        places.append(place)
                    else:
                        self.values[each] = [place]
            elif self.keeps:
                self.open[place] = value
        elif state is State.NOT_APPLICABLE:
            self.absent.append(place)
        else:
            self.unknown.append(place)
        newest = heads[-1]
        if newest.basis in MEASURED:
            self.verified.append(place)
        if self.ordered:
            self.order[place] = newest.order

    def build(self) -> Said:
        """Return the column."""
        return Said(
            from_indices(self.answered), from_indices(self.unknown), from_indices(self.absent),
            from_indices(self.verified), {value: from_indices(places) for value, places in self.values.items()},
            self.open, self.order,
        )  # fmt: skip


@frozen
class Column:
    """What an attribute reads as for all subjects of a kind: stated, else implied, where its question arises."""

    answered: int
    absent: int
    """Where it does not apply; everybody in neither reads unknown."""
    values: Mapping[Coded, int] = field(default_factory=dict)
    """Coded types: value and who reads it."""
    open: Mapping[int, Value] = field(default_factory=dict)
    """Open types; only entries of subjects in `answered` count."""


@frozen
class Levels:
    """A level 1-5 of all subjects of a kind, as an interval: a mask for every threshold."""

    low: tuple[int, int, int, int, int, int]
    """`low[k]`: those whose level is certainly `k` or more; `low[1]` are all."""
    high: tuple[int, int, int, int, int, int]
    """`high[k]`: those whose level may be `k` or more."""

    def of(self, place: int) -> tuple[int, int]:
        """Return the interval of one subject; (0, 0) for one that is not there."""
        _, one, two, three, four, five = self.low
        low = (one >> place & 1) + (two >> place & 1) + (three >> place & 1) + (four >> place & 1) + (five >> place & 1)
        _, one, two, three, four, five = self.high
        high = (one >> place & 1) + (two >> place & 1) + (three >> place & 1) + (four >> place & 1)
        return low, high + (five >> place & 1)


@frozen
class Spans:
    """A number of all subjects of a kind, as an interval; `FAR` for no end."""

    low: tuple[int, ...]
    high: tuple[int, ...]


FAR = 1 << 30
"""More than any number counted here."""


def fixed(level: int, alive: int) -> Levels:
    """Return the same level for everybody."""
    masks = tuple(alive if 1 <= threshold <= level else 0 for threshold in range(6))
    return Levels(masks, masks)  # type: ignore[arg-type]
