"""Where people are in their interviews: interface state, outside the fact rule, so it may be overwritten."""

from __future__ import annotations

SESSIONS = """
CREATE TABLE sessions (
  model INTEGER NOT NULL REFERENCES models(number) DEFERRABLE INITIALLY DEFERRED,
  person TEXT NOT NULL,
  state TEXT NOT NULL, -- a JSON object
  saved_at TEXT NOT NULL,
  PRIMARY KEY (model, person)
) STRICT
"""
