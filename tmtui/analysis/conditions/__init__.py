"""Expressions of the bank over all subjects of a kind at once, in three values."""
