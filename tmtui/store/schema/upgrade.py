"""Bringing a file to this program's schema, once, whoever comes first.

Processes that start at the same moment all want to migrate. The write lock is taken first and what is pending is read
again inside it, so one does the work and the others find it done. A file that holds answers is copied beforehand.
"""

from __future__ import annotations

from collections.abc import Callable

from tmtui.model.errors import Unusable
from tmtui.store.connection import Connection
from tmtui.store.schema.version import APPLICATION_ID, VERSION


def schema_of(connection: Connection) -> int:
    """Return the schema version of the file, 0 for an empty one.

    Raises:
        Unusable: when the file is damaged, no database, or a database of another program.
    """
    version = connection.number("PRAGMA user_version")
    if connection.number("PRAGMA application_id") == APPLICATION_ID:
        return version
    if version or connection.number("SELECT count(*) FROM sqlite_master"):
        raise Unusable(f"{connection.path} is a database of another program.", remedy="Name another file with --db.")
    return 0


def check(connection: Connection) -> int:
    """Return the schema version of the file when this program can use it as it is opened.

    A newer schema may be read: columns and tables are only ever added.

    Raises:
        Unusable: when the file is newer and opened for writing, or older and opened for reading.
    """
    version = schema_of(connection)
    if version > VERSION and not connection.read_only:
        raise Unusable(
            f"{connection.path} was written by a newer tmtui (schema {version}; this program knows {VERSION}).",
            remedy="Upgrade tmtui; until then it can only be read.",
        )
    if version < VERSION and connection.read_only:
        raise Unusable(
            f"{connection.path} was written by an older tmtui (schema {version}; this program reads {VERSION}).",
            remedy="Open it for writing once: that upgrades it and keeps a backup.",
        )
    return version


def upgrade(connection: Connection, keep_copy: Callable[[str], object]) -> None:
    """Create or upgrade the schema; does nothing on an up-to-date file.

    Args:
        connection: a connection for writing.
        keep_copy: makes a backup with the given label; called before a file that holds answers is changed.
    """
    if check(connection) == VERSION:
        return
    from sqlite_utils import Database

    from tmtui.store.schema.migrations import migrations

    connection.run("PRAGMA foreign_keys=OFF")  # cannot be changed inside a transaction
    try:
        with connection.writing() as sql:
            found = check(connection)
            if found == VERSION:
                return
            if found:
                keep_copy(f"schema-{found}")
            migrations.apply(Database(sql, execute_plugins=False))
            sql.execute(f"PRAGMA application_id={APPLICATION_ID}")
            sql.execute(f"PRAGMA user_version={VERSION}")
    finally:
        connection.run("PRAGMA foreign_keys=ON")
