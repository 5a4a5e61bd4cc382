"""Where a conversation writes: one action goes to disk as a whole, then the next card is worked out.

It keeps what belongs to the answer of a question only (basis, note, evidence) until that answer is given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tmtui.interview.beside import NOTHING, Beside, beside_from_json, beside_to_json
from tmtui.interview.deciding import NOW
from tmtui.interview.interview import Interview
from tmtui.interview.items import is_item, item_about
from tmtui.interview.limit import moves_from
from tmtui.interview.notes import note_key, note_statements
from tmtui.interview.position import to_json
from tmtui.interview.read_back import mended_at
from tmtui.interview.step import AGAIN, DONE, OFFER, PAUSE, REST, Step
from tmtui.model.answers import Slot
from tmtui.model.card import Card, CardKind, Receipt
from tmtui.model.errors import BadInput, Busy
from tmtui.model.fact import Basis, State, Statement
from tmtui.model.subject import kind_of
from tmtui.model.text import clean, one_line
from tmtui.model.value import Value
from tmtui.workspace.conversation_meeting import give, settle
from tmtui.workspace.conversation_news import newest_undone
from tmtui.workspace.conversation_saying import grid_statements, kept, noted, standing_basis
from tmtui.workspace.live import LiveModel

if TYPE_CHECKING:
    from tmtui.interview.quick_entry.understand import Understood

_BESIDE = "beside"
"""What of a session is not the place but what was said there without an answer."""

_MANY = 6
"""From so many answers on, an error no longer lists them."""


class Desk:
    """Writes for one conversation.

    Attributes:
        receipt: what the last action led to.
        unknown_in_a_row: don't-knows since the last answer.
    """

    def __init__(self, live: LiveModel, interview: Interview) -> None:
        self._live = live
        self._interview = interview
        self._card: Card | None = None
        self.receipt: Receipt | None = None
        self.unknown_in_a_row = 0
        self._beside = beside_from_json(live.load_session().get(_BESIDE))

    @property
    def beside(self) -> Beside:
        """What goes with the answer to the present question."""
        return self._beside.get(self._interview.at, NOTHING)

    @property
    def basis(self) -> Basis | None:
        """How the person knows what they say here; nothing for the usual."""
        return self.beside.basis

    @property
    def note(self) -> str:
        """The note that goes with the answer here."""
        return self.beside.note

    @property
    def evidence(self) -> str:
        """The evidence that goes with the answer here."""
        return self.beside.evidence

    def put_beside(self, *, basis: Basis | None = None, note: str | None = None, evidence: str | None = None) -> None:
        """Keep something for the answer to the present question; what is left out stays."""
        now = self.beside
        changed = Beside(
            now.basis if basis is None else basis,
            now.note if note is None else note,
            now.evidence if evidence is None else evidence,
        )
        self._beside[self._interview.at] = changed
        if changed == NOTHING:
            del self._beside[self._interview.at]
        self.save()

    @property
    def card(self) -> Card:
        """The present card, worked out once."""
        if self._card is None:
            self._card = self._interview.card()
        return self._card

    def question(self) -> Card:
        """Return the present card where it is a question; raises BadInput elsewhere."""
        if self.card.kind is not CardKind.QUESTION:
            raise BadInput("there is no question here")
        return self.card

    def fills(self) -> str:
        """Return the attribute that the present question fills."""
        return self._live.bank.questions[self.card.id].fills

    def understood(self, text: str) -> Understood:
        """Read quick entry for the present card."""
        from tmtui.interview.quick_entry.understand import understand

        live, basis = self._live, self.basis or Basis.TOLD
        return understand(text, self.card, live.bank, live.assessment, live.exists, basis=basis)

    def listed(self, complete: bool) -> Statement:
        """Return the statement that the present list is complete, or partial."""
        value = "complete" if complete else "partial"
        basis = self.basis or Basis.TOLD
        return Statement(self.card.subject, self.fills(), value, basis=basis, note=self.note, evidence=self.evidence)

    def say_here(
        self,
        state: State,
        value: Value,
        *,
        new: Sequence[Statement] = (),
        note: str = "",
        evidence: str = "",
        differs: bool = False,
    ) -> Receipt:
        """Say an answer to the present question and go on.

        Args:
            state: what kind of answer.
            value: the value, where there is one.
            new: what has to be said with it: subjects that the answer adds.
            note: in place of the note kept for the next answer.
            evidence: likewise.
            differs: let other people's answers stand beside it.
        """
        card = self.card
        said = Statement(
            card.subject,
            self.fills(),
            value,
            state,
            standing_basis(card, self.basis, state, value),
            note or self.note,
            evidence or self.evidence,
            differs=differs,
        )
        return self.write([*new, kept(card, said)], go_on=True)

    def write(
        self, said: Sequence[Statement], *, repeat: bool = False, go_on: bool = False, keep: bool = False
    ) -> Receipt:
        """Write as one action; then go on, or show the same card with what it holds now.

        Args:
            said: the statements.
            repeat: write what stands already as well.
            go_on: show the next card.
            keep: this was no answer to the question: leave note, evidence and basis for one.
        """
        receipt = self._live.say(said, repeat=repeat)
        self._update({(each.subject, each.attribute) for each in said})
        self.unknown_in_a_row = 0
        if not keep:
            self._beside.pop(self._interview.at, None)
            self._interview.said(self._interview.at)
        if go_on:
            self._interview.advance()
        self.moved()
        return self.hand(receipt)

    def attach(self, *, note: str | None = None, evidence: str | None = None) -> Receipt:
        """Attach note or evidence to the answer that stands here, or keep it for the next one."""
        card = self.question()
        note, evidence = (None if text is None else clean(text).strip() for text in (note, evidence))
        if card.answer is not None and not card.answer.disputed:
            return self.hand(replace(self.write([noted(card.answer, note, evidence)], keep=True), message="noted"))
        self.put_beside(note=note, evidence=evidence)
        return self.hand(Receipt("", "", "goes with the next answer"))

    def remark(self, text: str, sort: str, about: str, owner: str) -> Receipt:
        """Write a note of some sort; the card stays."""
        key = note_key(text, self._live.exists)
        receipt = self.write(note_statements(key, text, sort=sort, about=about, owner=owner), keep=True)
        return self.hand(replace(receipt, message="worry noted" if sort == "worry" else "parked"))

    def reply(self, raw: str) -> Receipt:
        """Answer a recap, or the offer at the end to go through what is open."""
        card, word = self.card, one_line(raw).casefold()
        if is_item(self._interview.at):
            return self.decided(settle(self._live, card, raw, self._interview.offers()))
        allowed = [choice.value for choice in card.choices]
        if word not in allowed:
            takes = f"It takes {' or '.join(allowed)}." if len(allowed) < _MANY else f"Pick one of the {len(allowed)}."
            remedy = takes if allowed else "There is nothing left to answer."
            raise BadInput(f"{one_line(raw)[:40]!r} is no answer here", remedy=remedy)
        message = ""
        if card.id == PAUSE.question:
            self._interview.go_on(word)
        elif card.id == OFFER.question:
            self._interview.decide(now=word == NOW)
        elif card.id == AGAIN.question:
            self._interview.go_on_sitting(anew=word == "new")
        elif card.id == REST.question:
            self._interview.go_on_after_agenda(end=word == "end")
        elif (wrong := mended_at(word)) is not None:
            self._interview.mend(wrong)
            message = "mend it here; then everything is read back again"
        elif word == "on":
            self._interview.without_limit()
        elif word == "again":
            self._interview.again()
        elif (part := moves_from(self._interview.at)) is not None:
            self._interview.move(part, stay=word == "stay")
        elif word == "yes":
            self._interview.read()
            self._interview.advance()
        else:
            self._interview.correct(card.phase)
            message = "go to what is wrong; it is read back again afterwards"
        self.moved()
        return self.hand(Receipt("", "", message))

    def fill_grid(self, values: Mapping[str, str | Sequence[str]], question: str) -> Receipt:
        """Take answers to one question about many subjects as one action."""
        interview, live = self._interview, self._live
        subjects = set(interview.agenda.asked(question)) if question in live.bank.questions else set()
        card = interview.card_of(Step(question, next((each for each in values if each in subjects), "")))
        receipt = self.write(grid_statements(live, card, values, subjects, self.beside, interview.at.subject))
        for subject in values:
            interview.said(Step(question, subject))
        if not interview.is_due(interview.at):
            interview.advance()
        self.moved()
        return receipt

    def give(self, who: str, by: str) -> Receipt:
        """Leave what is to be decided here to somebody."""
        return self.decided(give(self._live, self.card, who, by))

    def decided(self, receipt: Receipt) -> Receipt:
        """Take in what was decided here, and go on."""
        if receipt.batch:
            self._update({(fact.subject, fact.attribute) for fact in self._live.facts if fact.batch == receipt.batch})
        self._interview.advance()
        self.moved()
        return self.hand(receipt)

    def undo(self) -> Receipt:
        """Take back the person's last action; not the one that made the model, for that holds its banks."""
        from tmtui.workspace.undo import batch_to_undo

        live = self._live
        batch = batch_to_undo(live.facts, live.answers, live.author)
        if batch is not None and any(fact.batch == batch and fact.attribute == "banks" for fact in live.facts):
            return self.hand(Receipt("", "", "nothing left to undo"))
        return self._taken_back(live.undo())

    def redo(self) -> Receipt:
        """Bring back what was last undone."""
        return self._taken_back(self._live.redo())

    def refresh(self) -> None:
        """Nothing to write: the card is worked out anew from what others said."""
        if self._interview.at != DONE and not self._interview.arises(self._interview.at):
            self._interview.advance()
        self._card = None

    def moved(self) -> None:
        """Remember that the person is somewhere else now."""
        self._card = None
        self.save()

    def hand(self, receipt: Receipt) -> Receipt:
        """Keep a receipt as the last one."""
        self.receipt = receipt
        return receipt

    def save(self) -> None:
        """Save the person's place."""
        try:
            self._interview.keep_time()
            kept = {_BESIDE: beside_to_json(self._beside)} if self._beside else {}
            self._live.save_session({**to_json(self._interview.position), **kept})
        except Busy:
            # The answer is on disk; only the place in the interview is not, and the next action saves it.
            return

    def _update(self, changed: set[Slot]) -> None:
        self._interview.update(self._live.assessment, self._live.answers, changed)

    def _taken_back(self, receipt: Receipt) -> Receipt:
        if receipt.batch:
            slots = newest_undone(self._live.facts, self._live.author)
            self._update(slots)
            self._show(slots)
        self.moved()
        return self.hand(receipt)

    def _show(self, slots: set[Slot]) -> None:
        """Go to the question that fills one of the slots, or to where it was decided; else stay, if the card arises."""
        for subject, attribute in sorted(slots):
            item = item_about(subject)
            if item in self._interview.position.heard and self._interview.arises(item):
                if item != self._interview.at:
                    # What comes up once in a sitting must not be lost by going back for another.
                    self._interview.mend(item)
                return
            declared = self._live.bank.attributes.get((kind_of(subject), attribute))
            step = Step(declared.question if declared is not None else "", subject)
            if step.question and self._interview.arises(step):
                self._interview.go_to(step)
                return
        if not self._interview.arises(self._interview.at):
            self._interview.advance()
