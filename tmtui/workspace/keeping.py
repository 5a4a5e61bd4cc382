"""Keeping models: another one with the answers of the first, another name, and taking one off the list.

Nothing here deletes. What is archived is only hidden, and says so in the log like everything else that was said.
"""

from __future__ import annotations

from collections.abc import Iterator

from tmtui.model.answers import MARKS
from tmtui.model.errors import BadInput
from tmtui.model.fact import Fact, State, Statement
from tmtui.model.subject import MODEL
from tmtui.model.text import one_line
from tmtui.workspace.live import LiveModel
from tmtui.workspace.workspace import ARCHIVED, Workspace

OF_THE_MODEL = ("name", "banks", "bank_versions", ARCHIVED)
"""What a copy is told anew."""


def duplicate(workspace: Workspace, slug: str, name: str = "", *, author: str, role: str = "") -> str:
    """Start a model that begins with what stands in another one, and return its slug.

    Who said what, when and how they knew is kept; what was replaced or undone stays with the first.

    Args:
        workspace: where both are.
        slug: the model to begin with.
        name: what to call the new one; `NAME (copy)` when left out.
        author: who is at the keyboard.
        role: in which role.

    Raises:
        BadInput: when there is no such model, or one of its banks is missing; nothing is written then.
        Busy: when somebody else holds the database; nothing is written then.
    """
    first = workspace.live(slug, author=author, role=role)
    banks = first.answers.value(MODEL, "banks")
    chosen = banks if isinstance(banks, tuple) and banks else ()
    statements = list(_standing(first))
    with workspace.as_one():
        copy = workspace.new_model(one_line(name) or f"{first.name} (copy)", chosen, author=author, role=role)
        if statements:
            workspace.live(copy, author=author, role=role).say(statements)
    return copy


def _standing(live: LiveModel) -> Iterator[Statement]:
    for subject in live.answers.subjects():
        if not live.exists(subject) and subject != MODEL:
            continue
        for attribute, answer in live.answers.of(subject).items():
            kept_apart = subject == MODEL and attribute in OF_THE_MODEL
            if kept_apart or (subject, attribute) in MARKS or answer.state is State.RETRACTED:
                continue
            for at, fact in enumerate(answer.heads):
                if not fact.redacted:
                    yield _again(fact, differs=at > 0)


def _again(fact: Fact, *, differs: bool) -> Statement:
    return Statement(
        fact.subject, fact.attribute, fact.value, fact.state, fact.basis, fact.note, fact.evidence, fact.ask,
        fact.ask_by, differs, fact.source, fact.author, fact.role, fact.said_at,
    )  # fmt: skip


def rename(workspace: Workspace, slug: str, name: str, *, author: str) -> str:
    """Call a model something else; its slug stays, for scripts and links go by it. Return the name as it is kept.

    Raises:
        BadInput: for an empty name, or when there is no such model.
    """
    title = one_line(name)[:200]
    if not title:
        raise BadInput("a threat model needs a name")
    workspace.live(slug, author=author).say([Statement(MODEL, "name", title)])
    return title


def archive(workspace: Workspace, slug: str, *, author: str, hidden: bool = True) -> bool:
    """Take a model off the list, or put it back; return whether that changed anything.

    Raises:
        BadInput: when there is no such model.
    """
    live = workspace.live(slug, author=author)
    if (live.answers.value(MODEL, ARCHIVED) == "yes") is hidden:
        return False
    live.say([Statement(MODEL, ARCHIVED, "yes" if hidden else "no")])
    return True
