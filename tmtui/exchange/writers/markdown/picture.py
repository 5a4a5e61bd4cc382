"""The data-flow diagram, and what matters most in it."""

from __future__ import annotations

from tmtui.banks.vocabulary import QUALITIES
from tmtui.exchange.material import Material
from tmtui.exchange.writers import mermaid
from tmtui.exchange.writers.markdown.blocks import bullets, fenced, heading
from tmtui.exchange.writers.markdown.escape import text
from tmtui.model.assessment import Element
from tmtui.model.subject import MODEL

MOST_NODES = 80
"""Nodes in one picture; above that the zones alone are drawn."""
MOST_JEWELS = 5
"""How many things can matter most."""


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
    chosen = material.answers.value(MODEL, "jewels")
    elements = {
        element.key: element for kind in ("data", "component") for element in material.assessment.elements(kind)
    }
    keys = [key for key in chosen if key in elements] if isinstance(chosen, tuple) else []
    if not keys:
        rated = [element for element in material.assessment.elements("data") if _worst(element)]
        keys = [element.key for element in sorted(rated, key=lambda each: (-_worst(each), each.key))]
    items = [f"{text(elements[key].name)}{_ratings(elements[key])}" for key in keys[:MOST_JEWELS]]
    if not items:
        return []
    return [heading(3, "Crown jewels"), *bullets(items)]


def _worst(element: Element) -> int:
    return max((interval[1] for _, interval in element.ratings), default=0)


def _ratings(element: Element) -> str:
    known = dict(element.ratings)
    parts = []
    for quality in QUALITIES:
        low, high = known.get(quality, (0, 0))
        if high:
            parts.append(f"{quality} {low}" if low == high else f"{quality} {low} to {high}")
    return f": {', '.join(parts)}" if parts else ""
