"""What one line of quick entry says, before it is held against the model."""

from __future__ import annotations

from tmtui.model.frozen import frozen


@frozen
class Thing:
    """`web-1, web-2: nginx in DMZ`: one or more subjects and what they are."""

    names: tuple[str, ...]
    what: str = ""
    """Technology, kind, power or position, as typed."""
    inside: str = ""
    """After `in`: a zone."""
    on: tuple[str, ...] = ()
    """After `on`: what it runs on, where it is kept or held."""
    opens: tuple[str, ...] = ()
    """After `opens`: what an identity lets somebody into."""
    by: tuple[str, ...] = ()
    """After `by`: who uses an identity."""
    count: int = 0
    """After `x`: how many alike; 0 for not said."""


@frozen
class Connection:
    """`web-1 -> app -> db-1: postgres 5432 carrying Orders`: who opens connections to whom."""

    chain: tuple[tuple[str, ...], ...]
    """Two or more groups of names; each group opens connections to the next."""
    protocol: str = ""
    port: int = 0
    """0 for not said."""
    carrying: tuple[str, ...] = ()


@frozen
class Remark:
    """A line that is taken as it is: a worry, a note."""

    text: str


Entry = Thing | Connection | Remark
