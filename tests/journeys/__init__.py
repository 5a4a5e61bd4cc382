"""Whole user journeys: the real program in a real pseudo-terminal over a real database."""
