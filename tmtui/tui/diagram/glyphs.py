"""The characters a diagram is drawn with; each has an ASCII one beside it in `tmtui.tui.lines`, so nothing moves.

Zones have double borders and what others run has dashed ones; a line that counts is heavy. So everything can be told
apart without any colour.
"""

from __future__ import annotations

from tmtui.model.frozen import frozen


@frozen
class Border:
    """The characters of a box."""

    across: str
    down: str
    corners: str
    """Top left, top right, bottom left, bottom right."""


ZONE = Border("═", "║", "╔╗╚╝")
OUTSIDE = Border("╌", "╎", "╔╗╚╝")
NODE = Border("─", "│", "┌┐└┘")
NOT_OURS = Border("╌", "╎", "┌┐└┘")

CROSSES = "╫"
"""A line goes through the border of a zone, and through a trust boundary."""
JEWEL = "◆"
COPY = "≡"
TO_LEFT, TO_RIGHT = "◂", "▸"
OPENS = {False: "├", True: "┤"}
"""Where a line begins at the border of a box, by whether it leaves to the left."""

UP, DOWN, LEFT, RIGHT = 1, 2, 4, 8
"""Which ways a line leads out of a cell."""

THIN = {
    LEFT | RIGHT: "─", LEFT: "─", RIGHT: "─", UP | DOWN: "│", UP: "│", DOWN: "│",
    DOWN | RIGHT: "╭", DOWN | LEFT: "╮", UP | RIGHT: "╰", UP | LEFT: "╯",
}  # fmt: skip
HEAVY = {
    LEFT | RIGHT: "━", LEFT: "━", RIGHT: "━", UP | DOWN: "┃", UP: "┃", DOWN: "┃",
    DOWN | RIGHT: "┏", DOWN | LEFT: "┓", UP | RIGHT: "┗", UP | LEFT: "┛",
}  # fmt: skip
OVER = {(False, False): "┼", (True, False): "┿", (False, True): "╂", (True, True): "╋"}
"""Two lines cross without meeting, by whether the level and the upright one are heavy."""

LEGEND = (
    ("╫", "crosses a trust boundary"),
    ("┼", "lines pass, they never join"),
    ("╎", "outside, or out of scope"),
    ("◆", "crown jewel, or keeps one"),
    ("≡", "drawn in another zone, stands here too"),
)
"""What the symbols mean."""
