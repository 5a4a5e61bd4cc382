"""The live panel on wide terminals: follows the assessment without ever holding up an answer.

What it gathers and shows is imported with the first snapshot: terminals that are not wide never need it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtui.model.assessment import Assessment, Differences
from tmtui.tui.lines import Line, line
from tmtui.tui.widgets.paper import Paper

if TYPE_CHECKING:
    from tmtui.tui.pages.live import Snapshot


class LivePanel(Paper):
    """Shows the newest snapshot; an older one that comes late is dropped."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._snapshot: Snapshot | None = None
        self._of: tuple[object, ...] = ()

    def follow(self, assessment: Assessment, subject: str, differences: Differences | None) -> None:
        """Gather what this assessment says about a subject, in a thread."""
        wanted = (id(assessment), subject, id(differences))
        if wanted == self._of:
            return
        self._of = wanted

        from textual.worker import get_current_worker

        from tmtui.tui.pages.live import snapshot

        def gather() -> None:
            worker = get_current_worker()
            found = snapshot(assessment, subject, differences)
            if not worker.is_cancelled:
                self.app.call_from_thread(self._show, found)

        self.run_worker(gather, thread=True, exclusive=True, group="live")

    def _show(self, found: Snapshot) -> None:
        self._snapshot = found
        self.redraw()

    def paint(self, width: int, height: int) -> list[Line]:
        """Draw the snapshot."""
        if self._snapshot is None:
            return [line(" │")] * height
        from tmtui.tui.pages.live import live_rows

        return live_rows(self._snapshot, width, height)
