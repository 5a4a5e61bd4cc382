"""Tests of the plain interview."""
