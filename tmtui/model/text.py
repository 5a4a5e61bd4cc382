"""The one sanitiser: every string a person, a bank or a file brings in passes here before anything else sees it.

A terminal obeys bytes it is sent, so text that may hold escape sequences can retitle windows, write the clipboard or
draw a false screen; bidirectional overrides make text read differently from what it is. Both are removed, never shown
escaped: nobody means them. Escaping for a format (Markdown, HTML, CSV) is the writer's duty and comes later.
"""

from __future__ import annotations

import re

_SEQUENCES = re.compile(
    "(?:\x1b\\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c|$)"  # OSC: titles, clipboard, links
    "|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x9c]*(?:\x1b\\\\|\x9c|$)"  # DCS, SOS, PM, APC
    "|(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI: colours, cursor
    "|\x1b[ -/]*[0-~]?"  # what is left of two-byte escapes
)
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks, embeddings, overrides, isolates
    "\u2028\u2029\ufeff\ufff9-\ufffb"  # line and paragraph separators, BOM, interlinear annotation
    "\U000e0000-\U000e007f"  # tags: invisible text
    "\ud800-\udfff]"  # lone surrogates: cannot be written as UTF-8
)


def clean(text: str) -> str:
    """Return `text` without anything a terminal or a reader could be deceived by; newlines and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", _SEQUENCES.sub("", text))


def one_line(text: str) -> str:
    """Return `text` cleaned and on one line: names, titles and labels never hold a newline or a tab."""
    if not text:
        return ""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")
    return " ".join(clean(text).split())
