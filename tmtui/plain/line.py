"""Line mode: one prompt at a time with arrow keys, for narrow links and small consoles.

Each question is one prompt of its own, so that Ctrl-C loses nothing but the question on the screen.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence

from tmtui.model.card import AnswerType, Card, CardKind
from tmtui.model.errors import BadInput
from tmtui.model.text import clean, one_line
from tmtui.plain.commands import COMMANDS
from tmtui.plain.leading import lead
from tmtui.plain.reading import SEVERAL, is_text
from tmtui.plain.resuming import how_to_resume
from tmtui.plain.teletype import wrapped
from tmtui.workspace.conversation import Conversation

_FIRST = ("d", "x", "s", "b")
"""Commands offered with every question; the others stand behind `More`."""

_BETWEEN = ("s", "b")
"""Commands offered with every card between the questions."""

_MORE = "more"
_FILTERED = 15
"""From this many options on, typing filters them."""


def run_line(conversation: Conversation, *, resume: str = "", kept: bool = True) -> int:
    """Lead the interview with prompts.

    Args:
        conversation: whom to ask what.
        resume: the command that goes on later; left out, the usual one.
        kept: whether the workspace outlives the interview; that of a demo does not.

    Returns:
        0 when the person is done, 130 after Ctrl-C.

    Raises:
        BadInput: without a terminal, where prompts would pick answers by themselves.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BadInput("line mode needs a terminal", remedy="Use --plain for pipes and scripts.")
    # Asking the terminal where its cursor is hangs on consoles that do not answer.
    os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")
    voice = Prompts()
    again = resume or how_to_resume(conversation.live, "--line")
    return lead(conversation, voice, again, kept=kept)


class Prompts:
    """Asks with questionary; texts go in as they are, never as markup."""

    picks = True

    def tell(self, lines: Iterable[str]) -> None:
        """Print lines, wrapped to the terminal."""
        width = shutil.get_terminal_size((80, 24)).columns
        for line in lines:
            print("\n".join(wrapped(clean(line), width)))

    def ask(self, prompt: str) -> str:
        """Ask for one line. Raises EOFError on Ctrl-D."""
        import questionary

        from tmtui.plain.typed import Harmless

        asked = questionary.text(one_line(prompt), qmark="", input_processors=[Harmless()])
        return str(asked.unsafe_ask()).strip()

    def reply_to(self, card: Card, complete: Callable[[str], Sequence[str]]) -> str:
        """Ask with a list where there is one to pick from, else for a line."""
        options = _options(card)
        if is_text(card) or (not options and card.kind is CardKind.QUESTION):
            return self._text(complete)
        if card.type in SEVERAL:
            return self._several(options)
        return self._one(card, options)

    def _text(self, complete: Callable[[str], Sequence[str]]) -> str:
        import questionary

        from tmtui.plain.completing import Completing
        from tmtui.plain.typed import Harmless

        asked = questionary.text(
            ">",
            qmark="",
            completer=Completing(complete),
            complete_while_typing=False,
            input_processors=[Harmless()],
        )
        return str(asked.unsafe_ask()).strip()

    def _one(self, card: Card, options: list[tuple[str, str]]) -> str:
        import questionary

        names = {each.letter: each.title for each in COMMANDS}
        letters = _FIRST if card.kind is CardKind.QUESTION else _BETWEEN if card.kind is CardKind.RECAP else ()
        offered = [(letter, _capital(names[letter])) for letter in letters]
        if card.answer is not None and card.kind is CardKind.QUESTION:
            offered.insert(0, ("", "Keep the present answer"))
        entries = [*options, *offered, (_MORE, "More …")]
        choices: list[questionary.Choice] = []
        group = ""
        for at, (value, title) in enumerate(entries):
            heading = card.choices[at].group if at < len(options) == len(card.choices) else ""
            if heading and heading != group:
                choices.append(questionary.Separator(f"{one_line(heading)}:"))
            group = heading
            choices.append(questionary.Choice(title, value=value))
        filtered = len(options) >= _FILTERED
        found = questionary.select(
            "Answer",
            choices,
            qmark="",
            use_search_filter=filtered,
            use_jk_keys=not filtered,
            use_emacs_keys=not filtered,
        ).unsafe_ask()
        return self._command() if found == _MORE else str(found)

    def _several(self, options: list[tuple[str, str]]) -> str:
        import questionary

        names = {each.letter: each.title for each in COMMANDS}
        extra = [(f"!{letter}", f"({names[letter]})") for letter in _FIRST] + [(f"!{_MORE}", "(more …)")]
        choices = [questionary.Choice(title, value=value) for value, title in [*options, *extra]]
        found: list[str] = questionary.checkbox("Tick with space", choices, qmark="", use_jk_keys=False).unsafe_ask()
        commands = [each[1:] for each in found if each.startswith("!")]
        if commands:
            return self._command() if commands[0] == _MORE else commands[0]
        return " ".join(found) or "0"

    def _command(self) -> str:
        import questionary

        rest = [each for each in COMMANDS if each.letter not in _FIRST]
        choices = [questionary.Choice(_capital(each.title), value=each.letter) for each in rest]
        return str(questionary.select("More", choices, qmark="").unsafe_ask())


def _options(card: Card) -> list[tuple[str, str]]:
    """Return what can be picked: what the plain interview takes typed, and the words."""
    if card.type is AnswerType.SCALE:
        levels = card.levels or ("", "", "", "", "")
        return [(str(number), one_line(f"{number}  {text}")) for number, text in enumerate(levels, start=1)]
    return [(str(number), one_line(choice.label)) for number, choice in enumerate(card.choices, start=1)]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
