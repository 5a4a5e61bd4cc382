"""A place that is a list whose items open in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from tmtui.tui.bindings import bindings
from tmtui.tui.keymap import CONTEXTS, Action, find
from tmtui.tui.lines import Line, line
from tmtui.tui.pages.outline import Item, cut_text, reading
from tmtui.tui.pages.since import gone, marked
from tmtui.tui.screens.comparing import ComparingFrame
from tmtui.tui.widgets.outline_list import OutlineList

READING = tuple(find("listing", name) for name in ("page_down", "page_up", "leave"))
"""Keys of a place that is only read."""


class ListFrame(ComparingFrame):
    """Subclasses say what the items are, and what else can be done with one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("listing")
    empty_text = "nothing here"
    reading = False
    """Whether there is nothing to put a mark on."""

    def with_changes(self, items: Sequence[Item]) -> list[Item]:
        """Return items with marks on what changed, and what is gone behind them."""
        left = gone(self._before or {}, self.changes)
        if left and not items:
            left = [*reading(self.outline.empty, 0, self.app.size.width, "dim"), *left]
        return [*marked(items, self.changes), *left]

    def body(self) -> Iterable[Widget]:
        """Return the list."""
        yield OutlineList(id="list", empty=self.empty_text, reading=self.reading)

    @property
    def outline(self) -> OutlineList:
        """The list."""
        return self.query_one("#list", OutlineList)

    @property
    def meant(self) -> str:
        """Id of what the mark stands on: of the nearest row above where its own is only read; empty where none is."""
        above = self.outline.items[: self.outline.cursor + 1]
        return next((item.id for item in reversed(above) if item.id), "")

    def items(self, width: int) -> Sequence[Item]:
        """Return what is shown now."""
        return ()

    def on_mount(self) -> None:
        """Fill the list before anything is painted."""
        self.fill()

    def on_resize(self) -> None:
        """Break texts anew."""
        super().on_resize()
        self.call_after_refresh(self.fill)

    def fill(self) -> None:
        """Show the items as they are now."""
        self.outline.show(self.items(self.app.size.width))
        self.redraw_head()
        self.redraw_foot()

    def news(self, sentences: Sequence[str]) -> None:
        """Show what other people changed."""
        self.fill()
        self.tell(sentences[0])

    def resting(self) -> Line:
        """Say in full what the row under the mark has no room for."""
        item = self.outline.current if self.outline.items else None
        width = self.outline.size.width
        if item is None or self.reading or not width or item.id in self.outline.opened:
            return super().resting()
        text = cut_text(item, width)
        return line(f" {text.strip()}") if text else super().resting()

    def moved(self) -> None:
        """Say what the mark stands on now."""
        if self.resting():
            self._message = ()
        self.redraw_foot()

    def actions(self) -> Sequence[Action]:
        """Return the keys of the place."""
        own = CONTEXTS.get(self.context, ())
        return [find("listing", "open"), *own, find("listing", "leave"), find("everywhere", "places")]

    def reading_actions(self) -> Sequence[Action]:
        """Return the keys of a place that is only read: pages are turned only where there is more than one."""
        more = len(self.outline.items) > self.outline.size.height
        return READING if more else READING[-1:]

    def help_contexts(self) -> Sequence[str]:
        """Return the contexts whose keys work here."""
        return ("everywhere", "listing", *([self.context] if self.context else []))

    def action_open(self) -> None:
        """Open the item under the cursor, or close it."""
        item = self.outline.current
        if item is not None and item.opens:
            self.outline.opened ^= {item.id}
            self.fill()

    def action_leave(self) -> None:
        """Leave what is asked for on the line that speaks, else the place."""
        if not self.leave_prompt():
            self.tmtui.leave()

    def action_up(self) -> None:
        """Move up."""
        self.outline.move(-1)
        self.moved()

    def action_down(self) -> None:
        """Move down."""
        self.outline.move(1)
        self.moved()

    def action_first(self) -> None:
        """Move to the first."""
        self.outline.move(-len(self.outline.items))
        self.moved()

    def action_last(self) -> None:
        """Move to the last."""
        self.outline.move(len(self.outline.items))
        self.moved()

    def action_page_up(self) -> None:
        """Move up a page."""
        self.outline.move(-self.outline.page)
        self.moved()

    def action_page_down(self) -> None:
        """Move down a page."""
        self.outline.move(self.outline.page)
        self.moved()
