"""The interview: a card, and what a person says beside the answer: notes, who else to ask, parked thoughts, worries.

Each is asked for on the line that speaks, so the question stays in sight.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace

from tmtui.model.card import Card, Receipt
from tmtui.model.fact import Basis
from tmtui.tui.pages.beside import Beside
from tmtui.tui.pages.glossary import words_of
from tmtui.tui.pages.heard import TEXTS
from tmtui.tui.pages.options import standing
from tmtui.tui.screens.row_entry import RowEntryScreen
from tmtui.workspace.conversation_deciding import Acceptance

BASES = tuple((str(at + 1), basis.value, basis.value) for at, basis in enumerate(Basis))
"""Items of the menu of bases."""


WHY = "Why can you live with it?"
"""What is asked before a risk is accepted."""


class InterviewScreen(RowEntryScreen):
    """Asks one question after the other, and takes everything that can be said beside an answer."""

    _offered: tuple[Card, str] | None = None
    """Card and name for which one more Enter adds something new."""

    def _begin(self, asking: Coroutine[None, None, None]) -> None:
        self.run_worker(asking, group="asking", exclusive=True)

    def beside(self, card: Card) -> Beside:
        """Return how the answer came to be, the words of art, and what else is open about the same thing."""
        slot = self.conversation.slot
        if slot is None:
            return ()
        from tmtui.tui.pages.history import history_sentences

        said = history_sentences(self.live, slot, card.levels)
        words = tuple(words_of(card, self.conversation.glossary).split("\n\n")) if card.text else ()
        others = tuple(
            asked.text
            for asked in self.conversation.questions_about(card.subject)
            if asked.is_open and asked.question != card.id
        )
        parts = (("Said before (v)", said), ("Words", words), ("Also open about the same (m)", others))
        return tuple((title, texts) for title, texts in parts if any(texts))

    # --- answers without a value

    def action_unknown(self) -> None:
        """Answer that one does not know."""
        self.said(self.attempt(self.conversation.unknown))

    def action_not_applicable(self) -> None:
        """Answer that the question makes no sense here."""
        self.said(self.attempt(self.conversation.not_applicable))

    def action_confirm(self) -> None:
        """Confirm what an import said, here or for every subject of the question."""
        self._begin(self._confirm())

    async def _confirm(self) -> None:
        grid = self.attempt(self.conversation.grid)
        if grid is None:
            self.said(self.attempt(self.conversation.confirm))
            return
        which = await self.menu("Confirm", (("y", "one", "this one"), ("a", "all", "all that the import said")))
        if which:
            said = self.conversation.confirm if which == "one" else self.conversation.confirm_all
            self.said(self.attempt(said))

    def action_retract(self) -> None:
        """Take the answer back."""
        self.said(self.attempt(self.conversation.retract))

    def action_differs(self) -> None:
        """Let the next answer stand beside the present one."""
        view = self.box.view
        self.box.change(replace(view, differs=not view.differs))

    # --- around the interview

    def action_skip(self) -> None:
        """Leave the question for later."""
        self.travel(self.conversation.skip)

    def action_back(self) -> None:
        """Go back."""
        self.travel(self.conversation.back)

    def action_forward(self) -> None:
        """Go forward again."""
        self.travel(self.conversation.forward)

    def action_undo(self) -> None:
        """Take back the last action."""
        self.said(self.attempt(self.conversation.undo))

    def action_redo(self) -> None:
        """Bring back what was undone."""
        self.said(self.attempt(self.conversation.redo))

    def action_coach(self) -> None:
        """Show or hide consequences."""
        self.conversation.coach = not self.conversation.coach
        on_now = self.conversation.coach
        self.tell("Coach on: this line shows what each answer changes." if on_now else "Coach off.")

    # --- things asked for on the line that speaks

    def action_basis(self) -> None:
        """Ask how the next answer is known."""
        self._begin(self._basis())

    async def _basis(self) -> None:
        picked = await self.menu("How do you know?", BASES)
        if picked:
            self.conversation.set_basis(Basis(picked))
            self.box.change(replace(self.box.view, basis=Basis(picked)))

    def action_note(self) -> None:
        """Ask for a note."""
        self._begin(self._note())

    async def _note(self) -> None:
        note = await self.ask("Note:", self.box.view.note)
        if note is not None:
            self._set_note(note)

    def _set_note(self, note: str) -> None:
        receipt = self.attempt(lambda: self.conversation.set_note(note))
        if receipt is not None:
            self.box.change(replace(self.box.view, note=note))
            self.saved_beside(receipt)

    def action_evidence(self) -> None:
        """Ask where it can be looked up."""
        self._begin(self._evidence())

    async def _evidence(self) -> None:
        text = await self.ask("Where can it be looked up?", self.box.view.evidence)
        if text is None:
            return
        receipt = self.attempt(lambda: self.conversation.set_evidence(text))
        if receipt is not None:
            self.box.change(replace(self.box.view, evidence=text))
            self.saved_beside(receipt)

    def action_editor(self) -> None:
        """Write in one's own editor: the prompt that is open, else the note."""
        if self.edit_prompt():
            return
        if self.is_typing() and (self.box.takes_rows or self.card.type in TEXTS):
            self._write_answer()
            return
        from tmtui.tui.editor import edit

        edited = edit(self.app, self.box.view.note)
        if edited.text is None:
            self.tell(edited.trouble, wrong=True)
        elif edited.text != self.box.view.note:
            self._set_note(edited.text)

    def _write_answer(self) -> None:
        """Take the answer from the editor; it begins with what stands or was typed."""
        from tmtui.tui.editor import edit

        before = self.field.value or ("" if self.box.takes_rows else next(iter(standing(self.card)), ""))
        edited = edit(self.app, before)
        text = edited.text
        if text is None:
            self.tell(edited.trouble, wrong=True)
        elif self.box.takes_rows and text.strip():
            self.take_rows(text)
        elif text.strip() and text != before:
            self.said(self.attempt(lambda: self._answer(text)))

    def action_ask_someone(self) -> None:
        """Ask who can answer, and until when."""
        self._begin(self._ask_someone())

    async def _ask_someone(self) -> None:
        say = self.conversation.ask_someone
        if self.conversation.offer:
            items = (("1", "question", "this question"), ("2", "section", "all that is open in this section"))
            which = await self.menu("Hand over", items)
            if not which:
                return
            say = self.conversation.hand_over if which == "section" else say
        whom = self.conversation.whom
        who = await self.ask(whom.who)
        if not who:
            return
        by = await self.ask(f"{whom.by} (as +2w):", draft="ask-by") if whom.by else ""
        if by is not None:
            self.said(self.attempt(lambda: say(who, self.conversation.day_meant(by))))

    def accept_risk(self, offered: Acceptance) -> None:
        """Ask why, who carries it and until when, and accept it."""
        self._begin(self._accept(offered))

    async def _accept(self, offered: Acceptance) -> None:
        why = await self.ask(WHY)
        if why is None:
            return
        if not why.strip():
            self.tell("Accepting it needs a reason: say in a few words why you can live with it.", wrong=True)
            return
        # Until it is written, the reason is there again when it is asked for again.
        self._drafts[WHY] = why
        owner = await self.ask("Who carries it?", offered.owner)
        until = await self.ask("Until when?", offered.until, draft="accept-until") if owner is not None else None
        if owner is None or until is None:
            return
        day = self.conversation.day_meant(until)
        receipt = self.attempt(lambda: self.conversation.accept(why, owner, day))
        if receipt is not None:
            del self._drafts[WHY]
        self.said(receipt)

    def action_park(self) -> None:
        """Ask for a thought to park."""
        self._begin(self._park())

    async def _park(self) -> None:
        text = await self.ask("Park a thought:")
        if not text:
            return
        owner = await self.ask("Whose is it? A name, or nothing:", draft="owner")
        if owner is not None:
            self._beside(lambda: self.conversation.park(text, owner.strip()), "parked")

    def action_worry(self) -> None:
        """Ask for a worry."""
        self._begin(self._worry())

    async def _worry(self) -> None:
        text = await self.ask("What worries you?")
        if text:
            self._beside(lambda: self.conversation.worry(text), "written down")

    def _beside(self, say: Callable[[], Receipt], done: str) -> None:
        receipt = self.attempt(say)
        if receipt is not None:
            self.saved_beside(receipt)
            self.tell(receipt.message or done)

    def action_add(self) -> None:
        """Ask for the name of something new, and choose it."""
        self._begin(self._add())

    async def _add(self) -> None:
        kind = " or ".join(self.card.to[:1]) or "entry"
        name = await self.ask(f"New {kind}, its name:")
        if name and name.strip():
            self.add_new(name)

    def offer_new(self, name: str) -> None:
        """Add something of this name at the second Enter: a slip of the fingers adds nothing."""
        if self._offered == (self.card, name):
            self.add_new(name)
            return
        self._offered = (self.card, name)
        self.tell(f"Nothing is called “{name.strip()}”. Enter again adds it as a new {self.card.to[0]}.", wrong=True)

    def add_new(self, name: str) -> None:
        """Add something of this name, and choose it."""
        added = f"+{name.strip()}"
        raw = [*sorted(self.box.view.marked), added] if self.box.takes_several else added
        self.said(self.attempt(lambda: self._answer(raw)))

    def action_find(self) -> None:
        """Ask for words, and offer the questions that have them."""
        self._begin(self._find())

    async def _find(self) -> None:
        words = await self.ask("Find a question:")
        if not words:
            return
        found = self.conversation.find(words)
        if not found:
            self.tell(f"No question has “{words}”.", wrong=True)
            return
        from tmtui.tui.screens.found import FoundScreen

        self.tmtui.show(FoundScreen(words, found, self.conversation))

    def action_subject(self) -> None:
        """Ask for a name, and show what is open about it."""
        self._begin(self._subject())

    async def _subject(self) -> None:
        words = await self.ask("Go to:")
        if words is None:
            return
        if not self.conversation.subjects(words):
            self.tell(f"Nothing that questions are asked about is called “{words}”.", wrong=True)
            return
        from tmtui.tui.screens.subjects import SubjectsScreen

        self.tmtui.show(SubjectsScreen(self.conversation, words))

    def action_history(self) -> None:
        """Show how the answer here came to be."""
        slot = self.conversation.slot
        if slot is None:
            return
        from tmtui.tui.screens.history import HistoryScreen

        self.tmtui.show(HistoryScreen(self.live, slot, self.card))

    def action_plainly(self) -> None:
        """Put questions without terms of art, or exactly again."""
        on = self.conversation.plainly = not self.conversation.plainly
        self.box.change(replace(self.box.view, plainly=on))
        self._place_field()
        self.tell("Questions are put plainly; z puts them exactly again." if on else "Questions are put exactly.")

    def action_sections(self) -> None:
        """Offer the sections."""
        from tmtui.tui.screens.sections import SectionsScreen

        self.tmtui.show(SectionsScreen(self.conversation))

    def action_grid(self) -> None:
        """Show the question for all its subjects."""
        grid = self.attempt(self.conversation.grid)
        if grid is None:
            self.tell("There is only one subject to ask this about.", wrong=True)
            return
        from tmtui.tui.screens.grid import GridScreen

        self.tmtui.show(GridScreen(grid, self.conversation))
