"""A card of the interview as rows: what is asked, what can be answered, why, and where to look.

The question and its options always stand; what explains them gives way when rows are short. The last row always says
how the answer is known, so that nothing jumps when it changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace

from tmtui.model.card import Card, CardKind, Choice, EntryLine
from tmtui.model.fact import Basis, State
from tmtui.model.frozen import frozen
from tmtui.tui.lines import BLANK, Line, Span, brief, clip, fit, line, width_of, wrap
from tmtui.tui.pages.beside import Beside, beside_rows
from tmtui.tui.pages.heard import TEXTS, form_line, not_found
from tmtui.tui.pages.options import FILTERED, PICKED, SEVERAL, choices_of, held, option_rows, standing, window
from tmtui.tui.pages.reading import reading_rows
from tmtui.tui.pages.said import confirms, note_rows, said_rows


@frozen
class CardView:
    """What the person has done on a card so far."""

    cursor: int = -1
    """Option the cursor is on; -1 for none."""
    marked: frozenset[str] = frozenset()
    """Values marked, where several may hold."""
    choices: tuple[Choice, ...] = ()
    """Options left after narrowing down."""
    basis: Basis = Basis.TOLD
    note: str = ""
    evidence: str = ""
    differs: bool = False
    """The next answer stands beside the present one."""
    entries: tuple[EntryLine, ...] = ()
    """Lines of quick entry, taken and refused."""
    offer_done: bool = False
    """Quick entry: asks whether that is all."""
    plainly: bool = False
    """Put the question without terms of art, its exact words beneath."""
    heard: str = ""
    """What the text typed so far would mean, in words; empty for none."""
    typed: str = ""
    """Words that narrow options down, where none is left."""
    beside: Beside = ()
    """Titles and sentences for the rows that a tall terminal leaves empty."""
    top: int = 0
    """First row shown of a card that is only read."""
    typing: bool = False
    """Whether the text field has the keys, so that digits and letters are text."""
    keys: tuple[str, str, str] = ("d", "x", "a")
    """Keys of don't know, doesn't apply and ask someone as they are now; empty for none."""


@frozen
class CardPage:
    """A card laid out."""

    rows: list[Line] = field(default_factory=list)
    typing: tuple[int, int] | None = None
    """Column and row where the text field stands, if there is one."""


LEAST = 4
"""Rows that what can be answered always has."""

READABLE = 110
"""Cells after which a line of prose is hard to read."""

COMPLETE = (Choice("complete", "That is all"), Choice("partial", "There are more"))
"""The completeness question, where a card does not bring its own."""


def has_field(card: Card, view: CardView) -> bool:
    """Whether the card is answered by typing, or narrowed down by it."""
    return takes_typing(card) and not view.offer_done


def takes_typing(card: Card) -> bool:
    """Whether a card is of a kind that has a text field."""
    return card.kind is CardKind.QUESTION and (card.type not in PICKED or len(choices_of(card)) > FILTERED)


def card_page(card: Card, view: CardView, width: int, height: int, *, terse: bool = False) -> CardPage:
    """Lay a card out in `width` × `height` cells; a terse one only says the question in other words."""
    width = min(width - 1, READABLE)
    if card.kind is not CardKind.QUESTION:
        return CardPage(reading_rows(card, view.choices, view.cursor, view.top, width, height))
    below = height - 1
    top = _question(card, width, airy=below > 12, plainly=view.plainly and below > 12)
    if below <= 12:
        top = clip(top, max(below - LEAST, 1), width, " ? reads on")
    said = [*said_rows(card, width, typing=view.typing), *note_rows(view.note, width)] if below > 12 else []
    state = _state(card, view, told=bool(said))
    if below > 12 and width_of(state) > width and _taken(card):
        state = _state(card, view, told=bool(said), taken=False)
        said = [*said, *wrap(f"· {_taken(card)}", width, "dim", first=" ", rest="   ")]
    answer_room = max(below - len(top) - (len(said) + 1 if said else 0), LEAST)
    if view.offer_done:
        page = CardPage(_entries(card, view, width, max(answer_room - 4, 1)) + _offer(view, width))
    elif card.type not in PICKED:
        page = _typed(card, view, width, answer_room)
    else:
        page = _picked(card, view, width, answer_room)
    rows = [*top, *page.rows]
    typing = (page.typing[0], page.typing[1] + len(top)) if page.typing else None
    if said and below - len(rows) > len(said):
        rows += [BLANK, *said]
    left = below - len(rows)
    if left > 1:
        rows += [BLANK, *_explained(card, view, width, left - 1, terse=terse)]
        rows += beside_rows(view.beside, width, below - len(rows) - 1) if not terse else []
    rows = [*rows[:below], *[BLANK] * max(below - len(rows), 0)]
    return CardPage([*(fit(row, width) for row in rows), _whole_parts(state, width)], typing)


def _question(card: Card, width: int, *, airy: bool, plainly: bool) -> list[Line]:
    easy = plainly and bool(card.plainly)
    rows = wrap(card.plainly if easy else card.text, width, "head", first=" ", rest=" ")
    if easy:
        # A yes to other words may be a no to these: what is answered always stands there as well.
        rows += wrap(f"Asked exactly: {card.text}", width, "dim", first=" ", rest=" ")
    if not airy:
        return rows
    about = clip(wrap(card.subject_title, width, "dim", first=" ", rest="   "), 2, width) if card.subject_title else []
    return [*about, *rows, BLANK]


def _picked(card: Card, view: CardView, width: int, room: int) -> CardPage:
    several = card.type in SEVERAL
    narrowed = has_field(card, view)
    rows: list[Line] = [line(" ▸ ", ("", "dim"))] if narrowed else []
    blocks = option_rows(
        view.choices,
        width,
        cursor=view.cursor,
        marked=view.marked,
        now=held(card),
        several=several,
        digits=not view.typing,
    )
    others = _others(card, view.keys, width)
    left = max(room - len(rows) - 1, 2)
    if sum(map(len, blocks)) > left >= len(blocks):
        # Rather every option in one row than some of them out of sight.
        blocks = [[block[0]] if len(block) == 1 else [fit((*block[0], Span(" …")), width)] for block in blocks]
    shown = window(blocks, view.cursor, left)
    if not blocks:
        shown = wrap(not_found(card, view.typed), width, "warn" if view.typed else "dim", first="     ", rest="     ")
    return CardPage([*rows, *shown, others], (3, 0) if narrowed else None)


def _others(card: Card, keys: Sequence[str], width: int) -> Line:
    """The answers every question takes, in fewer words where there is little room."""
    state = card.answer.state if card.answer is not None and not card.disputed else None
    signs = (state is State.UNKNOWN, state is State.NOT_APPLICABLE, False)
    row: Line = ()
    for words, gap in (
        (("I don't know", "Doesn't apply", "Ask someone …"), 3),
        (("don't know", "doesn't apply", "ask someone …"), 1),
        (("don't know", "n/a", "ask …"), 1),
    ):
        row = ()
        for key, text, sign in zip(keys, words, signs, strict=True):
            mark = Span(" ● " if sign else "   ", "mark")
            row = (*row, mark, Span(key, "mark"), Span(f"  {text}" + " " * gap))
        if width_of(row) <= width:
            break
    return row


def _typed(card: Card, view: CardView, width: int, room: int) -> CardPage:
    rows = _entries(card, view, width, max(room - 3, 1)) + _in_full(card, width, max(room - 3, 1))
    field_row = len(rows)
    rows.append(line((" ▸ ", "mark")))
    rows.append(form_line(card, view.heard, width))
    if card.type.value != "rows" and card.answer is not None and card.answer.state is not State.ANSWERED:
        words = {State.UNKNOWN: "● answered: I don't know", State.NOT_APPLICABLE: "● answered: doesn't apply"}
        rows.append(line("   ", (words.get(card.answer.state, ""), "strong")))
    return CardPage(rows, (3, field_row))


def _in_full(card: Card, width: int, room: int) -> list[Line]:
    """A standing text of several lines, which one line to type on cannot hold."""
    text = next(iter(standing(card)), "") if card.type in TEXTS else ""
    if "\n" not in text:
        return []
    rows = [row for part in text.splitlines() for row in wrap(part, width, first=" │ ", rest=" │ ")]
    return clip(rows, room, width, " F4 shows it all")


def _entries(card: Card, view: CardView, width: int, room: int) -> list[Line]:
    if card.type.value != "rows":
        return []
    rows: list[Line] = []
    if card.listed:
        names = ", ".join(card.listed)
        rows += clip(
            wrap(f"{len(card.listed)} so far: {names}", width, "dim", first=" ", rest="   "), max(room // 2, 1), width
        )
    for entry in view.entries:
        rows += _entry(entry, width)
    if len(rows) <= room or room <= 0:
        return rows
    # The last lines are the ones just typed; the first say how many there are in all.
    taken = sum(not entry.error for entry in view.entries)
    above = f"{len(card.listed)} so far · " if card.listed else ""
    count = f"{above}{taken} of {len(view.entries)} lines understood, the last are shown"
    return [line(" ", (brief(count, width - 1), "dim")), *rows[len(rows) - room + 1 :]]


def _entry(entry: EntryLine, width: int) -> list[Line]:
    """Return how one line was understood, or what is wrong with it, in as many rows as that takes."""
    sign, style = ("✗", "bad") if entry.error else ("✓", "good")
    offers = f" ({', '.join(entry.offers)})" if entry.offers else ""
    text = f"{entry.text} — {entry.error}" if entry.error else f"{entry.echo or entry.text}{offers}"
    first, *rest = wrap(text, width, style if entry.error else "", first="   ", rest="     ")
    return [(Span(f" {sign} ", style), *first[1:]), *rest]


def _offer(view: CardView, width: int) -> list[Line]:
    blocks = option_rows(view.choices or COMPLETE, width, cursor=view.cursor)
    return [line(" ", ("Is that all?", "strong")), *(row for block in blocks for row in block)]


MORE = "? tells why, and where to look"
"""What stands in place of what a terse card leaves out."""


def _explained(card: Card, view: CardView, width: int, room: int, *, terse: bool) -> list[Line]:
    """Fill the room that is left with what explains the question, the most helpful first."""
    rows: list[Line] = []
    example = (f"For example: {card.example}" if card.example else "", "dim")
    takes_rows = card.type.value == "rows"
    parts = [
        example if takes_rows else ("", ""),
        ("" if view.plainly else card.plainly, ""),
        (card.why, "dim"),
        (f"Where to look: {card.where_to_look}" if card.where_to_look else "", ""),
        (card.section_prose, "dim"),
        ("", "") if takes_rows else example,
        (f"If you don't know: {card.if_unknown}" if card.if_unknown else "", "dim"),
    ]
    if terse:
        parts = [*parts[:2], (MORE if any(text for text, _ in parts[2:]) else "", "dim")]
    told = [(" ".join(text.split("\n\n")[0].split()), style) for text, style in parts if text.strip()]
    blocks = [wrap(text, width, style, first=" ", rest=" ") for text, style in told]
    airy = not terse and sum(map(len, blocks)) + len(blocks) - 1 <= room
    if not airy:
        # Without blank rows between them, where one begins is seen by its edge, not by its colour alone.
        blocks = [wrap(text, width, style, first=" ", rest="   ") for text, style in told]
    for made in blocks:
        if airy and rows:
            rows.append(BLANK)
        if len(rows) + len(made) > room:
            rows += clip(made, room - len(rows), width, " ? reads on")
            break
        rows += made
    return rows


_KEPT = 3
"""Spans of how an answer is known: basis, what parts them, note."""


def _whole_parts(row: Line, width: int) -> Line:
    """Return a row in at most `width` cells that leaves parts out at its end rather than cutting one.

    How it is known and the note, the first three spans, stay: a long note is cut, for its person looks for it there.
    """
    if width_of(row) <= width:
        return row
    while len(row) > _KEPT and width_of(row) + 2 > width:
        row = row[:-1]
    return fit((*row, Span(" …", "dim")), width)


def _taken(card: Card) -> str:
    """Return what an answer follows from that nobody gave."""
    return card.reading.how if card.reading is not None and card.answer is None and not card.imported else ""


def _state(card: Card, view: CardView, *, told: bool, taken: bool = True) -> Line:
    """The last row: how the answer is known, and who else said what where that is not told above."""
    parts = [Span(f" {view.basis.value}", "strong")]
    if view.differs:
        # The note and the words that stand are somebody else's.
        return line(
            *((part.text, part.style) for part in parts), (" · your answer will stand beside the other", "warn")
        )
    parts.append(Span(" · "))
    parts.append(Span(f"note: {view.note}" if view.note else "no note", "" if view.note else "dim"))
    if view.evidence:
        parts.append(Span(f" · see {view.evidence}"))
    if card.answer is not None and not card.disputed and not card.imported:
        fact = card.answer.fact
        parts.append(
            Span(f" · {'asked: ' + fact.ask if fact.ask else f'said by {fact.author}'} ({fact.basis.value})", "dim")
        )
    if card.imported:
        parts.append(Span(f" · from {card.imported}: {confirms(typing=view.typing)}", "warn"))
    elif taken and _taken(card):
        parts.append(Span(f" · {_taken(card)}", "dim"))
    if card.disputed:
        parts.append(Span(" · people differ", "warn"))
    for who, what in () if told else card.others:
        parts.append(Span(f" · {who}: {what}", "dim"))
    if card.skipped:
        parts.append(Span(" · skipped before", "dim"))
    if card.alike:
        parts.append(Span(f" · {card.alike} more like it: g", "dim"))
    return line(*((part.text, part.style) for part in parts))


def fresh_view(card: Card, basis: Basis, note: str = "", evidence: str = "") -> CardView:
    """Return how a card is shown at first: on what stands, and on nothing where nothing stands."""
    if card.kind is not CardKind.QUESTION:
        return CardView(cursor=0 if card.kind is CardKind.RECAP and card.choices else -1, choices=card.choices)
    choices = choices_of(card)
    now = standing(card)
    if card.answer is not None and not card.disputed:
        note, evidence = card.answer.fact.note, card.answer.fact.evidence
    view = CardView(choices=choices, basis=basis, note=note, evidence=evidence)
    if card.type in SEVERAL:
        return replace(view, marked=now, cursor=0 if choices else -1)
    return replace(view, cursor=next((at for at, each in enumerate(choices) if each.value in now), -1))


def narrowed(choices: Sequence[Choice], words: str) -> tuple[Choice, ...]:
    """Return the options that contain all the words."""
    wanted = words.casefold().split()
    return tuple(each for each in choices if all(word in each.label.casefold() for word in wanted))
