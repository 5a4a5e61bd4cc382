"""Benchmarks: each prints a ratio against something else measured in the same run, never a bare time to pass by."""
