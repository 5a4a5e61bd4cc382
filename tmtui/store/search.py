"""Finding facts by words: in values (names are values), notes, evidence, who is asked, and keys of subjects."""

from __future__ import annotations

import re

from tmtui.store.connection import Connection
from tmtui.store.models import number_of

MOST = 500
"""Facts returned at most; the best matches come first."""


def quoted(text: str) -> str:
    """Return `text` as a query that has no operators: every word in quotes, the last one as a prefix.

    Somebody who types `who"can` or `db-1 OR` looks for these words and must not get a syntax error.
    """
    words = re.findall(r"\w+", text)
    return " ".join(f'"{word}"' for word in words) + "*" if words else ""


def search(connection: Connection, model: str, text: str) -> list[int]:
    """Return ids of facts that hold all words of `text`, best first, then those whose subject's key holds it."""
    number = number_of(connection, model)
    query = quoted(text)
    if not query:
        return []
    found = connection.rows(
        "SELECT f.id FROM fact_values_fts x JOIN facts f ON f.row = x.rowid "
        "WHERE fact_values_fts MATCH ? AND f.model = ? ORDER BY x.rank, f.id DESC LIMIT ?",
        (query, number, MOST),
    )
    typed = text.strip().lower()
    by_key = connection.rows(
        "SELECT f.id FROM facts f JOIN subjects s ON s.number = f.subject "
        "WHERE f.model = ? AND (instr(s.key, ?) OR instr(s.key, ?)) ORDER BY f.id DESC LIMIT ?",
        (number, typed, "-".join(re.findall(r"[a-z0-9]+", typed)) or typed, MOST),
    )
    return list(dict.fromkeys(int(row[0]) for row in (*found, *by_key)))[:MOST]
