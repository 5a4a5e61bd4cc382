"""JSON from elsewhere: plain values, or one clear error.

Evidence in JSON is given as a pointer (`plan.json#/resources/3`), since lines mean little in a file nobody wrote by
hand.
"""

from __future__ import annotations

import json
from typing import cast

from tmtui.banks.fault import quoted
from tmtui.exchange.incoming.document import Document, text_of
from tmtui.exchange.incoming.plain import Plain
from tmtui.model.errors import BadInput, Place

LIMIT = 64_000_000
"""Bytes of the largest JSON file; its values take several times as much memory."""


class _RepeatedKeyError(ValueError):
    """A mapping names a key twice, so one of its values would be lost."""


def read_json(document: Document) -> Plain:
    """Return the value of a JSON file.

    Raises:
        BadInput: when it is no JSON, repeats a key, or is nested deeper than anybody writes.
    """
    text = text_of(document, LIMIT)
    try:
        return cast(Plain, json.loads(text, object_pairs_hook=_once, parse_constant=_refuse))
    except json.JSONDecodeError as error:
        place = Place(document.file, error.lineno, error.colno)
        raise BadInput(f"this is not JSON: {error.msg}", place=place, remedy="Check that the file is whole.") from None
    except _RepeatedKeyError as error:
        raise BadInput(str(error), place=Place(document.file), remedy="Remove one of them.") from None
    except RecursionError:
        raise BadInput(
            "the file is nested too deeply", place=Place(document.file), remedy="It is no file of this format."
        ) from None
    except ValueError as error:
        raise BadInput(
            f"this is not JSON: {error}"[:200], place=Place(document.file), remedy="Check that the file is whole."
        ) from None


def _once(pairs: list[tuple[str, Plain]]) -> dict[str, Plain]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _RepeatedKeyError(f"the key {quoted(key)} stands twice in one object")
            seen.add(key)
    return found


def _refuse(word: str) -> Plain:
    raise ValueError(f"{word} is no number in JSON")
