"""What the interview needs to know of an assessment, and nothing more.

Named here so that the order of questions can be understood, and tested, without knowing how threats are derived.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from tmtui.model.assessment import Element, Reading
from tmtui.model.threat import Finding, Threat


class View(Protocol):
    """An assessment as the interview reads it."""

    def asked(self, question: str) -> Sequence[str]:
        """Return the keys of the subjects for which a question arises now, answered or not."""

    def asked_mark(self, question: str) -> object:
        """Return a value that equals an earlier view's as long as `asked` gives the same; much cheaper than `asked`."""

    def unsettled(self, question: str) -> Sequence[str]:
        """Return the subjects for which a question arises whose answer is neither said nor implied."""

    def subjects(self, kind: str) -> Sequence[str]:
        """Return the keys of the active subjects of a kind, sorted."""

    def reading(self, subject: str, attribute: str) -> Reading:
        """Return what an attribute reads as, implied values too."""

    def name(self, subject: str) -> str:
        """Return what people call a subject."""

    def worth(self, question: str) -> Mapping[str, int]:
        """Return by subject how many points an answer is expected to take off the width of the risk."""

    @property
    def totals(self) -> tuple[int, int, int]:
        """Risk of the model in points: at least, now, at most."""

    def findings(self) -> Sequence[Finding]:
        """Return findings, worst first."""

    def threat(self, threat: str) -> Threat | None:
        """Return a threat by its id, with what was decided about it."""

    def elements(self, kind: str) -> Sequence[Element]:
        """Return the active subjects of a kind, sorted by key, with everything pictures need; much dearer than keys."""
