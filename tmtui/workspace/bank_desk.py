"""Reading and changing question banks beside a workspace: whose a bank is, its handbook, and a copy of one's own.

A bank that came with the program or with a package is never written to: the next upgrade would take the change away.
Whoever changes one gets a copy in their own folder, which then stands in front of the shipped one.
"""

from __future__ import annotations

import os
from pathlib import Path

from tmtui.banks.bank import Bank, Control, Question, Rule, Section
from tmtui.banks.fault import BankErrors, Fault
from tmtui.banks.placeholders import in_general
from tmtui.banks.shelf import Shelf, ShelfEntry
from tmtui.banks.shipped import shipped_folder
from tmtui.interview.person import FACILITATOR
from tmtui.model.errors import BadInput
from tmtui.workspace.whole_file import write_whole
from tmtui.workspace.workspace import Workspace

__all__ = [
    "Bank",
    "Control",
    "Fault",
    "Question",
    "Rule",
    "Section",
    "ShelfEntry",
    "faults_of",
    "handbook",
    "in_general",
    "own_copy",
    "roles_of",
    "whose",
]


def whose(workspace: Workspace, path: Path) -> str:
    """Return whose a bank is: `shipped`, `yours`, or `folder` for one that was named when starting."""
    if path.parent == shipped_folder():
        return "shipped"
    return "yours" if path.parent == workspace.own_banks else "folder"


def roles_of(workspace: Workspace, id: str) -> tuple[tuple[str, str], ...]:
    """Return the roles that a bank asks, and whoever asks them, each with what it is called.

    Raises:
        BadInput: when the bank cannot be used.
    """
    bank = handbook(workspace, id)
    catalogue = bank.catalogues.get("roles")
    called = {row.value: row.label for row in catalogue.rows} if catalogue is not None else {}
    asked = {role for question in bank.questions.values() for role in question.roles} | {FACILITATOR}
    return tuple((role, called.get(role, "")) for role in sorted(asked))


def own_copy(workspace: Workspace, id: str) -> tuple[Path, bool]:
    """Return a file of the bank that its person may change, and whether it had to be copied for that.

    Raises:
        BadInput: when there is no such bank, or no copy can be made.
    """
    path = workspace.shelf.path(id)
    if whose(workspace, path) != "shipped" and os.access(path, os.W_OK):
        return path, False
    folder = workspace.own_banks
    target = folder / path.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            write_whole(target, path.read_bytes())
    except OSError as error:
        raise BadInput(
            f"{target} could not be written: {error.strerror}",
            remedy="Make the folder writable, or set XDG_CONFIG_HOME.",
        ) from None
    if folder not in workspace.shelf.folders:
        before, after = _around_own(workspace.shelf)
        workspace.shelf = Shelf([*before, folder, *after], cache=workspace.shelf.cache)
    return target, True


def _around_own(shelf: Shelf) -> tuple[list[Path], list[Path]]:
    """Return the folders that one's own stands in front of, and those that stand in front of it."""
    shipped = shipped_folder()
    at = shelf.folders.index(shipped) + 1 if shipped in shelf.folders else 0
    return list(shelf.folders[:at]), list(shelf.folders[at:])


def handbook(workspace: Workspace, id: str) -> Bank:
    """Return a bank with those it uses, to be read.

    Raises:
        BadInput: when there is no such bank, or it has errors.
    """
    return workspace.shelf.load([id])


def faults_of(workspace: Workspace, id: str) -> list[Fault]:
    """Return everything that is wrong or doubtful in a bank and in those it uses; errors first.

    Raises:
        BadInput: when there is no such bank.
    """
    try:
        found = workspace.shelf.lint(id)
    except BankErrors as errors:
        found = list(errors.faults)
    return sorted(found, key=lambda fault: fault.severity != "error")
