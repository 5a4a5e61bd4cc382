"""Between Textual and a slow line: what the terminal shows is known, so only what changes is sent."""
