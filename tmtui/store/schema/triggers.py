"""Triggers that make the log append-only for everybody who opens the file, not only for this program.

They refuse update and delete, and insert of what exists: `INSERT OR REPLACE` would else delete without a word. Two
doors are left, and both leave a trace: content may go once `redactions` has a record that says so, and everything of
a model may go once the model itself is gone (`tmtui rm`, after a backup). `Table.transform()` of sqlite-utils rebuilds
a table and silently drops its triggers, so a test lists them after every migration.
"""

from __future__ import annotations

GUARDED = ("facts", "fact_values", "subjects", "subject_salts", "redactions")
"""Tables that only grow."""


def _refuse(name: str, action: str, table: str, condition: str, why: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {action} ON {table} "
        f"WHEN {condition} BEGIN SELECT RAISE(ABORT, 'append-only: {why}'); END"
    )


_HAS_MODEL = "EXISTS (SELECT 1 FROM models WHERE number = OLD.model)"
_FACT_HAS_MODEL = "EXISTS (SELECT 1 FROM facts JOIN models ON models.number = facts.model WHERE facts.row = OLD.fact)"
_SUBJECT_HAS_MODEL = (
    "EXISTS (SELECT 1 FROM subjects JOIN models ON models.number = subjects.model WHERE subjects.number = OLD.subject)"
)
_FACT_KEPT = "NOT EXISTS (SELECT 1 FROM redactions WHERE redactions.fact = OLD.fact)"

TRIGGERS = (
    _refuse("facts_no_update", "UPDATE", "facts", "1", "facts are never changed"),
    _refuse("facts_no_delete", "DELETE", "facts", _HAS_MODEL, "facts are never deleted"),
    _refuse(
        "facts_no_replace",
        "INSERT",
        "facts",
        "EXISTS (SELECT 1 FROM facts WHERE (id = NEW.id AND origin = NEW.origin) OR row = NEW.row)",
        "a fact with this id exists",
    ),
    _refuse("fact_values_no_update", "UPDATE", "fact_values", _FACT_KEPT, "values change by redaction only"),
    _refuse(
        "fact_values_no_delete",
        "DELETE",
        "fact_values",
        f"{_FACT_HAS_MODEL} AND {_FACT_KEPT}",
        "values go by redaction only",
    ),
    _refuse(
        "fact_values_no_replace",
        "INSERT",
        "fact_values",
        "EXISTS (SELECT 1 FROM fact_values WHERE fact = NEW.fact)",
        "this fact has a value",
    ),
    _refuse(
        "subjects_no_update",
        "UPDATE",
        "subjects",
        "NOT EXISTS (SELECT 1 FROM redactions WHERE redactions.subject = OLD.number)",
        "keys change by redaction only",
    ),
    _refuse("subjects_no_delete", "DELETE", "subjects", _HAS_MODEL, "subjects are never deleted"),
    _refuse(
        "subjects_no_replace",
        "INSERT",
        "subjects",
        "EXISTS (SELECT 1 FROM subjects WHERE number = NEW.number)",
        "this subject exists",
    ),
    _refuse(
        "subject_salts_no_update",
        "UPDATE",
        "subject_salts",
        "NOT EXISTS (SELECT 1 FROM redactions WHERE redactions.subject = OLD.subject)",
        "salts go by redaction only",
    ),
    _refuse("subject_salts_no_delete", "DELETE", "subject_salts", _SUBJECT_HAS_MODEL, "salts are never deleted"),
    _refuse(
        "subject_salts_no_replace",
        "INSERT",
        "subject_salts",
        "EXISTS (SELECT 1 FROM subject_salts WHERE hash = NEW.hash)",
        "this salt exists",
    ),
    _refuse("redactions_no_update", "UPDATE", "redactions", "1", "redactions are never changed"),
    _refuse("redactions_no_delete", "DELETE", "redactions", _HAS_MODEL, "redactions are never deleted"),
    _refuse(
        "redactions_no_replace",
        "INSERT",
        "redactions",
        "EXISTS (SELECT 1 FROM redactions WHERE number = NEW.number)",
        "this redaction exists",
    ),
)
"""In the order of `GUARDED`; each table has `_no_update`, `_no_delete` and `_no_replace`."""
