"""Everything said, by subject: each opens to its answers, each answer to its history.

What a subject is called and how many answers it has is worked out once; only what is open is put into words, so that
twenty thousand answers are listed as quickly as twenty.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from tmtui.model.answers import EXISTS, UNDO, Answer, Slot
from tmtui.model.fact import Fact, State
from tmtui.model.frozen import frozen
from tmtui.model.subject import DECIDED_KINDS, KINDS, MODEL, kind_of
from tmtui.tui.lines import Line, line
from tmtui.tui.pages.history import history_items
from tmtui.tui.pages.outline import Item
from tmtui.tui.pages.since import Look, Looks
from tmtui.tui.pages.words import attribute_words, day, value_words

if TYPE_CHECKING:
    from tmtui.workspace.live import LiveModel

HIDDEN = frozenset({EXISTS, UNDO, "name", "bank_versions", "archived"})
"""Attributes that are not answers to read."""

ROOMY = 100
"""Columns from which a row also says when."""

MOST = 500
"""Answers up to which a search opens their subjects by itself."""


@frozen
class Said:
    """What was said about one subject."""

    subject: str
    row: Line
    """What it is called."""
    count: Line
    """How many answers it has, and whether it is gone or people differ: never cut off."""
    answers: tuple[Answer, ...]


@frozen
class Wanted:
    """Which answers are shown."""

    words: str = ""
    by: str = ""
    """Only what this person said; empty for everybody."""
    since: str = ""
    """Only what was said on this ISO day or later."""
    state: str = ""
    """`differ`, `unknown`, `assumed` or empty."""
    changed: frozenset[str] = frozenset()
    """Only these answers, by the id of their row: those that changed since the person last looked; empty for all."""

    def told(self) -> str:
        """Return it in words, for the head."""
        parts = [f"“{self.words}”" if self.words else "", f"by {self.by}" if self.by else ""]
        parts += [f"since {self.since}" if self.since else "", STATES.get(self.state, "")]
        parts.append("changed since you looked" if self.changed else "")
        return "  ".join(filter(None, parts))

    def narrow(self, answer: Answer) -> bool:
        """Whether an answer passes, its words aside."""
        fact = answer.fact
        if self.changed and slot_id(answer.subject, answer.attribute) not in self.changed:
            return False
        if self.by and self.by not in {head.author for head in answer.heads}:
            return False
        if self.since and fact.said_at < self.since:
            return False
        if self.state == "differ":
            return answer.disputed
        if self.state == "unknown":
            return answer.state is State.UNKNOWN
        return self.state != "assumed" or fact.basis.value == "assumed"


STATES = {"differ": "people differ", "unknown": "don't know", "assumed": "only assumed"}
"""What an answer can be asked to be, in words."""


def gather(live: LiveModel, wanted: Wanted, found: Collection[Slot]) -> list[Said]:
    """Return the subjects with the answers that are shown, in the order of the picture; for a thread.

    Args:
        live: the model.
        wanted: which answers.
        found: what the search of the store found for the words; names and labels are looked through here.
    """
    words = wanted.words.casefold().split()
    listed: list[Said] = []
    for subject in sorted(live.answers.subjects(), key=_order):
        name = live.name if subject == MODEL else live.assessment.name(subject)
        about = live.answers.of(subject)
        shown = tuple(
            answer
            for attribute, answer in about.items()
            if attribute not in HIDDEN
            and wanted.narrow(answer)
            and (not words or (subject, attribute) in found or _has(live, answer, name, words))
        )
        if shown:
            listed.append(Said(subject, line(name), _count(live, subject, shown), shown))
    return listed


def _count(live: LiveModel, subject: str, shown: Sequence[Answer]) -> Line:
    differ = sum(answer.disputed for answer in shown)
    count = f"  {len(shown)} answer{'s' if len(shown) > 1 else ''}"
    removed = "" if live.exists(subject) else "  removed"
    return line((count, "dim"), (removed, "warn"), (f"  ≠ {differ} differ" if differ else "", "warn"))


def first_subjects(listed: Sequence[Said]) -> set[str]:
    """Return the first subjects, until they have as many answers as are opened at once."""
    subjects: set[str] = set()
    shown = 0
    for said in listed:
        shown += len(said.answers)
        if shown > MOST:
            break
        subjects.add(said.subject)
    return subjects


def answer_items(live: LiveModel, listed: Sequence[Said], opened: Collection[str], width: int) -> list[Item]:
    """Return the outline.

    Args:
        live: the model.
        listed: what is shown.
        opened: ids of what is open.
        width: columns.
    """
    items: list[Item] = []
    for said in listed:
        items.append(Item(said.subject, said.row, 0, opens=True, tail=said.count))
        if said.subject in opened:
            for answer in said.answers:
                items += _answer(live, answer, opened, width)
    return items


def _order(subject: str) -> tuple[int, str]:
    kinds = (*KINDS, *DECIDED_KINDS)
    kind = kind_of(subject)
    return (kinds.index(kind) if kind in kinds else len(kinds), subject)


def _has(live: LiveModel, answer: Answer, name: str, words: Sequence[str]) -> bool:
    fact = answer.fact
    value = value_words(live, answer.subject, answer.attribute, answer.value, answer.state)
    text = f"{name} {attribute_words(answer.attribute)} {value} {fact.author} {fact.note} {fact.evidence}".casefold()
    return all(word in text for word in words)


def _answer(live: LiveModel, answer: Answer, opened: Collection[str], width: int) -> list[Item]:
    id = slot_id(answer.subject, answer.attribute)
    value = value_words(live, answer.subject, answer.attribute, answer.value, answer.state)
    differ = "≠ people differ  " if answer.disputed else ""
    fact = answer.fact
    when = f", {day(fact.said_at)}" if width >= ROOMY else ""
    who = f"  {fact.author or 'somebody'}, {fact.basis.value}{when}"
    row = line((differ, "warn"), f"{attribute_words(answer.attribute)}: ", (value, "strong"))
    items = [Item(id, row, 1, opens=True, tail=line((who, "dim")))]
    if id in opened:
        told = history_items(live, (answer.subject, answer.attribute), width - 6)
        items += [Item("", item.row, item.depth + 2) for item in told[:-1]]
    return items


def answers_seen(live: LiveModel, listed: Sequence[Said]) -> Looks:
    """Return the answers as they are now, and each subject with all of them."""
    found: dict[str, Look] = {}
    for said in listed:
        name = live.name if said.subject == MODEL else live.assessment.name(said.subject)
        states = []
        for answer in said.answers:
            heads = frozenset((head.value, head.state, head.author) for head in answer.heads)
            title = f"{attribute_words(answer.attribute)} of {name}"
            found[slot_id(said.subject, answer.attribute)] = Look(title, (heads,))
            states.append(heads)
        found[said.subject] = Look("", tuple(states))
    return found


def slot_id(subject: str, attribute: str) -> str:
    """Return the id of an answer's row."""
    return f"{subject} {attribute}"


def authors(facts: Sequence[Fact]) -> list[str]:
    """Return who said something, whoever said most first."""
    counted: dict[str, int] = {}
    for fact in facts:
        counted[fact.author] = counted.get(fact.author, 0) + 1
    return sorted(filter(None, counted), key=lambda author: (-counted[author], author))
