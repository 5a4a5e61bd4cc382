"""What the small fields of a fact look like, wherever they come from: typed here or merged from elsewhere.

Both doors check the same, so whatever was appended can be exported and merged.
"""

from __future__ import annotations

import re

ATTRIBUTE = re.compile(r"[a-z][a-z0-9_]{0,79}")
"""Name of an attribute."""

NAME = re.compile(r"[a-z0-9-]{1,40}")
"""Name of an origin or a batch."""

TIME = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?")
"""When something was said: ISO date, or time in UTC with seconds."""

DATE = re.compile(r"(\d{4}-\d{2}-\d{2})?")
"""ISO date or nothing."""

LONGEST_TEXT = 100_000
"""Characters in a value, a note, an evidence or who is asked."""

LONGEST_LABEL = 500
"""Characters in author, role and source."""
