"""The Markdown summary: its sections in their order.

Written for people who were not in the room. The same facts give the same text, one item a line, so that a code host
shows what changed between two of them.
"""

from __future__ import annotations

from tmtui.exchange.material import Material
from tmtui.exchange.writers.markdown.readers import READERS


def write(material: Material) -> str:
    """Return the summary of a model, or what of it its reader acts on."""
    blocks = [block for section in READERS[material.reader] for block in section(material)]
    return "\n\n".join(blocks) + "\n"
