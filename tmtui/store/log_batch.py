"""Many lines of the log at once: an import says tens of thousands of values in one action.

Numbers of rows and subjects are given here and not asked for one by one. Nobody else can take them meanwhile: all of it
runs inside the transaction that holds the write lock.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from tmtui.model.frozen import frozen
from tmtui.store.chain import SALT_BYTES, Content, LogRow, commitment, link_row
from tmtui.store.log_rows import COLUMNS, INDEX, INSERT_VALUE, Head, read_value, words_of

MANY = 200
"""Subjects from which on all keys of a model are read at once instead of one by one."""

_CHUNK = 2_000
"""Lines that are put into the tables together."""

_INSERT = f"INSERT INTO facts (row, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})"


@frozen
class Line:
    """A line of the log that is to be added."""

    subject: int
    """Number of the subject."""
    row: LogRow
    salt: bytes
    content: Content


def insert_lines(
    sql: sqlite3.Connection, number: int, head: Head, lines: Iterable[Line], done: Callable[[int], None]
) -> Head:
    """Add lines to the log of a model and return the new end of their chain.

    Args:
        sql: inside a write transaction.
        number: of the model.
        head: the end of the chain so far.
        lines: in order.
        done: told how many lines were added so far.
    """
    row = _last(sql, "facts", "row")
    count, left = 0, iter(lines)
    while chunk := list(islice(left, _CHUNK)):
        facts, values, index = [], [], []
        for line in chunk:
            row += 1
            said, content = line.row, line.content
            hashed = link_row(head.hash, said)
            saw = json.dumps(list(said.saw), separators=(",", ":")) if said.saw else "[]"
            facts.append((
                row, said.id, said.origin, number, said.batch, line.subject, said.subject, said.attribute, said.state,
                said.basis, said.author, said.role, said.source, said.said_at, said.ask_by, saw, int(said.differs),
                said.content, head.hash, hashed,
            ))  # fmt: skip
            words = words_of(read_value(content.value))
            values.append((row, line.salt, content.value, words, content.note, content.evidence, content.ask))
            index.append((row, words, content.note, content.evidence, content.ask))
            head = Head(head.facts + 1, hashed)
        sql.executemany(_INSERT, facts)
        sql.executemany(INSERT_VALUE, values)
        sql.executemany(INDEX, index)
        count += len(chunk)
        done(count)
    return head


def find_subjects(
    sql: sqlite3.Connection, number: int, keys: Sequence[str], entropy: Callable[[int], bytes]
) -> dict[str, tuple[int, str]]:
    """Return number and commitment of every key, making both where there are none."""
    wanted = dict.fromkeys(keys)
    found: dict[str, tuple[int, str]] = {}
    numbers: dict[str, int] = {}
    for key, subject, hashed, salted in _known(sql, number, list(wanted)):
        if key in wanted:
            numbers.setdefault(key, subject)
            if salted:
                found.setdefault(key, (subject, hashed))
    new = [key for key in wanted if key not in numbers]
    first = _last(sql, "subjects", "number") + 1
    numbers.update({key: each for each, key in enumerate(new, first)})
    sql.executemany(
        "INSERT INTO subjects (number, model, key) VALUES (?, ?, ?)", [(numbers[key], number, key) for key in new]
    )
    salts = []
    for key in wanted:
        if key not in found:
            salt = entropy(SALT_BYTES)
            found[key] = (numbers[key], commitment(salt, key))
            salts.append((found[key][1], numbers[key], salt))
    sql.executemany("INSERT INTO subject_salts (hash, subject, salt) VALUES (?, ?, ?)", salts)
    return found


def _known(sql: sqlite3.Connection, number: int, keys: list[str]) -> list[tuple[str, int, str, int]]:
    """Return key, number, commitment and whether it still has its salt, of the subjects there are."""
    query = (
        "SELECT s.key, s.number, t.hash, t.salt IS NOT NULL FROM subjects s "
        "LEFT JOIN subject_salts t ON t.subject = s.number WHERE s.model = ?{} ORDER BY t.rowid, s.number"
    )
    if len(keys) >= MANY:
        return sql.execute(query.format(""), (number,)).fetchall()
    return [row for key in keys for row in sql.execute(query.format(" AND s.key = ?"), (number, key)).fetchall()]


def _last(sql: sqlite3.Connection, table: str, column: str) -> int:
    """Return the highest number a table ever gave; it never gives one twice."""
    given = sql.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchall()
    there = sql.execute(f"SELECT max({column}) FROM {table}").fetchall()
    return max(int(given[0][0]) if given else 0, int(there[0][0] or 0))
