"""Doing a command of the plain interview: asks for what is missing, calls the conversation, tells what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from tmtui.model.card import CardKind, Receipt
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis
from tmtui.plain.commands import Command
from tmtui.plain.reading import picked, rows_picked, understand_line
from tmtui.plain.showing import basis_lines, card_lines, grid_lines, help_lines, progress_lines
from tmtui.plain.telling import history_lines, now_lines, parked_lines
from tmtui.plain.voice import Voice
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.conversation_deciding import Acceptance

_MOST_FOUND = 20

_OF_A_QUESTION = frozenset(
    {"unknown", "na", "ask", "over", "note", "evidence", "how", "differ", "take", "confirm", "history", "grid"}
)
"""Commands that mean something where there is a question only."""

T = TypeVar("T")


class Acting:
    """Does commands for a dialogue.

    Attributes:
        done: the person wants to stop.
        show_again: the card is to be shown although it is the same.
    """

    def __init__(self, conversation: Conversation, voice: Voice) -> None:
        self._talk = conversation
        self._voice = voice
        self.done = False
        self.show_again = False
        self._commands: dict[str, Callable[[str], None]] = {
            "help": self._help,
            "back": lambda _: self._talk.back(),
            "forward": lambda _: self._talk.forward(),
            "undo": lambda _: self._again(self._talk.undo()),
            "redo": lambda _: self._again(self._talk.redo()),
            "skip": lambda _: self._talk.skip(),
            "unknown": lambda _: self.tell(self._talk.unknown()),
            "na": lambda _: self.tell(self._talk.not_applicable()),
            "ask": lambda text: self._ask(text, self._talk.ask_someone),
            "over": lambda text: self._ask(text, self._talk.hand_over),
            "note": lambda text: self.tell(self._talk.set_note(text or self._voice.ask("Note: "))),
            "evidence": lambda text: self.tell(self._talk.set_evidence(text or self._voice.ask("Where is it: "))),
            "how": self._how,
            "differ": self._differ,
            "take": lambda _: self._again(self._talk.retract()),
            "park": self._park,
            "worry": lambda text: self.tell(self._talk.worry(text or self._voice.ask("What worries you: "))),
            "grid": lambda _: self._grid(),
            "sections": self._sections,
            "find": self._find,
            "confirm": lambda _: self.tell(self._talk.confirm_all()),
            "history": lambda _: self._voice.tell(history_lines(self._talk)),
            "parked": self._parked,
            "subject": self._go,
            "now": lambda _: self._voice.tell(now_lines(self._talk)),
            "plainly": lambda _: self._plainly(),
            "coach": lambda _: self._coach(),
            "repeat": lambda _: self._repeat(),
            "quit": lambda _: self._stop(),
        }

    def do(self, command: Command, text: str) -> None:
        """Do a command. Raises BadInput when it cannot be done, Ended at the end of input."""
        card = self._talk.card
        gives = command.word == "ask" and card.gives
        if command.word in _OF_A_QUESTION and card.kind is not CardKind.QUESTION and not gives:
            # Before anything is asked for: what is typed for nothing is lost.
            raise BadInput("there is no question here")
        self._commands[command.word](text)

    def tell(self, receipt: Receipt) -> None:
        """Tell what came of an action, where there is more to say than that it is saved."""
        lines = [_sentence(receipt.message)] if receipt.message else []
        if self._talk.coach:
            lines += self._talk.consequences()
        self._voice.tell(lines)

    def complete(self, question: list[str]) -> None:
        """Ask whether the list is complete, and go on; an empty line stays with the list."""
        words = {"1": True, "2": False, "complete": True, "partial": False, "yes": False, "no": True}
        self._voice.tell(question)
        while said := self._voice.ask("1 or 2, or Enter to go on with the list: ").casefold():
            if said in words:
                self.tell(self._talk.complete(words[said]))
                return
            self._voice.tell([f"Not taken: {said} is neither 1 nor 2."])

    def _help(self, term: str) -> None:
        if not term:
            self._voice.tell(help_lines(self._talk.card, plainly=self._talk.plainly))
            return
        found = self._talk.glossary(term)
        self._voice.tell([f"{term}: {found}" if found else f"No entry for {term} in the glossary."])

    def _again(self, receipt: Receipt) -> None:
        self.show_again = bool(receipt.batch)
        self.tell(receipt)

    def _ask(self, who: str, command: Callable[[str, str], Receipt]) -> None:
        whom = self._talk.whom
        who = who or self._voice.ask(f"{whom.who} ")
        by = self._voice.ask(f"{whom.by} (a date, as next friday, or Enter): ") if who and whom.by else ""
        self.tell(command(who, self._talk.day_meant(by)))

    def accept(self, offered: Acceptance) -> None:
        """Ask why a risk is accepted, who carries it and until when; an empty reason leaves the card as it is."""
        why = self._voice.ask("Why can you live with it? ")
        if not why:
            raise BadInput("accepting it needs a reason", remedy="Say in a few words why you can live with it.")
        owner = self._voice.ask(f"Who carries it (Enter: {offered.owner}): ")
        until = self._voice.ask(f"Until when (Enter: {offered.until}): ")
        self.tell(self._talk.accept(why, owner, self._talk.day_meant(until)))

    def _differ(self, text: str) -> None:
        card = self._talk.card
        if not text:
            self._voice.tell(["Your own answer, beside the one that stands:"])
            typed = understand_line(card, self._voice.reply_to(card, self._talk.completions))
            if typed.command is not None or not typed.text:
                raise BadInput("no other answer was given")
            text = typed.text
        self.tell(self._talk.differs(picked(card, text)))

    def _how(self, text: str) -> None:
        if not text:
            self._voice.tell(basis_lines(self._talk.basis))
            text = self._voice.ask("How do you know: ")
        bases = list(Basis)
        chosen = bases[int(text) - 1] if text in ("1", "2", "3", "4", "5") else None
        if chosen is None and text.casefold() in bases:
            chosen = Basis(text.casefold())
        if chosen is None:
            raise BadInput(f"{text!r} is no way of knowing", remedy=f"There are: {', '.join(bases)}.")
        self._talk.set_basis(chosen)
        self._voice.tell([f"Next answer: {chosen}."])

    def _park(self, text: str) -> None:
        thought = text or self._voice.ask("Thought: ")
        owner = "" if text else self._voice.ask("Who takes care of it (or Enter): ")
        self.tell(self._talk.park(thought, owner))

    def _parked(self, text: str) -> None:
        parked = self._talk.parked()
        if not parked:
            self._voice.tell(["Nothing is parked."])
            return
        if not text:
            self._voice.tell(parked_lines(self._talk))
            text = self._voice.ask("Number of what is settled, or Enter: ")
        for number in rows_picked(text, len(parked)) if text else ():
            self._talk.settle_parked(parked[number - 1].key)
            self._voice.tell([f"Settled: {parked[number - 1].text}."])

    def _go(self, text: str) -> None:
        text = text or self._voice.ask("To what (a name, or part of one): ")
        if not text:
            return
        found = self._talk.subjects(text)
        exact = [each for each in found if text.casefold() in (each.name.casefold(), each.subject)]
        subject = self._one_of((exact or found), [f"{each.name}: {each.open} open" for each in exact or found])
        if subject is None:
            return
        asked = self._talk.questions_about(subject.subject)
        question = self._one_of(asked, [f"{each.text} ({each.standing.value})" for each in asked])
        if question is not None:
            self._talk.go_to(question.question, subject.subject)

    def _one_of(self, found: Sequence[T], labels: Sequence[str]) -> T | None:
        """Return the one that is picked by number; the only one without asking."""
        if not found:
            self._voice.tell(["Nothing found."])
        if len(found) < 2:
            return found[0] if found else None
        self._voice.tell(f"{number}  {label}" for number, label in enumerate(labels[:_MOST_FOUND], start=1))
        if len(found) > _MOST_FOUND:
            self._voice.tell(["There are more; say more of the name."])
        said = self._voice.ask("Number to go there, or Enter: ")
        return found[rows_picked(said, min(len(found), _MOST_FOUND))[0] - 1] if said else None

    def _plainly(self) -> None:
        self._talk.plainly = not self._talk.plainly
        how = "in plain words only" if self._talk.plainly else "with the technical terms too"
        self._voice.tell([f"Questions are put {how} from now on."])
        self.show_again = True

    def _grid(self) -> None:
        grid = self._talk.grid()
        if grid is None:
            raise BadInput("this question is asked about one thing only")
        self._voice.tell(grid_lines(grid))
        self._voice.tell(["Type rows, then a colon and the answer, as 1-5 8: 2; an empty line ends the grid."])
        card = self._talk.card
        while line := self._voice.ask("grid> "):
            rows, _, said = line.partition(":")
            try:
                numbers = rows_picked(rows.strip(), len(grid.rows))
                words = {"d": "unknown", "x": "not-applicable"}
                value = words.get(said.strip()) or picked(card, said.strip())
                if not value:
                    raise BadInput("the answer is missing", remedy="As in 1-5: 2.")
                self.tell(self._talk.fill_grid({grid.rows[number - 1].subject: value for number in numbers}, grid.id))
                self._voice.tell([f"{len(numbers)} answered."])
            except BadInput as error:
                self._voice.tell([f"Not taken: {error}"])
        self.show_again = True

    def _sections(self, text: str) -> None:
        sections = self._talk.sections()
        if not text:
            self._voice.tell([*progress_lines(sections), f"{len(sections) + 1}  The end: what was not looked at"])
            text = self._voice.ask("Number to go there, or Enter: ")
        if not text:
            return
        if text in (str(len(sections) + 1), "end"):
            self._talk.end()
            return
        by_number = {str(number): each.id for number, each in enumerate(sections, start=1)}
        by_title = {each.title.casefold(): each.id for each in sections}
        self._talk.go_to_section(by_number.get(text) or by_title.get(text.casefold()) or text)

    def _find(self, text: str) -> None:
        found = self._talk.find(text or self._voice.ask("Find: "))
        if not found:
            self._voice.tell(["Nothing found."])
            return
        self._voice.tell(f"{number}  {label}" for number, (_, _, label) in enumerate(found[:_MOST_FOUND], start=1))
        if len(found) > _MOST_FOUND:
            self._voice.tell(["There are more; find with more words."])
        said = self._voice.ask("Number to go there, or Enter: ")
        if not said:
            return
        number = rows_picked(said, min(len(found), _MOST_FOUND))[0]
        self._talk.go_to(*found[number - 1][:2])

    def _repeat(self) -> None:
        self._voice.tell(card_lines(self._talk.card, full=True, plainly=self._talk.plainly))

    def _coach(self) -> None:
        self._talk.coach = not self._talk.coach
        self._voice.tell([f"Consequences are {'shown' if self._talk.coach else 'not shown'} from now on."])

    def _stop(self) -> None:
        self.done = True


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '!', '?')) else '.'}"
