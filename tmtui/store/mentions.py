"""Where a text still stands: after a redaction, people must hear what is left to redact."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import quote

from tmtui.model.frozen import frozen
from tmtui.store.backup import backups_of

SHORTEST = 4
"""Texts shorter than this stand everywhere (`yes`, `22`) and are not looked for."""


@frozen
class Mention:
    """A fact whose value, note, evidence or subject still holds the text."""

    model: str
    fact: int
    where: str
    """`content` or `key`."""


def long_enough(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts worth looking for, in small letters, each once."""
    return tuple(sorted({text.strip().lower() for text in texts if len(text.strip()) >= SHORTEST}))


def find_mentions(sql: sqlite3.Connection, texts: Sequence[str]) -> tuple[Mention, ...]:
    """Return every fact of any model that still holds one of `texts`, ignoring case."""
    if not texts:
        return ()
    found: list[Mention] = []
    rows = sql.execute(
        "SELECT m.slug, f.id, s.key, v.words, v.note, v.evidence, v.ask FROM facts f "
        "JOIN models m ON m.number = f.model JOIN subjects s ON s.number = f.subject "
        "LEFT JOIN fact_values v ON v.fact = f.row ORDER BY m.slug, f.row"
    ).fetchall()
    for model, fact, key, *content in rows:
        if any(text in (piece or "").lower() for text in texts for piece in content):
            found.append(Mention(model, fact, "content"))
        elif any(text in key for text in texts):
            found.append(Mention(model, fact, "key"))
    return tuple(found)


@frozen
class Sought:
    """What was redacted, as a backup would hold it."""

    contents: tuple[tuple[int, str], ...]
    """Id and origin of facts whose content went or was rewritten."""
    keys: tuple[str, ...]
    """Keys that were replaced."""
    model: str

    def in_backup(self, path: Path) -> bool:
        """Whether a backup still holds it. One that cannot be read as a database counts as holding it."""
        uri = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
        try:
            with contextlib.closing(sqlite3.connect(uri, uri=True)) as sql:
                return self._held_by(sql)
        except sqlite3.Error:
            return True

    def _held_by(self, sql: sqlite3.Connection) -> bool:
        by_content = (
            "SELECT 1 FROM fact_values v JOIN facts f ON f.row = v.fact WHERE f.id = ? AND f.origin = ? "
            "AND NOT EXISTS (SELECT 1 FROM redactions r WHERE r.fact = f.row)"
        )
        if any(sql.execute(by_content, each).fetchall() for each in self.contents):
            return True
        by_key = "SELECT 1 FROM subjects s JOIN models m ON m.number = s.model WHERE m.slug = ? AND s.key = ?"
        return any(sql.execute(by_key, (self.model, key)).fetchall() for key in self.keys)


def backups_holding(path: Path, sought: Sought) -> tuple[Path, ...]:
    """Return the backups beside the database that still hold what was redacted."""
    return tuple(each for each in backups_of(path) if sought.in_backup(each))
