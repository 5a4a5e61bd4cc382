"""The card of the interview: draws it and moves the cursor over its options."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from tmtui.model.card import AnswerType, Card, CardKind, Choice
from tmtui.tui.bindings import hints
from tmtui.tui.keymap import find, remapped
from tmtui.tui.lines import Line
from tmtui.tui.pages.card import COMPLETE, CardPage, CardView, card_page, has_field
from tmtui.tui.pages.options import PICKED, SEVERAL
from tmtui.tui.widgets.paper import Paper

if TYPE_CHECKING:
    from tmtui.tui.app import TmtuiApp


class CardBody(Paper):
    """Shows a card; what the person did on it so far is in `view`."""

    PAGE = 9

    def __init__(self, card: Card, view: CardView, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.card = card
        self.view = view
        self.page = CardPage()
        self.typing = False

    def paint(self, width: int, height: int) -> list[Line]:
        """Draw the card; `page` then says where the text field stands."""
        view = replace(self.view, typing=self.typing, keys=self._keys())
        self.page = card_page(self.card, view, width, height, terse=self.app.has_class("-terse"))
        return self.page.rows

    def _keys(self) -> tuple[str, str, str]:
        """Return the keys of the answers every question takes, as they are now."""
        keymap = cast("TmtuiApp", self.app).profile.keymap
        names = ("unknown", "not_applicable", "ask_someone")
        found = [hints(remapped([find("interview", name)], keymap), typing=self.typing) for name in names]
        first, second, third = (each[0][0] if each else "" for each in found)
        return first, second, third

    def type_on(self, typing: bool) -> None:
        """Show keys for typing on the card, or for letters."""
        if typing != self.typing:
            self.typing = typing
            self.redraw()

    def show(self, card: Card, view: CardView) -> None:
        """Show a card."""
        self.card, self.view = card, view
        self.redraw()

    def change(self, view: CardView) -> None:
        """Show what the person did."""
        self.view = view
        self.redraw()

    @property
    def options(self) -> tuple[Choice, ...]:
        """What the cursor moves over."""
        if self.view.offer_done:
            return self.card.choices or COMPLETE
        if self.card.kind is not CardKind.QUESTION:
            return self.card.choices
        return self.view.choices if self.is_picked else ()

    @property
    def is_picked(self) -> bool:
        """Whether the card is answered by picking."""
        return self.card.kind is CardKind.QUESTION and self.card.type in PICKED

    @property
    def takes_several(self) -> bool:
        """Whether several options may hold."""
        return self.is_picked and self.card.type in SEVERAL

    @property
    def has_field(self) -> bool:
        """Whether there is a text field on the card."""
        return has_field(self.card, self.view)

    @property
    def takes_rows(self) -> bool:
        """Whether the card is quick entry."""
        return self.card.kind is CardKind.QUESTION and self.card.type is AnswerType.ROWS

    def move(self, steps: int) -> None:
        """Move the cursor, and stop at the ends."""
        count = len(self.options)
        if not count:
            return
        # From nowhere, down begins at the first and up at the last.
        start = self.view.cursor if self.view.cursor >= 0 else (-1 if steps > 0 else count)
        self.change(replace(self.view, cursor=min(max(start + steps, 0), count - 1)))

    def turn(self, pages: int) -> None:
        """Turn a page: of the options, or of what is read."""
        if self.card.kind is CardKind.QUESTION or len(self.options) > self.PAGE:
            self.move(pages * self.PAGE)
        else:
            self.change(replace(self.view, top=max(self.view.top + pages * self.PAGE, 0)))

    def pick(self, at: int) -> bool:
        """Put the cursor on an option, marking it where several may hold; whether there is one."""
        if not 0 <= at < len(self.options):
            return False
        self.change(replace(self.view, cursor=at))
        if self.takes_several and not self.view.offer_done:
            self.mark()
        return True

    def mark(self) -> None:
        """Mark or unmark the option under the cursor."""
        at = self.view.cursor
        if not self.takes_several or not 0 <= at < len(self.options):
            return
        self.change(replace(self.view, marked=self.view.marked ^ {self.options[at].value}))

    def chosen(self) -> str | list[str] | None:
        """Return what is picked: one value, several, or nothing yet."""
        if self.takes_several and not self.view.offer_done:
            everything = self.card.choices or self.view.choices
            return [choice.value for choice in everything if choice.value in self.view.marked]
        at = self.view.cursor
        return self.options[at].value if 0 <= at < len(self.options) else None
