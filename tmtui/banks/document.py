"""A Markdown document as headings, prose and entry blocks, each with its place.

Markdown decides what is a heading, a fence or a table; everything else stays the text that was written, because prose
is kept as Markdown source. Only what stands at the top level counts: a block inside a list or a quotation that looks
like an entry is a fault, never silently prose. Text belongs to the heading above it,
wherever the block stands, so prose after a level-4 heading is that part's even below the block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from tmtui.banks.fault import Faults, nearest, quoted
from tmtui.banks.schema import FENCES, PARTS
from tmtui.banks.table import Table, read_table
from tmtui.model.errors import Place
from tmtui.model.frozen import changing, frozen
from tmtui.model.subject import slug
from tmtui.model.text import one_line

if TYPE_CHECKING:
    from markdown_it.token import Token

_FENCE_LINE = re.compile(r"^\s*(?:`{3,}|~{3,})", re.MULTILINE)
_ENTRY_LINE = re.compile(rf"^\s*(?:`{{3,}}|~{{3,}})\s*(?:{'|'.join(FENCES)})\s*$", re.MULTILINE)
_REPAIRS = 50
"""So many unclosed blocks are set aside one by one, so that what follows each is still read."""

_REPAIRED_LINES = 200_000
"""So many lines are read again for that in all; a longer document gets fewer repairs."""


@frozen
class Block:
    """The content of an entry fence."""

    fence: str
    text: str
    place: Place
    """Of the fence itself; its first line of content is the next."""


@changing
class RawEntry:
    """A level-3 heading and what stands under it."""

    title: str
    place: Place
    section: str
    block: Block | None = None
    prose: list[str] = field(default_factory=list)
    parts: dict[str, list[str]] = field(default_factory=dict)
    part_places: dict[str, Place] = field(default_factory=dict)
    table: Table | None = None
    written: list[tuple[int, str]] = field(default_factory=list)
    """Lines that hold a brace, with their numbers, so that a placeholder can be found again."""
    spoiled: bool = False
    """A fault was reported that explains a missing block."""


@changing
class RawSection:
    """A level-2 heading and the prose under it."""

    id: str
    title: str
    place: Place
    prose: list[str] = field(default_factory=list)


@changing
class Outline:
    """A whole document."""

    prose: list[str] = field(default_factory=list)
    """Under the title."""
    sections: list[RawSection] = field(default_factory=list)
    entries: list[RawEntry] = field(default_factory=list)


def prose_of(lines: Sequence[str]) -> str:
    """Return lines of prose as one text without empty lines around it."""
    return "\n".join(lines).strip("\n").rstrip()


def read_outline(lines: Sequence[str], file: str, faults: Faults) -> Outline:
    """Read the lines of a document; the front matter's are empty by now, so that numbers stay."""
    kept = list(lines)
    spoiled: set[int] = set()
    for _ in range(min(_REPAIRS, 1 + _REPAIRED_LINES // len(kept))):
        tokens = _tokens(kept)
        line = _first_unclosed(tokens, kept)
        if line is None:
            break
        faults.error(
            Place(file, line + 1, 1), "this block is not closed.", "Close it with a line of ``` before the next one."
        )
        kept[line] = ""
        spoiled.add(line)
    else:
        tokens = _tokens(kept)
    return _Walk(kept, file, faults, spoiled).outline(tokens)


def _tokens(lines: Sequence[str]) -> list[Token]:
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark").enable("table").disable("reference")
    markdown.core.ruler.enableOnly(["normalize", "block"])
    return markdown.parse("\n".join(lines))


def _first_unclosed(tokens: Sequence[Token], lines: Sequence[str]) -> int | None:
    """Return the line of the first entry fence that runs into another one or off the end of the file."""
    for token in tokens:
        if token.type == "fence" and token.level == 0 and token.info.strip() in FENCES and token.map:
            start, end = token.map
            closing = lines[end - 1].strip() if end - 1 > start else ""
            closed = closing != "" and set(closing) == {token.markup[0]} and len(closing) >= len(token.markup)
            if not closed or _FENCE_LINE.search(token.content):
                return start
    return None


class _Walk:
    """Goes through the tokens once, handing every line to whatever it belongs to."""

    def __init__(self, lines: Sequence[str], file: str, faults: Faults, spoiled: set[int]) -> None:
        self.lines, self.file, self.faults, self.spoiled = lines, file, faults, spoiled
        self.found = Outline()
        self.bucket = self.found.prose
        self.position = 0
        self.entry: RawEntry | None = None
        self.titled = False

    def outline(self, tokens: Sequence[Token]) -> Outline:
        for number, token in enumerate(tokens):
            if token.map is None:
                continue
            if token.level > 0 or token.type in ("code_block", "html_block"):
                self.check_hidden(token)
            elif token.type == "heading_open":
                self.heading(token, tokens[number + 1].content)
            elif token.type == "fence":
                self.fence(token)
            elif token.type == "table_open" and self.wants_table():
                self.table(token)
        self.flush(len(self.lines))
        for entry in self.found.entries:
            if entry.block is None and not entry.spoiled:
                self.missing_block(entry)
        return self.found

    def place(self, token: Token) -> Place:
        line = token.map[0] if token.map else 0
        indent = len(self.lines[line]) - len(self.lines[line].lstrip())
        return Place(self.file, line + 1, indent + 1)

    def flush(self, end: int, skip_to: int | None = None) -> None:
        """Hand the lines up to `end` to the current bucket; go on at `skip_to`."""
        if self.entry is not None and any(line in self.spoiled for line in range(self.position, end)):
            self.entry.spoiled = True
        stretch = self.lines[self.position : end]
        after_space = not self.bucket or not self.bucket[-1].strip()
        while after_space and stretch and not stretch[0].strip():
            stretch = stretch[1:]  # a block that was taken out leaves one empty line, not two
        self.bucket.extend(stretch)
        if self.entry is not None:
            first = end - len(stretch) + 1
            self.entry.written += [(at, line) for at, line in enumerate(stretch, first) if "{" in line]
        self.position = end if skip_to is None else skip_to

    def heading(self, token: Token, text: str) -> None:
        assert token.map is not None
        place, level = self.place(token), int(token.tag[1])
        if token.markup[0] != "#":
            hint = "Write `## Title`, or put an empty line before a line of dashes."
            self.faults.error(place, "headings are not underlined in banks.", hint)
            return
        if level > 4 or (level == 4 and self.entry is None):
            return
        title = one_line(text)
        self.flush(token.map[0], token.map[1])
        if not title:
            self.faults.error(place, "this heading is empty.", "Give it words.")
        if level == 1:
            self.first_heading(place)
        elif level == 2:
            self.entry = None
            section = RawSection(slug(title or "untitled"), title, place)
            self.found.sections.append(section)
            self.bucket = section.prose
        elif level == 3:
            section_id = self.found.sections[-1].id if self.found.sections else ""
            self.entry = RawEntry(title, place, section_id, written=[(place.line, self.lines[place.line - 1])])
            self.found.entries.append(self.entry)
            self.bucket = self.entry.prose
        elif self.entry is not None:
            self.part(self.entry, title, place)

    def first_heading(self, place: Place) -> None:
        if self.titled:
            self.faults.error(place, "a second level-1 heading.", "A bank has one title; sections begin with `##`.")
        self.titled = True
        self.entry = None
        self.bucket = self.found.prose

    def part(self, entry: RawEntry, title: str, place: Place) -> None:
        name = title.replace("’", "'")
        self.bucket = []
        if name not in PARTS:
            self.faults.unknown(place, "level-4 heading", title, PARTS, otherwise=f"Use one of: {', '.join(PARTS)}.")
        elif name in entry.parts:
            self.faults.error(place, f"`{name}` stands twice under this heading.", "Join them.")
        else:
            entry.parts[name] = self.bucket
            entry.part_places[name] = place

    def fence(self, token: Token) -> None:
        assert token.map is not None
        kind = token.info.strip()
        if kind not in FENCES:
            return
        place = self.place(token)
        self.flush(token.map[0], token.map[1])
        if place.column > 1:
            self.faults.error(place, f"this `{kind}` block is indented.", "Begin it in the first column.")
        if self.entry is None:
            self.faults.error(
                place, f"this `{kind}` block stands under no level-3 heading.", "Put `### Title` before it."
            )
        elif self.entry.block is not None:
            self.faults.error(place, "a second block under one heading.", "Give it a level-3 heading of its own.")
        elif place.column > 1:
            self.entry.spoiled = True
        else:
            self.entry.block = Block(kind, token.content, place)

    def wants_table(self) -> bool:
        entry = self.entry
        return (
            entry is not None and entry.table is None and entry.block is not None and entry.block.fence == "catalogue"
        )

    def table(self, token: Token) -> None:
        assert token.map is not None
        assert self.entry is not None
        start, end = token.map
        self.flush(start, end)
        self.entry.table = read_table(self.lines[start:end], self.file, start + 1, self.faults)

    def check_hidden(self, token: Token) -> None:
        """Report what looks like an entry and is not at the top level."""
        if token.type == "fence":
            hidden = token.info.strip() in FENCES
        elif token.type in ("code_block", "html_block"):
            commented = token.content.lstrip().startswith("<!--") and "-->" in token.content
            hidden = _ENTRY_LINE.search(token.content) is not None and not commented
        else:
            return
        if not hidden:
            return
        if self.entry is not None:
            self.entry.spoiled = True
        place = self.place(token)
        if token.type == "html_block":
            self.faults.error(place, "this HTML swallows an entry.", "Close it, with an empty line after it.")
        else:
            what = "indented" if token.type == "code_block" else "nested in a list or quotation"
            self.faults.error(
                place, f"this entry block is {what}.", "Begin it in the first column, after an empty line."
            )

    def missing_block(self, entry: RawEntry) -> None:
        near = [match[1] for line in entry.prose if (match := re.match(r"(?:`{3,}|~{3,})\s*(\S+)", line))]
        guesses = [guess for name in near if (guess := nearest(name, FENCES))]
        hint = guesses[0] if guesses else f"Add a block of: {', '.join(FENCES)}; or make it a level-5 heading."
        self.faults.error(entry.place, f"the level-3 heading {quoted(entry.title)} has no entry block.", hint)
