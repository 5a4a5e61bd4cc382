"""Lengths of a meeting whose phases have their minutes; what the minutes are for stands with the interview."""

from __future__ import annotations

LENGTHS = (30, 60, 120)
"""Minutes."""
