"""Compose files are read."""
