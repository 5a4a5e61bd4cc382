"""Where each person stopped: interface state, overwritten at will and no part of the log."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tmtui.store.connection import Connection
from tmtui.store.models import number_of


def read(connection: Connection, model: str, person: str) -> dict[str, object]:
    """Return the state of one person, empty when there is none."""
    return read_all(connection, model).get(person, {})


def read_all(connection: Connection, model: str) -> dict[str, dict[str, object]]:
    """Return the states of everybody, by person in alphabetical order; what cannot be read counts as none."""
    number = number_of(connection, model)
    found: dict[str, dict[str, object]] = {}
    for person, text in connection.rows(
        "SELECT person, state FROM sessions WHERE model = ? ORDER BY person", (number,)
    ):
        try:
            state = json.loads(text)
        except ValueError:
            continue
        if isinstance(state, dict):
            found[person] = state
    return found


def write(connection: Connection, model: str, person: str, state: Mapping[str, object], at: str) -> None:
    """Replace the state of one person."""
    text = json.dumps(dict(state), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    with connection.writing() as sql:
        sql.execute(
            "INSERT INTO sessions (model, person, state, saved_at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (model, person) DO UPDATE SET state = excluded.state, saved_at = excluded.saved_at",
            (number_of(connection, model), person, text, at),
        )
