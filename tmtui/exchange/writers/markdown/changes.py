"""What changed since an earlier moment, where somebody asked for it: figures, threats that moved, what was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tmtui.analysis.changes.wording import Line, figures, sections
from tmtui.exchange.material import Material
from tmtui.exchange.writers.markdown.blocks import bullets, heading
from tmtui.exchange.writers.markdown.escape import code, text
from tmtui.model.diff import ThreatTurn
from tmtui.model.threat import Certainty

FEW = ("leadership",)
"""Readers who decide on threats and not on answers: they get what is certain, and no list of what was said."""
MOST = 10
"""Lines under one heading for them; the rest are counted."""


def section(material: Material) -> list[str]:
    """Return the section; none where nobody asked since when."""
    diff = material.changes
    if diff is None:
        return []
    since = text(f"What changed since {diff.earlier.label}")
    blocks = [heading(2, since), *bullets(text(line) for line in figures(diff))]
    short = material.reader in FEW
    told = replace(diff, threats=tuple(filter(_is_certain, diff.threats))) if short else diff
    for part in sections(told):
        if short and not part.title.startswith("Threats"):
            continue
        blocks += [heading(3, text(part.title)), *bullets(_lines(part.lines, short=short))]
    return blocks if diff else [*blocks, "Nothing differs."]


def _is_certain(turn: ThreatTurn) -> bool:
    """Whether a threat was certain before or is now."""
    return any(each is not None and each.certainty is Certainty.CERTAIN for each in (turn.before, turn.after))


def _lines(lines: Sequence[Line], *, short: bool) -> Iterator[str]:
    for line in lines[: MOST if short else None]:
        id = f" {code(line.id)}" if line.id else ""
        details = "" if short else "".join(f"\n  - {text(each)}" for each in line.details)
        yield f"{text(line.text)}{id}{details}"
    if short and len(lines) > MOST:
        yield f"and {len(lines) - MOST} more"
