"""The hash chain that shows whether the log was changed behind the program's back.

There is one chain per model and origin. A link is sha256 over the hash before it and the canonical row of the fact:
JSON with sorted keys, no spaces, in UTF-8. The row does not hold the subject's key, nor value, note, evidence and who
is asked; it holds their commitments, sha256 over a random salt of 16 bytes and the text. With the salt gone nobody can
find out by guessing what stood there, and the chain still verifies.

The chain finds changes, removals and re-ordering by whoever does not work out all later hashes anew. It is not a
signature: who can write the file can also rewrite it whole, so compare the heads with ones noted elsewhere (they are in
every report).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields
from json.encoder import encode_basestring

from tmtui.model.frozen import frozen
from tmtui.model.value import Value, canonical

GENESIS = "0" * 64
"""Stands for the hash before the first fact."""

SALT_BYTES = 16

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
"""Made once: making it takes longer than writing a row with it."""


@frozen
class LogRow:
    """What a link covers, field by field as it is written; `subject` and `content` are commitments."""

    id: int
    origin: str
    model: str
    batch: str
    subject: str
    attribute: str
    content: str
    state: str
    basis: str
    author: str
    role: str
    source: str
    said_at: str
    ask_by: str
    saw: tuple[int, ...]
    differs: bool

    def plain(self) -> dict[str, object]:
        """Return the fields as JSON takes them."""
        return {name: getattr(self, name) for name in ROW_FIELDS}


ROW_FIELDS = tuple(each.name for each in fields(LogRow))
"""Names of what a row holds."""


@frozen
class Content:
    """What of a fact can be redacted, as one piece."""

    value: str
    """Canonical JSON."""
    note: str
    evidence: str
    ask: str

    @classmethod
    def of(cls, value: Value, note: str, evidence: str, ask: str) -> Content:
        """Make it from a value as facts hold it.

        Raises:
            ValueError: for numbers that JSON cannot say.
        """
        return cls(canonical(value), note, evidence, ask)


def canonical_json(plain: object) -> str:
    """Return the one JSON text of `plain`: sorted keys, no spaces, not escaped beyond need."""
    return _ENCODER.encode(plain)


def commitment(salt: bytes, text: str) -> str:
    """Return the salted hash that stands for `text` in the chain."""
    return hashlib.sha256(salt + text.encode()).hexdigest()


def commit_content(salt: bytes, content: Content) -> str:
    """Return the commitment to value, note, evidence and who is asked, together."""
    texts = (content.value, content.note, content.evidence, content.ask)
    try:
        written = f"[{','.join(map(encode_basestring, texts))}]"
    except TypeError:
        # A line of somebody else's log may hold anything until it was looked at.
        written = canonical_json(list(texts))
    return commitment(salt, written)


def link_row(prev: str, row: LogRow) -> str:
    """Return the hash of a line of the log that follows the one with hash `prev`: `link` of its fields, only faster."""
    text = encode_basestring
    said = (
        f'{{"ask_by":{text(row.ask_by)},"attribute":{text(row.attribute)},"author":{text(row.author)},'
        f'"basis":{text(row.basis)},"batch":{text(row.batch)},"content":{text(row.content)},'
        f'"differs":{"true" if row.differs else "false"},"id":{row.id},"model":{text(row.model)},'
        f'"origin":{text(row.origin)},"role":{text(row.role)},"said_at":{text(row.said_at)},'
        f'"saw":[{",".join(map(str, row.saw))}],"source":{text(row.source)},"state":{text(row.state)},'
        f'"subject":{text(row.subject)}}}'
    )
    return hashlib.sha256(f"{prev}\n{said}".encode()).hexdigest()


def link(prev: str, row: Mapping[str, object]) -> str:
    """Return the hash of a row that follows the one with hash `prev`."""
    return hashlib.sha256(f"{prev}\n{canonical_json(row)}".encode()).hexdigest()
