"""Checks of a control against the real thing. Nothing here yet; the place is kept so that the house stays as drawn."""
