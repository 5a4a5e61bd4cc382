"""The migrations, in order. This is the only module that loads sqlite-utils at import.

A migration that was released is never edited: files that have it would differ from files that get it later. Names are
given explicitly, because renaming a function would run it again. Each one runs inside the lock that `migrate` holds.
"""

from __future__ import annotations

from typing import cast

from sqlite_utils import Database, Migrations
from sqlite_utils.db import Table

from tmtui.store.schema import derived_tables, fact_log, session_tables, triggers

migrations = Migrations("tmtui")


@migrations(name="0001_fact_log")
def create_fact_log(db: Database) -> None:
    """Models, subjects, facts, redactions, and the triggers that keep them append-only."""
    for statement in (*fact_log.STATEMENTS, *triggers.TRIGGERS):
        db.execute(statement)


@migrations(name="0002_sessions")
def create_sessions(db: Database) -> None:
    """Where people are in their interviews."""
    db.execute(session_tables.SESSIONS)


@migrations(name="0003_search")
def create_search(db: Database) -> None:
    """Full-text index over values (names are values too), notes, evidence and who is asked."""
    cast(Table, db["fact_values"]).enable_fts(
        ["words", "note", "evidence", "ask"], tokenize="unicode61 remove_diacritics 2"
    )


@migrations(name="0004_derived")
def create_derived(db: Database) -> None:
    """Current answers, threats, controls and plan for SQL users."""
    for statement in derived_tables.STATEMENTS:
        db.execute(statement)
