"""`tmtui demo`: a sample to try everything on, in a workspace that is thrown away."""

from __future__ import annotations

import click

from tmtui.cli.faces import detect_face, run_lines, run_screen
from tmtui.cli.screen import Screen
from tmtui.cli.settings import author, settings_of
from tmtui.plain.face import Flags


@click.command
@click.option("--plain", is_flag=True, help="Without a full screen.")
@click.pass_context
def demo(ctx: click.Context, plain: bool) -> None:
    """Open a sample in a throwaway workspace.

    An application that shows pictures of balloons, with its last section unanswered. Nothing of it is kept.
    """
    from tmtui.workspace.demo import demo_workspace

    settings = settings_of(ctx)
    face = detect_face(Flags(plain=plain))
    with demo_workspace(bank_dirs=settings.bank_dirs) as workspace:
        if face.name == "screen":
            code = run_screen(workspace, live=None, who=author(), low_bandwidth=settings.low_bandwidth)
        else:
            Screen.of(settings).narrate("a sample in a throwaway workspace; nothing of it is kept")
            code = run_lines(face, workspace.live(author=author()), resume="tmtui demo --plain", kept=False)
    ctx.exit(code)
