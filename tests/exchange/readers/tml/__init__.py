"""Tests of one part of exchange."""
