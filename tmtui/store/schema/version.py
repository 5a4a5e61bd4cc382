"""Which schema this program writes, readable without loading the migrations.

`PRAGMA user_version` holds the number of the last migration. A start compares two integers and, where they agree,
never imports sqlite-utils; only creating and upgrading a file pays for that.
"""

from __future__ import annotations

APPLICATION_ID = 0x544D5455
"""`TMTU` in the file header (`PRAGMA application_id`): tells our files from other programs' databases."""

VERSION = 4
"""Number of the last migration this program knows."""
