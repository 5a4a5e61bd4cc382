"""A step of the interview: one question about one subject, a recap, or the end."""

from __future__ import annotations

from typing import NamedTuple

from tmtui.model.subject import MODEL

_RECAP = "recap:"


class Step(NamedTuple):
    """Where somebody is in the interview."""

    question: str
    """Question id, `recap:<phase>`, or `done`."""
    subject: str = MODEL

    @property
    def recap(self) -> str:
        """The phase read back here, or nothing."""
        return self.question.removeprefix(_RECAP) if self.question.startswith(_RECAP) else ""


DONE = Step("done")
"""Nothing left to ask this person."""


def recap_of(phase: str) -> Step:
    """Return the step that reads a phase back."""
    return Step(_RECAP + phase)
