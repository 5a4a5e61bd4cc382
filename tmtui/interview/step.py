"""A step of the interview: one question about one subject, a recap, the pause between the passes, or the end."""

from __future__ import annotations

from typing import NamedTuple

from tmtui.model.subject import MODEL

_RECAP = "recap:"


class Step(NamedTuple):
    """Where somebody is in the interview."""

    question: str
    """Question id, `recap:<phase>`, `pass:first`, or `done`."""
    subject: str = MODEL

    @property
    def recap(self) -> str:
        """The phase read back here, or nothing."""
        return self.question.removeprefix(_RECAP) if self.question.startswith(_RECAP) else ""


DONE = Step("done")
"""Nothing left to ask this person."""


PAUSE = Step("pass:first")
"""The end of the first pass: go deeper, or stop."""


def recap_of(phase: str) -> Step:
    """Return the step that reads a phase back."""
    return Step(_RECAP + phase)
