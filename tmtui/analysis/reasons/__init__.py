"""Why something follows: the facts behind it, in words."""
