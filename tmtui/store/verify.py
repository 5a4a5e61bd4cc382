"""Working the chains out anew, to find what was changed behind the program's back.

Found are facts changed, removed or put in another order, values, notes and keys that are not what the chain committed
to, gaps without a record of redaction, and ends of chains that were cut off.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tmtui.model.frozen import frozen
from tmtui.model.text import one_line
from tmtui.store.chain import GENESIS, Content, LogRow, commit_content, commitment, link
from tmtui.store.connection import Connection
from tmtui.store.log_rows import read_saw
from tmtui.store.models import number_of
from tmtui.store.redaction_log import Kind, Record

_LOG = """
SELECT f.row, f.id, f.origin, f.batch, f.subject, f.subject_hash, f.attribute, f.content_hash, f.state, f.basis,
       f.author, f.role, f.source, f.said_at, f.ask_by, f.saw, f.differs, f.prev, f.hash,
       s.key, t.salt, t.subject, v.salt, v.value, v.note, v.evidence, v.ask
FROM facts f LEFT JOIN subjects s ON s.number = f.subject LEFT JOIN subject_salts t ON t.hash = f.subject_hash
LEFT JOIN fact_values v ON v.fact = f.row WHERE f.model = ? ORDER BY f.row
"""


@frozen
class ChainFault:
    """Something in the log that the chain contradicts."""

    model: str
    origin: str
    fact: int
    """Id of the fact, 0 where it is about a whole chain or the file."""
    message: str

    def __str__(self) -> str:
        about = (self.model, f"fact {self.fact}" if self.fact else "", self.message)
        return ": ".join(part for part in about if part)


@frozen
class _Redacted:
    facts: frozenset[str]
    """Hashes of facts whose content is gone."""
    rewritten: dict[str, str]
    """Hash of a fact: commitment to the content it has now."""
    keys: frozenset[str]
    """Keys that took the place of redacted ones."""


def verify(connection: Connection, model: str | None = None) -> list[ChainFault]:
    """Check one model or all; return what is wrong, empty when all is well.

    Raises:
        BadInput: when there is no such model.
        Busy, Unusable: when the file cannot be read; one too damaged to be read is Unusable.
    """
    if model is not None:
        return list(_verify_model(connection, number_of(connection, model), model))
    found = [
        ChainFault("", "", 0, f"the file is damaged: {one_line(message)}")
        for (message,) in connection.rows("PRAGMA quick_check(5)")
        if message != "ok"
    ]
    for number, slug in connection.rows("SELECT number, slug FROM models ORDER BY slug"):
        found.extend(_verify_model(connection, number, slug))
    orphans = connection.number("SELECT count(*) FROM facts WHERE model NOT IN (SELECT number FROM models)")
    if orphans:
        found.append(ChainFault("", "", 0, f"{orphans} facts belong to a threat model that was removed"))
    return found


def _verify_model(connection: Connection, number: int, slug: str) -> Iterator[ChainFault]:
    redacted, faults = _redactions(connection, number, slug)
    yield from faults
    rows = connection.rows(_LOG, (number,))
    known: dict[str, set[str]] = {}
    for row in rows:
        known.setdefault(row[2], {GENESIS}).add(row[18])
    ends: dict[str, tuple[int, str]] = {}
    for row in rows:
        origin, fact = row[2], row[1]
        count, last = ends.get(origin, (0, GENESIS))
        for message in _row_faults(slug, row, last, known[origin], redacted):
            yield ChainFault(slug, origin, fact, message)
        ends[origin] = (count + 1, row[18])
    for origin, count, hashed in connection.rows(
        "SELECT origin, facts, hash FROM heads WHERE model = ? ORDER BY origin", (number,)
    ):
        if ends.pop(origin, (0, GENESIS)) != (count, hashed):
            yield ChainFault(slug, origin, 0, f"the chain {origin} does not end where it was last left")
    for origin in sorted(ends):
        yield ChainFault(slug, origin, 0, f"the chain {origin} was never written by this program")


def _row_faults(slug: str, row: tuple[Any, ...], last: str, known: set[str], redacted: _Redacted) -> Iterator[str]:
    (_, id_, origin, batch, subject, subject_hash, attribute, content_hash, state, basis) = row[:10]
    (author, role, source, said_at, ask_by, saw, differs, prev, hashed) = row[10:19]
    key, key_salt, salted_subject, salt, *content = row[19:]
    covered = LogRow(
        id_,
        origin,
        slug,
        batch,
        subject_hash,
        attribute,
        content_hash,
        state,
        basis,
        author,
        role,
        source,
        said_at,
        ask_by,
        _saw(saw),
        bool(differs),
    )
    if link(prev, covered.plain()) != hashed:
        yield "it was changed after it was written"
    if prev != last:
        yield "it is not in its place" if prev in known else "a fact before it was removed"
    if key is None or salted_subject != subject:
        yield "its subject was changed after it was written"
    elif key_salt is None:
        if key not in redacted.keys:
            yield "its subject was changed without a record of redaction"
    elif commitment(key_salt, key) != subject_hash:
        yield "its subject was changed after it was written"
    if salt is None:
        if hashed not in redacted.facts:
            yield "its value was removed without a record of redaction"
    elif (held := commit_content(salt, Content(*content))) != content_hash and held != redacted.rewritten.get(hashed):
        yield "its value, note, evidence or who is asked was changed after it was written"


def _saw(text: str) -> tuple[int, ...]:
    """Read the ids that were seen; what is no list of them reads as one id that no fact has, so the link breaks."""
    try:
        return read_saw(text)
    except (ValueError, TypeError):
        return (-1,)


def _redactions(connection: Connection, number: int, slug: str) -> tuple[_Redacted, list[ChainFault]]:
    facts: set[str] = set()
    rewritten: dict[str, str] = {}
    keys: set[str] = set()
    faults: list[ChainFault] = []
    last = GENESIS
    for kind, target, held, at, author, prev, hashed in connection.rows(
        "SELECT kind, target, commitment, redacted_at, author, prev, hash FROM redactions "
        "WHERE model = ? ORDER BY number",
        (number,),
    ):
        line = Record(slug, kind, target, held, at, author)
        if prev != last or link(prev, line.plain()) != hashed:
            faults.append(ChainFault(slug, "", 0, f"the record of a redaction at {at} was changed or is out of place"))
        last = hashed
        if kind == Kind.VALUE:
            facts.add(target)
        elif kind == Kind.NAME:
            keys.add(target)
        else:
            rewritten[target] = held
    return _Redacted(frozenset(facts), rewritten, frozenset(keys)), faults
