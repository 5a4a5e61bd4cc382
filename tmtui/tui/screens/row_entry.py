"""Quick entry: many things at once, echoed as they were understood, and no line ever lost.

What can be understood is on disk at once; what cannot stays in the field with what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import on

from tmtui.model.card import EntryLine, Receipt
from tmtui.tui.pages.common import common_start
from tmtui.tui.screens.card_screen import CardScreen
from tmtui.tui.widgets.aside import is_shown, take_away
from tmtui.tui.widgets.text_field import TextField


class RowEntryScreen(CardScreen):
    """A card screen that takes lists."""

    def take_rows(self, text: str) -> None:
        """Take the lines that can be understood as one action; the others stay, with what is wrong with them."""
        if not text.strip():
            self._offer_done()
            return
        found: Sequence[EntryLine] = self.conversation.quick_entry(text)
        good = [entry for entry in found if not entry.error]
        bad = [entry for entry in found if entry.error]
        if not good:
            self._taken(good, bad, None)
            return
        lines = "\n".join(entry.text for entry in good)
        receipt = self.attempt(lambda: self.conversation.enter(lines), lambda receipt: self._taken(good, bad, receipt))
        if receipt is not None:
            self._taken(good, bad, receipt)

    def _taken(self, good: Sequence[EntryLine], bad: Sequence[EntryLine], receipt: Receipt | None) -> None:
        """Show the lines that were taken; the others stay in the field."""
        kept = tuple(entry for entry in self.box.view.entries if not entry.error)
        self.box.show(self.card, replace(self.box.view, entries=(*kept, *good, *bad)))
        self.field.put(bad[0].text if len(bad) == 1 else "\n".join(entry.text for entry in bad))
        if bad:
            self.tell(bad[0].error, wrong=True)
        else:
            self.tell("")
        if receipt is not None:
            self.saved_beside(receipt)

    def _offer_done(self) -> None:
        self.box.change(replace(self.box.view, offer_done=True, cursor=-1))
        take_away(self.field)
        self.set_focus(None)
        self.tell("1 or 2, then Enter. Esc adds more.")

    def finish_rows(self) -> None:
        """Take whether that is all."""
        at = self.box.view.cursor
        if at < 0:
            self.tell("1 when that is all, 2 when there are more; Esc adds more now.", wrong=True)
            return
        chosen = self.box.options[at].value
        receipt = self.attempt(lambda: self.conversation.complete(chosen == "complete"))
        self.said(receipt)

    @on(TextField.PastedLines, "#field")
    def lines_pasted(self, event: TextField.PastedLines) -> None:
        """Take many lines at once."""
        event.stop()
        if self.box.takes_rows:
            self.take_rows(event.text)
        else:
            self.field.put(" ".join(event.text.split()))

    def action_field(self) -> None:
        """Complete the name that is being typed; elsewhere go between field and card."""
        field = self.field
        if not field.has_focus:
            if is_shown(self.field):
                self.set_focus(field, scroll_visible=False)
            return
        if not self.box.takes_rows:
            self.set_focus(None)
            return
        typed = field.value
        found = self.conversation.completions(typed)
        if found:
            field.put(max(common_start(found), typed, key=len))
        if len(found) > 1:
            begun = max(typed.rfind(sign) for sign in ",:;> ") + 1
            self.tell("  ".join(text[begun:].strip() for text in found[:8]))
