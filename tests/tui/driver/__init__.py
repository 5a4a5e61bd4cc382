"""Tests of the driver for slow lines."""
