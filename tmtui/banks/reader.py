"""One bank document from text: typed entries, or every fault of the file with its place.

Whatever the text is, reading it ends in a document or in located faults; nothing else is ever raised. Lines are
cleaned one by one, so that an escape sequence without an end takes no further line with it and line numbers stay true.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from hashlib import sha256

from tmtui.banks.bank import Section, Source
from tmtui.banks.block import read_mapping
from tmtui.banks.document import Block, Outline, RawEntry, prose_of, read_outline
from tmtui.banks.entries.entry import Entry, read_fields
from tmtui.banks.fault import BankErrors, Faults, quoted
from tmtui.banks.frontmatter import read_front_matter
from tmtui.banks.schema import FENCES
from tmtui.banks.yaml_nodes import Scalar
from tmtui.model.errors import Place
from tmtui.model.frozen import frozen
from tmtui.model.text import clean, one_line

MAX_CHARACTERS = 4_000_000
MAX_ENTRIES = 5_000

_IDENTITY = re.compile(r"^(of|fills|lists|name|id):[ \t]*([a-z0-9_-]+)[ \t]*$", re.MULTILINE)


@frozen
class Document:
    """One bank document."""

    source: Source
    uses: tuple[Scalar, ...]
    """Ids of banks it builds on, with their places."""
    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]
    prose: str
    """Under its title."""
    spoiled: tuple[Mapping[str, str], ...] = field(default=())
    """What can be told of blocks that could not be read: `id`, `of`, `fills` ...; faults about missing names keep quiet
    about those."""


def read_bank(text: str, file: str) -> Document:
    """Read one document.

    Raises:
        BankErrors: with everything that is wrong in it.
    """
    faults = Faults()
    document = read_document(text, file, faults)
    if faults.errors:
        raise BankErrors(faults.in_order())
    return document


def read_document(text: str, file: str, faults: Faults, digest: str = "") -> Document:
    """Read one document as far as it can be read; what is wrong goes to `faults`.

    Args:
        text: the document.
        file: name for places.
        faults: takes what is wrong.
        digest: of the bytes on disk; worked out from `text` when empty.
    """
    digest = digest or sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if len(text) > MAX_CHARACTERS:
        message = f"the bank is longer than {MAX_CHARACTERS:,} characters."
        faults.error(Place(file, 1, 1), message, "Split it and use `uses`.")
        return Document(Source("", "", "", file, digest), (), (), (), "")
    lines = _lines(text, file, faults)
    head, taken = read_front_matter(lines, file, faults)
    bank = head.text("bank")
    outline = read_outline([""] * taken + lines[taken:], file, faults)
    spoiled: list[Mapping[str, str]] = []
    entries = [entry for raw in _bounded(outline, file, faults) if (entry := _entry(raw, bank, file, faults, spoiled))]
    source = Source(
        id=bank,
        title=one_line(head.text("title")),
        version=one_line(head.text("version")),
        file=file,
        digest=digest,
        summary=one_line(head.text("summary")),
        method=one_line(head.text("method")),
        uses=head.texts("uses"),
        language=one_line(head.text("language")) or "en",
        licence=one_line(head.text("licence")),
        asks_own=head.text("asks") == "own",
    )
    sections = tuple(Section(raw.id, raw.title, prose_of(raw.prose), bank) for raw in outline.sections)
    return Document(source, head.items("uses"), sections, tuple(entries), prose_of(outline.prose), tuple(spoiled))


def _lines(text: str, file: str, faults: Faults) -> list[str]:
    """Split into cleaned lines without ends; a byte order mark and any kind of line end are taken."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if plain.isascii() and "\x1b" not in plain and plain.replace("\n", "").replace("\t", "").isprintable():
        return plain.split("\n")
    lines = []
    for number, line in enumerate(plain.split("\n"), start=1):
        cleaned = clean(line)
        if cleaned != line:
            faults.warning(
                Place(file, number, 1), "control characters were removed from this line.", "Remove them from the file."
            )
        lines.append(cleaned)
    return lines


def _bounded(outline: Outline, file: str, faults: Faults) -> list[RawEntry]:
    if len(outline.entries) > MAX_ENTRIES:
        faults.error(Place(file, 1, 1), f"the bank has more than {MAX_ENTRIES:,} entries.", "Split it and use `uses`.")
    return outline.entries[:MAX_ENTRIES]


def _entry(raw: RawEntry, bank: str, file: str, faults: Faults, spoiled: list[Mapping[str, str]]) -> Entry | None:
    if raw.block is None:
        return None
    fence = FENCES[raw.block.fence]
    _check_parts(raw, raw.block, faults)
    block = read_mapping(raw.block.text, file, raw.block.place.line + 1, faults, fence.name)
    if block is None:
        spoiled.append(dict(_IDENTITY.findall(raw.block.text)))
        return None
    fields = read_fields(fence, block, faults)
    parts = {name: prose_of(lines) for name, lines in raw.parts.items() if name in fence.parts}
    entry = Entry(
        fence=fence.name,
        title=raw.title,
        place=raw.place,
        section=raw.section,
        bank=bank,
        fields=fields,
        prose=prose_of(raw.prose),
        parts=parts,
        table=raw.table,
        readers=(bank,),
        written=tuple((Place(file, number, 1), line) for number, line in raw.written),
    )
    if fence.name == "catalogue" and raw.table is None:
        faults.error(
            raw.block.place, "this catalogue has no table.", "Put a table with columns `value` and `label` after it."
        )
    if entry.id:
        return entry
    _report_missing_id(entry, faults)
    spoiled.append(dict(_IDENTITY.findall(raw.block.text)))
    return None


def _report_missing_id(entry: Entry, faults: Faults) -> None:
    """Say which keys are missing that name the entry; wrong ones were reported already."""
    if entry.fence == "ask":
        if not entry.has("of"):
            faults.error(
                entry.place, "this `ask` lacks `of`.", "Say which kind of subject it is about: `of: component`."
            )
        if not entry.has("fills") and not entry.has("lists"):
            faults.error(entry.place, "this `ask` lacks `fills`.", "Name the attribute that the answer fills.")
        return
    for key in ("of", "name") if entry.fence == "attribute" else ("id",):
        if not entry.has(key):
            faults.error(entry.place, f"this `{entry.fence}` lacks `{key}`.", FENCES[entry.fence].about)


def _check_parts(raw: RawEntry, block: Block, faults: Faults) -> None:
    fence = FENCES[block.fence]
    for name, place in raw.part_places.items():
        if name not in fence.parts:
            hint = (
                f"It has: {', '.join(fence.parts)}."
                if fence.parts
                else "Put the text before the first level-4 heading."
            )
            faults.error(place, f"`{fence.name}` has no part {quoted(name)}.", hint)
