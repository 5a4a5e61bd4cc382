"""Taking back what must never have been written: a password typed as a value, or as a name.

A redacted value is deleted with its salt, so the hash in the chain can no longer be tried out against guesses. A
redacted name is replaced in every key made from it, in every value that is such a key, in sessions and in the search
index; derived rows of the model go and are derived again. One transaction does all of it, with a record for each piece;
then the file is rewritten so that no byte of it stays.

Limits: author, role, source, attribute names and times cannot be redacted. A log exported before still holds the text,
and merging it again brings it back when it was first written in another copy under a key of its own. Free text that
merely mentions the name is not changed but named (`also_in`), and so are backups.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

from tmtui.model.errors import BadInput
from tmtui.model.frozen import changing, frozen
from tmtui.model.subject import kind_of
from tmtui.model.value import canonical
from tmtui.store import redaction_log, scrub
from tmtui.store.chain import SALT_BYTES, Content, commit_content
from tmtui.store.connection import Connection
from tmtui.store.key_rewriting import Replacement, replacement_for
from tmtui.store.log_rows import read_value, words_of
from tmtui.store.mentions import Mention, Sought, backups_holding, find_mentions, long_enough
from tmtui.store.models import number_of
from tmtui.store.redaction_log import Kind, Record
from tmtui.store.schema import derived_tables

NAMING = {"threat": "title", "note": "text"}
"""Kind: the attribute its key is made from; `name` for all others."""


@frozen
class Redaction:
    """What a redaction did, and what is left for people to do."""

    facts: tuple[int, ...]
    """Ids of facts whose value, note, evidence and who is asked are gone."""
    rewritten: tuple[int, ...]
    """Ids of facts whose value named the redacted subject and names its new key now."""
    keys: tuple[str, ...]
    """New keys of the subjects whose keys held the name."""
    also_in: tuple[Mention, ...]
    """Facts that still hold the text, in any model of the file; redact those too."""
    backups: tuple[Path, ...]
    """Backups beside the database that still hold it."""
    scrubbed: bool
    """Whether the file was rewritten; else somebody was using it and the next start does it."""


@changing
class _Work:
    """One redaction under way inside its transaction."""

    sql: sqlite3.Connection
    model: str
    number: int
    at: str
    author: str
    entropy: Callable[[int], bytes]
    facts: list[tuple[int, str]]
    rewritten: list[tuple[int, str]]
    old_keys: list[str]
    new_keys: list[str]
    texts: set[str]

    def remove_content(self, row: int) -> None:
        """Delete value, note, evidence and who is asked of a fact."""
        fact, origin, hashed = self.sql.execute("SELECT id, origin, hash FROM facts WHERE row = ?", (row,)).fetchall()[
            0
        ]
        held = self.sql.execute("SELECT words, note, evidence, ask FROM fact_values WHERE fact = ?", (row,)).fetchall()
        if not held:
            return
        self.texts.update(held[0])
        self._record(Kind.VALUE, hashed, fact=row)
        self.sql.execute("DELETE FROM fact_values WHERE fact = ?", (row,))
        self.facts.append((fact, origin))

    def replace_key(self, subject: int, old: str, new: str) -> None:
        """Give a subject its new key and forget the salts of the old one."""
        self._record(Kind.NAME, new, subject=subject)
        self.sql.execute("UPDATE subjects SET key = ? WHERE number = ?", (new, subject))
        self.sql.execute("UPDATE subject_salts SET salt = NULL WHERE subject = ?", (subject,))
        self.old_keys.append(old)
        self.new_keys.append(new)

    def rewrite(self, row: int, replacement: Replacement) -> None:
        """Replace keys inside the value of a fact, under a new salt."""
        fact, origin, hashed, *held = self.sql.execute(
            "SELECT f.id, f.origin, f.hash, v.value, v.note, v.evidence, v.ask FROM facts f "
            "JOIN fact_values v ON v.fact = f.row WHERE f.row = ?",
            (row,),
        ).fetchall()[0]
        value = replacement.value(read_value(held[0]))
        content = Content(canonical(value), *held[1:])
        if content.value == held[0]:
            return
        salt = self.entropy(SALT_BYTES)
        self._record(Kind.REWRITTEN, hashed, commitment=commit_content(salt, content), fact=row)
        self.sql.execute(
            "UPDATE fact_values SET salt = ?, value = ?, words = ? WHERE fact = ?",
            (salt, content.value, words_of(value), row),
        )
        self.rewritten.append((fact, origin))

    def rewrite_sessions(self, replacement: Replacement | None) -> None:
        """Replace keys in what people's interviews remember; drop the state that still holds the text."""
        texts = long_enough(self.texts)
        for person, text in self.sql.execute(
            "SELECT person, state FROM sessions WHERE model = ?", (self.number,)
        ).fetchall():
            state = json.loads(text)
            changed = json.dumps(
                replacement.state(state) if replacement else state,
                ensure_ascii=False,
                sort_keys=True,
                separators=(",", ":"),
            )
            if any(each in changed.lower() for each in texts):
                self.sql.execute("DELETE FROM sessions WHERE model = ? AND person = ?", (self.number, person))
            elif changed != text:
                self.sql.execute(
                    "UPDATE sessions SET state = ? WHERE model = ? AND person = ?", (changed, self.number, person)
                )

    def _record(
        self, kind: Kind, target: str, *, commitment: str = "", fact: int | None = None, subject: int | None = None
    ) -> None:
        line = Record(self.model, kind, target, commitment, self.at, self.author)
        redaction_log.record(self.sql, self.number, line, fact=fact, subject=subject)


def redact(
    connection: Connection,
    model: str,
    fact: int,
    *,
    name: bool,
    at: str,
    author: str,
    entropy: Callable[[int], bytes],
) -> Redaction:
    """Redact the content of a fact, or with `name` the name of the subject it is about.

    Raises:
        BadInput: when there is no such fact, or nothing to redact in it.
        Busy, Unusable: when it cannot be written; nothing was redacted.
    """
    with connection.writing() as sql:
        number = number_of(connection, model)
        rows = sql.execute(
            "SELECT row, subject FROM facts WHERE model = ? AND id = ? ORDER BY row", (number, fact)
        ).fetchall()
        if not rows:
            raise BadInput(f"There is no fact {fact} in {model}.", remedy="`tmtui history` shows their numbers.")
        work = _Work(sql, model, number, at, author, entropy, [], [], [], [], set())
        if name:
            _redact_name(work, rows[0][1])
        else:
            for row, _ in rows:
                work.remove_content(row)
            if not work.facts:
                raise BadInput(f"Fact {fact} was redacted before.")
            work.rewrite_sessions(None)
        for table in ("derivations", *derived_tables.TABLES):
            sql.execute(f"DELETE FROM {table} WHERE model = ?", (model,))
        scrub.rebuild_index(sql)
        scrub.plan_scrub(sql, at)
        also_in = find_mentions(sql, long_enough(work.texts))
    scrubbed = scrub.scrub(connection)
    sought = Sought(tuple(work.facts + work.rewritten), tuple(work.old_keys), model)
    return Redaction(
        facts=tuple(id_ for id_, _ in work.facts),
        rewritten=tuple(id_ for id_, _ in work.rewritten),
        keys=tuple(work.new_keys),
        also_in=also_in,
        backups=backups_holding(connection.path, sought),
        scrubbed=scrubbed,
    )


def _redact_name(work: _Work, subject: int) -> None:
    subjects = work.sql.execute("SELECT number, key FROM subjects WHERE model = ?", (work.number,)).fetchall()
    key = dict(subjects)[subject]
    oldest = work.sql.execute(
        "SELECT subject_hash FROM facts WHERE subject = ? ORDER BY id, origin LIMIT 1", (subject,)
    ).fetchall()[0][0]
    replacement = replacement_for(key, oldest)
    for each, old in subjects:
        if (new := replacement.key(old)) != old:
            work.replace_key(each, old, new)
    naming = NAMING.get(kind_of(key), "name")
    for each in (number for number, old in subjects if old == key):
        for (row,) in work.sql.execute(
            "SELECT row FROM facts WHERE subject = ? AND attribute = ? ORDER BY row", (each, naming)
        ).fetchall():
            work.remove_content(row)
    for (row,) in work.sql.execute(
        "SELECT v.fact FROM fact_values v JOIN facts f ON f.row = v.fact "
        "WHERE f.model = ? AND instr(v.value, ?) ORDER BY v.fact",
        (work.number, replacement.old),
    ).fetchall():
        work.rewrite(row, replacement)
    work.texts.add(replacement.old)
    work.rewrite_sessions(replacement)
