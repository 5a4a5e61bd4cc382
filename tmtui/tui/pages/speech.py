"""What the line that speaks says: on one row beneath the rule, and where it is longer, on the row of the rule as well.

An error that is cut off cannot be acted on; the rows around it never move.
"""

from __future__ import annotations

from tmtui.tui.lines import Line, Span, clip, rule, width_of, wrap

ROWS = 2
MORE = " F1 shows it all"


def speech_rows(said: Line, width: int) -> list[Line]:
    """Return the two rows above the keys."""
    if width_of(said) <= width:
        return [rule(width), said]
    style = next((span.style for span in said if span.style), "")
    text = "".join(span.text for span in said).strip()
    rows = clip(wrap(text, width, style, first=" ", rest="   "), ROWS, width, MORE)
    return rows if len(rows) == ROWS else [rule(width), *rows, *[(Span(" "),)] * (1 - len(rows))]
