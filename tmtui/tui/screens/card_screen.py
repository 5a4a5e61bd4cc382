"""Answering a card on the screen: what is picked or typed is handed on, and on disk before the next card shows.

The conversation decides what is asked and what an answer means; here only the keys of the card mean something.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import on
from textual.widgets import Input

from tmtui.model.card import CardKind, Receipt
from tmtui.model.fact import State
from tmtui.tui.pages.card import narrowed
from tmtui.tui.pages.heard import TEXTS, adds
from tmtui.tui.pages.options import choices_of, standing
from tmtui.tui.screens.card_frame import CardFrame
from tmtui.tui.widgets.text_field import TextField
from tmtui.workspace.conversation_deciding import Acceptance


class CardScreen(CardFrame):
    """Takes the answers to the card that is shown."""

    _none_of: object = None
    """The question for which one more Enter says that none of its options holds: a slip says no such thing."""

    # --- handing on what was entered

    def action_accept(self) -> None:
        """Take what is picked, and go on."""
        card, box = self.card, self.box
        if card.kind is not CardKind.QUESTION:
            self._reply()
        elif box.view.offer_done:
            self.finish_rows()
        elif box.has_field and not box.is_picked:
            self._send_text(self.field.value)
        else:
            self._send_pick()

    def _reply(self) -> None:
        """Answer a recap, or what is offered at the end."""
        chosen = self.box.chosen()
        if chosen is None:
            more = "1 goes on" if self.box.options else "Nothing is left to ask"
            self.tell(f"{more}; q leaves. Everything is saved.")
        elif (offered := self.conversation.acceptance(chosen)) is not None:
            self.accept_risk(offered)
        else:
            self.said(self.attempt(lambda: self.conversation.answer(chosen)))

    def _send_pick(self) -> None:
        chosen, answer = self.box.chosen(), self.card.answer
        answered = answer is not None and answer.state is State.ANSWERED
        if not chosen and not answered and self._none_of != self.about():
            if answer is not None:
                self.travel(self.conversation.skip)
            elif chosen is None:
                self.tell("Pick with a digit or the arrows first; d when you don't know, s for later.", wrong=True)
            else:
                self._none_of = self.about()
                self.tell("Nothing is ticked. Enter again says: none of them; d when you don't know.", wrong=True)
        elif chosen is not None:
            self.said(self.attempt(lambda: self._answer(chosen)))

    def _answer(self, raw: str | Sequence[str]) -> Receipt:
        if self.box.view.differs:
            return self.conversation.differs(raw)
        return self.conversation.answer(raw)

    def _send_text(self, text: str) -> None:
        if self.box.takes_rows:
            self.take_rows(text)
            return
        if not text.strip() and self.card.type in TEXTS:
            text = next(iter(standing(self.card)), "")
        text = self.conversation.meant(text)[0] or text
        self.said(self.attempt(lambda: self._answer(text)))

    @on(Input.Submitted, "#field")
    def field_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field accepts, or goes to the narrowed list where several can be marked."""
        event.stop()
        if self.box.is_picked:
            if not self.box.options and event.value.strip() and adds(self.card):
                self.offer_new(event.value)
                return
            if self.box.takes_several:
                self.set_focus(None)
                return
            if self.box.view.cursor < 0:
                self.box.move(1)
            self._send_pick()
            return
        self._send_text(event.value)

    @on(TextField.Escaped, "#field")
    def field_escaped(self, event: TextField.Escaped) -> None:
        """Leave the field, then do what the letter does."""
        event.stop()
        self.action_leave_field()
        self.app.simulate_key(event.key)

    @on(Input.Changed, "#field")
    def field_changed(self, event: Input.Changed) -> None:
        """Narrow the options down while typing."""
        event.stop()
        if self._message and self.is_typing():
            self.tell("")
        if self.box.is_picked:
            left = narrowed(choices_of(self.card), event.value)
            cursor = 0 if left and event.value else -1
            if left != self.box.view.choices:
                self.box.change(replace(self.box.view, choices=left, cursor=cursor, typed="" if left else event.value))
            elif not left:
                self.box.change(replace(self.box.view, typed=event.value))
            return
        heard = self.conversation.meant(event.value)[1]
        if heard != self.box.view.heard:
            self.box.change(replace(self.box.view, heard=heard))

    # --- keys of the card

    def action_digit(self, digit: int) -> None:
        """Pick by number."""
        if not self.box.pick(digit - 1):
            self.tell(f"There is no {digit} here.", wrong=True)
        elif self._message:
            self.tell("")

    def action_mark(self) -> None:
        """Mark where several may hold; elsewhere a blank picks like Enter does nothing."""
        self.box.mark()

    def action_up(self) -> None:
        """Move up."""
        self.box.move(-1)

    def action_down(self) -> None:
        """Move down."""
        self.box.move(1)

    def action_first(self) -> None:
        """Move to the first."""
        self.box.move(-10_000)

    def action_last(self) -> None:
        """Move to the last."""
        self.box.move(10_000)

    def action_page_up(self) -> None:
        """Move up a page."""
        self.box.turn(-1)

    def action_page_down(self) -> None:
        """Move down a page."""
        self.box.turn(1)

    def action_leave_field(self) -> None:
        """Esc: from a prompt to the card, from the field to the card; the text stays."""
        if self.leave_prompt():
            return
        if self.box.view.offer_done:
            self.show_card()
            return
        self.set_focus(None)
        self.redraw_foot()

    # --- what the interview brings

    def accept_risk(self, offered: Acceptance) -> None:
        """Ask what accepting a risk needs, and accept it."""

    def offer_new(self, name: str) -> None:
        """Add something of this name at the second Enter, and choose it."""

    def take_rows(self, text: str) -> None:
        """Take lines of quick entry."""

    def finish_rows(self) -> None:
        """Take the answer to whether that is all."""
