"""Facts laid over facts, and what differs then."""
