"""The live panel on wide terminals: follows the assessment without ever holding up an answer.

What it gathers and shows is imported with the first snapshot: terminals that are not wide never need it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtui.tui.lines import Line, line
from tmtui.tui.widgets.paper import Paper

if TYPE_CHECKING:
    from tmtui.model.assessment import Assessment, Differences
    from tmtui.tui.pages.live import Snapshot


Wanted = tuple["Assessment", str, "Differences | None"]
"""What follows from the answers, what the card is about, and what the last answer changed."""


class LivePanel(Paper):
    """Shows the newest snapshot.

    One thread gathers, whatever comes meanwhile: of answers that are given faster than a plan is worked out, only the
    last one is gathered for, so that no two plans are worked out side by side.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._snapshot: Snapshot | None = None
        self._wanted: Wanted | None = None
        self._gathers = False
        """Whether the thread is at work."""

    def follow(self, assessment: Assessment, subject: str, differences: Differences | None) -> None:
        """Gather what this assessment says about a subject, in a thread."""
        before, wanted = self._wanted, (assessment, subject, differences)
        if before is not None and before[0] is assessment and before[1] == subject and before[2] is differences:
            return
        self._wanted = wanted
        if not self._gathers:
            self._gathers = True
            self.run_worker(self._gather, thread=True, group="live")

    def _gather(self) -> None:
        """Gather what is wanted, until nothing newer is."""
        from textual.worker import get_current_worker

        from tmtui.tui.pages.live import is_large, snapshot

        worker = get_current_worker()
        while (wanted := self._wanted) is not None:
            early = snapshot(*wanted, planned=False) if is_large(wanted[0]) else None
            if worker.is_cancelled:
                return
            if early is not None and not self.app.call_from_thread(self._show, wanted, early):
                continue
            found = snapshot(*wanted)
            if worker.is_cancelled:
                return
            ended: bool = self.app.call_from_thread(self._end, wanted, found)
            if ended:
                return

    def _show(self, wanted: Wanted, found: Snapshot) -> bool:
        """Show a snapshot, unless a newer one is wanted; return whether it was shown."""
        if wanted is not self._wanted:
            return False
        self._snapshot = found
        self.redraw()
        return True

    def _end(self, wanted: Wanted, found: Snapshot) -> bool:
        """Show the last snapshot, and gather no more."""
        if not self._show(wanted, found):
            return False
        self._gathers = False
        return True

    def paint(self, width: int, height: int) -> list[Line]:
        """Draw the snapshot."""
        if self._snapshot is None:
            return [line(" │")] * height
        from tmtui.tui.pages.live import live_rows

        return live_rows(self._snapshot, width, height)
