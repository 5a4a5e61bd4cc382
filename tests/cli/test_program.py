"""The program as a whole: its help, its verbs, and how a run ends."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from tests.cli.conftest import Tmtui
from tmtui.cli.main import VERBS, Program, cli


def test_help_lists_every_verb_with_the_words_of_its_own_help() -> None:
    context = click.Context(cli, info_name="tmtui")
    said = CliRunner().invoke(cli, ["--help"]).stdout
    for name, (_, short) in VERBS.items():
        command = cli.get_command(context, name)
        assert command is not None
        assert command.help is not None
        assert command.help.splitlines()[0] == short, name
        assert f"{name} " in said
        assert short in said


def test_every_command_has_help_and_every_option_says_what_it_does() -> None:
    context = click.Context(cli, info_name="tmtui")
    commands = [cli.get_command(context, name) for name in VERBS]
    while commands:
        command = commands.pop()
        assert command is not None
        assert command.help, command.name
        commands += command.commands.values() if isinstance(command, click.Group) else []
        options = [each for each in command.params if isinstance(each, click.Option)]
        assert [each.name for each in options if not each.help] == []


def test_version_is_printed_to_stdout() -> None:
    done = CliRunner().invoke(cli, ["--version"])
    assert done.exit_code == 0
    assert done.stdout.startswith("tmtui ")


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["list", "--nonsense"], ["answer"], ["answer", "model", "owner"], ["export", "-f", "pdf"], ["rm"]],
)
def test_wrong_usage_ends_with_2_and_says_so_on_stderr_only(tmtui: Tmtui, arguments: list[str]) -> None:
    tmtui("new", "Sample")
    done = tmtui(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "tmtui: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("how", "code", "words"),
    [
        ("gate", 1, "above the gate"),
        ("input", 2, "file.yaml:3:7: it is wrong. Mend it."),
        ("busy", 3, "Try again."),
        ("unusable", 4, "Restore a backup."),
        ("disk", 4, "No space left"),
        ("bug", 70, "a bug in tmtui"),
        ("ctrl-c", 130, "interrupted"),
    ],
)
def test_every_end_has_its_exit_code_and_one_clear_message(how: str, code: int, words: str) -> None:
    program = Program("tmtui", {"end": ("tests.cli.broken_verbs:end", "End in some way.")})
    done = CliRunner().invoke(program, ["end", how])
    assert done.exit_code == code
    assert words in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stderr


def test_a_bug_shows_where_it_is_when_asked() -> None:
    program = Program("tmtui", {"end": ("tests.cli.broken_verbs:end", "End in some way.")})
    assert "Traceback" in CliRunner().invoke(program, ["end", "bug"], env={"TMTUI_TRACEBACK": "1"}).stderr


def test_global_options_are_taken_before_and_after_the_verb(tmtui: Tmtui) -> None:
    assert tmtui("--db", "one.db", "new", "First").exit_code == 0
    assert tmtui("new", "Second", "--db", "two.db").exit_code == 0
    assert "first" in tmtui("list", "--db", "one.db").stdout
    assert "second" in tmtui("--db", "one.db", "list", "--db", "two.db").stdout


def test_quiet_leaves_data_and_errors(tmtui: Tmtui) -> None:
    done = tmtui("new", "Sample", "--quiet")
    assert (done.stdout, done.stderr) == ("sample\n", "")
    assert tmtui("-q", "rm", "other", "--yes").stderr != ""
