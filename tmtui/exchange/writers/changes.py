"""What differs between two moments as Markdown, to be put beside a change or into a ticket."""

from __future__ import annotations

from tmtui.analysis.changes.wording import Line, figures, sections, title
from tmtui.exchange.writers.markdown.blocks import bullets, heading
from tmtui.exchange.writers.markdown.escape import code, text
from tmtui.model.diff import Diff


def changes_markdown(diff: Diff) -> str:
    """Return the document; it ends with one newline."""
    parts = [heading(1, text(title(diff))), *bullets(text(each) for each in figures(diff))]
    for section in sections(diff):
        parts += [heading(2, text(section.title)), *bullets(_item(line) for line in section.lines)]
    if not diff:
        parts.append("Nothing differs.")
    return "\n\n".join(parts) + "\n"


def _item(line: Line) -> str:
    id = f" ({code(line.id)})" if line.id else ""
    details = "".join(f"\n  - {text(each)}" for each in line.details)
    return f"{text(line.text)}{id}{details}"
