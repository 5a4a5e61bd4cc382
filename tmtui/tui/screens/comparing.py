"""A place that remembers what the person saw in it, and marks what changed since: by other people, or by themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

from textual.worker import get_current_worker

from tmtui.tui.lines import Line
from tmtui.tui.pages.since import Looks, counted, since
from tmtui.tui.screens.saving import SavingFrame

if TYPE_CHECKING:
    from tmtui.workspace.live import LiveModel

T = TypeVar("T")


class ComparingFrame(SavingFrame):
    """Subclasses say what is there now; changes add up until the person leaves the place."""

    context = ""
    """Name of the place, and of its keys."""

    def __init__(self) -> None:
        super().__init__()
        self._before: Looks | None = None
        self._now: Looks = {}
        self._was_left = False
        self.changes: dict[str, str] = {}
        """By id of a row: what happened to it since the person last looked here."""

    def on_screen_suspend(self) -> None:
        """What was seen until now is what the next look is compared with."""
        self._was_left = True

    def on_screen_resume(self) -> None:
        """Mark from now on what changed meanwhile."""
        if self._was_left:
            self._was_left, self._before = False, None

    def compare(self, live: LiveModel, now: Looks) -> None:
        """Find what changed since the person last looked here; what one looks at first is not new.

        Args:
            live: the model; it remembers from one visit to the next.
            now: what is there now.
        """
        if self._before is None:
            self._before = cast("Looks", live.seen.get(self.context, now))
        self.changes, self._now = since(self._before, now), now
        live.seen[self.context] = now

    def changed_line(self) -> Line:
        """Say how much changed since the person last looked here."""
        return counted(self.changes, self._now)

    def show_from_thread(self, show: Callable[[T], object], found: T) -> bool:
        """Show what a thread worked out; nothing when something newer is under way or the person left the place.

        Returns:
            Whether it was shown, so that it is worth going on.
        """
        if get_current_worker().is_cancelled:
            return False

        def here() -> bool:
            if self in self.app.screen_stack:
                show(found)
                return True
            return False

        return self.app.call_from_thread(here)
