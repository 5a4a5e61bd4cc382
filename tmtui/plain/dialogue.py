"""The interview as a dialogue in lines: shows a card, takes a line, does it, and goes on until somebody stops.

Teletype and line mode differ only in how they ask, so whatever can be said in one can be said in the other.
"""

from __future__ import annotations

from tmtui.model.card import AnswerType, Card, CardKind
from tmtui.model.errors import BadInput, Busy
from tmtui.plain.acting import Acting
from tmtui.plain.commands import command_named
from tmtui.plain.reading import is_text, picked, understand_line
from tmtui.plain.showing import card_lines, commands_hint, completeness_lines, entry_lines, hint, section_lines
from tmtui.plain.voice import Voice
from tmtui.workspace.conversation import Conversation


class Dialogue:
    """Leads one conversation through one voice."""

    def __init__(self, conversation: Conversation, voice: Voice) -> None:
        self._talk = conversation
        self._voice = voice
        self._acting = Acting(conversation, voice)
        self._hinted: set[AnswerType] = set()
        self._commands_hinted: set[bool] = set()
        self._grids_hinted: set[str] = set()
        self._offered = ""
        self._doubted = ""

    def run(self) -> None:
        """Lead the conversation until the person quits. Raises Ended at the end of input."""
        limit = [self._talk.limit] if self._talk.limit else []
        first = f"{self._talk.live.name}. Every answer is saved at once."
        self._voice.tell([first, *limit, *self._talk.changed_banks()])
        shown: tuple[str, str] | None = None
        while not self._acting.done:
            self._voice.tell(self._talk.refresh())
            card = self._talk.card
            if shown != (card.id, card.subject) or self._acting.show_again:
                self._show(card)
            shown = (card.id, card.subject)
            self._acting.show_again = False
            self._turn(card)

    def _show(self, card: Card) -> None:
        self._voice.tell(["", *section_lines(card)])
        self._voice.tell(card_lines(card, options=not self._voice.picks, plainly=self._talk.plainly))
        told = is_text(card) or not self._voice.picks
        if told and card.kind is CardKind.QUESTION and card.type not in self._hinted:
            self._hinted.add(card.type)
            self._voice.tell([hint(card)])
            if is_text(card) not in self._commands_hinted:
                self._commands_hinted.add(is_text(card))
                self._voice.tell([commands_hint(card)])
        if card.alike and card.id not in self._grids_hinted:
            self._grids_hinted.add(card.id)
            self._voice.tell([f"It is open for {card.alike} more: {_slash(card)}g answers them together."])
        if card.kind is CardKind.DONE:
            self._voice.tell(["Enter ends the interview; b goes back."])
        offer = self._talk.offer
        if offer and card.section != self._offered:
            self._voice.tell([f"{offer} {_slash(card)}o and a name does that."])
            # Once for a section: heard again at every card it only wears people down.
            self._offered = card.section

    def _turn(self, card: Card) -> None:
        line = self._voice.reply_to(card, self._talk.completions)
        try:
            typed = understand_line(card, line)
            if typed.command is not None:
                self._acting.do(typed.command, typed.text)
            elif typed.text:
                self._doubt(card, typed.text)
                self._answer(card, typed.text)
            else:
                self._enter(card)
        except BadInput as error:
            self._voice.tell([f"Not taken: {error}"])
        except Busy as error:
            self._voice.tell([f"Not saved: {error} Give the answer again."])

    def _doubt(self, card: Card, text: str) -> None:
        """Ask back, once, when a text is answered with the bare letter of a command."""
        doubtful = is_text(card) and len(text) == 1 and command_named(text) is not None
        if doubtful and self._doubted != text:
            self._doubted = text
            raise BadInput(f"did you mean the command /{text}?", remedy=f"To answer just {text}, type it again.")
        self._doubted = ""

    def _answer(self, card: Card, text: str) -> None:
        if card.type is AnswerType.ROWS:
            # What was not understood is told line by line, and what was is kept.
            lines = self._talk.quick_entry(text)
            self._voice.tell(entry_lines(lines))
            if any(not line.error for line in lines):
                self._acting.tell(self._talk.enter(text))
            return
        raw = picked(card, text)
        offered = self._talk.acceptance(raw)
        if offered is not None:
            self._acting.accept(offered)
        else:
            self._acting.tell(self._talk.answer(raw))

    def _enter(self, card: Card) -> None:
        """Take a bare Enter: it keeps what stands, ends a list, or ends the interview."""
        if card.kind is CardKind.DONE:
            self._acting.done = True
        elif card.kind is CardKind.RECAP or card.type is not AnswerType.ROWS:
            if card.kind is CardKind.QUESTION and card.answer is None and not _implied(card):
                raise BadInput("nothing was entered", remedy=f"{_slash(card)}s skips the question.")
            self._acting.tell(self._talk.confirm())
        else:
            self._acting.complete(completeness_lines(card, timed=bool(self._talk.limit)))


def _implied(card: Card) -> bool:
    return card.reading is not None and card.reading.value is not None


def _slash(card: Card) -> str:
    return "/" if is_text(card) else ""
