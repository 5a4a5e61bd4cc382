"""The language of conditions: a closed grammar, its parser and its trees. Never `eval`."""
