"""The interview as people have it: every command a face can give, over one live model.

Faces show the card and call these commands; they never build statements. Whatever is said is on disk before the next
card is returned, and a command that cannot be taken raises and leaves everything as it was. What only some commands
need is imported when they come, so that the first card shows sooner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tmtui.interview.changed_banks import asked_by, changes, read_versions, versions_of
from tmtui.interview.delegation import asks, hand_over, handed, offer
from tmtui.interview.interview import Interview
from tmtui.interview.items import is_item
from tmtui.interview.notes import pinned
from tmtui.interview.person import person_of
from tmtui.interview.phases import section_named
from tmtui.interview.position import from_json, to_json
from tmtui.interview.step import Step
from tmtui.model.card import AnswerType, Card, CardKind, Receipt, SectionProgress
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis, State, Statement
from tmtui.model.subject import MODEL
from tmtui.workspace.conversation_consequences import consequences
from tmtui.workspace.conversation_deciding import Deciding
from tmtui.workspace.conversation_desk import Desk
from tmtui.workspace.conversation_limit import limit_of
from tmtui.workspace.conversation_meeting import offers_of, settled
from tmtui.workspace.conversation_news import changed_slots, differing, in_sentences
from tmtui.workspace.conversation_saying import confirmed
from tmtui.workspace.live import LiveModel


class Conversation(Deciding):
    """One person's interview over one live model.

    Args:
        live: the model; its author and role are the person who is asked.
        sections: ids or titles of the sections to ask; nothing for all.
        coach: whether consequences are shown while answering, where the person never chose.
        plainly: whether questions are put without terms of art, where the person never chose; nothing to go by their
            role.
        room: further roles present, whose questions are asked too; a facilitator then asks nobody else.
        minutes: how long there is for what tells most; 0 for no limit.
        agenda: length of a meeting whose phases have their minutes: 30, 60 or 120; 0 for none.

    Raises:
        BadInput: for a section that the banks do not have, or an agenda that there is not.
    """

    def __init__(
        self,
        live: LiveModel,
        *,
        sections: Sequence[str] | None = None,
        coach: bool = False,
        plainly: bool | None = None,
        room: Sequence[str] = (),
        minutes: int = 0,
        agenda: int = 0,
    ) -> None:
        self.live = live
        live.interviewed = True
        self.usual_coach, self.usually_plain = coach, plainly
        saved = live.load_session()
        position = from_json(saved)
        known = live.answers.value(MODEL, "bank_versions")
        versions = position.banks or read_versions(known if isinstance(known, tuple) else ())
        self._changed_banks = changes(live.bank, versions, position.questions)
        position.banks, position.questions = versions_of(live.bank), asked_by(live.bank)
        bank = live.asking
        only = None if sections is None else [section_named(bank, each) for each in sections]
        person = person_of(bank, live.author, live.role, room)
        self._interview = Interview(
            bank, person, position, live.assessment, live.answers, only=only, decides=not live.method,
            limit=limit_of(live, minutes, agenda, position.sitting), offers=lambda: offers_of(live, person),
        )  # fmt: skip
        self._interview.start()
        self._desk = Desk(live, self._interview)
        if any(saved.get(name) != value for name, value in to_json(position).items()):
            self._desk.save()

    # What is shown

    @property
    def card(self) -> Card:
        """What to show now: a question, a recap, or the end."""
        return self._desk.card

    @property
    def last_receipt(self) -> Receipt | None:
        """What the last action led to, or nothing at the beginning."""
        return self._desk.receipt

    @property
    def basis(self) -> Basis:
        """How the person knows what they say next."""
        return self._desk.basis or Basis.TOLD

    @property
    def note(self) -> str:
        """The note that goes with the next answer."""
        return self._desk.note

    @property
    def evidence(self) -> str:
        """The evidence that goes with the next answer."""
        return self._desk.evidence

    @property
    def limit(self) -> str:
        """How long this sitting is, as a sentence; empty where it has no limit."""
        limit = self._interview.limit
        return limit.sentence() if limit is not None else ""

    @property
    def coach(self) -> bool:
        """Whether consequences are shown while answering."""
        chosen = self._interview.position.coach
        return self.usual_coach if chosen is None else chosen

    @coach.setter
    def coach(self, on: bool) -> None:
        self._interview.position.coach = on
        self._desk.save()

    @property
    def worries(self) -> tuple[str, ...]:
        """What people worry about and nothing covers yet."""
        return pinned(self.live.answers)

    @property
    def offer(self) -> str:
        """The suggestion to hand the section over, after two don't-knows in a row; else empty."""
        card = self.card
        return offer(self._interview.agenda, card.section, card.section_title, self._desk.unknown_in_a_row)

    def sections(self) -> tuple[SectionProgress, ...]:
        """Return how far this person is, section by section."""
        return self._interview.sections()

    def consequences(self) -> tuple[str, ...]:
        """Return what the last action led to, as lines; faces show them where the coach is on."""
        return consequences(self.live, self.last_receipt)

    def not_looked_at(self) -> tuple[str, ...]:
        """Return what is still missing, as sentences."""
        from tmtui.interview.closing import not_looked_at

        return not_looked_at(self._interview.agenda, self.live.answers)

    def glossary(self, term: str) -> str:
        """Return what a term means in plain words, or nothing."""
        from tmtui.interview.glossary import explain_term

        return explain_term(term)

    def changed_banks(self) -> tuple[str, ...]:
        """Return what is new in the banks since this person was last asked, as sentences."""
        return self._changed_banks

    def find(self, text: str) -> tuple[tuple[str, str, str], ...]:
        """Return question id, subject and the question in words for everything that holds all words of `text`."""
        from tmtui.interview.find import find_steps

        found = find_steps(text, self._interview.agenda, self._interview.wording)
        return tuple((step.question, step.subject, label) for step, label in found)

    def completions(self, prefix: str) -> tuple[str, ...]:
        """Return texts that begin with what was typed and go on sensibly on this card."""
        from tmtui.interview.quick_entry.completion import complete_here

        return complete_here(prefix, self.card, self.live.bank, self.live.assessment)

    # Answering

    def answer(self, raw: str | Sequence[str], *, note: str = "", evidence: str = "") -> Receipt:
        """Take an answer and go on.

        Args:
            raw: option value or label, text, number, key or name of a subject (`+Name` adds one); several where several
                are taken. On a rows card `complete`, `partial` or lines of quick entry; on a recap `yes` or `no`.
            note: what to remember with it.
            evidence: where it can be looked up.

        Raises:
            BadInput: when it is no answer to this card; nothing changed then.
        """
        card = self.card
        if card.kind is not CardKind.QUESTION:
            return self._desk.reply(raw if isinstance(raw, str) else " ".join(raw))
        if card.type is AnswerType.ROWS:
            text = raw if isinstance(raw, str) else "\n".join(raw)
            word = text.strip().casefold()
            return self.complete(word == "complete") if word in ("complete", "partial") else self.enter(text)
        from tmtui.interview.replies import read_reply

        reply = read_reply(self.live.bank, card, raw, self.live.exists)
        return self._desk.say_here(State.ANSWERED, reply.value, new=reply.new, note=note, evidence=evidence)

    def differs(self, raw: str | Sequence[str]) -> Receipt:
        """Say that one sees it differently: both answers stand until somebody settles it. Raises BadInput."""
        card = self._desk.question()
        from tmtui.interview.replies import read_reply

        reply = read_reply(self.live.bank, card, raw, self.live.exists)
        return self._desk.say_here(State.ANSWERED, reply.value, new=reply.new, differs=True)

    def unknown(self) -> Receipt:
        """Say "I don't know" and go on; it stays an open question, and is not asked again in this pass."""
        self._desk.question()
        in_a_row, section = self._desk.unknown_in_a_row, self.card.section
        receipt = self._desk.say_here(State.UNKNOWN, None)
        self._desk.unknown_in_a_row = in_a_row + 1 if self.card.section == section else 0
        return receipt

    def not_applicable(self) -> Receipt:
        """Say that the question makes no sense for this subject, and go on."""
        self._desk.question()
        return self._desk.say_here(State.NOT_APPLICABLE, None)

    def confirm(self) -> Receipt:
        """Say that what an import, an implied answer or somebody else says is right; on a recap, that all of it is."""
        card = self.card
        if card.kind is not CardKind.QUESTION:
            return self._desk.reply(card.choices[0].value if card.kind is CardKind.RECAP else "yes")
        if card.type is AnswerType.ROWS:
            return self.complete(True)
        said = confirmed(card, self._desk.fills(), self._desk.basis, self._desk.note, self._desk.evidence)
        return self._desk.write([said], repeat=True, go_on=True)

    def confirm_all(self) -> Receipt:
        """Confirm what imports say about the present question for every subject, as one action."""
        card = self._desk.question()
        fills = self._desk.fills()
        said = [
            confirmed(each, fills, self._desk.basis, "", "")
            for subject in self._interview.agenda.asked(card.id)
            if (each := self._interview.card_of(Step(card.id, subject))).imported
        ]
        if not said:
            raise BadInput("there is nothing from an import to confirm here")
        return self._desk.write(said, repeat=True, go_on=True)

    def retract(self) -> Receipt:
        """Take back what stands here, as if never asked; the card stays."""
        card = self._desk.question()
        if card.answer is None:
            raise BadInput("there is no answer to take back")
        return self._desk.write([Statement(card.subject, self._desk.fills(), state=State.RETRACTED)])

    def set_basis(self, basis: Basis) -> None:
        """Say how one knows what one says next; it goes back to `told` afterwards."""
        self._desk.put_beside(basis=basis)

    def set_note(self, text: str) -> Receipt:
        """Attach a note to the answer that stands here, or to the next one."""
        return self._desk.attach(note=text)

    def set_evidence(self, text: str) -> Receipt:
        """Attach evidence to the answer that stands here, or to the next one."""
        return self._desk.attach(evidence=text)

    def ask_someone(self, who: str, by: str = "") -> Receipt:
        """Leave the question to somebody else, until an ISO date if one is given, and go on."""
        if is_item(self._interview.at):
            return self._desk.give(who, by)
        card = self._desk.question()
        said = asks(card.subject, self._desk.fills(), who, by, note=self._desk.note, evidence=self._desk.evidence)
        return self._asked([said])

    def hand_over(self, who: str, by: str = "") -> Receipt:
        """Leave everything open in this section to somebody else, as one action, and go on."""
        card = self._desk.question()
        said = hand_over(self._interview.agenda, self.live.answers, card.section, who, by)
        if not said:
            raise BadInput("nothing is open in this section")
        return self._asked(said)

    def _asked(self, said: list[Statement]) -> Receipt:
        receipt = self._desk.write(said, go_on=True)
        return self._desk.hand(replace(receipt, message=handed(said, self.live.today)))

    # Beside the questions

    def park(self, text: str, owner: str = "") -> Receipt:
        """Keep a thought for later, with the subject it came up with; the card stays."""
        return self._desk.remark(text, "parked", self.card.subject, owner)

    def settle_parked(self, key: str) -> Receipt:
        """Say that a parked thought is settled; the card stays."""
        return self._desk.write([Statement(key, "covered_by", settled(self.live))], keep=True)

    def worry(self, text: str) -> Receipt:
        """Keep a worry in sight until something covers it; the card stays."""
        return self._desk.remark(text, "worry", MODEL, "")

    # Moving

    def skip(self) -> None:
        """Put the question off; it comes back at the end of the section."""
        self._interview.skip()
        self._desk.moved()

    def back(self) -> None:
        """Go back to the card before."""
        self._interview.back()
        self._desk.moved()

    def forward(self) -> None:
        """Go forward again after going back."""
        self._interview.forward()
        self._desk.moved()

    def again(self) -> int:
        """Go through everything still open, put off or not known once more; return how many questions that are."""
        count = self._interview.again()
        self._desk.moved()
        return count

    def go_to(self, question_id: str, subject: str) -> None:
        """Go to a question of one's own choice. Raises BadInput when it does not arise."""
        self._interview.go_to(Step(question_id, subject))
        self._desk.moved()

    def go_to_section(self, section: str) -> None:
        """Go to what is due in a section. Raises BadInput when nothing is asked there."""
        self._interview.go_to_section(section)
        self._desk.moved()

    def undo(self) -> Receipt:
        """Take back the last action, any number of times, and show its question again."""
        return self._desk.undo()

    def redo(self) -> Receipt:
        """Bring back what was last undone."""
        return self._desk.redo()

    def refresh(self) -> tuple[str, ...]:
        """Take in what others said since; return it as sentences."""
        before = self.live.assessment
        facts = self.live.refresh()
        if self.live.assessment is before and not facts:
            return ()
        self._interview.update(self.live.assessment, self.live.answers, changed_slots(self.live.facts, facts))
        self._desk.refresh()
        words = self._interview.wording
        return (*differing(facts, self.live.answers.get, words.name), *in_sentences(facts, self.live.author, words))
