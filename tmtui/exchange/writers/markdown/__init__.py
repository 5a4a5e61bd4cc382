"""The summary for people who were not in the room: one module for each section."""
