"""One fact as one line of JSON: how logs travel between copies.

A line holds what its link covers, the hash, and the clear text with its salts, so whoever reads it can check all of it.
Where a redaction took the text, the line has only the commitment.
"""

from __future__ import annotations

import json
import re
from typing import Any

from tmtui.model.errors import BadInput, Place
from tmtui.model.fact import Basis, State
from tmtui.model.frozen import frozen
from tmtui.model.subject import SLUG, is_key
from tmtui.model.text import clean, one_line
from tmtui.model.value import Value, canonical, parse
from tmtui.store.chain import ROW_FIELDS, Content, LogRow, canonical_json, commit_content, commitment, link
from tmtui.store.shapes import ATTRIBUTE, DATE, NAME, TIME

FORMAT = 1
"""Version of the line format."""

LONGEST = 1_000_000
"""Characters in a line; a longer one is refused before it is parsed."""

LATEST = 253_402_300_800_000_000
"""Microseconds at the end of the year 9999: no id is later, so there is always room for the next."""

_HASH = re.compile(r"[0-9a-f]{64}")
_SALT = re.compile(r"[0-9a-f]{32}")
_TEXTS = ("author", "role", "source")


@frozen
class Line:
    """A line that was read and checked."""

    place: Place
    row: LogRow
    prev: str
    hash: str
    key: str
    key_salt: bytes | None
    """Nothing where the name was redacted."""
    content: Content | None
    """Nothing where the content was redacted."""
    salt: bytes
    rewritten: bool
    """The value names a redacted subject by its new key, so it is not what the chain committed to."""


def write_line(
    row: LogRow, prev: str, hashed: str, key: str, key_salt: bytes | None, content: Content | None, salt: bytes | None
) -> str:
    """Return the line of a fact, without a newline."""
    plain: dict[str, object] = {"tmtui": FORMAT, "fact": row.plain(), "prev": prev, "hash": hashed, "key": key}
    if key_salt is not None:
        plain["key_salt"] = key_salt.hex()
    if content is not None and salt is not None:
        plain |= {
            "value": json.loads(content.value),
            "note": content.note,
            "evidence": content.evidence,
            "ask": content.ask,
            "salt": salt.hex(),
        }
        if commit_content(salt, content) != row.content:
            plain["rewritten"] = True
    return canonical_json(plain)


def read_line(text: str, place: Place) -> Line:
    """Read a line and check everything that can be checked without the log it came from.

    Nothing in it is trusted: types, ranges, hashes and commitments are checked, and text that the sanitiser would
    change is refused, because it cannot be changed without breaking the chain and this program never wrote it.

    Raises:
        BadInput: with the place, when anything is wrong.
    """
    try:
        return _read(text, place)
    except (ValueError, KeyError, TypeError, RecursionError, AttributeError) as error:
        reason = str(error) or type(error).__name__
        if isinstance(error, KeyError):
            reason = f"{error} is missing"
        raise BadInput(f"This is not a line of a tmtui log: {one_line(reason)[:200]}.", place=place) from error


def _read(text: str, place: Place) -> Line:
    if len(text) > LONGEST:
        raise ValueError(f"longer than {LONGEST} characters")
    plain = json.loads(text)
    if not isinstance(plain, dict) or plain.get("tmtui") != FORMAT:
        raise ValueError(f"it does not say tmtui: {FORMAT}")
    row = _row(plain["fact"])
    prev, hashed, key = _match(_HASH, plain["prev"]), _match(_HASH, plain["hash"]), _text(plain["key"])
    if link(prev, row.plain()) != hashed:
        raise ValueError("its hash is wrong, so it was changed")
    if not is_key(key):
        raise ValueError("its key names no subject")
    key_salt = bytes.fromhex(_match(_SALT, plain["key_salt"])) if "key_salt" in plain else None
    if key_salt is not None and commitment(key_salt, key) != row.subject:
        raise ValueError("its subject was changed")
    if key_salt is None and "redacted-" not in key:
        raise ValueError("its subject cannot be checked")
    if "salt" not in plain:
        return Line(place, row, prev, hashed, key, key_salt, None, b"", False)
    salt = bytes.fromhex(_match(_SALT, plain["salt"]))
    content = Content(
        canonical(_value(plain["value"])), _text(plain["note"]), _text(plain["evidence"]), _text(plain["ask"])
    )
    rewritten = commit_content(salt, content) != row.content
    if rewritten and (plain.get("rewritten") is not True or "redacted-" not in content.value):
        raise ValueError("its value, note or evidence was changed")
    return Line(place, row, prev, hashed, key, key_salt, content, salt, rewritten)


def _row(plain: Any) -> LogRow:
    if set(plain) != set(ROW_FIELDS):
        raise ValueError("the fields of its fact are not those of a fact")
    id_, saw = plain["id"], plain["saw"]
    if type(id_) is not int or not 0 < id_ < LATEST:
        raise ValueError("its id is not a time")
    if not isinstance(saw, list) or any(type(each) is not int or not 0 < each < LATEST for each in saw):
        raise ValueError("what it saw are not ids")
    if type(plain["differs"]) is not bool:
        raise ValueError("differs is not true or false")
    for name in _TEXTS:
        if one_line(_text(plain[name])) != plain[name]:
            raise ValueError(f"its {name} is not one line")
    return LogRow(
        id=id_,
        origin=_match(NAME, plain["origin"]),
        model=_match(SLUG, plain["model"]),
        batch=_match(NAME, plain["batch"]),
        subject=_match(_HASH, plain["subject"]),
        attribute=_match(ATTRIBUTE, plain["attribute"]),
        content=_match(_HASH, plain["content"]),
        state=State(plain["state"]).value,
        basis=Basis(plain["basis"]).value,
        author=plain["author"],
        role=plain["role"],
        source=plain["source"],
        said_at=_match(TIME, plain["said_at"]),
        ask_by=_match(DATE, plain["ask_by"]),
        saw=tuple(saw),
        differs=plain["differs"],
    )


def _match(pattern: re.Pattern[str], text: object) -> str:
    if not isinstance(text, str) or pattern.fullmatch(text) is None:
        raise ValueError(f"{str(text)[:60]!r} is not as it should be")
    return text


def _text(text: object) -> str:
    if not isinstance(text, str):
        raise TypeError(f"{str(text)[:60]!r} is not text")
    if clean(text) != text:
        raise ValueError("it holds characters that a terminal would obey")
    return text


def _value(plain: object) -> Value:
    value = parse(json.dumps(plain))
    for each in value if isinstance(value, tuple) else (value,):
        if isinstance(each, str):
            _text(each)
    return value
