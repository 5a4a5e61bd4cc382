"""An answers file taken whole: read without an error first, then written as one action."""

from __future__ import annotations

from tmtui.exchange.readers.answers_yaml import read_answers, read_header
from tmtui.model.answers import Answers
from tmtui.model.card import Receipt
from tmtui.model.subject import slug as slug_of
from tmtui.workspace.live import LiveModel
from tmtui.workspace.workspace import DEFAULT_BANKS, Workspace


def apply_answers(
    workspace: Workspace, text: str, file: str, *, slug: str | None = None, author: str, role: str = ""
) -> tuple[LiveModel, Receipt]:
    """Say everything an answers file holds that does not already stand.

    Args:
        workspace: where.
        text: the file's text.
        file: its name, for messages.
        slug: the model to say it of; left out, the file's own name decides, and starts the model when it is new.
        author: who applies it; values that name somebody keep that name.
        role: in which role.

    Raises:
        BadInput: with every fault of the file; nothing is written then, not even a new model.
    """
    header = read_header(text, file)
    known = {info.slug for info in workspace.models(archived=True)}
    named = slug or (slug_of(header.model) if header.model else workspace.choose(None))
    if named in known or (slug and not (header.model and slug == slug_of(header.model))):
        live = workspace.live(named, author=author, role=role)
    else:
        # Everything is read and checked against an empty model before the new one is made.
        banks = header.banks or DEFAULT_BANKS
        read_answers(text, file, workspace.shelf.load(banks), Answers(), header=header)
        named = workspace.new_model(header.model, banks, author=author, role=role)
        live = workspace.live(named, author=author, role=role)
    found = read_answers(text, file, live.bank, live.answers, header=header)
    return live, live.say(found.statements)
