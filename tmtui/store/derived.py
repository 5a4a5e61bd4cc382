"""Writing what was derived into tables for Datasette, sqlite-utils and SQL users; the program never reads them.

The tables of a model are replaced whole, in a transaction of their own, and only forwards: never by a process whose
picture of the log is older than the log or than what is there. The caller waits until nobody has answered for a second
and is the one who wrote last, so that processes do not take turns rewriting the same.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from tmtui.model.answers import Answer
from tmtui.model.frozen import frozen
from tmtui.model.plan import PlanRow
from tmtui.model.threat import Decision, Threat
from tmtui.store.connection import Column, Connection
from tmtui.store.log_rows import words_of
from tmtui.store.models import number_of
from tmtui.store.schema.derived_tables import TABLES


@frozen
class DerivedRows:
    """What was derived, and what it rests on."""

    last_row: int
    """Highest row of the log that was read, as `Store.facts` returned it."""
    last_fact: int
    """Newest fact id among them."""
    bank_digest: str
    program_version: str
    date: str
    """ISO date for which it was derived."""
    answers: Sequence[Answer] = ()
    threats: Sequence[Threat] = ()
    plan: Sequence[PlanRow] = ()


def write_derived(connection: Connection, model: str, rows: DerivedRows, *, unnoticed: Callable[[], bool]) -> bool:
    """Replace the derived tables of a model; return whether that was done.

    It is not done when the log has gone on, when the tables already rest on as much, or when something was redacted
    that whoever derived the rows has not noticed (they may hold it).
    """
    with connection.writing() as sql:
        number = number_of(connection, model)
        newest = connection.number("SELECT max(row) FROM facts WHERE model = ?", (number,))
        if newest != rows.last_row or unnoticed():
            return False
        rests_on = (rows.last_fact, rows.bank_digest, rows.program_version, rows.date)
        there = sql.execute(
            "SELECT last_row, last_fact, bank_digest, program_version, derived_on FROM derivations WHERE model = ?",
            (model,),
        ).fetchall()
        if there and (there[0][0] > rows.last_row or there[0] == (rows.last_row, *rests_on)):
            return False
        sql.execute("DELETE FROM derivations WHERE model = ?", (model,))
        sql.execute("INSERT INTO derivations VALUES (?, ?, ?, ?, ?, ?)", (model, rows.last_row, *rests_on))
        for table, lines in zip(TABLES, _tables(rows), strict=True):
            sql.execute(f"DELETE FROM {table} WHERE model = ?", (model,))
            _insert(sql, table, ((model, *line, *rests_on) for line in lines))
        return True


def _insert(sql: sqlite3.Connection, table: str, lines: Iterator[tuple[Column, ...]]) -> None:
    first = next(lines, None)
    if first is None:
        return
    marks = ", ".join("?" * len(first))
    statement = f"INSERT INTO {table} VALUES ({marks})"
    sql.execute(statement, first)
    sql.executemany(statement, lines)


def _tables(rows: DerivedRows) -> tuple[Iterable[tuple[Column, ...]], ...]:
    """Return the lines of each table, in the order of `TABLES`, without model and what they rest on."""
    return (
        map(_answer, rows.answers),
        map(_threat, rows.threats),
        _controls(rows.threats, rows.plan),
        (_plan(position, row) for position, row in enumerate(rows.plan, 1)),
    )


def _answer(answer: Answer) -> tuple[Column, ...]:
    fact = answer.fact
    return (
        answer.subject,
        answer.attribute,
        words_of(answer.value) if answer.value is not None else None,
        answer.state.value,
        fact.basis.value,
        int(answer.disputed),
        fact.author,
        fact.role,
        fact.source,
        fact.said_at,
        fact.id,
    )


def _threat(threat: Threat) -> tuple[Column, ...]:
    return (
        threat.id,
        threat.rule,
        threat.subject,
        threat.title,
        threat.certainty.value,
        json.dumps(threat.stride),
        json.dumps(threat.cwe),
        json.dumps(threat.attack),
        *threat.likelihood,
        *threat.impact,
        *threat.level,
        *threat.points,
        threat.decision.status,
        threat.decision.owner,
        threat.decision.until,
    )


def _controls(threats: Sequence[Threat], plan: Sequence[PlanRow]) -> Iterator[tuple[Column, ...]]:
    offered = Counter(control for threat in threats for control in threat.controls)
    rows = {control: row for row in plan for control in row.ids if "@" in control}
    for control in sorted(offered.keys() | rows.keys()):
        row = rows.get(control)
        decision = row.decision if row else Decision(status="recommended")
        title = row.title if row else ""
        subject = control.partition("@")[2]
        yield control, subject, title, offered[control], decision.status, decision.owner, decision.due


def _plan(position: int, row: PlanRow) -> tuple[Column, ...]:
    return (
        position,
        row.kind.value,
        json.dumps(row.ids),
        row.title,
        row.tier,
        row.days,
        row.reduction,
        row.remaining,
        json.dumps(row.closes),
        row.decision.status,
        row.decision.owner,
        row.decision.due,
    )
