"""The options of a question as rows, paged so that the cursor is always in sight and few rows ever change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tmtui.model.card import AnswerType, Card, Choice
from tmtui.tui.lines import Line, Span, line, wrap

PICKED = frozenset(
    {AnswerType.CHOICE, AnswerType.CHOICES, AnswerType.YESNO, AnswerType.SCALE, AnswerType.REF, AnswerType.REFS}
)
"""Types that are answered by picking."""

SEVERAL = frozenset({AnswerType.CHOICES, AnswerType.REFS})
"""Types where more than one may hold."""

FILTERED = 12
"""With more options than this, words narrow them down."""

_YESNO = (Choice("yes", "Yes"), Choice("partly", "Partly"), Choice("no", "No"))
_SCALE = ("very low", "low", "moderate", "high", "very high")


def choices_of(card: Card) -> tuple[Choice, ...]:
    """Return the options of a card, with those that go without saying."""
    if card.choices:
        return card.choices
    return yes_no_or_scale(card.type, card.levels)


def yes_no_or_scale(type: AnswerType, levels: Sequence[str] = ()) -> tuple[Choice, ...]:
    """Return the options that go without saying: yes, partly, no; or 1 to 5 with their anchors."""
    if type is AnswerType.YESNO:
        return _YESNO
    if type is AnswerType.SCALE:
        words = levels if len(levels) == len(_SCALE) else _SCALE
        return tuple(Choice(str(at + 1), text) for at, text in enumerate(words))
    return ()


def standing(card: Card) -> frozenset[str]:
    """Return the values that hold now, said or implied."""
    value = card.answer.value if card.answer is not None else card.reading.value if card.reading is not None else None
    if value is None:
        return frozenset()
    if isinstance(value, tuple):
        return frozenset(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return frozenset({str(value)})


def held(card: Card) -> dict[str, str]:
    """Return the values that hold now and what to write beside them: `stands`, or who says so where people differ."""
    if not card.disputed or card.answer is None:
        return dict.fromkeys(standing(card), "stands")
    said: dict[str, str] = {}
    for head in card.answer.heads:
        for value in head.value if isinstance(head.value, tuple) else (head.value,):
            if value is not None:
                said[str(value)] = f"{said[str(value)]}, {head.author}" if str(value) in said else head.author
    return said


def option_rows(
    choices: Sequence[Choice],
    width: int,
    *,
    cursor: int,
    marked: frozenset[str] = frozenset(),
    now: Mapping[str, str] | None = None,
    several: bool = False,
    digits: bool = True,
) -> list[list[Line]]:
    """Return the rows of each option.

    Args:
        choices: what to choose from, in order; the first nine have digits.
        width: cells per row.
        cursor: which one the cursor is on; -1 for none.
        marked: values marked, where several may hold.
        now: values that hold at present, and what to write beside them.
        several: whether more than one may hold.
        digits: whether digits pick; while words are typed they are text.
    """
    return [
        _option(
            str(at + 1) if digits and at < 9 else " ",
            choice,
            width,
            here=at == cursor,
            marked=choice.value in marked,
            beside=(now or {}).get(choice.value, ""),
            several=several,
        )
        for at, choice in enumerate(choices)
    ]


def _option(
    digit: str, choice: Choice, width: int, *, here: bool, marked: bool, beside: str, several: bool
) -> list[Line]:
    box = ("[x] " if marked else "[ ] ") if several else ""
    label = choice.label or choice.value
    rows = []
    for number, row in enumerate(wrap(label + (f"  ({beside})" if beside else ""), max(width - 6 - len(box), 8))):
        text = "".join(span.text for span in row)
        if number:
            rows.append(line(" " * (6 + len(box)), (text, "strong" if here else "")))
            continue
        rows.append(
            line(
                (" ▸ " if here else "   ", "mark"),
                (digit, "mark"),
                "  ",
                (box, "good" if marked else ""),
                (text, "strong" if here else ""),
            )
        )
    return rows


def window(blocks: Sequence[list[Line]], cursor: int, height: int) -> list[Line]:
    """Return the page of options that holds the cursor, with a line that says what is missing."""
    if sum(map(len, blocks)) <= height:
        return [row for block in blocks for row in block]
    room = max(height - 1, 1)
    first, rows, at = 0, list[Line](), 0
    for at, block in enumerate(blocks):
        if rows and len(rows) + len(block) > room:
            if cursor < at:
                break
            first, rows = at, []
        rows.extend(block[:room])
    else:
        at = len(blocks)
    return [*rows, (Span(f"       {first + 1}–{at} of {len(blocks)}, more with the arrows", "dim"),)]
