"""Tests of the full screen: pages as text, screens through a pilot, and the program in a pseudo-terminal."""
