"""The data-flow diagram, and what matters most in it."""

from __future__ import annotations

from tmtui.banks.vocabulary import QUALITIES
from tmtui.exchange.material import Material
from tmtui.exchange.writers import mermaid
from tmtui.exchange.writers.markdown.blocks import bullets, fenced, heading
from tmtui.exchange.writers.markdown.escape import text
from tmtui.model.assessment import Element

MOST_NODES = 80
"""Nodes in one picture; above that the zones alone are drawn."""
MOST_JEWELS = 12
"""How many crown jewels are named."""


def section(material: Material) -> list[str]:
    """Return the diagram and the crown jewels; none before anything is listed."""
    components = material.assessment.elements("component")
    if not components:
        return []
    too_large = len(components) > MOST_NODES
    note = f"{len(components)} components are too many for one picture; these are the zones."
    return [
        heading(2, "Picture"),
        *([note] if too_large else []),
        fenced("mermaid", mermaid.overview(material) if too_large else mermaid.write(material)),
        "Thick arrows cross a trust boundary; dashed boxes lie outside.",
        *_jewels(material),
    ]


def _jewels(material: Material) -> list[str]:
    """Return what the attack paths are followed to, what is worth most first."""
    assessment = material.assessment
    elements = {element.key: element for kind in ("data", "component") for element in assessment.elements(kind)}
    found = sorted((elements[key] for key in assessment.jewels() if key in elements), key=_worst, reverse=True)
    items = [f"{text(each.name)}{_ratings(each)}" for each in found[:MOST_JEWELS]]
    more = [f"and {len(found) - MOST_JEWELS} more"] if len(found) > MOST_JEWELS else []
    return [heading(3, "Crown jewels"), *bullets([*items, *more])] if items else []


def _worst(element: Element) -> tuple[int, int]:
    """Return what is certainly at stake in an element, and what may be."""
    return max((low for _, (low, _) in element.ratings), default=0), max(
        (most for _, (_, most) in element.ratings), default=0
    )


def _ratings(element: Element) -> str:
    known = dict(element.ratings)
    parts = []
    for quality in QUALITIES:
        low, high = known.get(quality, (0, 0))
        if high:
            parts.append(f"{quality} {low}" if low == high else f"{quality} {low} to {high}")
    return f": {', '.join(parts)}" if parts else ""
