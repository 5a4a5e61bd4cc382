"""Formats that go out; each writer turns one threat model into text, the same text for the same facts."""
