"""Subjects: what facts are about, and the keys that name them.

A key is made from the first name and never changes after, so a rename keeps every answer, and two people who both add
`web-1` on two machines mean the same thing when their logs are merged.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from tmtui.model.frozen import frozen

KINDS = ("model", "zone", "component", "flow", "data", "identity", "actor", "note")
"""Kinds of subject that answers are about."""

DECIDED_KINDS = ("threat", "control")
"""Kinds of subject that only decisions are about: `threat/<threat id>`, `control/<control id>`."""

LISTS = {
    "model": ("zones", "components", "flows", "data", "identities", "actors"),
    "component": ("inbound", "outbound", "data", "identities"),
}
"""Kind of subject: the lists somebody can call complete, each as attribute `<list>_listed`."""

KIND_OF_LIST = {
    "zones": "zone",
    "components": "component",
    "flows": "flow",
    "data": "data",
    "identities": "identity",
    "actors": "actor",
    "inbound": "flow",
    "outbound": "flow",
}
"""List: the kind of what it lists."""

MODEL = "model"
"""Key of the threat model itself."""

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What a slug looks like, as a full match."""

_ENDS = re.compile(rf"({SLUG.pattern})\.\.({SLUG.pattern})(?::({SLUG.pattern}))?")
_TRANSLITERATED = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "œ": "oe", "Œ": "oe", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d"}
)


@frozen
class Ends:
    """The ends of a flow, as its key fixes them."""

    source: str
    """Slug of the component or actor that opens the connection."""
    target: str
    """Slug of the component or actor that is called."""
    suffix: str = ""
    """Tells a second flow between the same pair from the first."""


def slug(name: str) -> str:
    """Make a slug from a name: accents folded, runs of other characters become `-`.

    Returns:
        Text that matches `SLUG`; a name without one usable character gives `x` and eight hex digits of its code points,
        so that names in other scripts stay apart.
    """
    folded = unicodedata.normalize("NFKD", name.translate(_TRANSLITERATED)).encode("ascii", "ignore").decode()
    found = "-".join(re.findall(r"[a-z0-9]+", folded.lower()))[:60].strip("-")
    if found:
        return found
    mixed = 0
    for character in name:
        mixed = (mixed * 1_000_003 + ord(character)) % 2**32
    return f"x{mixed:08x}"


def free_slug(name: str, taken: Container[str]) -> str:
    """Return a slug for `name` that is not in `taken`: `web`, else `web-2`, `web-3` ..."""
    first = slug(name)
    found, number = first, 2
    while found in taken:
        found, number = f"{first}-{number}", number + 1
    return found


def key(kind: str, tail: str) -> str:
    """Return the subject key of `tail` (a slug, a flow's ends, a threat id) within `kind`."""
    return MODEL if kind == MODEL else f"{kind}/{tail}"


def kind_of(subject: str) -> str:
    """Return the kind of the subject a key names: what stands before the first slash."""
    return subject.partition("/")[0]


def tail_of(subject: str) -> str:
    """Return what stands after the first slash of a key."""
    return subject.partition("/")[2]


def flow_key(source: str, target: str, suffix: str = "") -> str:
    """Return the key of a flow between two slugs (or keys; their kind is dropped)."""
    ends = f"{tail_of(source) or source}..{tail_of(target) or target}"
    return f"flow/{ends}:{suffix}" if suffix else f"flow/{ends}"


def ends_of(flow: str) -> Ends:
    """Read the ends out of a flow's key.

    Raises:
        ValueError: when `flow` is not the key of a flow.
    """
    match = _ENDS.fullmatch(tail_of(flow)) if kind_of(flow) == "flow" else None
    if match is None:
        raise ValueError(f"not the key of a flow: {flow}")
    return Ends(match[1], match[2], match[3] or "")


def is_key(text: str) -> bool:
    """Whether `text` is a well-formed subject key of one of `KINDS` or `DECIDED_KINDS`."""
    if text == MODEL:
        return True
    kind, _, tail = text.partition("/")
    if kind == "flow":
        return _ENDS.fullmatch(tail) is not None
    if kind in DECIDED_KINDS:
        rule, _, subject = tail.partition("@")
        return SLUG.fullmatch(rule) is not None and kind_of(subject) in KINDS and is_key(subject)
    return kind in KINDS and kind != MODEL and SLUG.fullmatch(tail) is not None
