"""What all parts of an OTM file have in common: an id, a place in the file, and fields nobody reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field

from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.plain import Plain, items, line_of, mapping, text
from tmtui.exchange.incoming.tally import Tally
from tmtui.exchange.readers.otm.ours import KEY, Element, entries_of, foreign
from tmtui.model.frozen import changing


@changing
class File:
    """A file that is being read."""

    draft: Draft
    tally: Tally
    top: dict[str, Plain]
    zones: dict[str, Element] = field(default_factory=dict)
    """By the file's id."""
    components: dict[str, Element] = field(default_factory=dict)
    """Components and actors, by the file's id."""
    assets: dict[str, Element] = field(default_factory=dict)
    flows: list[Element] = field(default_factory=list)
    standing: dict[str, str] = field(default_factory=dict)
    """Component: the zone it stands in, once worked out."""
    stopgaps: set[str] = field(default_factory=set)
    """Ids of trust zones that are in the file only because the format wants one."""

    def things(self, section: str, known: Iterable[str]) -> Iterator[tuple[dict[str, Plain], str, int | str]]:
        """Yield the things of a section with their id and place; list what of them nobody reads."""
        given = self.top.get(section)
        for index, each in enumerate(items(given)):
            at = line_of(given, index) or f"/{section}/{index}"
            if not isinstance(each, dict):
                self.draft.ignore(f"{section}: {text(each) or 'a list'}", "is no mapping", at)
                continue
            for name in each:
                if name not in known:
                    self.tally.add(f"{section}: {name}", "says nothing that a question asks for", at)
            for name in foreign(each.get("attributes")):
                self.tally.add(f"{section}: attribute {name}", "means something to the tool that wrote it", at)
            yield each, text(each.get("id")) or text(each.get("name")) or f"{section} {index + 1}", at

    def add(
        self, into: dict[str, Element], kind: str, thing: dict[str, Plain], ident: str, at: int | str
    ) -> Element | None:
        """Add a thing as a subject, unless its id is taken: whatever refers to the id means the first."""
        if ident in into:
            self.draft.ignore(f"{kind} {ident}", "another one before it has the same id", at)
            return None
        attributes = mapping(thing.get("attributes"))
        subject = self.draft.add(kind, text(thing.get("name")), ident=ident, wanted=text(attributes.get(KEY)), at=at)
        element = into[ident] = Element(self.draft, subject, at, entries_of(attributes), thing, KEY in attributes)
        if element.ours and text(thing.get("name")):
            element.field("name", text(thing.get("name")))
        return element
