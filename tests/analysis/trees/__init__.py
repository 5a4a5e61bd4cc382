"""Attack trees."""
