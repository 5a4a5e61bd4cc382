"""Puts a widget over the others and takes it away again without repainting what lies around it.

Textual repaints the whole parent of a widget whose `display` changes; a widget that is moved out of sight costs the
rows it covered.
"""

from __future__ import annotations

from textual.widget import Widget

AWAY = (0, -3)
"""Where nobody sees it."""


def put_at(widget: Widget, x: int, y: int, width: int, height: int = 1) -> None:
    """Show a widget at a cell of the screen, in so many cells."""
    styles = widget.styles
    if styles.width is None or styles.width.value != width:
        styles.width = max(width, 1)
    if styles.height is None or styles.height.value != height:
        styles.height = height
    styles.offset = (x, y)


def take_away(widget: Widget) -> None:
    """Move a widget out of sight."""
    widget.styles.offset = AWAY


def is_shown(widget: Widget) -> bool:
    """Whether a widget was put somewhere."""
    return widget.styles.offset.y.value >= 0
