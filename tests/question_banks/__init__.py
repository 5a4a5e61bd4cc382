"""What the shipped banks promise: every threat can happen and be closed, every control helps, every question is plain."""
