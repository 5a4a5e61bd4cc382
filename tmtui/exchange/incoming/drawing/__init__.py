"""Diagrams as other tools draw them: boxes and lines, from which it follows what stands in what and who calls whom.

Every reader of a drawing turns its file into the same pages first, so that geometry is settled once for all of them.
"""
