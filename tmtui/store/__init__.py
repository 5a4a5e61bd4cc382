"""The fact log in one SQLite file: append-only, chained, safe with several writers.

`store.Store` is the door; nothing else here is for other parts, but for the values it takes and gives.
"""
