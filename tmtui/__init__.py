"""tmtui: an interview in the terminal that turns facts about an infrastructure into a threat model and a plan."""

__version__ = "0.1.0"
