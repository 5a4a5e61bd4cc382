"""`tmtui interview`, and `tmtui` alone: which face opens, for whom, and what it asks."""

from __future__ import annotations

import gc

import click

from tmtui.cli.agenda import LENGTHS
from tmtui.cli.faces import Terms, detect_face, habits, how_to_go_on, run_lines, run_screen
from tmtui.cli.settings import author, settings_of
from tmtui.model.errors import BadInput
from tmtui.plain.face import Face, Flags


@click.command
@click.option("--plain", is_flag=True, help="Teletype, for screen readers and scripts.")
@click.option("--line", is_flag=True, help="One prompt at a time, for narrow links.")
@click.option("who", "--as", metavar="WHO", help="Who answers (else TMTUI_AUTHOR, or your login).")
@click.option("--role", default="", metavar="ROLE", help="In which role; chooses the questions.")
@click.option("--minutes", type=click.IntRange(min=1), metavar="N", help="Only so long: what tells most comes first.")
@click.option("--room", default="", metavar="ROLES", help="Roles that are present too, parted by commas.")
@click.option("--agenda", type=click.Choice([str(each) for each in LENGTHS]), help="A meeting with minutes by phase.")
@click.option("bank", "--bank", default="", metavar="ID", help="A method, or one area, as an interview of its own.")
@click.option("sections", "--section", multiple=True, metavar="ID", help="Only this section; may be repeated.")
@click.pass_context
def interview(
    ctx: click.Context,
    plain: bool,
    line: bool,
    who: str | None,
    role: str,
    minutes: int | None,
    room: str,
    agenda: str | None,
    bank: str,
    sections: tuple[str, ...],
) -> None:
    """Answer questions, or go on where you stopped.

    Every answer is saved before the next question shows. With --bank a method such as stride, linddun, quick or
    actors is asked alone, over the same answers; the whole interview keeps its place.
    """
    if plain and line:
        raise BadInput("--plain and --line are two faces.", remedy="Give one of them.")
    settings = settings_of(ctx)
    face = detect_face(Flags(plain=plain, line=line))
    begin_quickly(face)
    with settings.workspace() as workspace:
        from tmtui.workspace.roles import role_of

        usual = role or habits().value("role")
        live = workspace.live(settings.model, author=who or author(), role=usual, method=bank)
        present = tuple(part.strip() for part in room.split(",") if part.strip())
        for each in (*((role,) if role.strip() else ()), *present):
            role_of(live, each)
        terms = Terms(
            sections=list(dict.fromkeys(sections)) or None,
            room=present,
            minutes=minutes or 0,
            agenda=int(agenda or 0),
        )
        if face.name == "screen":
            low = settings.low_bandwidth
            code = run_screen(workspace, live=live, who=live.author, role=role, terms=terms, low_bandwidth=low)
        else:
            code = run_lines(face, live, resume=how_to_go_on(settings, live, face, terms), terms=terms)
    ctx.exit(code)


def begin_quickly(face: Face) -> None:
    """Before what a screen needs is read: it does without the collector until its first picture, as all of it stays."""
    if face.name == "screen":
        gc.disable()


def open_workspace(ctx: click.Context) -> None:
    """Open what `tmtui` alone opens: all models on a full screen, or the plain interview of the one that is meant."""
    settings = settings_of(ctx)
    face = detect_face(Flags())
    begin_quickly(face)
    with settings.workspace(create=face.name == "screen") as workspace:
        if face.name == "screen":
            role = habits().value("role")
            meant = workspace.live(settings.model, author=author(), role=role) if settings.model else None
            code = run_screen(workspace, live=meant, who=author(), low_bandwidth=settings.low_bandwidth)
        else:
            live = workspace.live(settings.model, author=author(), role=habits().value("role"))
            code = run_lines(face, live, resume=how_to_go_on(settings, live, face))
    ctx.exit(code)
