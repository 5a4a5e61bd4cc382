"""Tables of the fact log.

What can name or quote something that must not be there (values, notes, evidence, who is asked, and the keys of
subjects, which are made from names) stands in `fact_values` and `subjects`, each next to a random salt. `facts` holds
only salted hashes of it, so a redaction can take the text away and the hash chain over `facts` still verifies.
"""

from __future__ import annotations

MODELS = """
CREATE TABLE models (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  slug TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL
) STRICT
"""

ORIGINS = """
CREATE TABLE origins (
  origin TEXT PRIMARY KEY,
  place TEXT NOT NULL, -- salted digest of machine, path and inode; empty: no longer ours to go on with
  minted_at TEXT NOT NULL
) STRICT
"""

SUBJECTS = """
CREATE TABLE subjects (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  model INTEGER NOT NULL REFERENCES models(number) DEFERRABLE INITIALLY DEFERRED,
  key TEXT NOT NULL -- two rows may come to the same key: when a name is redacted here that was redacted elsewhere
) STRICT
"""

SUBJECT_SALTS = """
CREATE TABLE subject_salts (
  hash TEXT PRIMARY KEY, -- sha256(salt, key): what facts hold in place of the key
  subject INTEGER NOT NULL REFERENCES subjects(number) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB -- gone when the name was redacted
) STRICT
"""

FACTS = """
CREATE TABLE facts (
  row INTEGER PRIMARY KEY AUTOINCREMENT, -- order of arrival in this file; merged facts have old ids and new rows
  id INTEGER NOT NULL,
  origin TEXT NOT NULL,
  model INTEGER NOT NULL REFERENCES models(number) DEFERRABLE INITIALLY DEFERRED,
  batch TEXT NOT NULL,
  subject INTEGER NOT NULL REFERENCES subjects(number) DEFERRABLE INITIALLY DEFERRED,
  subject_hash TEXT NOT NULL,
  attribute TEXT NOT NULL,
  state TEXT NOT NULL,
  basis TEXT NOT NULL,
  author TEXT NOT NULL,
  role TEXT NOT NULL,
  source TEXT NOT NULL,
  said_at TEXT NOT NULL,
  ask_by TEXT NOT NULL,
  saw TEXT NOT NULL,
  differs INTEGER NOT NULL,
  content_hash TEXT NOT NULL, -- sha256(salt, value and note and evidence and ask)
  prev TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (id, origin)
) STRICT
"""

FACT_VALUES = """
CREATE TABLE fact_values (
  fact INTEGER PRIMARY KEY REFERENCES facts(row) DEFERRABLE INITIALLY DEFERRED,
  salt BLOB NOT NULL,
  value TEXT NOT NULL, -- canonical JSON
  words TEXT NOT NULL, -- the value as people read it: for the search and for SQL users
  note TEXT NOT NULL,
  evidence TEXT NOT NULL,
  ask TEXT NOT NULL
) STRICT
"""

HEADS = """
CREATE TABLE heads (
  model INTEGER NOT NULL REFERENCES models(number) DEFERRABLE INITIALLY DEFERRED,
  origin TEXT NOT NULL,
  facts INTEGER NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (model, origin)
) STRICT
"""

REDACTIONS = """
CREATE TABLE redactions (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  model INTEGER NOT NULL REFERENCES models(number) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL, -- value: content removed; name: key replaced; rewritten: a redacted key taken out of the value
  fact INTEGER REFERENCES facts(row) DEFERRABLE INITIALLY DEFERRED,
  subject INTEGER REFERENCES subjects(number) DEFERRABLE INITIALLY DEFERRED,
  target TEXT NOT NULL, -- hash of the fact, or the new key of the subject
  commitment TEXT NOT NULL, -- of what stands there now, or empty
  redacted_at TEXT NOT NULL,
  author TEXT NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT
"""

CHORES = """
CREATE TABLE chores (
  name TEXT PRIMARY KEY, -- scrub: freed pages may still hold redacted text
  since TEXT NOT NULL
) STRICT
"""

INDEXES = (
    "CREATE INDEX subjects_by_key ON subjects (model, key)",
    "CREATE INDEX facts_by_model ON facts (model, row)",
    "CREATE INDEX facts_by_subject ON facts (subject)",
    "CREATE INDEX facts_by_hash ON facts (hash)",
    "CREATE INDEX subject_salts_by_subject ON subject_salts (subject)",
    "CREATE INDEX redactions_by_fact ON redactions (fact)",
    "CREATE INDEX redactions_by_subject ON redactions (subject)",
)

LOG_VIEW = """
CREATE VIEW log AS
SELECT facts.row, facts.id, models.slug AS model, subjects.key AS subject, facts.attribute,
       fact_values.words AS value, facts.state, facts.basis, facts.author, facts.role, facts.source,
       facts.said_at, fact_values.note, fact_values.evidence, fact_values.ask, facts.ask_by, facts.batch, facts.origin,
       fact_values.fact IS NULL AS redacted
FROM facts
JOIN models ON models.number = facts.model
JOIN subjects ON subjects.number = facts.subject
LEFT JOIN fact_values ON fact_values.fact = facts.row
"""

STATEMENTS = (
    MODELS,
    ORIGINS,
    SUBJECTS,
    SUBJECT_SALTS,
    FACTS,
    FACT_VALUES,
    HEADS,
    REDACTIONS,
    CHORES,
    *INDEXES,
    LOG_VIEW,
)
"""Everything the first migration runs, in order; the triggers come after."""
