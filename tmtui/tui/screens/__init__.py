"""The places of the full screen, one each file."""
