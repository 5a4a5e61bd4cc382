"""Tests mirror tmtui/; journeys/ go through a real pseudo-terminal, benchmarks/ print ratios."""
