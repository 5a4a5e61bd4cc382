"""Holds JSON against a reduced schema: types, required and known keys, values, patterns; faults are named by path."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

TYPES: Mapping[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
}


def faults(data: object, schema: Mapping[str, Any], root: Mapping[str, Any], path: str = "") -> Iterator[str]:
    """Yield what does not fit, each with its path.

    Args:
        data: what to look at.
        schema: what it should be.
        root: where definitions stand.
        path: where `data` stands.
    """
    if "ref" in schema:
        yield from faults(data, root["definitions"][schema["ref"]], root, path)
        return
    if "enum" in schema and data not in schema["enum"]:
        yield f"{path}: {data!r} is none of {schema['enum']}"
    wanted = schema.get("type")
    if wanted is not None and (not isinstance(data, TYPES[wanted]) or (isinstance(data, bool) and wanted != "boolean")):
        yield f"{path}: {data!r} is no {wanted}"
        return
    if isinstance(data, str):
        if not data:
            yield f"{path}: empty"
        if "pattern" in schema and re.search(schema["pattern"], data) is None:
            yield f"{path}: {data!r} is not as {schema['pattern']}"
    if isinstance(data, (int, float)) and not schema.get("minimum", data) <= data <= schema.get("maximum", data):
        yield f"{path}: {data} is out of range"
    if isinstance(data, list):
        yield from _array(data, schema, root, path)
    if isinstance(data, dict):
        yield from _object(data, schema, root, path)


def _array(data: list[object], schema: Mapping[str, Any], root: Mapping[str, Any], path: str) -> Iterator[str]:
    if len(data) < schema.get("minItems", 0):
        yield f"{path}: too few"
    if schema.get("unique") and len({json.dumps(item, sort_keys=True) for item in data}) < len(data):
        yield f"{path}: the same twice"
    for place, item in enumerate(data):
        yield from faults(item, schema.get("items", {}), root, f"{path}[{place}]")


def _object(data: dict[str, object], schema: Mapping[str, Any], root: Mapping[str, Any], path: str) -> Iterator[str]:
    known = schema.get("properties", {})
    yield from (f"{path}: {name} is missing" for name in schema.get("required", ()) if name not in data)
    for name, item in data.items():
        if name in known:
            yield from faults(item, known[name], root, f"{path}.{name}")
        elif schema.get("closed"):
            yield f"{path}: {name} is not known"
        elif "values" in schema:
            yield from faults(item, schema["values"], root, f"{path}.{name}")
