"""The fact log in one SQLite file: append-only, chained, safe with several writers."""
