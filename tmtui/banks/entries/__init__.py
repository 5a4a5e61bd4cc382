"""Entries: what stands under a level-3 heading, one module per kind of block."""
