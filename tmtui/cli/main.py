"""The program `tmtui`: global options, the table of verbs, and the one place where a run ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from tmtui import __version__
from tmtui.cli.lazy import LazyGroup
from tmtui.cli.settings import Settings, global_options

VERBS = {
    "demo": ("tmtui.cli.demo:demo", "Open a sample in a throwaway workspace."),
    "new": ("tmtui.cli.models:new", "Start a threat model."),
    "list": ("tmtui.cli.models:list_models", "List the threat models."),
    "duplicate": ("tmtui.cli.models:duplicate", "Start a threat model with the answers of another one."),
    "rename": ("tmtui.cli.models:rename", "Call a threat model something else; its slug stays."),
    "archive": ("tmtui.cli.models:archive", "Take a threat model off the list; nothing is deleted."),
    "rm": ("tmtui.cli.models:rm", "Remove a threat model; a backup is kept."),
    "interview": ("tmtui.cli.interview:interview", "Answer questions, or go on where you stopped."),
    "answer": ("tmtui.cli.answer:answer", "Say one fact."),
    "answers": ("tmtui.cli.answer:answers", "Write all answers as a file, or take such a file."),
    "threats": ("tmtui.cli.threats:threats", "List threats and what makes them stand."),
    "threat": ("tmtui.cli.threats:threat", "Add threats and controls in your own words."),
    "findings": ("tmtui.cli.results:findings", "List findings: each weakness over all it concerns."),
    "paths": ("tmtui.cli.paths:paths", "List the likeliest ways of attackers to what is worth most."),
    "plan": ("tmtui.cli.plan:plan", "List what to do first, and what it closes."),
    "questions": ("tmtui.cli.results:questions", "List open questions and who could answer."),
    "summary": ("tmtui.cli.results:summary", "Show the figures: coverage, threats by level, risk."),
    "decide": ("tmtui.cli.decide:decide", "Decide about threats and controls, or list the decisions."),
    "check": ("tmtui.cli.check:check", "Fail when something was left undecided: for CI."),
    "rate": ("tmtui.cli.rate:rate", "Give the factors of a threat in a rating scheme."),
    "ratings": ("tmtui.cli.rate:ratings", "List threats as another scheme rates them."),
    "export": ("tmtui.cli.export:export", "Write the model in a format."),
    "import": ("tmtui.cli.import_:import_", "Take in what a file of another tool knows."),
    "formats": ("tmtui.cli.export:formats", "List the formats that can be written and read."),
    "revision": ("tmtui.cli.diff:revision", "Name this point of the log, or list the names."),
    "diff": ("tmtui.cli.diff:diff", "Compare two moments: what was said, and what follows."),
    "history": ("tmtui.cli.history:history", "List everything that was said, newest last."),
    "undo": ("tmtui.cli.log:undo", "Take back your last action."),
    "redact": ("tmtui.cli.log:redact", "Remove a value from the log for good."),
    "log": ("tmtui.cli.log:log", "Carry the log to another workspace."),
    "bank": ("tmtui.cli.bank:bank", "Look at question banks."),
    "doctor": ("tmtui.cli.doctor:doctor", "Show what was detected, why, and how to change it."),
}
"""Verb: where it is, and its one-line help."""


class Program(LazyGroup):
    """The whole program; turns whatever happens into a message and an exit code."""

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> Any:  # type: ignore[override]
        """Run and exit."""
        extra["standalone_mode"] = False
        try:
            ended = super().main(args=args, prog_name=prog_name or "tmtui", **extra)
            code = ended if isinstance(ended, int) else 0
        except Exception as error:
            from tmtui.cli.failing import report

            code = report(error)
        sys.exit(code)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; a reader that has seen enough (`| head`) ends it quietly."""
        try:
            ended = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            from tmtui.cli.failing import silence_stdout

            silence_stdout()
            return 0
        return ended


@click.pass_context
def open_face(ctx: click.Context) -> None:
    """Interview a system, see its threats and what to do first.

    Without a command it opens the threat models of the workspace on a full screen, or a plain interview where a full
    screen cannot work. A value that begins with a hyphen follows `--`.
    """
    if ctx.obj is None:
        ctx.obj = Settings()
    if ctx.invoked_subcommand is None:
        from tmtui.cli.interview import open_workspace

        open_workspace(ctx)


cli = Program(
    "tmtui",
    VERBS,
    callback=open_face,
    params=[*global_options()],
    invoke_without_command=True,
    help=open_face.__doc__,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
"""The command `tmtui`."""
cli = click.version_option(__version__, "-V", "--version", prog_name="tmtui", message="%(prog)s %(version)s")(cli)


def main() -> None:
    """Run `tmtui` as the console script does."""
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    cli.main()


def _open_what_is_closed() -> None:
    """Give streams that the caller closed (`>&-`, some schedulers) somewhere to go."""
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
