"""The command line: one module for each group of verbs, no logic."""
