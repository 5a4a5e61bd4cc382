"""The commands of the plain interview: one table that help, reading and tests share."""

from __future__ import annotations

from tmtui.model.frozen import frozen


@frozen
class Command:
    """Something to do besides answering."""

    letter: str
    word: str
    title: str
    takes_text: bool = False
    """Whether words may follow on the same line."""


COMMANDS = (
    Command("?", "help", "help; ? and a word explains the word", takes_text=True),
    Command("b", "back", "back to the question before"),
    Command("f", "forward", "forward again"),
    Command("u", "undo", "undo what was said last"),
    Command("j", "redo", "bring back what was undone"),
    Command("s", "skip", "skip for now; it comes back"),
    Command("d", "unknown", "I don't know"),
    Command("x", "na", "it doesn't apply"),
    Command("a", "ask", "ask someone else, or give someone what is decided", takes_text=True),
    Command("o", "over", "hand the open questions of this section over to someone", takes_text=True),
    Command("n", "note", "note, kept with the answer", takes_text=True),
    Command("e", "evidence", "evidence: where it can be looked up", takes_text=True),
    Command("h", "how", "how we know: assumed, told, document, tool, tested", takes_text=True),
    Command("v", "differ", "I see it differently: both answers stay", takes_text=True),
    Command("t", "take", "take the answer back"),
    Command("y", "confirm", "yes to everything an import says about this question"),
    Command("i", "history", "how this answer came to be: who said what, when"),
    Command("p", "park", "park a thought for later", takes_text=True),
    Command("k", "parked", "list of parked thoughts, to settle one", takes_text=True),
    Command("w", "worry", "write down a worry", takes_text=True),
    Command("g", "grid", "grid: this question for many at once"),
    Command("l", "sections", "list of sections, to go to one", takes_text=True),
    Command("go", "subject", "go to one thing, and a question about it", takes_text=True),
    Command("/", "find", "find a question", takes_text=True),
    Command("m", "now", "how it stands now: risk, the worst, what to do first, the time"),
    Command("z", "plainly", "questions in plain words only, or with the technical terms too"),
    Command("c", "coach", "consequences on or off"),
    Command("r", "repeat", "repeat the question in full"),
    Command("q", "quit", "save and quit"),
)
"""In the order in which help lists them."""

_BY_NAME = {name: command for command in COMMANDS for name in (command.letter, command.word)}


def command_named(name: str) -> Command | None:
    """Return the command of a letter or word, whatever its case; or nothing."""
    return _BY_NAME.get(name.casefold())
