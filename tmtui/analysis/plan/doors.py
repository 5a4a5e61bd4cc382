"""What the plan asks about the ways of attackers, and nothing more."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from tmtui.analysis.plan.view import Assessed


class Doors(Protocol):
    """The listed ways to the crown jewels, as they are cut row by row."""

    @property
    def urgent(self) -> Mapping[str, int]:
        """Return the controls, with subject, that cut the likeliest ways, and the tier in which each belongs."""

    def cut(self, after: Assessed, touched: Collection[str]) -> int:
        """Return how many listed ways that were open are cut now.

        Args:
            after: how things stand after a row.
            touched: subjects of the answers and threats that the row changes.
        """


class NoDoors:
    """A model nobody looks for ways in."""

    @property
    def urgent(self) -> Mapping[str, int]:
        """Return nothing."""
        return {}

    def cut(self, after: Assessed, touched: Collection[str]) -> int:
        """Return none."""
        return 0
