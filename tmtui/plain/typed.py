"""What somebody types or pastes at a prompt, as the terminal may show it; imported late, with the prompt library.

The library spells control characters out by itself, but sends marks that turn the direction of reading as they are.
Each character stands for one, so the cursor stays where people see it.
"""

from __future__ import annotations

from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput

from tmtui.model.text import clean

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class Harmless(Processor):
    """Shows a replacement for every character that is dropped once the text is taken."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Return the fragments with what is harmless in them."""
        return Transformation([(fragment[0], harmless(fragment[1])) for fragment in transformation_input.fragments])


def harmless(text: str) -> str:
    """Return text of the same length in which nothing is left that `clean` would drop."""
    if text.isascii():
        return text
    return "".join(character if character.isascii() or clean(character) else REPLACEMENT for character in text)
