"""Threagile models are read."""
