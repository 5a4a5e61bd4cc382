"""Which components are, or keep, what is worth most: what people named, else the data that is rated highest."""

from __future__ import annotations

from collections.abc import Collection

from tmtui.exchange.material import Material
from tmtui.model.assessment import Element
from tmtui.model.subject import MODEL

HIGH = 4
"""Rating from which data is worth a mark where nobody named any."""


def jewels(material: Material) -> Collection[str]:
    """Return keys of components."""
    data = material.assessment.elements("data")
    chosen = material.answers.value(MODEL, "jewels")
    if isinstance(chosen, tuple) and chosen:
        return {*chosen, *(place for each in data if each.key in chosen for place in each.stored_by)}
    top = max((_worst(each) for each in data), default=0)
    return {place for each in data if _worst(each) == top >= HIGH for place in each.stored_by}


def _worst(element: Element) -> int:
    return max((low for _, (low, _) in element.ratings), default=0)
