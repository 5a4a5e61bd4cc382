"""A file of the Threat Model Library that is being read: its sections, each thing by its symbolic name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field

from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.plain import Plain, items, mapping, prose, text
from tmtui.exchange.incoming.tally import Tally
from tmtui.model.frozen import changing, frozen

_NO_USE = "says nothing that a question asks for"
_NAMED = ("symbolic_name", "title", "description")


@frozen
class Thing:
    """One thing of a section."""

    id: str
    """Its symbolic name."""
    title: str
    given: dict[str, Plain]
    at: str
    """Pointer."""

    def text(self, key: str) -> str:
        """Return a scalar on one line."""
        return text(self.given.get(key))

    @property
    def description(self) -> str:
        """What the file says about it in words."""
        return prose(self.given.get("description"))


@changing
class File:
    """The file."""

    draft: Draft
    tally: Tally
    top: dict[str, Plain]
    ends: dict[tuple[str, str], str] = field(default_factory=dict)
    """Type (component, data_store, actor) and symbolic name: key of the component."""
    flows: list[tuple[str, Thing]] = field(default_factory=list)
    """Flows and their keys."""
    threats: dict[str, list[str]] = field(default_factory=dict)
    """Symbolic name of a threat: its keys, one for each thing it stands on."""

    def things(self, section: str, *known: str, named: bool = True) -> Iterator[Thing]:
        """Yield the things of a section, each name once; list what of them nobody reads."""
        seen: set[str] = set()
        for index, each in enumerate(items(self.top.get(section))):
            at = f"/{section}/{index}"
            if not isinstance(each, dict):
                self.draft.ignore(f"{section}: {text(each) or 'a list'}", "is no mapping", at)
                continue
            self.rest(section, each, (*_NAMED, *known), at)
            ident = text(each.get("symbolic_name")) or text(each.get("title")) or f"{section} {index + 1}"
            if named and ident in seen:
                self.draft.ignore(f"{section}: {ident}", "another one before it has the same name", at)
                continue
            seen.add(ident)
            yield Thing(ident, text(each.get("title")) or ident, mapping(each), at)

    def rest(self, what: str, given: dict[str, Plain], known: Iterable[str], at: str) -> None:
        """List the keys nobody reads."""
        known = tuple(known)
        for key, value in given.items():
            if key not in known and value not in (None, "") and value not in ([], {}):
                self.tally.add(f"{what}: {key}", _NO_USE, at)

    def end(self, kind: str, name: str) -> str:
        """Return the component that a reference means; a wrong type is forgiven where the name is used once."""
        plain = kind.rpartition("/")[2].replace("-", "_").lower()
        found = self.ends.get((plain, name))
        others = {key for (_, each), key in self.ends.items() if each == name} if found is None else set()
        return found or (others.pop() if len(others) == 1 else "")
