"""Checks over a whole bank: names, references, and what can never happen."""
