"""The threat models in one file."""

from __future__ import annotations

from tmtui.model.errors import BadInput
from tmtui.model.frozen import frozen
from tmtui.model.subject import SLUG
from tmtui.store.connection import Connection

_LIST = """
SELECT m.slug, m.created_at, f.facts, coalesce(f.last, 0),
       coalesce((SELECT said_at FROM facts WHERE id = f.last AND model = m.number), '')
FROM models m JOIN (
  SELECT models.number, count(facts.row) AS facts, max(facts.id) AS last
  FROM models LEFT JOIN facts ON facts.model = models.number GROUP BY models.number
) f ON f.number = m.number
ORDER BY m.slug
"""

_OWNED = (
    "DELETE FROM fact_values WHERE fact IN (SELECT row FROM facts WHERE model = ?)",
    "DELETE FROM subject_salts WHERE subject IN (SELECT number FROM subjects WHERE model = ?)",
    "DELETE FROM redactions WHERE model = ?",
    "DELETE FROM facts WHERE model = ?",
    "DELETE FROM subjects WHERE model = ?",
    "DELETE FROM heads WHERE model = ?",
    "DELETE FROM sessions WHERE model = ?",
)


@frozen
class StoredModel:
    """A threat model, as the list shows it."""

    slug: str
    created_at: str
    """ISO time in UTC."""
    facts: int
    last_fact: int
    """Highest fact id, 0 for none."""
    last_said: str
    """When that fact was said, ISO time, or empty."""


def list_models(connection: Connection) -> list[StoredModel]:
    """Return all models, sorted by slug."""
    return [StoredModel(*row) for row in connection.rows(_LIST)]


def number_of(connection: Connection, slug: str) -> int:
    """Return the number of a model within this file.

    Raises:
        BadInput: when there is none of that slug.
    """
    number = connection.number("SELECT number FROM models WHERE slug = ?", (slug,))
    if not number:
        raise BadInput(f"There is no threat model {slug!r} in {connection.path}.", remedy="`tmtui list` shows them.")
    return number


def create(connection: Connection, slug: str, at: str) -> None:
    """Add an empty model.

    Raises:
        BadInput: when the slug is not one, or is taken.
    """
    if SLUG.fullmatch(slug) is None:
        raise BadInput(f"{slug!r} cannot name a threat model.", remedy="Use small letters, digits and single hyphens.")
    with connection.writing() as sql:
        if sql.execute("SELECT 1 FROM models WHERE slug = ?", (slug,)).fetchall():
            raise BadInput(f"There is a threat model {slug!r} already.", remedy="Choose another name.")
        sql.execute("INSERT INTO models (slug, created_at) VALUES (?, ?)", (slug, at))


def remove(connection: Connection, slug: str, derived_tables: tuple[str, ...]) -> None:
    """Remove a model and everything said in it; the caller has kept a copy.

    The model goes first: that opens the triggers for what belonged to it.
    """
    with connection.writing() as sql:
        number = number_of(connection, slug)
        sql.execute("DELETE FROM models WHERE number = ?", (number,))
        for statement in _OWNED:
            sql.execute(statement, (number,))
        sql.execute("INSERT INTO fact_values_fts (fact_values_fts) VALUES ('rebuild')")
        for table in derived_tables:
            sql.execute(f"DELETE FROM {table} WHERE model = ?", (slug,))
