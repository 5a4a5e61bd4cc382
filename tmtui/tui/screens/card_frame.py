"""A card on the screen: the question with what stands around it, and where its text field is.

It only shows: what the person enters is handed on elsewhere. Text that was typed and not sent stays with its question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from tmtui.model.card import AnswerType, Card, CardKind, Receipt
from tmtui.model.errors import TmtuiError
from tmtui.tui.bindings import bindings, hints
from tmtui.tui.keymap import Action, find, remapped
from tmtui.tui.lines import Line, line
from tmtui.tui.pages.beside import TALL, Beside
from tmtui.tui.pages.card import CardView, fresh_view
from tmtui.tui.pages.glossary import words_of
from tmtui.tui.pages.head import progress_line
from tmtui.tui.pages.options import FILTERED, PICKED, standing
from tmtui.tui.pages.speech import speech_rows
from tmtui.tui.screens.frame import WIDE
from tmtui.tui.screens.interview_keys import actions_of, is_valid
from tmtui.tui.screens.saving import SavingFrame
from tmtui.tui.widgets.aside import is_shown, put_at, take_away
from tmtui.tui.widgets.card_body import CardBody
from tmtui.tui.widgets.paper import Paper
from tmtui.tui.widgets.text_field import TextField
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.live import LiveModel


class CardFrame(SavingFrame):
    """Shows the card a conversation is at."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("interview", "choosing"),
        *(Binding(str(digit), f"digit({digit})", show=False) for digit in range(1, 10)),
        Binding("escape", "leave_field", show=False),
    ]
    enter_tries_again = True

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
        self._message = ()
        self.show_card()

    # --- what is shown

    def body(self) -> Iterable[Widget]:
        """Return the card, between sections and live panel on wide terminals."""
        card = self.conversation.card
        middle = CardBody(card, self._fresh(card), id="card")
        if self.app.size.width < WIDE:
            return (middle,)
        left, right = self._sides()
        return left, middle, right

    def _sides(self) -> tuple[Widget, Widget]:
        """Make what stands left and right of the card; a terminal that is never wide does without."""
        from tmtui.tui.widgets.live_panel import LivePanel

        return Paper(self._section_rows, id="sections", classes="side"), LivePanel(id="live", classes="side")

    def _section_rows(self, width: int, height: int) -> list[Line]:
        from tmtui.tui.pages.sections import section_rows

        return section_rows(self.conversation.sections(), width - 1, height)

    def compose(self) -> ComposeResult:
        """Lay the text field of the card over everything; first of all, as what is laid over later comes before it."""
        yield TextField(id="field", takes_lines=True)
        yield from super().compose()

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
        """Put the field where the card has it now, and at its sides what there is room for now."""
        super().on_resize()
        if self.app.size.width >= WIDE and not self.query("#sections"):
            left, right = self._sides()
            body = self.query_one("#body")
            body.mount(left, before="#card")
            body.mount(right, after="#card")
        self.call_after_refresh(self._place_field)
        self.call_after_refresh(self._refresh_panel)

    def on_descendant_focus(self) -> None:
        """Show the keys of typing on the card while its field has them."""
        super().on_descendant_focus()
        if self.focused is self.field:
            self.box.type_on(True)

    def on_descendant_blur(self) -> None:
        """Show the keys of the card again; what is asked on the line that speaks takes none away from it."""
        if self.focused is None:
            self.box.type_on(False)

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
            ask = remapped((find("interview", "ask_someone"),), self.tmtui.profile.keymap)
            key = next((key for key, _ in hints(ask, typing=self.is_typing())), "")
            return line((f" {key} ", "mark"), (self.conversation.offer, "warn"))
        worries = self.conversation.worries
        return line((" worry: ", "warn"), (worries[0], "dim")) if worries else ()

    def resting_rows(self, width: int) -> list[Line]:
        """Say in full what is offered; a worry is only called to mind."""
        calls = self.is_typing() and self.box.takes_rows
        return speech_rows(self.resting(), width) if calls or self.conversation.offer else super().resting_rows(width)

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
            ("What can be answered", "; ".join(each.label for each in card.choices[:FILTERED] if card.type in PICKED)),
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
        for sections in self.query("#sections").results(Paper):
            sections.redraw()
        self.call_after_refresh(self._refresh_panel)

    def _refresh_panel(self) -> None:
        if self.app.size.width < WIDE:
            return
        from tmtui.tui.widgets.live_panel import LivePanel

        receipt = self.conversation.last_receipt
        for panel in self.query("#live").results(LivePanel):
            panel.follow(self.live.assessment, self.card.subject, receipt.differences if receipt else None)

    def _fill_field(self, card: Card) -> None:
        if not self.box.has_field:
            self.set_focus(None)
            self.box.type_on(False)
            return
        value = ""
        if card.type not in (AnswerType.ROWS, AnswerType.REF, AnswerType.REFS):
            value = next(iter(standing(card)), "")
        value = "" if "\n" in value else value
        self.field.put(self._typed.get((card.id, card.subject), value))
        self.set_focus(self.field, scroll_visible=False)  # at once: another card may be there a moment later
        self.box.type_on(True)

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

    # --- from one card to the next

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

    def saved_beside(self, receipt: Receipt) -> None:
        """Show when something was safe that leaves the card where it is."""
        self.saved = receipt.saved_at[:5] or self.saved
        self.show_around()

    # --- what the interview brings

    def beside(self, card: Card) -> Beside:
        """Return what may stand under the card where the terminal is tall."""
        return ()
