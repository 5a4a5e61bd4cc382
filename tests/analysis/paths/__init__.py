"""Attack paths: by hand, against an oracle, and whatever holds for all."""
