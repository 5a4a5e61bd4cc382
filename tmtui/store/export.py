"""Writing the log of one model as lines, in order of arrival, so that every chain is whole and in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tmtui.store.chain import Content, LogRow
from tmtui.store.connection import Connection
from tmtui.store.log_line import write_line
from tmtui.store.log_rows import read_saw
from tmtui.store.models import number_of

_LOG = """
SELECT f.id, f.origin, m.slug, f.batch, f.subject_hash, f.attribute, f.content_hash, f.state, f.basis, f.author, f.role,
       f.source, f.said_at, f.ask_by, f.saw, f.differs, f.prev, f.hash, s.key, t.salt, v.salt, v.value, v.note,
       v.evidence, v.ask
FROM facts f JOIN models m ON m.number = f.model JOIN subjects s ON s.number = f.subject
JOIN subject_salts t ON t.hash = f.subject_hash LEFT JOIN fact_values v ON v.fact = f.row
WHERE f.model = ? ORDER BY f.row
"""


def export_log(connection: Connection, model: str) -> Iterator[str]:
    """Yield one line per fact. All are read before the first is given, so no lock is held meanwhile."""
    rows = connection.rows(_LOG, (number_of(connection, model),))
    return (_line(row) for row in rows)


def _line(found: tuple[Any, ...]) -> str:
    saw, differs, prev, hashed, key, key_salt, salt, *content = found[14:]
    row = LogRow(*(*found[:14], read_saw(saw), bool(differs)))
    return write_line(row, prev, hashed, key, key_salt, Content(*content) if salt is not None else None, salt)
