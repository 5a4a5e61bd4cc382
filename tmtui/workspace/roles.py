"""Roles as people type them."""

from __future__ import annotations

from tmtui.interview.person import role_named
from tmtui.workspace.live import LiveModel


def role_of(live: LiveModel, text: str) -> str:
    """Return the role that is meant by its value or label.

    Raises:
        BadInput: for a role that no bank of the model knows, with those they know.
    """
    return role_named(live.bank, text)
