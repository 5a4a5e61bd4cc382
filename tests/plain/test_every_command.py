"""Whatever a card of the full screen offers, the plain interview and line mode offer too, to the same effect."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from tests.interview.room import new_model, open_room, picture, sit_down
from tests.plain.typist import transcript
from tmtui.model.fact import Basis, State, Statement
from tmtui.plain.commands import COMMANDS, command_named
from tmtui.plain.dialogue import Dialogue
from tmtui.plain.line import Prompts
from tmtui.tui.keymap import INTERVIEW
from tmtui.workspace.conversation import Conversation
from tmtui.workspace.workspace import Workspace

WEB, PHOTOS = "component/web-server", "component/photos"
HERE = ("component.patched", WEB)
DOWN, ENTER, STOP = "\x1b[B", "\r", "\x03"

CALLED = {
    "not_applicable": "na", "ask_someone": "ask", "basis": "how", "differs": "differ", "retract": "take",
    "add": "answer with +", "editor": "one line each",
}  # fmt: skip
"""Actions of the screen that are called otherwise, and those that need no command."""

UNNEEDED = {"add", "editor"}
"""A new name is an answer that begins with a plus; text is typed on the line."""

Said = Callable[[Conversation], object]


@dataclass(frozen=True, slots=True)
class Case:
    """A command, what is typed after it, and what is to be seen of it then."""

    word: str
    after: tuple[str, ...]
    seen: Said
    """What holds once it was done, of the conversation."""
    first: tuple[str, ...] = ()
    """What is said before, as the plain interview takes it."""
    says: str = ""
    """What it prints."""


def disputed(talk: Conversation) -> bool:
    answer = talk.live.answers.get(WEB, "patched")
    return answer is not None and answer.disputed


def state(talk: Conversation) -> State | None:
    answer = talk.live.answers.get(WEB, "patched")
    return None if answer is None else answer.state


def at(talk: Conversation) -> tuple[str, str]:
    return (talk.card.id, talk.card.subject)


CASES = (
    Case("unknown", (), lambda talk: state(talk) is State.UNKNOWN),
    Case("na", (), lambda talk: state(talk) is State.NOT_APPLICABLE),
    Case("ask", ("dba", "2026-04-01"), lambda talk: state(talk) is State.UNKNOWN, says="Dba is asked, until Wednesday"),
    Case("over", ("dba", ""), lambda talk: state(talk) is State.UNKNOWN, says="Dba is asked 5 questions"),
    Case("skip", (), lambda talk: at(talk) != HERE and state(talk) is None),
    Case("back", (), lambda talk: at(talk) == HERE, first=("1",)),
    Case("forward", (), lambda talk: at(talk) != HERE, first=("1", "b")),
    Case("undo", (), lambda talk: state(talk) is None, first=("1",)),
    Case("redo", (), lambda talk: state(talk) is State.ANSWERED, first=("1", "u")),
    Case("note", ("by hand",), lambda talk: talk.note == "by hand"),
    Case("evidence", ("page 3",), lambda talk: talk.evidence == "page 3"),
    Case("how", ("4",), lambda talk: talk.basis is Basis.TOOL),
    Case("park", ("who pays?", "ops-1"), lambda talk: [each.text for each in talk.parked()] == ["who pays?"]),
    Case("parked", ("1",), lambda talk: not talk.parked(), first=("p who pays?",), says="Settled: who pays?"),
    Case("worry", ("fire",), lambda talk: "fire" in talk.worries),
    Case("grid", ("all: 3", ""), lambda talk: talk.live.answers.value(PHOTOS, "patched") == "no"),
    Case("find", ("store photos", "1"), lambda talk: at(talk) == ("component.keeps", PHOTOS)),
    Case("sections", ("1",), lambda talk: talk.card.section_title == "Stakes"),
    Case("subject", ("photos", "1", "1"), lambda talk: talk.card.subject == PHOTOS),
    Case("history", (), lambda talk: at(talk) == HERE, first=("1", "b"), says="Yes: ops-1, 2026-03-01, told; stands."),
    Case("plainly", (), lambda talk: talk.plainly, says="in plain words only"),
    Case("coach", (), lambda talk: talk.coach, says="Consequences are shown"),
    Case("now", (), lambda talk: at(talk) == HERE, says="Risk"),
    Case("take", (), lambda talk: state(talk) is None, first=("1", "b")),
    Case("differ", ("3",), disputed),
    Case("confirm", (), lambda talk: state(talk) is None, says="Not taken: there is nothing from an import to confirm"),
    Case("help", (), lambda talk: at(talk) == HERE, says="Commands:"),
    Case("repeat", (), lambda talk: at(talk) == HERE, says="Does Web server get its updates"),
    Case("quit", (), lambda talk: at(talk) == HERE),
)
"""Every command there is, said at a question with three options."""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drawn")
    with open_room(folder) as room:
        new_model(room)
        talk = sit_down(room)
        picture(talk)
        talk.go_to(*HERE)
    return folder


@pytest.fixture
def room(drawn: Path, tmp_path: Path) -> Workspace:
    shutil.copytree(drawn, tmp_path, dirs_exist_ok=True)
    return open_room(tmp_path)


@pytest.fixture
def talk(room: Workspace) -> Conversation:
    return sit_down(room)


def test_everything_a_card_of_the_screen_offers_has_a_command() -> None:
    for action in INTERVIEW:
        word = CALLED.get(action.name, action.name)
        assert action.name in UNNEEDED or command_named(word) is not None, action.description
    assert {case.word for case in CASES} == {command.word for command in COMMANDS}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.word)
def test_it_is_done_in_plain_lines(case: Case, room: Workspace, talk: Conversation) -> None:
    prepare(room, talk, case)
    _, text = transcript(talk, [letter(case.word), *case.after])
    assert case.seen(talk), text
    assert case.says in " ".join(text.split()), text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.word)
def test_it_is_done_with_arrow_keys(
    case: Case, room: Workspace, talk: Conversation, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare(room, talk, case)
    after = pick(2) if case.word == "differ" else "".join(f"{line}{ENTER}" for line in case.after)
    press(talk, picked(talk, case.word) + after)
    text = " ".join(capsys.readouterr().out.split())
    assert case.seen(talk), text
    assert case.says in text


def prepare(room: Workspace, talk: Conversation, case: Case) -> None:
    """Say what is said before, as somebody else where it is to be contradicted."""
    if case.word == "differ":
        room.live(author="dba").say([Statement(WEB, "patched", "yes")])
        talk.refresh()
    elif case.first:
        transcript(talk, case.first)


def letter(word: str) -> str:
    command = command_named(word)
    assert command is not None
    return command.letter


def picked(talk: Conversation, word: str) -> str:
    """Return the keys that pick a command on the present card: some stand with the options, the rest behind `More`."""
    near = ["unknown", "na", "skip", "back"]
    before = len(talk.card.choices) + (talk.card.answer is not None)
    if word in near:
        return pick(before + near.index(word))
    rest = [command.word for command in COMMANDS if command.word not in near]
    return pick(before + len(near)) + pick(rest.index(word))


def pick(number: int) -> str:
    return DOWN * number + ENTER


def press(talk: Conversation, keys: str) -> None:
    """Sit before line mode, press keys, and stop with Ctrl-C where it did not end."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys + STOP)
        try:
            Dialogue(talk, Prompts()).run()
        except KeyboardInterrupt:
            return
