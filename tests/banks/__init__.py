"""Tests of the bank reader."""
