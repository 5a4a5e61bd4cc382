"""The store is tried out on real files and real processes."""
