"""Taking in the log of another copy: all of it or nothing, and the second time nothing.

Each chain must go on where ours ends. A fact we have with another hash, or a chain that left ours earlier, means that
two files went on with one origin (a file was overwritten with an older copy of itself); it cannot be joined and is
refused by name. Names that were redacted here stay redacted: incoming facts on them, and values that name them, get
the new key. Redactions made elsewhere are not carried out here (a merge must never destroy what was said) but counted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import field

from tmtui.model.errors import BadInput, Place
from tmtui.model.frozen import changing, frozen
from tmtui.model.subject import DECIDED_KINDS, kind_of, tail_of
from tmtui.model.value import canonical
from tmtui.store import redaction_log
from tmtui.store.chain import GENESIS, SALT_BYTES, Content, commit_content
from tmtui.store.connection import Connection
from tmtui.store.key_rewriting import Replacement
from tmtui.store.log_line import Line, read_line
from tmtui.store.log_rows import Head, insert_row, read_head, read_value, row_of_fact, write_head
from tmtui.store.redaction_log import Kind, Record


@frozen
class MergeReport:
    """What a merge did."""

    models: tuple[str, ...]
    """Slugs of the models the log is about."""
    taken: int
    """Facts that are new here."""
    known: int
    """Facts that were here already."""
    redacted_elsewhere: tuple[int, ...]
    """Ids of facts whose content was redacted in the other copy and still stands here."""
    names_redacted_elsewhere: tuple[int, ...]
    """Ids of facts, one per subject, whose subject's name was redacted in the other copy and still stands here."""
    unverified: int
    """Values that cannot be checked against the chain, because a redacted name was taken out of them elsewhere."""


def merge_log(
    connection: Connection, lines: Iterable[str], *, source: str, at: str, entropy: Callable[[int], bytes]
) -> MergeReport:
    """Add every fact of `lines` that is not here yet; models that are not here are created.

    Args:
        connection: the file.
        lines: as `export_log` gives them; empty ones are skipped.
        source: file name for error messages.
        at: time of the merge.
        entropy: random bytes.

    Raises:
        BadInput: with the line, when anything is wrong with the log; nothing was written.
        Busy, Unusable: when the file cannot be written; nothing was written.
    """
    read = [read_line(text, Place(source, each)) for each, text in enumerate(lines, 1) if text.strip()]
    with connection.writing() as sql:
        return _Merge(sql, at, entropy).take(read)


@changing
class _Merge:
    sql: sqlite3.Connection
    at: str
    entropy: Callable[[int], bytes]
    numbers: dict[str, int] = field(default_factory=dict)
    heads: dict[tuple[int, str], Head] = field(default_factory=dict)
    replacements: dict[int, list[Replacement]] = field(default_factory=dict)
    taken: int = 0
    known: int = 0
    elsewhere: list[int] = field(default_factory=list)
    names_elsewhere: dict[int, int] = field(default_factory=dict)
    unverified: int = 0

    def take(self, lines: list[Line]) -> MergeReport:
        for line in lines:
            self._model(line.row.model)
        for line in lines:
            self._learn_replacement(line)
        for line in lines:
            self._take(line)
        for (number, origin), head in self.heads.items():
            write_head(self.sql, number, origin, head)
        return MergeReport(
            tuple(sorted(self.numbers)),
            self.taken,
            self.known,
            tuple(self.elsewhere),
            tuple(self.names_elsewhere.values()),
            self.unverified,
        )

    def _model(self, slug: str) -> None:
        if slug in self.numbers:
            return
        found = self.sql.execute("SELECT number FROM models WHERE slug = ?", (slug,)).fetchall()
        if found:
            self.numbers[slug] = int(found[0][0])
        else:
            cursor = self.sql.execute("INSERT INTO models (slug, created_at) VALUES (?, ?)", (slug, self.at))
            self.numbers[slug] = int(cursor.lastrowid or 0)

    def _learn_replacement(self, line: Line) -> None:
        """Notice a name that was redacted here (our log knows its commitment, but not its salt), or only there."""
        if kind_of(line.key) in {"flow", *DECIDED_KINDS}:
            return
        number = self.numbers[line.row.model]
        found = self.sql.execute(
            "SELECT s.key, t.salt IS NULL, s.number FROM subject_salts t JOIN subjects s ON s.number = t.subject "
            "WHERE t.hash = ? AND s.model = ?",
            (line.row.subject, number),
        ).fetchall()
        if not found:
            return
        key, redacted_here, subject = found[0]
        if not redacted_here:
            if line.key_salt is None:
                self.names_elsewhere.setdefault(subject, line.row.id)
            return
        replacement = Replacement(kind_of(line.key), tail_of(line.key), tail_of(key))
        held = self.replacements.setdefault(number, [])
        if key != line.key and replacement not in held:
            held.append(replacement)

    def _take(self, line: Line) -> None:
        row, number = line.row, self.numbers[line.row.model]
        existing = self.sql.execute(
            "SELECT f.hash, v.fact IS NULL FROM facts f LEFT JOIN fact_values v ON v.fact = f.row "
            "WHERE f.id = ? AND f.origin = ?",
            (row.id, row.origin),
        ).fetchall()
        if existing:
            if existing[0][0] != line.hash:
                raise self._apart(line)
            self.known += 1
            if line.content is None and not existing[0][1]:
                self.elsewhere.append(row.id)
            return
        head = self._continued(line, number)
        key, content, salt = self._without_redacted_names(line, number)
        subject = self._subject(line, number, key)
        self.heads[number, row.origin] = insert_row(self.sql, number, subject, row, head, salt, content)
        self.taken += 1
        fact = row_of_fact(self.sql, line.hash)
        if content is None:
            self._record(row.model, Kind.VALUE, line.hash, fact=fact)
        elif (held := commit_content(salt, content)) != row.content:
            self._record(row.model, Kind.REWRITTEN, line.hash, commitment=held, fact=fact)
            self.unverified += line.rewritten

    def _continued(self, line: Line, number: int) -> Head:
        """Return the end of the chain that the line goes on from."""
        chain = (number, line.row.origin)
        head = self.heads.get(chain) or read_head(self.sql, *chain)
        if line.prev == head.hash:
            return head
        if line.prev == GENESIS or row_of_fact(self.sql, line.prev):
            raise self._apart(line)
        raise BadInput(
            f"Facts before this one in the chain {line.row.origin} are missing.",
            place=line.place,
            remedy="Export the whole log again.",
        )

    def _apart(self, line: Line) -> BadInput:
        return BadInput(
            f"This fact is not the one that follows in our copy of the chain {line.row.origin}: two files went on "
            "with one origin, most likely because one was overwritten with an older copy of itself.",
            place=line.place,
            remedy="These logs cannot be joined; write the answers of one as an answers file and apply that.",
        )

    def _without_redacted_names(self, line: Line, number: int) -> tuple[str, Content | None, bytes]:
        key, content, salt = line.key, line.content, line.salt
        for each in self.replacements.get(number, ()):
            key = each.key(key)
            if content is not None:
                value = canonical(each.value(read_value(content.value)))
                if value != content.value:
                    content = Content(value, content.note, content.evidence, content.ask)
                    salt = self.entropy(SALT_BYTES)
        return key, content, salt

    def _subject(self, line: Line, number: int, key: str) -> int:
        found = self.sql.execute(
            "SELECT t.subject, s.model FROM subject_salts t JOIN subjects s ON s.number = t.subject WHERE t.hash = ?",
            (line.row.subject,),
        ).fetchall()
        if found:
            if found[0][1] != number:
                raise BadInput("Its subject belongs to another threat model.", place=line.place)
            return int(found[0][0])
        existing = self.sql.execute("SELECT number FROM subjects WHERE model = ? AND key = ?", (number, key)).fetchall()
        if existing:
            subject = int(existing[0][0])
        else:
            subject = int(
                self.sql.execute("INSERT INTO subjects (model, key) VALUES (?, ?)", (number, key)).lastrowid or 0
            )
        salt = line.key_salt if key == line.key else None
        if salt is None:
            self._record(line.row.model, Kind.NAME, key, subject=subject)
        self.sql.execute(
            "INSERT INTO subject_salts (hash, subject, salt) VALUES (?, ?, ?)", (line.row.subject, subject, salt)
        )
        return subject

    def _record(
        self,
        model: str,
        kind: Kind,
        target: str,
        *,
        commitment: str = "",
        fact: int | None = None,
        subject: int | None = None,
    ) -> None:
        line = Record(model, kind, target, commitment, self.at, "")
        redaction_log.record(self.sql, self.numbers[model], line, fact=fact, subject=subject)
