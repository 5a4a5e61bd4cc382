"""A place that is a list with something to read beside it: both at once where there is room, else one or the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from time import monotonic

from textual.containers import Vertical
from textual.timer import Timer
from textual.widget import Widget

from tmtui.tui.lines import Line, fit
from tmtui.tui.pages.outline import Item
from tmtui.tui.screens.frame import WIDE
from tmtui.tui.screens.list_frame import ListFrame
from tmtui.tui.widgets.outline_list import OutlineList
from tmtui.tui.widgets.paper import Paper

SIDES = ((170, 80), (WIDE, 46))
"""Columns of the terminal, and columns of what stands beside the list."""

REST = 0.12
"""Seconds between two keys from which on they are not of a key held down."""

MARGIN = 6
"""Cells an outline puts before a row that is only read, and some air behind it."""


NEEDS_THE_LIST = frozenset({"open", "suppose", "decide"})
"""Actions that are about the row under the mark."""


def side_of(width: int) -> int:
    """Return how many columns of a terminal stand beside the list; 0 where there is no room."""
    return next((side for least, side in SIDES if width >= least), 0)


class SidedFrame(ListFrame):
    """Subclasses say what stands beside the list and what stands below it."""

    below_rows = 0
    """Rows below the list."""

    def __init__(self) -> None:
        super().__init__()
        self._reads_side = False
        """Whether only what stands beside the list is shown."""
        self._moved_at = 0.0
        self._rests: Timer | None = None
        """Runs while keys follow one another quickly."""

    def body(self) -> Iterable[Widget]:
        """Return the list with what is below it, and what stands beside."""
        listed = OutlineList(id="list", empty=self.empty_text, reading=self.reading)
        below = Paper(lambda width, height: [fit(row, width) for row in self.below(width)], id="below")
        below.styles.height = self.below_rows
        below.display = self.below_rows > 0
        with_below = Vertical(listed, below, id="listed")
        side = OutlineList(id="side", empty="", reading=True)
        yield with_below
        yield side

    @property
    def side(self) -> OutlineList:
        """What stands beside the list."""
        return self.query_one("#side", OutlineList)

    def side_rows(self, width: int) -> Sequence[Line]:
        """Return what stands beside the list."""
        return ()

    def below(self, width: int) -> Sequence[Line]:
        """Return what stands below the list."""
        return ()

    def fill(self) -> None:
        """Show everything as it is now."""
        width = self.app.size.width
        beside = side_of(width)
        self.outline.show(self.items(width - beside))
        self.fill_side()
        self.redraw_head()
        self.redraw_foot()

    def fill_side(self) -> None:
        """Show what stands beside and below the list as it is now."""
        width = self.app.size.width
        room = width if self._reads_side else side_of(width)
        self.side.show([Item("", row) for row in self.side_rows(room - MARGIN)] if room else ())
        self.query_one("#below", Paper).redraw()

    def on_mount(self) -> None:
        """Lay it out for the terminal there is."""
        self.lay_out()
        super().on_mount()

    def on_resize(self) -> None:
        """Lay it out anew."""
        self.lay_out()
        super().on_resize()

    def lay_out(self) -> None:
        """Show the list, what stands beside it, or both."""
        beside = side_of(self.app.size.width)
        self.query_one("#listed").display = not self._reads_side
        self.side.display = self._reads_side or beside > 0
        self.side.styles.width = "1fr" if self._reads_side else max(beside, 1)

    def resting(self) -> Line:
        """Say nothing of a row that nobody sees."""
        return () if self._reads_side else super().resting()

    def action_view(self) -> None:
        """Read what stands beside the list, or go back to the list."""
        self._reads_side = not self._reads_side
        self.lay_out()
        self.call_after_refresh(self.fill)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is done to a row that nobody sees."""
        if self._reads_side and action in NEEDS_THE_LIST:
            return False
        return super().check_action(action, parameters)

    @property
    def moving(self) -> OutlineList:
        """What the keys move in."""
        return self.side if self._reads_side else self.outline

    def action_leave(self) -> None:
        """Leave what is asked for, then what stands beside, then the place."""
        if self.leave_prompt():
            return
        if self._reads_side:
            self.action_view()
        else:
            self.tmtui.leave()

    tells_of_mark = False
    """Whether what stands beside the list is about the row under the mark."""

    def _move_to(self, steps: int) -> None:
        self.moving.move(steps)
        if self.tells_of_mark and not self._reads_side and side_of(self.app.size.width):
            self._tell_of_mark()
        self.moved()

    def _tell_of_mark(self) -> None:
        """Tell at once of what the mark stands on; of a key that is held down only where it comes to rest."""
        last, self._moved_at = self._moved_at, monotonic()
        if self._rests is not None:
            self._rests.reset()
        elif self._moved_at - last < REST:
            self._rests = self.set_timer(REST, self._rested)
        else:
            self.fill_side()

    def _rested(self) -> None:
        self._rests = None
        self.fill_side()

    def action_up(self) -> None:
        """Move up."""
        self._move_to(-1)

    def action_down(self) -> None:
        """Move down."""
        self._move_to(1)

    def action_first(self) -> None:
        """Move to the first."""
        self._move_to(-len(self.moving.items))

    def action_last(self) -> None:
        """Move to the last."""
        self._move_to(len(self.moving.items))

    def action_page_up(self) -> None:
        """Move up a page."""
        self._move_to(-self.moving.page)

    def action_page_down(self) -> None:
        """Move down a page."""
        self._move_to(self.moving.page)
