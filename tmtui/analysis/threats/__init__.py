"""Rules made into threats, findings and points of risk."""
