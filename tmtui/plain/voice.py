"""What the dialogue needs of a face: something to say things with, and something to be told things by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from tmtui.model.card import Card


class Ended(Exception):
    """The input is at its end: the person hung up, the script has no more lines."""


class Voice(Protocol):
    """Tells and asks, one way or another."""

    @property
    def picks(self) -> bool:
        """Whether options are picked from a list that the voice shows itself."""

    def tell(self, lines: Iterable[str]) -> None:
        """Show lines, each wrapped as the face does."""

    def ask(self, prompt: str) -> str:
        """Return one line. Raises Ended at the end of input."""

    def reply_to(self, card: Card, complete: Callable[[str], Sequence[str]]) -> str:
        """Return what is said to a card, as the plain interview would take it typed. Raises Ended.

        Args:
            card: what was shown.
            complete: how a half-typed answer may go on.
        """
