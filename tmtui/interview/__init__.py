"""What to ask next, of whom, and why. Pure, and shared by every front end."""
