"""What is at stake in a subject: its own worth and that of all it opens."""
