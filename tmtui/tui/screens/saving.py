"""A place that writes: nothing that was said is lost when it cannot be written at once.

Where somebody else holds the database, the same action is tried again until it is written, while the screen goes on.
It is one action all the time: another takes its place, and none is written twice. What cannot be written for another
reason is said with what to do about it; what was typed stays, and Enter tries again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual.timer import Timer

from tmtui.model.card import Receipt
from tmtui.model.errors import Busy, TmtuiError, Unusable
from tmtui.tui.screens.frame import Frame

T = TypeVar("T")

AGAIN = 0.5
"""Seconds until what could not be written is tried again."""

WAITING = "Somebody else is writing; trying again …"

FIRST = "What came before is not saved yet, as somebody else is writing. Do this once it is."


class SavingFrame(Frame):
    """Subclasses write through `attempt` only."""

    enter_tries_again = False
    """Whether Enter does the same again, so that an action that waits may give way to the next one."""

    def __init__(self) -> None:
        super().__init__()
        self._waits: Timer | None = None
        self._warned = False
        """Whether the person was told that leaving loses what waits."""

    @property
    def is_waiting(self) -> bool:
        """Whether something that was said is not written yet."""
        return self._waits is not None

    def about(self) -> object:
        """Return what an action is about; while it waits, it is not done to anything else."""
        return None

    def saved_late(self, receipt: Receipt) -> None:
        """Show what an action led to that could not be written at once."""

    def attempt(self, said: Callable[[], T], late: Callable[[T], object] | None = None) -> T | None:
        """Do something that may be refused; a refusal stands on the line that speaks, and nothing moves.

        Args:
            said: what is done; it is called again while somebody else writes.
            late: shows what it led to when it was not done at once.

        Returns:
            What it led to; nothing when it was refused, or waits.
        """
        if self.is_waiting and not self.enter_tries_again:
            self.tell(FIRST, wrong=True)
            return None
        self.stop_waiting()
        self._warned = False
        return self._try(said, late, self.about())

    def _try(
        self, said: Callable[[], T], late: Callable[[T], object] | None, about: object, *, again: bool = False
    ) -> T | None:
        try:
            return said()
        except Busy:
            if not again:
                self.tell(WAITING, wrong=True)
            self._waits = self.set_timer(AGAIN, lambda: self._again(said, late, about))
        except Unusable as error:
            self.tell(f"Not saved: {error.message} {error.remedy}", wrong=True)
        except TmtuiError as error:
            self.tell(str(error), wrong=True)
        return None

    def _again(self, said: Callable[[], T], late: Callable[[T], object] | None, about: object) -> None:
        self._waits = None
        if about != self.about():
            self.tell("Not saved: the question is another one now. Go back to it and answer again.", wrong=True)
            return
        found = self._try(said, late, about, again=True)
        if found is None:
            return
        self.tell("")
        if late is not None:
            late(found)
        elif isinstance(found, Receipt):
            self.saved_late(found)

    def stop_waiting(self) -> None:
        """Do not try again."""
        if self._waits is not None:
            self._waits.stop()
            self._waits = None

    def holds(self) -> bool:
        """Whether the person should stay, as something is not written yet; who insists may go."""
        if not self.is_waiting or self._warned:
            self.stop_waiting()
            return False
        if self.enter_tries_again:
            self.stop_waiting()
            self.tell("Not saved yet: Enter tries again; the same key again leaves without it.", wrong=True)
        else:
            self._warned = True
            self.tell("Not saved yet; it is tried again. The same key again leaves without it.", wrong=True)
        return True

    def action_quit(self) -> None:
        """Leave, unless something is not written yet."""
        if not self.holds():
            super().action_quit()
