"""Beginning a model with something that is there already: a file that an importer reads, or the sample."""

from __future__ import annotations

from pathlib import Path

from tmtui.model.errors import BadInput
from tmtui.workspace.applying import apply_answers
from tmtui.workspace.demo import SAMPLE
from tmtui.workspace.importing import LIMIT, Document, preview_new, start_model, take
from tmtui.workspace.workspace import Workspace


def begin_with_file(workspace: Workspace, path: Path, name: str, *, author: str) -> str:
    """Start a model with what a file says, and return its slug.

    Raises:
        BadInput: when it cannot be read, or no format is known in which it makes sense; nothing is written then.
        Busy: when somebody else holds the database; nothing is written then.
    """
    wanted = path.expanduser()
    try:
        if wanted.stat().st_size > LIMIT:
            raise BadInput(f"{path} is too large: {LIMIT / 1e6:,.0f} MB are read", remedy="Split it.")
        document = Document(str(wanted), wanted.read_bytes())
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}", remedy="Check the path.") from None
    found = preview_new(workspace, document)
    with workspace.as_one():
        live = start_model(workspace, document, found, name=name, author=author)
        take(live, found)
    return live.slug


def begin_with_sample(workspace: Workspace, *, author: str) -> str:
    """Put the sample into the workspace as a model like any other, and return its slug.

    Raises:
        BadInput: when its banks cannot be used.
    """
    return apply_answers(workspace, SAMPLE.read_text(encoding="utf-8"), SAMPLE.name, author=author)[0].slug
