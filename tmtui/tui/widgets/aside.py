"""Puts a widget over the others and takes it away again without repainting what lies around it.

Textual repaints the whole parent of a widget whose `display` changes; a widget that is moved out of sight costs the
rows it covered.
"""

from __future__ import annotations

from textual.widget import Widget

AWAY = (0, -3)
"""Where nobody sees it."""


def put_at(widget: Widget, x: int, y: int, width: int) -> None:
    """Show a widget at a cell of the screen, `width` cells wide."""
    if widget.styles.width is None or widget.styles.width.value != width:
        widget.styles.width = max(width, 1)
    widget.styles.offset = (x, y)


def take_away(widget: Widget) -> None:
    """Move a widget out of sight."""
    widget.styles.offset = AWAY


def is_shown(widget: Widget) -> bool:
    """Whether a widget was put somewhere."""
    return widget.styles.offset.y.value >= 0
