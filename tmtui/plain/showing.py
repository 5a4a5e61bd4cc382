"""A card as lines of text, the most important words first: the question, then what can be picked, then the rest.

Read aloud, a line that begins with decoration costs the listener a second each time; so nothing here does.
"""

from __future__ import annotations

from tmtui.model.answers import Answer
from tmtui.model.assessment import Origin
from tmtui.model.card import AnswerType, Card, CardKind, EntryLine, Grid, SectionProgress
from tmtui.model.fact import Basis, State
from tmtui.model.value import Value
from tmtui.plain.commands import COMMANDS
from tmtui.plain.reading import SEVERAL, is_text

_LONGEST_ECHO = 100
"""Most characters of a line that was not taken."""

MOST_SHOWN = 25
"""Most options listed with the question; more are listed by help."""

_HINTS = {
    AnswerType.TEXT: "Type the answer.",
    AnswerType.NOTE: "Type the answer, as long as you like, on one line.",
    AnswerType.CHOICE: "Type a number.",
    AnswerType.CHOICES: "Type one or more numbers, as 1 3; 0 for none.",
    AnswerType.YESNO: "Type a number.",
    AnswerType.SCALE: "Type a number.",
    AnswerType.NUMBER: "Type a number.",
    AnswerType.DATE: "Type a date, as 2026-03-31.",
    AnswerType.DURATION: "Type a length of time, as 30 days or 12 hours.",
    AnswerType.REF: "Type a number or a name; + and a name adds a new one.",
    AnswerType.REFS: "Type numbers or names with commas, 0 for none; + and a name adds a new one.",
}
_ROWS_HINTS = {
    "component": "One or more on a line: NAME, NAME: TECHNOLOGY in ZONE. As in: web-1, web-2: nginx in DMZ",
    "flow": "One or more on a line: CALLER -> CALLED: PROTOCOL PORT. As in: web-1 -> db-1: postgres 5432",
    "zone": "One or more on a line: NAME: KIND. As in: DMZ: dmz; Office: office",
    "data": "One or more on a line: NAME: ratings. As in: Customer records: c4 i4 a3",
    "identity": "One or more on a line: NAME: POWER. As in: domain admins: everything on directory opens web-1",
    "actor": "One or more on a line: NAME",
    "note": "One on a line.",
}


def card_lines(card: Card, *, full: bool = False, options: bool = True, plainly: bool = False) -> list[str]:
    """Return a card as unwrapped lines.

    Args:
        card: what to show.
        options: list what can be picked.
        full: with all the explanations, as for help.
        plainly: put the question in plain words only, where it has some.
    """
    lines = [] if plainly and card.plainly else [card.text]
    if card.kind is not CardKind.QUESTION:
        lines += [f"- {sentence}" for sentence in card.sentences]
        return [*lines, *(_options(card, full=True) if options else ()), *_time(card)]
    if card.plainly:
        lines += _paragraphs(card.plainly)
    lines += _options(card, full=full) if options or card.type is AnswerType.ROWS else ()
    lines += _what_stands(card)
    where = f"{card.section_title}, question {card.position} of {card.total}"
    where = f"{where}; {card.so_far.replace('/', ' of ')}" if card.so_far else where
    lines.append(f"{where}. {card.subject_title}" if card.subject_title else f"{where}.")
    if full:
        for head, text in (
            ("Why", card.why),
            ("Where to look", card.where_to_look),
            ("Example", card.example),
            ("If you don't know", card.if_unknown),
        ):
            if text:
                first, *rest = _paragraphs(text)
                lines += [f"{head}: {first}", *rest]
    return lines


def section_lines(card: Card) -> list[str]:
    """Return the introduction of a section, where the card begins one."""
    if not card.section_prose:
        return []
    return [f"{card.section_title}.", *_paragraphs(card.section_prose)]


def commands_hint(card: Card) -> str:
    """Return the commands one needs first, said once for each way of typing them."""
    if is_text(card):
        return "Commands begin with a slash: /? help, /d don't know, /s skip, /b back, /q save and quit."
    return "Commands: ? help, d don't know, x doesn't apply, s skip, b back, q save and quit."


def hint(card: Card) -> str:
    """Return how to answer this type of card, said once for each type."""
    if card.type is AnswerType.ROWS:
        how = _ROWS_HINTS.get(card.creates, "One on a line.")
        if card.creates == "flow" and card.lists in ("inbound", "outbound"):
            how = "One or more on a line: NAME, NAME: PROTOCOL. As in: web-1, web-2: https"
        return f"{how}. An empty line when you are done."
    return _HINTS[card.type]


def help_lines(card: Card, *, plainly: bool = False) -> list[str]:
    """Return the card in full and every command."""
    slash = "/" if is_text(card) else ""
    commands = [f"{slash if each.letter != '/' else ''}{each.letter}  {each.title}" for each in COMMANDS]
    if is_text(card):
        commands[[each.letter for each in COMMANDS].index("/")] = "/find  find a question"
    return [*card_lines(card, full=True, plainly=plainly), "Commands:", *commands]


def _short(text: str) -> str:
    """Return enough of a line to know it by: what was pasted by mistake is not read out in full."""
    return text if len(text) <= _LONGEST_ECHO else f"{text[: _LONGEST_ECHO - 1]}…"


def entry_lines(lines: tuple[EntryLine, ...]) -> list[str]:
    """Return what was understood of quick entry, errors first words first."""
    found = []
    for line in lines:
        if line.error:
            found.append(f"Not taken: {_short(line.text)}: {line.error}")
        else:
            offers = f" ({', '.join(line.offers)})" if line.offers else ""
            found.append(f"{line.echo}{offers}")
    return found


def completeness_lines(card: Card, *, timed: bool = False) -> list[str]:
    """Return the question that ends a list; `timed` where there is a limit."""
    options = (f"{number}  {each.label}" for number, each in enumerate(card.choices, start=1))
    return ["Is anything missing?", *options, *(_time(card) if timed else ())]


def _time(card: Card) -> list[str]:
    return [f"{card.so_far[:1].upper()}{card.so_far[1:].replace('/', ' of ')}."] if card.so_far else []


def progress_lines(sections: tuple[SectionProgress, ...]) -> list[str]:
    """Return the overview, numbered."""
    found = []
    for number, each in enumerate(sections, start=1):
        parts = [f"{each.answered} answered", f"{each.open} open"]
        parts += [f"{each.unknown} not known"] if each.unknown else []
        parts += [f"{each.skipped} skipped"] if each.skipped else []
        here = ", you are here" if each.current else ""
        found.append(f"{number}  {each.title}: {', '.join(parts)}{here}")
    return found


def grid_lines(grid: Grid) -> list[str]:
    """Return a grid as numbered rows with what stands, and its options."""
    labels = {choice.value: choice.label for choice in grid.choices}
    found = [grid.text, *(f"{number}  {each.label}" for number, each in enumerate(grid.choices[:MOST_SHOWN], start=1))]
    found.append("Rows:")
    for number, row in enumerate(grid.rows, start=1):
        stands = answer_text(row.answer, labels) if row.answer is not None else ""
        said = stands or (f"{row.implied} (implied)" if row.implied else "open")
        found.append(f"{number}  {row.title}: {said}")
    return found


def basis_lines(now: Basis) -> list[str]:
    """Return how somebody can know, numbered."""
    words = {
        Basis.ASSUMED: "assumed",
        Basis.TOLD: "told: somebody says so",
        Basis.DOCUMENT: "read in a document",
        Basis.TOOL: "measured by a tool",
        Basis.TESTED: "tested",
    }
    return [f"{number}  {words[each]}{' (now)' if each is now else ''}" for number, each in enumerate(Basis, start=1)]


def answer_text(answer: Answer, labels: dict[str, str]) -> str:
    """Return an answer in words."""
    if answer.disputed:
        return "people differ"
    return said_text(answer.state, answer.value, answer.fact.ask, labels)


def said_text(state: State, value: Value, ask: str, labels: dict[str, str]) -> str:
    """Return what somebody said in words; `ask` is whom they named for it."""
    if state is State.RETRACTED:
        return "taken back"
    if state is State.UNKNOWN:
        return f"not known, {ask} was asked" if ask else "not known"
    if state is State.NOT_APPLICABLE:
        return "doesn't apply"
    values = value if isinstance(value, tuple) else (value,)
    return ", ".join(labels.get(str(value), str(value)) for value in values) or "none"


def _options(card: Card, *, full: bool) -> list[str]:
    if card.type is AnswerType.SCALE:
        return [f"{number}  {text}" for number, text in enumerate(card.levels or ("", "", "", "", ""), start=1)]
    if card.type is AnswerType.ROWS:
        if not card.listed:
            return []
        shown = card.listed if full else card.listed[:MOST_SHOWN]
        more = f" and {len(card.listed) - len(shown)} more" if len(card.listed) > len(shown) else ""
        return [f"There already: {', '.join(shown)}{more}"]
    if len(card.choices) > MOST_SHOWN and not full:
        what = "numbers or names" if card.type in SEVERAL else "a name, or the beginning of one"
        return [f"{len(card.choices)} to choose from: type {what}. ? lists them all."]
    lines, group = [], ""
    for number, choice in enumerate(card.choices, start=1):
        lines += [f"{choice.group}:"] if choice.group != group else []
        lines.append(f"{number}  {choice.label}")
        group = choice.group
    return lines


def _what_stands(card: Card) -> list[str]:
    labels = {choice.value: choice.label for choice in card.choices}
    found = [f"{who} said: {what}" for who, what in card.others]
    if card.disputed:
        return [*found, "People differ. Your answer settles it; v and an answer lets both stand."]
    if card.answer is not None:
        fact = card.answer.fact
        said = answer_text(card.answer, labels)
        if card.imported:
            return [f"From the {card.imported}: {said}. Enter confirms."]
        notes = [f"Note: {fact.note}"] if fact.note else []
        notes += [f"Evidence: {fact.evidence}"] if fact.evidence else []
        return [*found, *([] if found else [f"Now: {said}. Enter keeps it."]), *notes]
    reading = card.reading
    if reading is not None and reading.origin is Origin.IMPLIED and reading.state is State.ANSWERED:
        values = reading.value if isinstance(reading.value, tuple) else (reading.value,)
        said = ", ".join(labels.get(str(value), str(value)) for value in values)
        return [f"It follows from other answers: {said}. Enter confirms."]
    return found


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a bank's prose, list items and lines of code each on their own line."""
    found: list[str] = []
    for block in text.split("\n\n"):
        lines = [line for line in block.split("\n") if line.strip()]
        if any(line.lstrip().startswith(("- ", "* ", "```", "|")) or line.startswith("    ") for line in lines):
            found += [line.strip() for line in lines]
        elif lines:
            found.append(" ".join(line.strip() for line in lines))
    return found
