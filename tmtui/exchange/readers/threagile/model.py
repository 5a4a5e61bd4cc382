"""A Threagile file that is being read: its sections as entries with id, title and place."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import field

from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.plain import Plain, line_of, mapping, text
from tmtui.exchange.incoming.tally import Tally
from tmtui.exchange.readers.threagile.words import RATINGS
from tmtui.model.frozen import changing, frozen
from tmtui.model.subject import slug

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,80}>")
_OTHER = re.compile(r"[^a-z0-9]+")
_NO_USE = "says nothing that a question asks for"


@frozen
class Entry:
    """One entry of a section."""

    id: str
    title: str
    options: dict[str, Plain]
    line: int

    def text(self, key: str) -> str:
        """Return a scalar on one line."""
        return text(self.options.get(key))

    def at(self, key: str) -> int:
        """Return the line of a key."""
        return line_of(self.options, key) or self.line


@changing
class File:
    """The file."""

    draft: Draft
    tally: Tally
    top: dict[str, Plain]
    links: dict[str, str] = field(default_factory=dict)
    """Id of a link, `asset>link`: key of its flow."""

    def entries(self, *sections: str, known: Iterable[str] = ()) -> Iterator[Entry]:
        """Yield the entries of a section; list what of them nobody reads."""
        for section in sections:
            yield from self.inside(section, self.top.get(section), known)

    def inside(self, section: str, given: Plain, known: Iterable[str]) -> Iterator[Entry]:
        """Yield the entries of a mapping that stands anywhere."""
        known = tuple(known)
        for title, options in mapping(given).items():
            line = line_of(given, title)
            if not isinstance(options, dict):
                self.draft.ignore(f"{section}: {title}", "is no mapping", line)
                continue
            for key, value in options.items():
                if key not in known and value not in (None, "", False) and value != []:
                    self.tally.add(f"{section}: {key}", _NO_USE, line_of(options, key))
            yield Entry(text(options.get("id")) or slug(title), plain_title(title), mapping(options), line)

    def rate(self, subject: str, entry: Entry) -> None:
        """Say the three ratings of something."""
        note = " ".join(filter(None, (entry.text("description"), entry.text("justification_cia_rating"))))
        for quality, words in RATINGS.items():
            said = entry.text(quality)
            if said in words:
                self.draft.say(subject, quality, words.index(said) + 1, at=entry.at(quality), note=note)
                note = ""
            elif said:
                self.draft.ignore(f"{subject} {quality}: {said}", "no rating of Threagile's", entry.at(quality))


def part_of_id(title: str) -> str:
    """Return what Threagile makes of a title for the id of a link: small letters and digits, anything else a hyphen."""
    return _OTHER.sub("-", title.lower()).strip("-")


def plain_title(title: str) -> str:
    """Return a title without the marks for bold and the like that Threagile takes in it."""
    return html.unescape(_TAG.sub("", text(title))).strip() or text(title)
