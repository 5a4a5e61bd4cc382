"""What was derived from the facts, for people who use Datasette, sqlite-utils or SQL; the program never reads it.

Every row says what it rests on: the newest fact, the digest of the banks, the version of the program and the date.
"""

from __future__ import annotations

_RESTS_ON = """
  last_fact INTEGER NOT NULL,
  bank_digest TEXT NOT NULL,
  program_version TEXT NOT NULL,
  derived_on TEXT NOT NULL
"""

DERIVATIONS = f"""
CREATE TABLE derivations (
  model TEXT PRIMARY KEY,
  last_row INTEGER NOT NULL, -- highest row of the log it has seen
  {_RESTS_ON}
) STRICT
"""

CURRENT_ANSWERS = f"""
CREATE TABLE current_answers (
  model TEXT NOT NULL, subject TEXT NOT NULL, attribute TEXT NOT NULL,
  value TEXT, state TEXT NOT NULL, basis TEXT NOT NULL, disputed INTEGER NOT NULL,
  author TEXT NOT NULL, role TEXT NOT NULL, source TEXT NOT NULL, said_at TEXT NOT NULL, fact INTEGER NOT NULL,
  {_RESTS_ON},
  PRIMARY KEY (model, subject, attribute)
) STRICT
"""

THREATS = f"""
CREATE TABLE threats (
  model TEXT NOT NULL, id TEXT NOT NULL, rule TEXT NOT NULL, subject TEXT NOT NULL, title TEXT NOT NULL,
  certainty TEXT NOT NULL, stride TEXT NOT NULL, cwe TEXT NOT NULL, attack TEXT NOT NULL,
  likelihood_low INTEGER NOT NULL, likelihood_high INTEGER NOT NULL,
  impact_low INTEGER NOT NULL, impact_high INTEGER NOT NULL,
  level_low INTEGER NOT NULL, level_high INTEGER NOT NULL,
  points_low INTEGER NOT NULL, points_high INTEGER NOT NULL,
  status TEXT NOT NULL, owner TEXT NOT NULL, until TEXT NOT NULL,
  {_RESTS_ON},
  PRIMARY KEY (model, id)
) STRICT
"""

CONTROLS = f"""
CREATE TABLE controls (
  model TEXT NOT NULL, id TEXT NOT NULL, subject TEXT NOT NULL, title TEXT NOT NULL,
  threats INTEGER NOT NULL, -- how many it is offered for
  status TEXT NOT NULL, owner TEXT NOT NULL, due TEXT NOT NULL,
  {_RESTS_ON},
  PRIMARY KEY (model, id)
) STRICT
"""

PLAN = f"""
CREATE TABLE plan (
  model TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, ids TEXT NOT NULL, title TEXT NOT NULL,
  tier INTEGER NOT NULL, days REAL NOT NULL, reduction INTEGER NOT NULL, remaining INTEGER NOT NULL,
  closes TEXT NOT NULL, status TEXT NOT NULL, owner TEXT NOT NULL, due TEXT NOT NULL,
  {_RESTS_ON},
  PRIMARY KEY (model, position)
) STRICT
"""

TABLES = ("current_answers", "threats", "controls", "plan")
"""Tables of rows, by name; `derivations` says how far they go."""

STATEMENTS = (DERIVATIONS, CURRENT_ANSWERS, THREATS, CONTROLS, PLAN)
