"""Answers: everything said, by whom and when, and how one answer came to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from tmtui.model.card import Receipt
from tmtui.model.errors import TmtuiError
from tmtui.model.when import read_day
from tmtui.tui.bindings import bindings
from tmtui.tui.lines import Line, line
from tmtui.tui.pages.answers import Said, Wanted, answer_items, answers_seen, authors, first_subjects, gather
from tmtui.tui.pages.outline import Item
from tmtui.tui.pages.since import CLOSED, Looks, marked
from tmtui.tui.screens.card_frame import CardFrame
from tmtui.tui.screens.list_frame import ListFrame
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.live import LiveModel

FILTERS = (
    ("a", "all", "all"), ("b", "by", "by whom"), ("w", "since", "since when"), ("d", "differ", "people differ"),
    ("u", "unknown", "don't know"), ("s", "assumed", "only assumed"), ("c", "changed", "what changed"),
)  # fmt: skip
"""What can be shown."""

NOTHING_SAID = "Nothing was said yet. The interview asks; esc goes back to it."
NONE_LIKE_THIS = "No answer is like this. f and then a shows all of them again."

MANY = 9
"""People that fit on the line that speaks."""


class AnswersScreen(ListFrame):
    """Everything said."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("answers")
    context = "answers"
    empty_text = "Looking through what was said …"

    def __init__(self, live: LiveModel, conversation: Conversation) -> None:
        super().__init__()
        self.live = live
        self.conversation = conversation
        self._wanted = Wanted()
        self._listed: Sequence[Said] = ()
        self._opened_for_words: set[str] = set()
        """Subjects that a search opened, to be closed after it."""
        self._gathered = live.assessment
        """The state of the model that is shown, or being gathered."""

    def on_mount(self) -> None:
        """Show the frame at once, and what was said when it is gathered."""
        super().on_mount()
        self.look_again()

    def on_screen_resume(self) -> None:
        """Look again when something was said while another place lay over this one."""
        if self.live.assessment is not self._gathered:
            self.look_again()

    def look_again(self) -> None:
        """Gather in a thread what passes."""
        live, wanted = self.live, self._wanted
        self._gathered = live.assessment

        def work() -> None:
            try:
                found = live.search(wanted.words) if wanted.words else set()
                listed = gather(live, wanted, found)
                # What a filter leaves out is not gone.
                looks = answers_seen(live, listed) if wanted == Wanted() else None
            except (TmtuiError, RuntimeError):  # somebody answered meanwhile: the news will bring it here again
                return
            self.show_from_thread(self._show_listed, (listed, looks))

        self.run_worker(work, thread=True, exclusive=True, group="answers")

    def _show_listed(self, gathered: tuple[Sequence[Said], Looks | None]) -> None:
        self._listed, looks = gathered
        if looks is not None:
            self.compare(self.live, looks)
        self.outline.opened -= self._opened_for_words
        self._opened_for_words = set()
        if self._wanted != Wanted():
            self._opened_for_words = first_subjects(self._listed) - self.outline.opened
            self.outline.opened |= self._opened_for_words
        self.outline.empty = NOTHING_SAID if self._wanted == Wanted() else NONE_LIKE_THIS
        self.fill()

    def news(self, sentences: Sequence[str]) -> None:
        """Look again."""
        self.look_again()
        self.tell(sentences[0])

    def head_parts(self) -> tuple[Line, Line]:
        """Say what is shown, and how much of it there is."""
        told = self._wanted.told()
        shown = sum(len(said.answers) for said in self._listed)
        people = len(authors(self.live.facts))
        counts = f"{shown} answer{'s' if shown != 1 else ''} · {people} {'people' if people != 1 else 'person'}"
        left = line((" Answers", "strong"), (f"  {told}" if told else "", "warn"))
        return (*left, *self.changed_line()), line((counts, "dim"))

    def items(self, width: int) -> Sequence[Item]:
        """Return the outline."""
        items = answer_items(self.live, self._listed, self.outline.opened, width)
        return self.with_changes(items) if self._wanted == Wanted() else marked(items, self.changes)

    def _show(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.outline.cursor = 0
        self.look_again()

    def action_find(self) -> None:
        """Ask for words to show only."""
        self.run_worker(self._find(), group="asking", exclusive=True)

    async def _find(self) -> None:
        words = await self.ask("Show only answers that have:", self._wanted.words)
        if words is not None:
            self._show(replace(self._wanted, words=words.strip()))

    def action_filter(self) -> None:
        """Ask what to show."""
        self.run_worker(self._filter(), group="asking", exclusive=True)

    async def _filter(self) -> None:
        chosen = await self.menu("Show", FILTERS)
        if chosen == "all":
            self._show(Wanted())
        elif chosen == "by":
            await self._by_whom()
        elif chosen == "since":
            await self._since()
        elif chosen == "changed":
            self._what_changed()
        elif chosen:
            self._show(replace(self._wanted, state=chosen))

    def _what_changed(self) -> None:
        """Show what is marked as new or moved; what was taken back is no answer any more."""
        changed = frozenset(id for id, what in self.changes.items() if what != CLOSED and " " in id)
        if changed:
            self._show(replace(self._wanted, changed=changed))
        else:
            self.tell("Nothing changed since you last looked here.")

    async def _by_whom(self) -> None:
        people = authors(self.live.facts)[:MANY]
        by = await self.menu("Said by", [(str(at + 1), each, each) for at, each in enumerate(people)])
        if by:
            self._show(replace(self._wanted, by=by))

    async def _since(self) -> None:
        text = await self.ask("Said since? A day, as yesterday or 2 weeks ago:")
        if not text:
            return
        day = read_day(text, self.live.today)
        if day is None:
            self.tell(f"“{text}” is no day; 2026-03-01 is one.", wrong=True)
            return
        self._show(replace(self._wanted, since=day.isoformat()))

    def action_go(self) -> None:
        """Ask the question of the answer under the cursor again."""
        item = self.outline.current
        subject, _, attribute = (item.id if item is not None else "").partition(" ")
        declared = self.live.bank.attributes.get((subject.partition("/")[0], attribute))
        if declared is None or not declared.question:
            self.tell("Put the mark on an answer that a question asks for.", wrong=True)
            return
        self.tmtui.leave_to(partial(self.conversation.go_to, declared.question, subject))

    def action_undo(self) -> None:
        """Take back the person's last action."""
        self._taken_back(self.attempt(self.conversation.undo, self._taken_back))

    def action_redo(self) -> None:
        """Bring back what was undone."""
        self._taken_back(self.attempt(self.conversation.redo, self._taken_back))

    def _taken_back(self, receipt: Receipt | None) -> None:
        if receipt is not None:
            for beneath in self.app.screen_stack:
                if isinstance(beneath, CardFrame):
                    beneath.travel(lambda: None)  # it shows the question it stands at now; what was typed stays
            self.look_again()
            self.tell(receipt.message)
