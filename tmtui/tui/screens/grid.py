"""A grid: one question about many subjects at once, saved as one action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from tmtui.model.card import Choice, Grid, Receipt
from tmtui.model.fact import Basis
from tmtui.tui.bindings import bindings
from tmtui.tui.keymap import CONTEXTS, Action, find
from tmtui.tui.lines import Line, line
from tmtui.tui.pages.grid import EXTRA, grid_items, legend_rows
from tmtui.tui.pages.options import SEVERAL, yes_no_or_scale
from tmtui.tui.pages.outline import Item
from tmtui.tui.screens.list_frame import ListFrame
from tmtui.workspace.conversation import Conversation


class GridScreen(ListFrame):
    """Options go round with space; digits, d and x set one at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("grid"),
        *(Binding(str(digit), f"digit({digit})", show=False) for digit in range(1, 10)),
        Binding("d", "put('unknown')", show=False),
        Binding("x", "put('not-applicable')", show=False),
    ]
    context = "grid"
    enter_tries_again = True

    def __init__(self, grid: Grid, conversation: Conversation) -> None:
        super().__init__()
        self._grid = grid
        self._conversation = conversation
        self._choices: tuple[Choice, ...] = (*(grid.choices or yes_no_or_scale(grid.type)), *EXTRA)
        self._said: dict[str, str] = {}
        self._mark = -1
        self._last = ""
        """The option set last: what a range is filled with where its ends say nothing."""

    def help_text(self) -> list[tuple[str, str]]:
        """Return the whole question with its options."""
        options = "\n\n".join(f"{at}  {choice.label}" for at, choice in enumerate(self._choices[:-2], 1))
        return [(self._grid.text, options or "Space types an answer on the row.")]

    def head_parts(self) -> tuple[Line, Line]:
        """Show the question, and how the answers are known where that was said before."""
        left, talk = len(self._said), self._conversation
        known = f"{talk.basis} · " if talk.basis is not Basis.TOLD or talk.evidence else ""
        return line((f" {self._grid.text}", "head")), line((known, ""), (f"{left} to save", "good" if left else "dim"))

    def resting_rows(self, width: int) -> list[Line]:
        """Show the options with their digits."""
        return legend_rows(self._choices[: -len(EXTRA)], width)

    def actions(self) -> Sequence[Action]:
        """Return the keys of the grid."""
        own = [each for each in CONTEXTS["grid"] if each.name != "save"]
        return [find("grid", "save"), *own, find("listing", "leave")]

    def items(self, width: int) -> Sequence[Item]:
        """Return one row for each subject."""
        return grid_items(self._grid.rows, self._choices, self._said, self._mark, width)

    def _here(self) -> str:
        return self._grid.rows[self.outline.cursor].subject

    def action_put(self, value: str) -> None:
        """Set the row under the cursor and go on to the next."""
        self._said[self._here()] = self._last = value
        self.fill()
        self.outline.move(1)

    def action_digit(self, digit: int) -> None:
        """Set an option by its number."""
        if digit <= len(self._choices) - len(EXTRA):
            self.action_put(self._choices[digit - 1].value)

    def action_cycle(self) -> None:
        """Set the option after the one that is set; where words are wanted, ask for them."""
        if len(self._choices) == len(EXTRA):
            self.run_worker(self._type(), group="asking", exclusive=True)
            return
        values = [choice.value for choice in self._choices]
        now = self._said.get(self._here())
        self._last = values[(values.index(now) + 1) % len(values)] if now in values else values[0]
        self._said[self._here()] = self._last
        self.fill()

    async def _type(self) -> None:
        subject = self._here()
        text = await self.ask("Answer:", self._said.get(subject, ""), draft=subject)
        if text:
            self._said[subject] = self._last = text
            self.fill()

    def action_mark(self) -> None:
        """Begin a range here, or forget it."""
        self._mark = -1 if self._mark == self.outline.cursor else self.outline.cursor
        self.fill()

    def action_fill(self) -> None:
        """Give every row between the mark and here what was set at the mark, else here, else last anywhere."""
        here = self.outline.cursor
        start = self._mark if self._mark >= 0 else here
        rows = self._grid.rows
        value = self._said.get(rows[start].subject) or self._said.get(rows[here].subject) or self._last
        self._fill_with(value, [row.subject for row in rows[min(start, here) : max(start, here) + 1]])

    def action_rest(self) -> None:
        """Give every row from here on that says nothing yet the option that was set last."""
        rows = self._grid.rows[self.outline.cursor :]
        self._fill_with(
            self._last, [row.subject for row in rows if row.answer is None and row.subject not in self._said]
        )

    def _fill_with(self, value: str, subjects: Sequence[str]) -> None:
        if not value:
            self.tell("Set an option on one row first: a digit, or space.", wrong=True)
            return
        self._said.update(dict.fromkeys(subjects, value))
        self._mark = -1
        self.fill()
        label = next((choice.label for choice in self._choices if choice.value == value), value)
        self.tell(f"{len(subjects)} row{'s' if len(subjects) != 1 else ''} set to “{label}”; Enter saves.")

    def action_clear(self) -> None:
        """Leave the row as it was."""
        self._said.pop(self._here(), None)
        self.fill()

    def action_save(self) -> None:
        """Save everything as one action and go back to the interview."""
        if not self._said:
            self.tmtui.leave()
            return
        receipt = self.attempt(self._write)
        if receipt is not None:
            self.saved_late(receipt)

    def _write(self) -> Receipt:
        """Write the rows as they are set now, also those that were set while somebody else was writing."""
        several = self._grid.type in SEVERAL
        extra = {choice.value for choice in EXTRA}
        values = {key: [value] if several and value not in extra else value for key, value in self._said.items()}
        return self._conversation.fill_grid(values, self._grid.id)

    def saved_late(self, receipt: Receipt) -> None:
        """Go back to the interview."""
        self.tmtui.leave_to_receipt(receipt)

    def action_open(self) -> None:
        """Enter saves here."""
        self.action_save()
