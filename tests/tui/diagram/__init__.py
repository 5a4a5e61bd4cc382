"""Tests of the drawn data flow."""
