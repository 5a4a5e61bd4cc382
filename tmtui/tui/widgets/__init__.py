"""Widgets of the full screen, one each file."""
