"""What differs between two states, and why."""
