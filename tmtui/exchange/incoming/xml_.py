"""XML from elsewhere, by defusedxml: no entities, nothing fetched, and no more elements than a file can mean.

Large files are read element by element: whoever reads them takes what is whole and lets it go.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from tmtui.exchange.incoming.document import LIMIT, Document, checked
from tmtui.model.errors import BadInput, Place

DEPTH = 200
"""Most elements inside one another."""


def whole_elements(document: Document, *wanted: str, limit: int = LIMIT) -> Iterator[Element]:
    """Yield every element with one of some names once it is whole, and forget it after; then the root.

    Args:
        document: the file.
        *wanted: names without namespace; elements inside a wanted one are not yielded on their own.
        limit: how many bytes the format takes.

    Raises:
        BadInput: when it is no XML, defines entities, or is nested deeper than anybody writes.
    """
    stack: list[Any] = []
    inside = 0
    data = checked(document, limit)
    for event, element, done in _events(document, data):
        if event == "start":
            stack.append(element)
            inside += bool(inside) or local(element) in wanted
            continue
        stack.pop()
        if inside:
            inside -= 1
            if not inside:
                yield element
                document.progress(done, len(data))
        if not inside:
            # What was handed out, and what nobody asked for, is let go; its parent forgets it too.
            element.clear()
            if stack:
                stack[-1].remove(element)


def read_xml(document: Document, *, limit: int = 50_000_000) -> Element:
    """Return the root of a file that is read as a whole.

    Raises:
        BadInput: as `whole_elements`.
    """
    first: list[Element] = []
    for _, element, _ in _events(document, checked(document, limit)):
        first = first or [element]
    return first[0]


def _events(document: Document, data: bytes) -> Iterator[tuple[str, Element, int]]:
    """Yield `start` or `end`, the element, and how many bytes were read.

    Raises:
        BadInput: when it is no XML, defines entities, or is nested deeper than anybody writes.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    stream, depth = BytesIO(data), 0
    try:
        for event, element in iterparse(stream, events=("start", "end"), forbid_entities=True, forbid_external=True):
            depth += 1 if event == "start" else -1
            if depth > DEPTH:
                raise _bad(document, f"more than {DEPTH} elements lie inside one another")
            yield event, element, stream.tell()
    except DefusedXmlException as error:
        raise _bad(document, f"the file defines or fetches something: {type(error).__name__}") from None
    except ParseError as error:
        line, column = error.position
        place = Place(document.file, line, column + 1)
        raise BadInput(f"this is not XML: {error.msg}", place=place, remedy="Check that the file is whole.") from None
    except (ValueError, LookupError) as error:
        raise _bad(document, f"this is not XML: {error}"[:200]) from None


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag) if "}" not in element.tag else element.tag.rpartition("}")[2]


def child(element: Element, *names: str) -> Element | None:
    """Return the first element under some names inside one another, whatever their namespaces."""
    found: Element | None = element
    for name in names:
        found = next((each for each in found if local(each) == name), None) if found is not None else None
    return found


def children(element: Element | None, name: str) -> list[Element]:
    """Return the direct children of a name, whatever their namespaces."""
    return [each for each in element if local(each) == name] if element is not None else []


def _bad(document: Document, message: str) -> BadInput:
    return BadInput(message, place=Place(document.file), remedy="It is no file of this format, or a hostile one.")
