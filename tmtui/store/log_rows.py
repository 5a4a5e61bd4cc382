"""Reading facts out of the tables, and putting rows into them.

`read_facts` is the hot path of every start: one query, and facts made without detours.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from tmtui.model.errors import Unusable
from tmtui.model.fact import Basis, Fact, State
from tmtui.model.frozen import frozen
from tmtui.model.value import Value, parse
from tmtui.store.chain import GENESIS, Content, LogRow, link_row
from tmtui.store.connection import Connection

# What most facts have alike is not handed over for each of them: making the same few texts ten thousand times takes
# longer than all the rest of the query.
_FACTS = """
SELECT f.row, f.id, f.batch, f.said_at, f.subject, f.attribute, v.value,
       CASE WHEN f.origin = ?3 AND f.state = ?4 AND f.basis = ?5 AND f.author = ?6 AND f.role = ?7 AND f.source = ?8
            THEN NULL ELSE json_array(f.origin, f.state, f.basis, f.author, f.role, f.source) END,
       CASE WHEN v.note = '' AND v.evidence = '' AND v.ask = '' AND f.ask_by = '' AND f.saw = '[]' AND f.differs = 0
            THEN NULL ELSE json_array(v.note, v.evidence, v.ask, f.ask_by, f.saw, f.differs) END
FROM facts f LEFT JOIN fact_values v ON v.fact = f.row
WHERE f.model = ?1 AND {}
ORDER BY f.row
"""

_USUAL = "SELECT origin, state, basis, author, role, source FROM facts WHERE model = ? ORDER BY row DESC LIMIT 1"
"""What the newest fact has, and so probably most of them."""

COLUMNS = (
    "id", "origin", "model", "batch", "subject", "subject_hash", "attribute", "state", "basis", "author", "role",
    "source", "said_at", "ask_by", "saw", "differs", "content_hash", "prev", "hash",
)  # fmt: skip
"""Of a fact, in the order in which a line is put into them."""

_INSERT = f"INSERT INTO facts ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"

INSERT_VALUE = "INSERT INTO fact_values (fact, salt, value, words, note, evidence, ask) VALUES (?, ?, ?, ?, ?, ?, ?)"

INDEX = "INSERT INTO fact_values_fts (rowid, words, note, evidence, ask) VALUES (?, ?, ?, ?, ?)"

_STATES = {state.value: state for state in State}
_BASES = {basis.value: basis for basis in Basis}


def read_value(text: str) -> Value:
    """Read a value from the canonical JSON in the table; text without escapes takes the short way."""
    if text[0] == '"' and "\\" not in text:
        return text[1:-1]
    return parse(text)


def read_saw(text: str) -> tuple[int, ...]:
    """Read the ids that were seen from their JSON list."""
    return () if text == "[]" else tuple(json.loads(text))


def read_facts(connection: Connection, model: str, number: int, after_row: int) -> tuple[list[Fact], int]:
    """Return the facts of a model that arrived after `after_row`, in order of arrival, and the highest row seen.

    Raises:
        Unusable: when a row was damaged so that it says nothing.
    """
    usual = _usual(connection, number)
    rows = connection.rows(_FACTS.format("f.row > ?2"), (number, after_row, *usual))
    return _facts(connection, rows, model, usual), rows[-1][0] if rows else after_row


def read_facts_about(connection: Connection, model: str, number: int, subject: str) -> list[Fact]:
    """Return the facts of a model about one subject, in order of arrival; cheap where the model is large."""
    usual = _usual(connection, number)
    query = _FACTS.format("f.subject IN (SELECT number FROM subjects WHERE key = ?2)")
    return _facts(connection, connection.rows(query, (number, subject, *usual)), model, usual)


Usual = tuple[str, str, str, str, str, str]
"""Origin, state, basis, author, role and source that most facts of a model have."""


def _usual(connection: Connection, number: int) -> Usual:
    found = connection.rows(_USUAL, (number,))
    return found[0] if found else ("",) * 6


def _facts(connection: Connection, rows: list[tuple[Any, ...]], model: str, usual: Usual) -> list[Fact]:
    try:
        # Keys are shared between the facts of a subject: one text each, hashed once, and one join less.
        subjects = dict(connection.rows("SELECT number, key FROM subjects"))
        return _unguarded(rows, model, subjects, usual)
    except (KeyError, ValueError, TypeError, IndexError) as error:
        raise Unusable(
            f"{connection.path} holds a fact that cannot be read ({error}).",
            remedy="`tmtui doctor` names it; restore the file from a backup.",
        ) from error


def _unguarded(rows: list[tuple[Any, ...]], model: str, subjects: Mapping[int, str], usual: Usual) -> list[Fact]:
    facts: list[Fact] = []
    add, make = facts.append, tuple.__new__
    # The same few texts come again and again: one of each is kept, or a large log would take twice the memory.
    names: dict[str, str] = {}
    values: dict[str, Value] = {}
    manners: dict[str | None, tuple[str, State, Basis, str, str, str]] = {}
    last_batch = last_said = ""
    saw: tuple[int, ...]
    for _, id_, batch, said_at, subject, attribute, text, manner, rest in rows:
        if batch == last_batch:
            batch = last_batch
        if said_at == last_said:
            said_at = last_said
        last_batch, last_said = batch, said_at
        if text is None:
            value = None
        elif text in values:
            value = values[text]
        else:
            value = values[text] = read_value(text)
        if manner not in manners:
            manners[manner] = _manner(usual if manner is None else json.loads(manner))
        origin, state, basis, author, role, source = manners[manner]
        if rest is None:
            note = evidence = ask = ask_by = ""
            saw, differs = (), False
        else:
            note, evidence, ask, ask_by, saw, differs = _rest(rest)
        # Straight to the tuple that a named tuple is: its own way takes half as long again.
        add(
            make(
                Fact,
                (
                    id_, origin, batch, model, subjects[subject], names.setdefault(attribute, attribute), value,
                    state, basis, author, role, source, said_at, note, evidence, ask, ask_by, saw, differs,
                    text is None,
                ),
            )
        )  # fmt: skip
    return facts


def _manner(said: Sequence[str]) -> tuple[str, State, Basis, str, str, str]:
    """Return origin, state, basis, author, role and source of a fact."""
    origin, state, basis, author, role, source = said
    return origin, _STATES[state], _BASES[basis], author, role, source


def _rest(text: str) -> tuple[str, str, str, str, tuple[int, ...], bool]:
    """Return note, evidence, who is asked until when, the ids that were seen, and whether the author differs."""
    note, evidence, ask, ask_by, saw, differs = json.loads(text)
    return note or "", evidence or "", ask or "", ask_by, read_saw(saw), differs != 0


@frozen
class Head:
    """The end of one chain, or its beginning when it has no facts."""

    facts: int = 0
    hash: str = GENESIS


def read_head(sql: sqlite3.Connection, number: int, origin: str) -> Head:
    """Return the end of the chain of a model and an origin."""
    found = sql.execute("SELECT facts, hash FROM heads WHERE model = ? AND origin = ?", (number, origin)).fetchall()
    return Head(*found[0]) if found else Head()


def write_head(sql: sqlite3.Connection, number: int, origin: str, head: Head) -> None:
    """Note where a chain ends now."""
    sql.execute(
        "INSERT INTO heads (model, origin, facts, hash) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (model, origin) DO UPDATE SET facts = excluded.facts, hash = excluded.hash",
        (number, origin, head.facts, head.hash),
    )


def insert_row(
    sql: sqlite3.Connection, number: int, subject: int, row: LogRow, head: Head, salt: bytes, content: Content | None
) -> Head:
    """Add one line to the log and return the new end of its chain.

    Args:
        sql: inside a write transaction.
        number: of the model.
        subject: number of the subject.
        row: what the link covers.
        head: the end of the chain so far.
        salt: of the content.
        content: value, note, evidence and who is asked; nothing where a redaction took them.
    """
    hashed = link_row(head.hash, row)
    cursor = sql.execute(
        _INSERT,
        (
            row.id,
            row.origin,
            number,
            row.batch,
            subject,
            row.subject,
            row.attribute,
            row.state,
            row.basis,
            row.author,
            row.role,
            row.source,
            row.said_at,
            row.ask_by,
            json.dumps(list(row.saw), separators=(",", ":")),
            int(row.differs),
            row.content,
            head.hash,
            hashed,
        ),
    )
    if content is not None:
        insert_value(sql, int(cursor.lastrowid or 0), salt, content)
    return Head(head.facts + 1, hashed)


def row_of_fact(sql: sqlite3.Connection, hashed: str) -> int:
    """Return the row of the fact with this hash, 0 where there is none."""
    found = sql.execute("SELECT row FROM facts WHERE hash = ?", (hashed,)).fetchall()
    return int(found[0][0]) if found else 0


def insert_value(sql: sqlite3.Connection, fact: int, salt: bytes, content: Content) -> None:
    """Put the content of a fact beside it, and into the search index.

    The index is not kept by triggers, because SQLite rightly refuses virtual tables in the schema of a file that it is
    told not to trust.
    """
    words = words_of(read_value(content.value))
    sql.execute(INSERT_VALUE, (fact, salt, content.value, words, content.note, content.evidence, content.ask))
    sql.execute(INDEX, (fact, words, content.note, content.evidence, content.ask))


def words_of(value: Value) -> str:
    """Return a value as people read it: sets with commas, nothing as empty text."""
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else str(value)
