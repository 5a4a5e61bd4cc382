"""Makes facts for tests; every field that a test does not care about has a plain default."""

from __future__ import annotations

from tmtui.model.fact import Basis, Fact, State
from tmtui.model.value import Value


def fact(
    number: int,
    subject: str,
    attribute: str,
    value: Value = None,
    *,
    state: State = State.ANSWERED,
    batch: str = "",
    saw: tuple[int, ...] = (),
    author: str = "ops-1",
    origin: str = "here",
    differs: bool = False,
    basis: Basis = Basis.TOLD,
) -> Fact:
    """Return a fact said at second `number`; its batch is its own unless given."""
    return Fact(
        id=number,
        origin=origin,
        batch=batch or f"b{number}",
        model="m",
        subject=subject,
        attribute=attribute,
        value=value,
        state=state,
        basis=basis,
        author=author,
        role="",
        source="interview",
        said_at="2026-01-01T00:00:00Z",
        saw=saw,
        differs=differs,
    )
