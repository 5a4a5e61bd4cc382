"""A card on the screen: showing it, taking what is picked or typed, and every answer on disk before the next one shows.

The conversation decides what is asked and what an answer means; this place lays cards out and hands on what was
entered. Text that was typed and not sent stays with its question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from tmtui.model.card import AnswerType, Card, CardKind, Receipt
from tmtui.model.errors import TmtuiError
from tmtui.model.fact import State
from tmtui.tui.bindings import bindings
from tmtui.tui.keymap import Action
from tmtui.tui.lines import Line, line
from tmtui.tui.pages.beside import TALL, Beside
from tmtui.tui.pages.card import CardView, fresh_view, narrowed
from tmtui.tui.pages.glossary import words_of
from tmtui.tui.pages.head import progress_line
from tmtui.tui.pages.heard import TEXTS, adds
from tmtui.tui.pages.options import choices_of, standing
from tmtui.tui.screens.frame import WIDE
from tmtui.tui.screens.interview_keys import actions_of, is_valid
from tmtui.tui.screens.saving import SavingFrame
from tmtui.tui.widgets.aside import is_shown, put_at, take_away
from tmtui.tui.widgets.card_body import CardBody
from tmtui.tui.widgets.live_panel import LivePanel
from tmtui.tui.widgets.section_list import SectionList
from tmtui.tui.widgets.text_field import TextField
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.live import LiveModel


class CardScreen(SavingFrame):
    """Shows the card a conversation is at, and takes answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("interview", "choosing"),
        *(Binding(str(digit), f"digit({digit})", show=False) for digit in range(1, 10)),
        Binding("escape", "leave_field", show=False),
    ]

    def __init__(self, live: LiveModel, conversation: Conversation) -> None:
        super().__init__()
        self.live = live
        self.conversation = conversation
        self.saved = ""
        self._typed: dict[tuple[str, str], str] = {}

    def open(self, live: LiveModel, conversation: Conversation) -> None:
        """Go on with another model."""
        self.live, self.conversation = live, conversation
        self.saved, self._typed = "", {}
        self.query_one("#sections", SectionList).follow(conversation)
        self._message = ()
        self.show_card()

    # --- what is shown

    def body(self) -> Iterable[Widget]:
        """Return sections, card and live panel; the outer two show on wide terminals only."""
        card = self.conversation.card
        yield SectionList(self.conversation, id="sections", classes="side")
        yield CardBody(card, self._fresh(card), id="card")
        yield LivePanel(id="live", classes="side")

    def compose(self) -> ComposeResult:
        """Lay the text field of the card over everything."""
        yield from super().compose()
        yield TextField(id="field", takes_lines=True)

    @property
    def box(self) -> CardBody:
        """The card."""
        return self.query_one("#card", CardBody)

    @property
    def field(self) -> TextField:
        """The text field of the card."""
        return self.query_one("#field", TextField)

    @property
    def card(self) -> Card:
        """What is asked now."""
        return self.conversation.card

    def on_mount(self) -> None:
        """Show the card the person stopped at."""
        self.call_after_refresh(self.show_card)
        changed = self.conversation.changed_banks()
        if changed:
            self.tell(changed[0])

    def on_resize(self) -> None:
        """Put the field where the card has it now."""
        super().on_resize()
        self.call_after_refresh(self._place_field)
        self.call_after_refresh(self._refresh_panel)

    def head_parts(self) -> tuple[Line, Line]:
        """Name of the model, section, progress, and when the last answer was safe."""
        return progress_line(self.live.name, self.card, self.conversation.sections(), self.saved, self.app.size.width)

    def resting(self) -> Line:
        """Say how to answer what is asked."""
        if self.card.kind is not CardKind.QUESTION:
            return ()
        if self.is_typing() and self.box.takes_rows:
            return line((" Enter takes the line, Tab completes, Enter on an empty line ends the list.", "dim"))
        if self.conversation.offer:
            return line((f" {self.conversation.offer}", "warn"))
        worries = self.conversation.worries
        return line((" worry: ", "warn"), (worries[0], "dim")) if worries else ()

    def actions(self) -> Sequence[Action]:
        """Return what the keys do on this card."""
        return actions_of(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys that mean nothing on this card."""
        return bool(super().check_action(action, parameters)) and is_valid(self, action)

    def help_contexts(self) -> Sequence[str]:
        """Return the contexts whose keys work here."""
        return ("everywhere", "interview", "choosing", "typing")

    def help_text(self) -> list[tuple[str, str]]:
        """Return everything the bank says on this question."""
        card = self.card
        texts = [
            ("Just said", "".join(span.text for span in self._message).strip()),
            (card.text, card.plainly),
            ("Why", card.why),
            ("Where to look", card.where_to_look),
            ("For example", card.example),
            ("If you don't know", card.if_unknown),
            ("This section", card.section_prose),
            ("Words", words_of(card, self.conversation.glossary)),
        ]
        return [(title, text) for title, text in texts if text]

    def _fresh(self, card: Card) -> CardView:
        talk = self.conversation
        view = replace(fresh_view(card, talk.basis, talk.note, talk.evidence), plainly=talk.plainly)
        return replace(view, beside=self.beside(card)) if self.app.size.height >= TALL else view

    def show_card(self) -> None:
        """Show the card the conversation is at."""
        card = self.card
        self.box.show(card, self._fresh(card))
        self._fill_field(card)
        self.show_around()

    def show_around(self) -> None:
        """Draw what stands around the card, and the dear parts once the card is on the screen."""
        self._place_field()
        self.redraw_head()
        self.redraw_foot()
        self.query_one("#sections", SectionList).redraw()
        self.call_after_refresh(self._refresh_panel)

    def _refresh_panel(self) -> None:
        panel = self.query_one("#live", LivePanel)
        if self.app.size.width >= WIDE:
            receipt = self.conversation.last_receipt
            panel.follow(self.live.assessment, self.card.subject, receipt.differences if receipt else None)

    def _fill_field(self, card: Card) -> None:
        if not self.box.has_field:
            self.set_focus(None)
            return
        value = ""
        if card.type not in (AnswerType.ROWS, AnswerType.REF, AnswerType.REFS):
            value = next(iter(standing(card)), "")
        value = "" if "\n" in value else value
        self.field.put(self._typed.get((card.id, card.subject), value))
        self.field.focus()

    def _place_field(self) -> None:
        typing = self.box.page.typing
        if typing is None:
            take_away(self.field)
            return
        region = self.box.region
        put_at(self.field, typing[0] + region.x, typing[1] + region.y, region.width - typing[0] - 1)

    def news(self, sentences: Sequence[str]) -> None:
        """Say what other people said, without touching what is being typed."""
        self.box.show(self.card, replace(self.box.view, basis=self.conversation.basis))
        self.tell(sentences[0] + (f" (and {len(sentences) - 1} more)" if len(sentences) > 1 else ""))
        self.show_around()

    # --- handing on what was entered

    def about(self) -> object:
        """Return the question that is answered."""
        return (self.card.id, self.card.subject)

    def saved_late(self, receipt: Receipt) -> None:
        """Go on after an answer, or show what was said beside it; what is being typed meanwhile stays."""
        if (self.box.card.id, self.box.card.subject) != self.about():
            self.said(receipt)
            return
        self.box.show(self.card, self._fresh(self.card))
        self.saved_beside(receipt)

    def travel(self, going: Callable[[], object]) -> None:
        """Show another card, keeping what was typed; a refusal leaves everything as it is."""
        self.keep_typed()
        if self.holds():
            return
        try:
            going()
        except TmtuiError as error:
            self.tell(str(error), wrong=True)
            return
        self._message = ()
        self.show_card()

    def said(self, receipt: Receipt | None) -> None:
        """Show what an action led to, and the card that follows."""
        if receipt is None:
            return
        self._typed.pop((self.box.card.id, self.box.card.subject), None)
        if receipt.saved_at:
            self.saved = receipt.saved_at[:5]
        self._message = line(" ", receipt.message) if receipt.message else ()
        self.show_card()
        if self.conversation.coach and receipt.differences:
            self.call_after_refresh(self._show_consequences)

    def _show_consequences(self) -> None:
        """Say what the answer changed, once the next card is on the screen."""
        lines = self.conversation.consequences()
        if lines:
            worst, rest = lines[0], "  ".join(lines[1:])
            self._message = line((f" {worst}", "good" if worst[0] == "-" else "warn"), (f"  {rest}", "dim"))
            self.redraw_foot()

    def keep_typed(self) -> None:
        """Keep what stands in the field for when the question comes back."""
        card = self.box.card
        if is_shown(self.field) and self.field.value:
            self._typed[card.id, card.subject] = self.field.value

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
            self.tell("Nothing is left to ask. q leaves; everything is saved.")
        else:
            self.said(self.attempt(lambda: self.conversation.answer(chosen)))

    def _send_pick(self) -> None:
        chosen = self.box.chosen()
        if chosen is None:
            answer = self.card.answer
            if answer is not None and answer.state is not State.ANSWERED:
                self.travel(self.conversation.skip)
            else:
                self.tell("Pick with a digit or the arrows first; d when you don't know, s for later.", wrong=True)
            return
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

    def saved_beside(self, receipt: Receipt) -> None:
        """Show when something was safe that leaves the card where it is."""
        self.saved = receipt.saved_at[:5] or self.saved
        self.show_around()

    # --- what the interview brings

    def beside(self, card: Card) -> Beside:
        """Return what may stand under the card where the terminal is tall."""
        return ()

    def offer_new(self, name: str) -> None:
        """Add something of this name at the second Enter, and choose it."""

    def take_rows(self, text: str) -> None:
        """Take lines of quick entry."""

    def finish_rows(self) -> None:
        """Take the answer to whether that is all."""
