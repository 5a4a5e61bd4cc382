"""Roles as people type them."""

from __future__ import annotations

from tmtui.interview.person import role_named
from tmtui.model.errors import BadInput
from tmtui.workspace.live import LiveModel


def role_of(live: LiveModel, text: str) -> str:
    """Return the role that is meant by its value or label.

    Raises:
        BadInput: for a role that no bank of the model knows, with those they know.
    """
    return role_named(live.bank, text)


def without_unknown_role(live: LiveModel) -> str:
    """Let somebody be asked everything whose usual role this model does not know; return what is wrong with it.

    A role that was asked for is refused instead: see `role_of`. This one stands in a file, for all models.
    """
    if not live.role:
        return ""
    try:
        role_of(live, live.role)
    except BadInput as error:
        live.role = ""
        return f"{error} Every question is put."
    return ""
