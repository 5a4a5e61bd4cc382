"""What to do first: controls and questions in the order in which they pay, each tried out on the facts."""
