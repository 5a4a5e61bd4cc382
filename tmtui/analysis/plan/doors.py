"""What the plan asks about the ways of attackers, and nothing more."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from tmtui.analysis.plan.view import Assessed

Touch = tuple[str, str]
"""A slot, or the rule and subject of a threat."""


class Doors(Protocol):
    """The listed ways to the crown jewels, as they are cut row by row."""

    @property
    def urgent(self) -> Mapping[str, int]:
        """Return the controls, with subject, that cut the likeliest ways, and the tier in which each belongs."""

    def take(self, after: Assessed, touched: Collection[Touch]) -> tuple[int, int]:
        """Return how many listed ways that were open are cut now, and how many others are less likely than before.

        Args:
            after: how things stand after a row.
            touched: the answers and threats that the row changes.
        """


class NoDoors:
    """A model nobody looks for ways in."""

    @property
    def urgent(self) -> Mapping[str, int]:
        """Return nothing."""
        return {}

    def take(self, after: Assessed, touched: Collection[Touch]) -> tuple[int, int]:
        """Return none."""
        return 0, 0
