"""The live panel: what the answers so far lead to, gathered off the answer path and drawn from a snapshot."""

from __future__ import annotations

from tmtui.model.assessment import Assessment, Differences
from tmtui.model.frozen import frozen
from tmtui.model.level import Interval, Risk
from tmtui.model.plan import PlanRow, RowKind
from tmtui.model.subject import MODEL, kind_of
from tmtui.model.threat import Finding
from tmtui.tui.lines import BLANK, Line, clip, fit, line, width_of, wrap
from tmtui.tui.pages.neighbourhood import neighbourhood
from tmtui.tui.pages.words import level_words, short_level, symbol

QUALITIES = ("confidentiality", "integrity", "availability", "safety")
"""What can be at stake, in the order people see."""

MOST_FINDINGS = 16
MOST_STEPS = 12
MANY = 500
"""Threats from which on the first steps are worked out after the rest."""

TALL = 32
"""Rows from which a title that is too long goes on beneath instead of being cut."""

MOST_ROWS = 3
"""Rows of a title; what is longer is cut, so that one title does not push the others out."""


@frozen
class Snapshot:
    """Everything the panel shows, as values."""

    subject: str
    name: str
    around: tuple[str, ...]
    """What the subject stands among, as rows of a small picture."""
    stakes: tuple[tuple[str, Interval, str], ...]
    """Quality, level, and why."""
    risk: Risk
    findings: tuple[Finding, ...]
    rows: tuple[PlanRow, ...] | None
    """The first steps; nothing while they are worked out."""
    changes: tuple[tuple[str, str], ...]
    """Symbol and sentence of what the last answer changed."""
    changed: frozenset[str]
    """Rules of findings that the last answer changed."""


def is_large(assessment: Assessment) -> bool:
    """Whether the plan takes so much longer than all else that the rest is worth showing before it."""
    summary = assessment.summary()
    return sum(summary.certain) + sum(summary.possible) > MANY


def snapshot(
    assessment: Assessment, subject: str, differences: Differences | None, *, planned: bool = True
) -> Snapshot:
    """Gather what the panel shows; the first steps take long on a large model.

    Args:
        assessment: what follows from the answers.
        subject: what the card is about.
        differences: what the last answer changed.
        planned: whether to work out the first steps.
    """
    has_stakes = kind_of(subject) not in ("actor", "note")
    stakes = [(quality, *assessment.at_stake(subject, quality)) for quality in QUALITIES] if has_stakes else []
    changes, changed = _changes(differences)
    return Snapshot(
        subject=subject,
        name=assessment.name(subject) if subject != MODEL else "",
        around=neighbourhood(assessment, subject),
        stakes=tuple(stakes),
        risk=assessment.risk,
        findings=tuple(assessment.findings()[:MOST_FINDINGS]),
        rows=assessment.plan().rows[:MOST_STEPS] if planned else None,
        changes=tuple(changes),
        changed=frozenset(changed),
    )


def _changes(differences: Differences | None) -> tuple[list[tuple[str, str]], set[str]]:
    if differences is None:
        return [], set()
    rules = {id.partition("@")[0] for id in (*differences.opened, *differences.moved)}
    found = []
    for ids, sign, word in (
        (differences.opened, "+", "opened"),
        (differences.closed, "−", "closed"),
        (differences.moved, "~", "changed"),
    ):
        if ids:
            found.append((sign, f"{len(ids)} threat{'s' if len(ids) > 1 else ''} {word}"))
    before, after = differences.risk_before, differences.risk_after
    if before and after and before.now != after.now and not after.too_early:
        found.append(("~", f"risk {before.now:,} → {after.now:,}"))
    return found, rules


def live_rows(shown: Snapshot, width: int, height: int) -> list[Line]:
    """Draw a snapshot."""
    room = width - 2
    rows: list[Line] = []
    if shown.name:
        rows += [*wrap(shown.name, width, "strong", first=" │ ", rest=" │ ")]
        for each in shown.around:
            rows += wrap(each, width, first=" │   ", rest=" │     ")
    if shown.stakes:
        rows.append(line(" │ ", ("At stake", "head")))
        rows += [_stake(quality, level, width) for quality, level, _ in shown.stakes]
    rows += [line(" │"), fit(line(" │ ", ("Risk ", "head"), _risk(shown.risk)), width)]
    for sign, text in shown.changes:
        rows.append(fit(line(" │ ", (sign, "mark"), f" {text}"), width))
    rows += [line(" │"), line(" │ ", ("Worst findings", "head"))]
    many, folds = (2, True) if height >= TALL else (1, False)
    for finding in shown.findings[: max((height - len(rows) - 3) * 3 // 5 // many, 2)]:
        sign, style = symbol(finding.level)
        mark = "~" if finding.rule in shown.changed else " "
        rows += _titled(line(" │", (mark, "mark"), (sign, style), " "), finding.title, room, folds)
    if not shown.findings:
        rows.append(line(" │   ", ("none yet", "dim")))
    rows += [line(" │"), line(" │ ", ("First steps", "head"))]
    for row in shown.rows or ():
        made = _titled(line(" │ ", (_days(row), "dim"), " "), row.title, room, folds)
        if len(rows) + len(made) > height:
            break
        rows += made
    if not shown.rows:
        told = "working it out …" if shown.rows is None else "nothing to do yet"
        rows.append(line(" │   ", (told, "dim")))
    rows = rows[:height]
    return rows + [line(" │") if len(rows) < height else BLANK] * (height - len(rows))


def _titled(start: Line, title: str, room: int, folds: bool) -> list[Line]:
    """A title behind its sign; where there is height, what does not fit goes on beneath."""
    size = width_of(start)
    texts = wrap(title, max(room - size, 8)) if folds else [line(title)]
    below = line(" │" + " " * (size - 2))
    return [
        fit((*(below if at else start), *text), room) for at, text in enumerate(clip(texts, MOST_ROWS, room - size))
    ]


def _stake(quality: str, level: Interval, width: int) -> Line:
    low, high = level
    bar = "█" * low + "░" * (high - low) + " " * (5 - high)
    start = line(f" │   {quality:<16}", (bar, "mark"), " ")
    sure = "" if low == high else " not sure yet"
    said = next(
        (
            row
            for row in (line(level_words(level), (sure, "dim")), line(level_words(level)))
            if width_of(start) + width_of(row) <= width
        ),
        line(short_level(level)),
    )
    return fit((*start, *said), width)


def _risk(risk: Risk) -> str:
    if risk.too_early:
        return "too early to say"
    return f"{risk.now:,}" if risk.low == risk.high else f"{risk.now:,}, between {risk.low:,} and {risk.high:,}"


def _days(row: PlanRow) -> str:
    return {RowKind.QUESTION: "  ask ", RowKind.OWN: "  own "}.get(row.kind, f"{row.days:g} d".rjust(6))
