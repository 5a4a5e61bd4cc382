"""The way under the mark in full, for beside the list: who does what, each step, what nobody knows, what cuts it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tmtui.model.path import AttackPath
from tmtui.tui.lines import BLANK, Line, line, wrap
from tmtui.tui.pages.paths import CERTAIN, Group, control_words, cut_at, in_short, missing, title
from tmtui.tui.pages.words import attribute_words, level_words, symbol

if TYPE_CHECKING:
    from tmtui.workspace.live import LiveModel


def way_rows(live: LiveModel, group: Group, titles: Mapping[str, str], width: int) -> list[Line]:
    """Return a way in full.

    Args:
        live: the model.
        group: paths that part only at their last step, worst first.
        titles: control id: what it is called.
        width: cells of a row.
    """
    path = group[0]
    sign, style = symbol(path.level)
    rows = wrap(title(live, path), width, "strong")
    rows.append(line((f"{sign} {level_words(path.level)}", style)))
    rows += wrap(f"likelihood {level_words(path.likelihood)}, harm {level_words(path.impact)}", width, "dim")
    if group[1:]:
        rows += wrap(f"The same way: {in_short(live, group[1:])}", width, "dim")
    rows += [BLANK, *step_rows(live, path, width), BLANK]
    if not path.best_cut:
        return [*rows, *wrap("No control of the banks cuts this way.", width, "warn")]
    at = cut_at(path)
    where = f" at step {at}" if at else ""
    rows.append(line((f"Cut best{where}", "strong"), ", by all of these" if path.best_cut[1:] else ""))
    for control in path.best_cut:
        rows += wrap(titles.get(control) or control_words(live, control), width, first="· ", rest="  ")
    return rows


def step_rows(live: LiveModel, path: AttackPath, width: int) -> list[Line]:
    """Return the steps of a way, how likely each is, and what nobody knows about it."""
    rows: list[Line] = []
    for number, step in enumerate(path.steps, 1):
        mark, colour = symbol(step.level)
        words = f"{mark} {level_words(step.level)}"
        if not step.threats and step.level == CERTAIN:
            words, colour = "· unhindered", "dim"
        rows += wrap(step.how, width, first=f"{number}. ", rest="   ")
        rows.append(line("   ", (words, colour)))
        for because in missing(step):
            about = f"nobody knows {attribute_words(because.attribute)} of {live.assessment.name(because.subject)}"
            rows += wrap(about, width, "warn", first="   ? ", rest="     ")
    return rows
