"""A step of the interview: one question about one subject, or one of the cards between and after the questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tmtui.model.subject import MODEL

_RECAP = "recap:"


class Step(NamedTuple):
    """Where somebody is in the interview."""

    question: str
    """Question id, `recap:<phase>`, `pass:first`, `offer:decide`, `sitting:again`, what is decided, or `done`."""
    subject: str = MODEL

    @property
    def recap(self) -> str:
        """The phase read back here, or nothing."""
        return self.question.removeprefix(_RECAP) if self.question.startswith(_RECAP) else ""


DONE = Step("done")
"""Nothing left to ask this person."""


PAUSE = Step("pass:first")
"""The end of the first pass: go deeper, or stop."""


OFFER = Step("offer:decide")
"""The offer to decide about what is bad and nobody has decided about."""


AGAIN = Step("sitting:again")
"""The question whether a meeting that stopped goes on, or a new one begins."""


REST = Step("sitting:rest")
"""The agenda of a meeting is through and time is left: go on, or end."""


def recap_of(phase: str) -> Step:
    """Return the step that reads a phase back."""
    return Step(_RECAP + phase)


READ_BACK = recap_of("read-back")
"""Everything that was understood, read back before anything is decided."""


def read_step(value: object) -> Step | None:
    """Read a step from plain JSON values; nothing where it makes no sense."""
    parts = [each for each in value if isinstance(each, str)] if isinstance(value, (list, tuple)) else []
    return Step(parts[0], parts[1]) if len(parts) == 2 else None


def read_steps(value: object) -> list[Step]:
    """Read steps; what makes no sense is left out."""
    items: Sequence[object] = value if isinstance(value, (list, tuple)) else ()
    return [step for step in map(read_step, items) if step is not None]
