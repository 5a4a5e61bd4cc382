"""Markdown of ours as HTML, with a table of contents.

The parser takes no HTML, links or pictures, whatever stands in the text, so nothing that people typed becomes markup or
is fetched. Headings get anchors of their own; drawings take the place of the diagrams that code hosts would draw.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from tmtui.model.frozen import frozen

OFF = ("link", "image", "autolink", "html_inline", "html_block", "reference", "entity")
"""Rules of Markdown that a summary has no use for."""
DIAGRAM = "mermaid"
"""Language of blocks that are drawn, or left out where nothing is drawn for them."""

LONGEST = 45
"""Letters of a heading of the third level that the table of contents takes: sentences are found by reading."""

Drawn = Callable[[str], str]
"""Returns HTML in place of a diagram's text, or nothing."""


@frozen
class Heading:
    """A heading in the table of contents."""

    level: int
    anchor: str
    html: str


@frozen
class Body:
    """A document as HTML."""

    html: str
    contents: str
    """The table of contents: headings of the second and third level; empty where there are none."""
    title: str
    """Text of the first heading, as HTML."""


def body(markdown: str, drawn: Drawn) -> Body:
    """Return a document as HTML.

    Args:
        markdown: the document.
        drawn: returns what stands in place of a diagram.
    """
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable(OFF, ignoreInvalid=True)
    renderer = RendererHTML(parser)
    tokens = parser.parse(markdown)
    found: list[Heading] = []
    taken: set[str] = set()
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            inline = tokens[place + 1]
            html = renderer.renderInline(inline.children or [], parser.options, {})
            anchor = _anchor(_plain(inline.children or []), taken)
            token.attrSet("id", anchor)
            found.append(Heading(int(token.tag[1:]), anchor, html))
    parts = [_block(run, drawn, lambda run: renderer.render(run, parser.options, {})) for run in _runs(tokens)]
    title = next((each.html for each in found if each.level == 1), "")
    listed = [each for each in found if each.level == 2 or (each.level == 3 and len(each.html) <= LONGEST)]
    return Body("".join(parts), _contents(listed), title)


def _runs(tokens: Sequence[Token]) -> list[list[Token]]:
    """Return tokens in runs: tables and fences for themselves, the rest in between."""
    runs: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == "table_open" or token.type == "fence":
            runs.append([])
        runs[-1].append(token)
        if token.type == "table_close" or token.type == "fence":
            runs.append([])
    return [run for run in runs if run]


def _block(run: Sequence[Token], drawn: Drawn, rendered: Callable[[Sequence[Token]], str]) -> str:
    first = run[0]
    if first.type == "fence" and first.info.strip() == DIAGRAM:
        return drawn(first.content)
    html = rendered(run)
    return f'<div class="table">\n{html}</div>\n' if first.type == "table_open" else html


def _plain(tokens: Sequence[Token]) -> str:
    return "".join(token.content for token in tokens)


def _anchor(text: str, taken: set[str]) -> str:
    """Return an id made of a heading's words, which no other heading has."""
    base = re.sub(r"[^\w]+", "-", text.casefold()).strip("-")[:60] or "section"
    anchor, number = base, 1
    while anchor in taken:
        number += 1
        anchor = f"{base}-{number}"
    taken.add(anchor)
    return anchor


def _contents(headings: Sequence[Heading]) -> str:
    """Return headings as a list in a list; one of the third level stands below the one of the second before it."""
    lines, deep = [], False
    for place, each in enumerate(headings):
        link = f'<a href="#{escape(each.anchor)}">{each.html}</a>'
        if each.level == 3 and place:
            lines.append(f"{'' if deep else '<ul>'}<li>{link}</li>")
            deep = True
        else:
            lines.append(f"{'</ul></li>' if deep else '</li>' if place else ''}<li>{link}")
            deep = False
    if not lines:
        return ""
    end = "</ul></li>" if deep else "</li>"
    return "\n".join(["<ul>", *lines, f"{end}</ul>"])
