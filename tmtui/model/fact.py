"""A fact is the only stored truth: who said what about which subject, when, and how they know.

The idea is Datomic's entity-attribute-value-transaction. Facts are only ever added; a change, a retraction and an undo
are facts too, so nothing anybody said is lost.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from tmtui.model.frozen import frozen
from tmtui.model.value import Value


class State(StrEnum):
    """What kind of answer a fact is."""

    ANSWERED = "answered"
    """A value was given."""
    UNKNOWN = "unknown"
    """The person does not know; never read as "no"."""
    NOT_APPLICABLE = "not_applicable"
    """The question makes no sense for this subject."""
    RETRACTED = "retracted"
    """An earlier answer is taken back, as if never asked."""


class Basis(StrEnum):
    """How somebody knows, weakest first."""

    ASSUMED = "assumed"
    TOLD = "told"
    DOCUMENT = "document"
    TOOL = "tool"
    TESTED = "tested"

    @property
    def rank(self) -> int:
        """0 (assumed) to 4 (tested)."""
        return list(Basis).index(self)

    @property
    def verified(self) -> bool:
        """Whether something measured it, as against somebody having said it."""
        return self.rank >= Basis.TOOL.rank


@frozen
class Statement:
    """What somebody says, before the store has made a fact of it."""

    subject: str
    """Subject key, as `component/web-1`."""
    attribute: str
    """Attribute of that kind of subject, as `zone`."""
    value: Value = None
    """The value, or nothing where the state is not `answered`."""
    state: State = State.ANSWERED
    basis: Basis = Basis.TOLD
    note: str = ""
    evidence: str = ""
    """Where it can be looked up: `docker-compose.yml:12`, a ticket, a link."""
    ask: str = ""
    """Who is to answer instead; the state is then unknown."""
    ask_by: str = ""
    """ISO date until when that person should answer."""
    differs: bool = False
    """"I see it differently": the fact does not replace what it saw."""
    source: str = "interview"
    """`interview`, `import:<format>`, `probe:<name>` or `decision`."""
    author: str = ""
    """Who says it; empty for the person at the keyboard."""
    role: str = ""
    """In which role; empty for that person's own."""
    said_at: str = ""
    """ISO time in UTC with seconds; empty for now."""
    saw: tuple[int, ...] | None = None
    """Ids of the facts on this attribute that were shown to the author; `None` for all heads the workspace knows."""

    def seeing(self, saw: tuple[int, ...]) -> Statement:
        """Return it with the facts that its author saw; `replace` takes ten times as long, and imports are large."""
        return Statement(
            self.subject, self.attribute, self.value, self.state, self.basis, self.note, self.evidence, self.ask,
            self.ask_by, self.differs, self.source, self.author, self.role, self.said_at, saw,
        )  # fmt: skip


class Fact(NamedTuple):
    """One line of the log. Same fields as `Statement`, and what the store adds.

    A named tuple, where other values are dataclasses, because a start makes tens of thousands of them: it takes a
    seventh of the time.
    """

    id: int
    """Microseconds, minted inside the write transaction, rising within an origin."""
    origin: str
    """The copy of the database file it was first written in."""
    batch: str
    """The user action it belongs to; undo names batches."""
    model: str
    """Slug of the threat model."""
    subject: str
    attribute: str
    value: Value
    state: State
    basis: Basis
    author: str
    role: str
    source: str
    said_at: str
    note: str = ""
    evidence: str = ""
    ask: str = ""
    ask_by: str = ""
    saw: tuple[int, ...] = ()
    differs: bool = False
    redacted: bool = False
    """The value was removed by a redaction; it reads as unknown."""

    @property
    def order(self) -> tuple[int, str]:
        """Sort key of the log: time, ties by origin."""
        return (self.id, self.origin)
