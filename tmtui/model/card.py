"""Cards: what a face of the interview shows next.

The interview engine decides what is asked and fills every text; faces only lay a card out. All texts are sanitised and
carry no markup.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from tmtui.model.answers import Answer
from tmtui.model.assessment import Differences, Reading
from tmtui.model.frozen import frozen


class AnswerType(StrEnum):
    """What kind of value a question takes."""

    TEXT = "text"
    NOTE = "note"
    CHOICE = "choice"
    CHOICES = "choices"
    YESNO = "yesno"
    SCALE = "scale"
    NUMBER = "number"
    DATE = "date"
    DURATION = "duration"
    REF = "ref"
    REFS = "refs"
    ROWS = "rows"


class CardKind(StrEnum):
    """What a card is for."""

    QUESTION = "question"
    RECAP = "recap"
    """End of a phase: what was understood, in plain sentences, to be read back."""
    DONE = "done"
    """Nothing left to ask this person."""


@frozen
class Choice:
    """One option of a question."""

    value: str
    label: str
    group: str = ""
    """The heading it stands under; empty for none."""


@frozen
class Card:
    """One screen of the interview."""

    kind: CardKind
    id: str
    """Question id, or `recap:<phase>`, `pass:first`, `offer:decide`, `sitting:again`, what is decided, or `done`."""
    subject: str
    subject_title: str
    """`Web server → Photo database (postgres)`; empty for the model itself."""
    phase: str
    section: str
    section_title: str
    position: int
    """Which of the section's questions this is, from 1."""
    total: int
    text: str
    """The question, or the title of a recap."""
    why: str = ""
    """Why it is asked; the bank's prose, paragraphs separated by a blank line."""
    plainly: str = ""
    where_to_look: str = ""
    example: str = ""
    if_unknown: str = ""
    type: AnswerType = AnswerType.TEXT
    choices: tuple[Choice, ...] = ()
    """Options in the bank's order; for references the subjects to choose from (value is the key)."""
    levels: tuple[str, ...] = ()
    """Scale: the anchor sentences of 1 to 5."""
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    to: tuple[str, ...] = ()
    """Kinds a reference may point to."""
    creates: str = ""
    """Rows: the kind each line makes."""
    lists: str = ""
    """Rows: the list that is filled, as `components`."""
    listed: tuple[str, ...] = ()
    """Rows: names already there."""
    answer: Answer | None = None
    """What stands now."""
    reading: Reading | None = None
    """What it reads as, implied values too."""
    imported: str = ""
    """`compose file` when an import said it and nobody confirmed yet."""
    others: tuple[tuple[str, str], ...] = ()
    """Who else answered, and what, as text."""
    disputed: bool = False
    roles: tuple[str, ...] = ()
    skipped: bool = False
    section_prose: str = ""
    """Shown when the section begins; empty on later cards of it."""
    sentences: tuple[str, ...] = ()
    """Recap: what was understood; done: what was not looked at."""
    alike: int = 0
    """For how many more subjects the same question is open, where a grid answers them; 0 where that saves little."""
    gives: bool = False
    """Something to decide, which may be given to anybody by name."""
    so_far: str = ""
    """Where the person is in the whole: `first pass 31/58`, or on every card how much of the time is gone."""


@frozen
class SectionProgress:
    """One line of the overview."""

    id: str
    title: str
    phase: str
    answered: int
    unknown: int
    open: int
    skipped: int
    current: bool = False

    @property
    def total(self) -> int:
        """All questions of the section that arise now."""
        return self.answered + self.unknown + self.open + self.skipped


@frozen
class Receipt:
    """What one action of a person led to."""

    batch: str
    """The batch that undo would name; empty when nothing was written."""
    saved_at: str
    """Local time `12:03:41` at which it was safe on disk; empty when nothing was written."""
    message: str = ""
    """One line for the status bar, as `undid: encryption of Web server → Photo database`."""
    differences: Differences = field(default_factory=Differences)


@frozen
class EntryLine:
    """One entry of quick entry, as it was understood."""

    line: int
    text: str
    echo: str
    """`2 components: web-1, web-2 (nginx) in DMZ`."""
    error: str = ""
    offers: tuple[str, ...] = ()
    """Names that would be made besides, as `new zone DMZ`."""


@frozen
class GridRow:
    """One subject of a grid."""

    subject: str
    title: str
    answer: Answer | None
    implied: str = ""


@frozen
class Grid:
    """One question over many subjects at once."""

    id: str
    text: str
    type: AnswerType
    choices: tuple[Choice, ...]
    rows: tuple[GridRow, ...]
