"""How far all of this can be trusted: what was asked, what was not looked at, what was measured and what only told."""

from __future__ import annotations

from collections.abc import Iterator

from tmtui.exchange.dispute import dispute_in_words
from tmtui.exchange.material import Material
from tmtui.exchange.wording import attribute, control_title
from tmtui.exchange.writers.markdown.blocks import bullets, heading
from tmtui.exchange.writers.markdown.escape import text
from tmtui.model.assessment import Coverage
from tmtui.model.level import Risk


def section(material: Material) -> list[str]:
    """Return the section; it always has something to say."""
    summary = material.assessment.summary()
    items = [
        _risk(summary.risk),
        _asked(summary.coverage),
        _verified(summary.coverage, summary.risk),
        *not_looked_at(material, summary.coverage),
        *_disputed(material),
        *(
            f"Said to be in place, and the facts do not show it: {text(control_title(material, control))}."
            for control in summary.unshown
        ),
        *(f"A loop was cut to go on reckoning: {text(cycle)}." for cycle in summary.cycles),
    ]
    return [heading(2, "How sure we are"), *bullets(items)]


def _risk(risk: Risk) -> str:
    if risk.too_early:
        return "Too early to say how high the risk is: zones, components and flows are not all listed yet."
    return (
        f"Risk today: {risk.now:,} points, at least {risk.low:,} and at most {risk.high:,}; "
        f"{risk.planned:,} once what is planned is done. Points order things; they are no money."
    )


def _asked(coverage: Coverage) -> str:
    return (
        f"Of {coverage.total:,} questions that arise {coverage.answered:,} are answered, {coverage.unknown:,} nobody "
        f"knew, {coverage.not_applicable:,} do not apply, {coverage.unasked:,} were not asked."
    )


def _verified(coverage: Coverage, risk: Risk) -> str:
    said = f"Of the answers {coverage.verified:,} were measured or tested; the others were told, read or assumed."
    if risk.too_early:
        return said
    return f"{said} Counting only what was verified, risk stands at {risk.verified:,} points."


def not_looked_at(material: Material, coverage: Coverage) -> Iterator[str]:
    """Lists that nobody called complete."""
    states = {"partial": "there are more", "": "nobody said that it is complete"}
    for slot, state in coverage.lists:
        if state != "complete":
            subject, _, name = slot.partition(" ")
            what = name.removesuffix("_listed").replace("_", " ")
            whose = f" of {text(material.assessment.name(subject))}" if subject != "model" else ""
            yield f"Not looked at in full: {text(what)}{whose} ({states.get(state, text(state))})."


def _disputed(material: Material) -> Iterator[str]:
    for subject, name in material.assessment.summary().disputed:
        answer = material.answers.get(subject, name)
        words = f" ({text(dispute_in_words(answer))})" if answer is not None else ""
        what = f"{attribute(material, subject, name)} of {material.assessment.name(subject)}"
        yield f"People differ on {text(what)}{words}."
