"""Adding to the log: statements become facts, all of them or none, and are on disk before anybody is told.

Ids are microseconds minted inside the write transaction as max(now, last + 1) over everything in the file, so a clock
that was set back never makes a newer answer lose.
"""

from __future__ import annotations

import base64
import sqlite3
from collections.abc import Callable, Sequence

from tmtui.model.errors import BadInput, Busy
from tmtui.model.fact import Basis, Fact, State, Statement
from tmtui.model.frozen import frozen
from tmtui.model.subject import is_key
from tmtui.model.text import clean, one_line
from tmtui.model.value import Value, as_set
from tmtui.store.chain import SALT_BYTES, Content, LogRow, commit_content
from tmtui.store.connection import Connection
from tmtui.store.log_batch import Line, find_subjects, insert_lines
from tmtui.store.log_rows import read_head, write_head
from tmtui.store.models import number_of
from tmtui.store.origin import origin_at
from tmtui.store.shapes import ATTRIBUTE, DATE, LONGEST_LABEL, LONGEST_TEXT, NAME, TIME


@frozen
class Writer:
    """What every write needs from outside."""

    now_us: Callable[[], int]
    now_text: Callable[[], str]
    place: str
    """Digest of where the file lies; names the origin."""
    entropy: Callable[[int], bytes]


def batch_name(first: int, origin: str) -> str:
    """Return a short name for a user action: its first fact id in base32 and a piece of the origin."""
    size = max(1, (first.bit_length() + 7) // 8)
    return f"{base64.b32encode(first.to_bytes(size, 'big')).decode().rstrip('=').lower()}-{origin[:4]}"


def append(
    connection: Connection,
    writer: Writer,
    model: str,
    statements: Sequence[Statement],
    *,
    author: str,
    role: str,
    batch: str | None = None,
    if_last: int | None = None,
    unnoticed: Callable[[], bool] = lambda: False,
    written: Callable[[int], None] = lambda _: None,
) -> tuple[Fact, ...]:
    """Write statements as facts in one transaction; they are durable when this returns.

    Args:
        connection: the file.
        writer: clock, place and randomness.
        model: slug of the model.
        statements: each with `saw` filled.
        author: who says it, where the statement does not say.
        role: in which role, likewise.
        batch: the user action they belong to; a new one when not given.
        if_last: write only while this is the newest fact id of the model.
        unnoticed: whether something was redacted that the writer has not noticed: then keys that the file does not
            know are refused, for they may be the redacted ones.
        written: told how many facts are in the file so far; they count only once all are.

    Raises:
        BadInput: when a statement is not well-formed or the model does not exist; nothing is written.
        Busy: when somebody else wrote meanwhile (`if_last`) or holds the database.
    """
    if batch is not None and NAME.fullmatch(batch) is None:
        raise BadInput(f"{batch!r} cannot name a batch.", remedy="Use small letters, digits and hyphens.")
    author, role = one_line(author), one_line(role)
    _check_labels(model, author, role)
    said = [_checked(statement) for statement in statements]
    if not said:
        return ()
    with connection.writing() as sql:
        number = number_of(connection, model)
        if if_last is not None and connection.number("SELECT max(id) FROM facts WHERE model = ?", (number,)) != if_last:
            raise Busy("Somebody else answered meanwhile.", remedy="Look at what is new and try again.")
        if unnoticed():
            _refuse_unknown_keys(sql, number, said)
        at = writer.now_text()
        origin = origin_at(sql, writer.place, at, writer.entropy)
        head = read_head(sql, number, origin)
        last = connection.number("SELECT max(id) FROM facts")
        subjects = find_subjects(sql, number, [statement.subject for statement in said], writer.entropy)
        first = max(writer.now_us(), last + 1)
        batch = batch or batch_name(first, origin)
        facts = tuple(_fact(each, id_, origin, batch, model, at, author, role) for id_, each in enumerate(said, first))
        lines = (_line(fact, *subjects[fact.subject], writer.entropy(SALT_BYTES)) for fact in facts)
        write_head(sql, number, origin, insert_lines(sql, number, head, lines, written))
    return facts


def _line(fact: Fact, subject: int, subject_hash: str, salt: bytes) -> Line:
    """Return the line of the log that a fact becomes."""
    content = Content.of(fact.value, fact.note, fact.evidence, fact.ask)
    return Line(subject, row_of(fact, subject_hash, commit_content(salt, content)), salt, content)


def row_of(fact: Fact, subject_hash: str, content_hash: str) -> LogRow:
    """Return what a link covers of a fact."""
    return LogRow(
        id=fact.id,
        origin=fact.origin,
        model=fact.model,
        batch=fact.batch,
        subject=subject_hash,
        attribute=fact.attribute,
        content=content_hash,
        state=fact.state.value,
        basis=fact.basis.value,
        author=fact.author,
        role=fact.role,
        source=fact.source,
        said_at=fact.said_at,
        ask_by=fact.ask_by,
        saw=fact.saw,
        differs=fact.differs,
    )


def _fact(statement: Statement, id_: int, origin: str, batch: str, model: str, at: str, author: str, role: str) -> Fact:
    return Fact(
        id=id_,
        origin=origin,
        batch=batch,
        model=model,
        subject=statement.subject,
        attribute=statement.attribute,
        value=statement.value,
        state=statement.state,
        basis=statement.basis,
        author=statement.author or author,
        role=statement.role or role,
        source=statement.source,
        said_at=statement.said_at or at,
        note=statement.note,
        evidence=statement.evidence,
        ask=statement.ask,
        ask_by=statement.ask_by,
        saw=statement.saw or (),
        differs=statement.differs,
    )


def _checked(statement: Statement) -> Statement:
    """Return the statement with every text sanitised, so that nothing in the log needs it again."""
    if not is_key(statement.subject):
        raise BadInput(f"{statement.subject!r} is not the key of a subject.")
    if ATTRIBUTE.fullmatch(statement.attribute) is None:
        raise BadInput(f"{statement.attribute!r} is not the name of an attribute.")
    if statement.saw is None:
        raise BadInput(f"{statement.subject} {statement.attribute}: which facts the author saw was not said.")
    if (statement.value is None) is (statement.state is State.ANSWERED):
        raise BadInput(f"{statement.subject} {statement.attribute}: an answer has a value, everything else has none.")
    if _is_clean(statement):
        _check_shapes(statement)
        return statement
    checked = Statement(
        subject=statement.subject,
        attribute=statement.attribute,
        value=_clean_value(statement.value),
        state=State(statement.state),
        basis=Basis(statement.basis),
        note=clean(statement.note),
        evidence=clean(statement.evidence),
        ask=one_line(statement.ask),
        ask_by=one_line(statement.ask_by),
        differs=statement.differs,
        source=one_line(statement.source),
        author=one_line(statement.author),
        role=one_line(statement.role),
        said_at=one_line(statement.said_at),
        saw=tuple(sorted(set(statement.saw))),
    )
    _check_shapes(checked)
    return checked


def _is_clean(said: Statement) -> bool:
    """Whether cleaning would change nothing: most of what an import says, told at one look over all its texts."""
    if type(said.value) is not str or said.saw:
        return False
    labels = f"|{said.ask}|{said.ask_by}|{said.source}|{said.author}|{said.role}|{said.said_at}|"
    texts = f"{labels}{said.value}{said.note}{said.evidence}"
    spaced = "  " in labels or "| " in labels or " |" in labels
    return texts.isascii() and texts.isprintable() and not spaced and type(said.state) is State


def _check_shapes(said: Statement) -> None:
    about = f"{said.subject} {said.attribute}"
    if said.said_at and TIME.fullmatch(said.said_at) is None:
        raise BadInput(f"{about}: {said.said_at!r} is not a time.", remedy="Write it as 2026-01-31T09:30:00Z.")
    if DATE.fullmatch(said.ask_by) is None:
        raise BadInput(f"{about}: {said.ask_by!r} is not a date.", remedy="Write it as 2026-01-31.")
    texts = said.value if isinstance(said.value, tuple) else (str(said.value),)
    for length in (sum(map(len, texts)), len(said.note), len(said.evidence), len(said.ask)):
        if length > LONGEST_TEXT:
            raise BadInput(f"{about}: {length} characters are too many.", remedy=f"{LONGEST_TEXT} can be kept.")
    _check_labels(about, said.author, said.role, said.source)


def _check_labels(about: str, *labels: str) -> None:
    for label in labels:
        if len(label) > LONGEST_LABEL:
            raise BadInput(f"{about}: {label[:40]!r}… is too long for an author, a role or a source.")


def _clean_value(value: Value) -> Value:
    if isinstance(value, bool):
        raise BadInput("A value is never true or false.", remedy="Write yes or no.")
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        return as_set([one_line(item) for item in value])
    try:
        Content.of(value, "", "", "")
    except ValueError as error:
        raise BadInput(f"{value} is not a number that can be kept.") from error
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _refuse_unknown_keys(sql: sqlite3.Connection, number: int, said: Sequence[Statement]) -> None:
    keys = {statement.subject for statement in said}
    for statement in said:
        texts = statement.value if isinstance(statement.value, tuple) else (statement.value,)
        keys.update(text for text in texts if isinstance(text, str) and "/" in text and is_key(text))
    known = {key for (key,) in sql.execute("SELECT key FROM subjects WHERE model = ?", (number,)).fetchall()}
    if keys - known:
        raise Busy("A name or value was redacted since this model was opened.", remedy="Open it again and try again.")
