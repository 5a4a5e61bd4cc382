"""What a question is worth."""
