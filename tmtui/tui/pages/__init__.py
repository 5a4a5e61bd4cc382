"""What stands on the screen, as pure functions from values to lines."""
