"""Many answers in one action: lists by quick entry, and one question over all its subjects.

Lines that were understood are taken and the others stay with the caller, so that no line is ever lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tmtui.model.card import AnswerType, EntryLine, Grid, Receipt
from tmtui.model.errors import BadInput
from tmtui.workspace.conversation_bearings import Bearings


class Lists(Bearings):
    """The commands of a conversation that say many things at once."""

    def quick_entry(self, text: str) -> tuple[EntryLine, ...]:
        """Return how each line would be understood; nothing is written. Raises nothing, for any text."""
        return self._desk.understood(text).lines if self._desk.card.type is AnswerType.ROWS else ()

    def enter(self, text: str, *, complete: bool | None = None) -> Receipt:
        """Take the good lines of quick entry as one action; lines with an error stay with the caller.

        Args:
            text: what was typed or pasted.
            complete: whether the list is complete now; left out, the card stays for more.

        Raises:
            BadInput: when no line is good and the list is not called complete or partial either.
        """
        card = self._desk.question()
        if card.type is not AnswerType.ROWS:
            raise BadInput("this question does not take a list")
        found = self._desk.understood(text)
        said = list(found.statements)
        if complete is not None:
            said.append(self._desk.listed(complete))
        if not said:
            errors = [line for line in found.lines if line.error]
            raise BadInput(f"line {errors[0].line}: {errors[0].error}" if errors else "nothing was entered")
        return self._desk.write(said, go_on=complete is not None, keep=complete is None)

    def complete(self, yes: bool) -> Receipt:
        """Say that a list is complete, or that there is more, and go on."""
        card = self._desk.question()
        if card.type is not AnswerType.ROWS:
            raise BadInput("this question does not take a list")
        return self._desk.write([self._desk.listed(yes)], go_on=True)

    def grid(self, question_id: str | None = None) -> Grid | None:
        """Return a question over all its subjects (the present one when none is named); nothing for fewer than two."""
        question = self.live.asking.questions.get(question_id or self._desk.card.id)
        if question is None or question.hidden:
            return None
        interview = self._interview
        subjects = interview.agenda.asked(question.id)
        from tmtui.interview.grid import make_grid

        return make_grid(question, subjects, self.live.assessment, self.live.answers, interview.wording)

    def fill_grid(self, values: Mapping[str, str | Sequence[str]], question_id: str | None = None) -> Receipt:
        """Take answers to one question about many subjects as one action.

        Args:
            values: subject key and answer; `unknown` and `not-applicable` say just that, an empty text says nothing.
            question_id: the grid's question; the present one when none is named.

        Raises:
            BadInput: for the first answer that cannot be taken, naming its subject; nothing is written then.
        """
        return self._desk.fill_grid(values, question_id or self._desk.card.id)
