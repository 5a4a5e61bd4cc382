"""The list of threat models as a table: how far each is, what is open, its risk, and when somebody last spoke."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tmtui.tui.lines import Line, line, pad
from tmtui.tui.pages.outline import Item
from tmtui.tui.pages.words import day

if TYPE_CHECKING:
    from tmtui.workspace.workspace import ModelInfo, ModelProgress

NARROW = 64
"""Columns below which risk and when somebody last spoke have no room."""

WIDE = 110
"""Columns from which banks, bar and time of day have room."""


def model_items(
    models: Sequence[ModelInfo], progress: Mapping[str, ModelProgress | None], here: str, width: int
) -> list[Item]:
    """Return heads and one row for each model.

    Args:
        models: the models.
        progress: how far each is that was derived already; nothing for one that cannot be opened.
        here: slug of the open model, or empty.
        width: columns.
    """
    if not models:
        return []
    # What is left of and between the columns, and the columns themselves: progress, open, risk, last said.
    rest = 5 + 2 + (28 if width >= WIDE else 10) + 2 + 6
    rest += 2 + 14 + 2 + (16 if width >= WIDE else 10) if width >= NARROW else 0
    longest = max(cell_len(", ".join(info.banks)) for info in models)
    banks = min(max(longest, 5), 24) if width >= WIDE else 0
    # Where there is more room than names need, figures stay near the name they are about.
    needed = max(cell_len(_name(info, here)) for info in models) + 2
    name = max(min(width - rest - banks - (2 if banks else 0), max(needed, 24)), 14)
    heads = [pad("Model", name), pad("Banks", banks)] if banks else [pad("Model", name)]
    heads += [pad("Answered", 28 if width >= WIDE else 10), f"{'Open':>6}"]
    heads += [pad("Risk", 14), "Last said"] if width >= NARROW else []
    items = [Item("", line(("  ".join(heads), "dim")))]
    for info in models:
        parts = [pad(_name(info, here), name)]
        parts += [pad(", ".join(info.banks), banks)] if banks else []
        row = line(*((f"{part}  ", "dim" if info.archived else "") for part in parts))
        items.append(Item(info.slug, (*row, *_numbers(info, progress, width)), 0, opens=True))
    return items


def _name(info: ModelInfo, here: str) -> str:
    name = f"{info.name} (archived)" if info.archived else info.name
    return f"● {name}" if info.slug == here else name


def _numbers(info: ModelInfo, progress: Mapping[str, ModelProgress | None], width: int) -> Line:
    wide = width >= WIDE
    room = 28 if wide else 10
    said = day(info.last_said) if wide else info.last_said[:10]
    found = progress.get(info.slug)
    if found is None:
        broken = info.slug in progress
        words = "cannot be opened" if broken else "…"
        if width < NARROW:
            return line((words, "bad" if broken else "dim"))
        return line((pad(words, room + 2 + 6 + 2 + 14), "bad" if broken else "dim"), (f"  {said}", "dim"))
    share = found.answered * 100 // found.total if found.total else 0
    how_far = f"{share:>3} %"
    if wide:
        full = share // 10
        how_far += f" ▕{'█' * full}{'░' * (10 - full)}▏ {found.answered}/{found.total}"
    risk = "too early" if found.risk.too_early else f"{found.risk.now:,}"
    open_questions = f"{found.open_questions:>6}"
    if width < NARROW:
        return line(pad(how_far, room), f"  {open_questions}")
    return line(pad(how_far, room), f"  {open_questions}  ", pad(risk, 14), (f"  {said}", "dim"))
