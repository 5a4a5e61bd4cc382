"""The bank in which every weakness has its own control."""

from __future__ import annotations

from tests.analysis.paths.conftest import ways

__all__ = ["ways"]
