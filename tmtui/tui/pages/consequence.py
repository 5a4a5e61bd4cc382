"""What an answer changed, on one line: a symbol and a word for every change, worst first."""

from __future__ import annotations

from tmtui.model.assessment import Assessment, Differences
from tmtui.tui.lines import Line, line
from tmtui.tui.pages.words import level_words


def consequence(differences: Differences, assessment: Assessment) -> Line:
    """Return the line; empty when nothing changed."""
    wanted = {*differences.opened, *differences.moved}
    standing = {threat.id: threat for threat in assessment.threats() if threat.id in wanted} if wanted else {}
    for ids, sign, word, style in ((differences.opened, "+", "new", "warn"), (differences.moved, "~", "now", "")):
        known = [standing[each] for each in ids if each in standing]
        if known:
            worst = max(known, key=lambda threat: threat.level[::-1])
            more = f"  and {len(ids) - 1} more" if len(ids) > 1 else ""
            return line((f" {sign} {word} {level_words(worst.level)}: ", style), worst.title, (more, "dim"))
    if differences.closed:
        count = len(differences.closed)
        return line((" − closed: ", "good"), f"{count} threat{'s' if count > 1 else ''}")
    return ()
