"""The reference people read names every fence and key that the readers go by."""

from __future__ import annotations

from tmtui.banks.schema import FENCES, FRONT_MATTER, Shape, reference
from tmtui.banks.shapes import _READERS


def test_every_key_is_in_the_reference() -> None:
    text = reference()
    for fence in (FRONT_MATTER, *FENCES.values()):
        for key in fence.keys:
            assert f"| `{key.name}`" in text
            assert key.about.endswith(".")


def test_every_shape_has_a_reader_and_a_use() -> None:
    used = {key.shape for fence in (FRONT_MATTER, *FENCES.values()) for key in fence.keys}
    assert set(_READERS) == set(Shape) == used
