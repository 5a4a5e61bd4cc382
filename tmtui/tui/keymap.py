"""Every key of the full screen, as data: what it is called, what it does, where it works.

Keys are chosen so that neither terminals, nor multiplexers, nor remote shells take them away: letters where no text is
typed, F2 to F9 everywhere. Each action has a name, so that people can give it another key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tmtui.model.frozen import frozen


@frozen
class Action:
    """Something a key does."""

    name: str
    """What it is called when remapping: `skip = "j"`."""
    keys: tuple[str, ...]
    """Textual's names of the keys; the first is the one shown."""
    label: str
    """One or two words for the line of keys."""
    description: str
    """One sentence for the help."""
    context: str = ""
    """Where it works, as `CONTEXTS` names it; the table fills it in."""

    @property
    def ident(self) -> str:
        """What it is called beside actions of the same name elsewhere: `listing.open`."""
        return f"{self.context}.{self.name}"

    @property
    def letters(self) -> tuple[str, ...]:
        """Keys that write something in a text field, so they work only outside one."""
        return tuple(key for key in self.keys if len(key) == 1 or key in PRINTING)


WRITTEN = {
    "?": "question_mark", "/": "slash", "+": "plus", ":": "colon", ";": "semicolon", "-": "minus", "_": "underscore",
    ".": "full_stop", ",": "comma", "!": "exclamation_mark", "=": "equals_sign", "*": "asterisk", "#": "number_sign",
    "<": "less_than_sign", ">": "greater_than_sign", "esc": "escape", "pgup": "pageup", "pgdn": "pagedown",
}  # fmt: skip
"""Names of keys by how they are written, where that is not the name."""

PRINTING = frozenset({"space", *(name for text, name in WRITTEN.items() if len(text) == 1)})
"""Names of printing keys that are longer than one letter."""

SHOWN = {name: text for text, name in WRITTEN.items()}
"""How a key is written on the screen where that is not its name."""

EVERYWHERE = (
    Action("help", ("question_mark", "f1"), "keys", "Show the keys that work now, and the whole text of the question."),
    Action(
        "places",
        ("o", "f9"),
        "places",
        "Go to another place: diagram, threats, paths, plan, answers, report, models, banks.",
    ),
    Action("palette", ("colon",), "commands", "Find an action, a place or a section by words, and do it."),
    Action("threats", ("f7",), "threats", "Go to the threats."),
    Action("plan", ("f8",), "plan", "Go to the plan."),
    Action("quit", ("q",), "quit", "Leave. Everything answered is saved already."),
)
"""Actions of every place."""

INTERVIEW = (
    Action("unknown", ("d", "f3"), "don't know", "Answer: I don't know. That is an answer, and it is never a no."),
    Action("not_applicable", ("x", "f5"), "doesn't apply", "Answer: the question makes no sense here."),
    Action("ask_someone", ("a", "f6"), "ask …", "Name who can answer, and until when."),
    Action("back", ("b",), "back", "Go back to the question before."),
    Action("forward", ("f",), "forward", "Go forward again after going back."),
    Action("skip", ("s",), "skip", "Leave the question for later."),
    Action("undo", ("u",), "undo", "Take back the last thing you did, as far back as you like."),
    Action("redo", ("r",), "redo", "Bring back what was undone."),
    Action("note", ("n", "f2"), "note", "Write a note on this answer."),
    Action("evidence", ("e",), "evidence", "Say where it can be looked up: a file, a ticket, a link."),
    Action("basis", ("h",), "how known", "Say how you know: assumed, told, document, tool, tested."),
    Action("park", ("p",), "park", "Park a thought for later, with an owner."),
    Action("worry", ("w",), "worry", "Write down a worry; it stays pinned until a finding covers it."),
    Action("grid", ("g",), "grid", "Answer this question for all its subjects in one table."),
    Action("add", ("plus",), "add new", "Add something that is not in the list yet, and choose it."),
    Action("find", ("slash",), "find", "Find a question by words."),
    Action("sections", ("l",), "sections", "Show the sections and go to one."),
    Action("subject", ("m",), "go to", "Go to a component, a flow or anything else by its name, and see what is open."),
    Action("history", ("v",), "history", "Show how this answer came to be: who said what, when, and every note."),
    Action("plainly", ("z",), "plainly", "Put questions without terms of art, or exactly again."),
    Action("confirm", ("y",), "confirm", "Confirm what an import said."),
    Action("differs", ("i",), "I differ", "Give your own answer beside the one that stands; both are kept."),
    Action("retract", ("t",), "take back", "Take back the answer, as if it had never been asked."),
    Action("coach", ("c",), "coach", "Show or hide what an answer changes. Off by default: it sways people."),
    Action("editor", ("f4",), "editor", "Write in your own editor: the text that is being typed, else the note."),
)
"""Actions of the interview."""

CHOOSING = (
    Action("accept", ("enter",), "next", "Accept and go on."),
    Action("mark", ("space",), "mark", "Mark or unmark, where several can hold."),
    Action("field", ("tab",), "type", "Go to the text field; in it, complete the name."),
    Action("up", ("up",), "up", "Move up."),
    Action("down", ("down",), "down", "Move down."),
    Action("first", ("home",), "first", "Move to the first."),
    Action("last", ("end",), "last", "Move to the last."),
    Action("page_up", ("pageup",), "page up", "Move up a page."),
    Action("page_down", ("pagedown",), "page down", "Move down a page."),
)
"""Actions of every list of choices."""

TYPING = (
    Action("submit", ("enter",), "next", "Accept and go on."),
    Action("leave", ("escape",), "card", "Leave the field, so that letters are commands; the text stays."),
    Action("complete", ("tab",), "complete", "Complete the name."),
)
"""Actions while a text field has the keys; F-keys of the interview work there too."""

LISTING = (
    Action("open", ("enter",), "open", "Open what the mark stands on, or close it again."),
    Action("leave", ("escape",), "back", "Go back to where you came from."),
    Action("up", ("up", "k"), "up", "Move up."),
    Action("down", ("down", "j"), "down", "Move down."),
    Action("first", ("home",), "first", "Move to the first."),
    Action("last", ("end",), "last", "Move to the last."),
    Action("page_up", ("pageup",), "page up", "Move up a page."),
    Action("page_down", ("pagedown",), "page down", "Move down a page."),
)
"""Actions of every place that is a list."""

MODELS = (
    Action("new", ("n",), "new", "Start a threat model."),
    Action("duplicate", ("d",), "duplicate", "Start another model with the answers of this one."),
    Action("rename", ("r",), "rename", "Call it something else; its key stays."),
    Action("archive", ("a",), "archive", "Take it off this list, or put it back; nothing is deleted."),
    Action("show_archived", ("v",), "archived", "Show archived models too, or hide them again."),
)
BANKS = (
    Action("edit", ("e",), "edit", "Change the bank in your own editor; an open model takes it at once."),
    Action("lint", ("l",), "check", "Show what is wrong or doubtful in the bank: file, line, and what to do."),
)
BANK = (Action("find", ("slash",), "find", "Show only what contains some words."),)
THREATS = (
    Action("decide", ("d",), "decide", "Accept, transfer, avoid, or call it a false alarm, with a reason."),
    Action("filter", ("f",), "filter", "Show all, certain, possible or closed threats."),
    Action("find", ("slash",), "find", "Show only what contains some words."),
    Action("heat", ("h",), "heat map", "Show likelihood against impact; a cell of it lists its threats."),
)
HEAT = (
    Action("open", ("enter",), "list", "List the threats of this cell."),
    Action("to_left", ("left", "h"), "left", "Go to less impact."),
    Action("to_right", ("right", "l"), "right", "Go to more impact."),
    Action("everything", ("a",), "all", "List the threats of all cells again."),
)
PATHS = (
    Action("threat", ("t",), "threat", "Go to the threat that opens this step."),
    Action("question", ("g",), "question", "Ask in the interview what nobody knows about this step."),
    Action("row", ("p",), "plan row", "Go to the row of the plan that cuts this step."),
    Action("draw", ("d",), "draw", "Draw this way on the diagram."),
    Action("filter", ("f",), "filter", "Show only the ways to one crown jewel."),
    Action("find", ("slash",), "find", "Show only what contains some words."),
)
PLAN = (
    Action("suppose", ("space",), "what if", "Suppose this were done: show what would remain."),
    Action("decide", ("d",), "decide", "Set status, owner and due date."),
    Action(
        "view", ("v",), "curve, doors", "Show the curve of the risk, what is supposed, and doors to close together."
    ),
    Action("doors", ("c",), "close", "Suppose a pair of doors closed, or everything that cuts all ways, or nothing."),
    Action("budget", ("b",), "budget", "Show only what fits into some person-days."),
)
ANSWERS = (
    Action("find", ("slash",), "find", "Show only answers that contain some words, also in what was said before."),
    Action("filter", ("f",), "filter", "Show only what one person said, what is new, unknown, assumed, or disputed."),
    Action("go", ("g",), "go to", "Ask this question again in the interview."),
    Action("undo", ("u",), "undo", "Take back the last thing you did, as far back as you like."),
    Action("redo", ("r",), "redo", "Bring back what was undone."),
)
DIAGRAM = (
    Action("follow", ("enter",), "go along", "Go along the connection to its other end; without one, take the first."),
    Action("along", ("tab",), "connection", "Go through the connections of this component."),
    Action("up", ("up", "k"), "up", "Go to the component above."),
    Action("down", ("down", "j"), "down", "Go to the component below."),
    Action("to_left", ("left", "h"), "left", "Go to the left column."),
    Action("to_right", ("right", "l"), "right", "Go to the right column."),
    Action("trace", ("space",), "trace", "Draw the connections of where you are heavily, and keep doing so."),
    Action("zoom", ("z",), "zoom", "Show only one zone with its neighbours, or everything again."),
    Action("levels", ("t",), "levels", "Show how bad the worst threat of each thing is, in place of what it is."),
    Action("way", ("w",), "way in", "Show the likeliest way of an attacker, then the next, then none."),
    Action("dangers", ("d",), "threats here", "Show the threats of where you are."),
    Action("questions", ("g",), "questions", "Ask in the interview what is open about where you are."),
    Action("find", ("slash",), "find", "Go to a component by its name."),
    Action("as_list", ("s",), "list", "Show a list instead of the drawing, or the drawing again."),
    Action(
        "leave", ("escape",), "back", "Let go of the connection, leave the zone, or go back to where you came from."
    ),
    Action("first", ("home",), "first", "Go to the first component."),
    Action("last", ("end",), "last", "Go to the last component."),
    Action("page_up", ("pageup",), "page up", "Move up a page."),
    Action("page_down", ("pagedown",), "page down", "Move down a page; what the symbols mean stands at the end."),
)
REPORT = (
    Action("write", ("w",), "write", "Write it to a file: choose the format, for whom, and where."),
    Action("reader", ("f",), "for whom", "Show it as it is for leadership, engineers or auditors."),
)
GRID = (
    Action("cycle", ("space",), "next option", "Go through the options on this row."),
    Action("mark", ("m",), "mark", "Begin a range here."),
    Action("fill", ("f",), "fill", "Fill from the mark to here with what the marked row got, else with the last set."),
    Action("rest", ("r",), "fill rest", "Give every row from here on that says nothing yet the option set last."),
    Action("clear", ("c",), "clear", "Leave this row as it was."),
    Action("save", ("enter",), "save", "Save all rows as one action."),
)

PLACES = (
    ("i", "interview", "Interview"),
    ("d", "diagram", "Diagram"),
    ("t", "threats", "Threats"),
    ("w", "paths", "Paths"),
    ("p", "plan", "Plan"),
    ("a", "answers", "Answers"),
    ("r", "report", "Report"),
    ("b", "banks", "Banks"),
    ("m", "models", "Models"),
    ("c", "palette", "all commands"),
)
"""Key, name and title of each place, as the menu of places offers them."""

_TABLES: dict[str, tuple[Action, ...]] = {
    "everywhere": EVERYWHERE,
    "interview": INTERVIEW,
    "choosing": CHOOSING,
    "typing": TYPING,
    "listing": LISTING,
    "models": MODELS,
    "banks": BANKS,
    "bank": BANK,
    "threats": THREATS,
    "heat": HEAT,
    "paths": PATHS,
    "plan": PLAN,
    "answers": ANSWERS,
    "diagram": DIAGRAM,
    "report": REPORT,
    "grid": GRID,
}

CONTEXTS: Mapping[str, tuple[Action, ...]] = {
    name: tuple(replace(action, context=name) for action in actions) for name, actions in _TABLES.items()
}
"""All actions by where they work."""

TOGETHER = (
    ("everywhere", "interview", "choosing"),
    ("everywhere", "diagram"),
    ("everywhere", "listing", "models"),
    ("everywhere", "listing", "banks", "bank"),
    ("everywhere", "listing", "threats"),
    ("everywhere", "listing", "heat"),
    ("everywhere", "listing", "paths"),
    ("everywhere", "listing", "plan"),
    ("everywhere", "listing", "answers"),
    ("everywhere", "listing", "report"),
    ("everywhere", "listing", "grid"),
)
"""Contexts whose keys are valid at the same time, so that no key may stand twice in one of these."""

TAKEN_AWAY = {
    "ctrl+h": "is Backspace", "ctrl+i": "is Tab", "ctrl+j": "is a line feed", "ctrl+m": "is Enter",
    "ctrl+left_square_bracket": "is Esc", "ctrl+b": "is the prefix of tmux", "ctrl+a": "is the prefix of screen",
    "ctrl+s": "stops the terminal", "ctrl+q": "starts the terminal", "ctrl+z": "suspends", "ctrl+d": "ends the input",
    "ctrl+backslash": "quits", "ctrl+p": "detaches from containers", "ctrl+c": "interrupts",
    "shift+enter": "is Enter in most terminals", "ctrl+enter": "is Enter in most terminals",
    "alt+enter": "is full screen in many terminals", "f10": "opens a menu", "f11": "is full screen in many terminals",
    "f12": "opens a drop-down terminal", "tilde": "is the escape of ssh",
}  # fmt: skip
"""Keys that terminals, multiplexers and remote shells take, and what they do there."""


def shown(key: str) -> str:
    """Return a key as it is written on the screen."""
    return SHOWN.get(key, key.upper() if key[:1] == "f" and key[1:].isdigit() else key)


def find(context: str, name: str) -> Action:
    """Return an action of a context; its name is known to exist."""
    return next(action for action in CONTEXTS[context] if action.name == name)


def remapped(actions: Iterable[Action], keys: Mapping[str, tuple[str, ...]]) -> tuple[Action, ...]:
    """Return the actions with the keys they were given in place of their own.

    Args:
        actions: actions of any contexts.
        keys: the keys of those that have others, by `Action.ident`.
    """
    return tuple(replace(each, keys=keys[each.ident]) if each.ident in keys else each for each in actions)
