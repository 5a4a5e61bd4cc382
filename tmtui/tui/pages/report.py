"""The Markdown summary as rows: read as it is written, headings set off, long lines broken."""

from __future__ import annotations

from tmtui.tui.lines import wrap
from tmtui.tui.pages.outline import Item


def report_items(markdown: str, width: int) -> list[Item]:
    """Return one item for each row; every heading is one that the cursor can be sent to."""
    items = []
    fenced = False
    for text in markdown.splitlines():
        fenced ^= text.startswith("```")
        style = "" if fenced else "head" if text.startswith("#") else "dim" if text.startswith(("|--", "| --")) else ""
        items += [Item("", row) for row in wrap(text, max(width - 6, 20), style)]
    return items
