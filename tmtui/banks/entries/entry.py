"""An entry as it was read: typed keys that remember their places, before anything is known of other entries.

Entries stay sets of keys until all documents are read, because a bank that uses another may give only the keys that it
changes; so what is required is asked of the merged entry, not of one document's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from tmtui.banks.fault import Faults, listed
from tmtui.banks.schema import Fence
from tmtui.banks.shapes import Condition, Pair, Read, read
from tmtui.banks.table import Table
from tmtui.banks.yaml_nodes import Mapping as YamlMapping
from tmtui.banks.yaml_nodes import Scalar
from tmtui.model.errors import Place
from tmtui.model.frozen import frozen


@frozen
class Field:
    """One key that was given."""

    place: Place
    """Of the key."""
    value: Read | None
    """Nothing when it is wrong; that was reported."""


Fields = Mapping[str, Field]


@frozen
class Entry:
    """One entry of one document, or of several merged."""

    fence: str
    title: str
    place: Place
    """Of the heading."""
    section: str
    bank: str
    """The bank that brought it in first."""
    fields: Fields
    prose: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    table: Table | None = None
    readers: tuple[str, ...] = ()
    """Banks whose documents gave keys, in the order merged."""
    written: tuple[tuple[Place, str], ...] = ()
    """Lines that hold a brace, so that a placeholder can be found again."""

    @property
    def id(self) -> str:
        """`kind.attribute` for questions and attributes, else the id; empty when it cannot be told."""
        if self.fence in ("ask", "attribute"):
            name = self.text("fills") or self.text("name")
            if not name and self.text("lists"):
                name = f"{self.text('lists')}_listed"
            return f"{self.text('of')}.{name}" if name and self.text("of") else ""
        return self.text("id")

    def has(self, key: str) -> bool:
        """Whether the key was given, rightly or wrongly."""
        return key in self.fields

    def place_of(self, key: str) -> Place:
        """Return where the key stands, or the heading."""
        found = self.fields.get(key)
        return found.place if found is not None else self.place

    def place_of_text(self, text: str) -> Place:
        """Return where a text with a brace stands in title or prose."""
        for place, line in self.written:
            column = line.find(text) + 1
            if column:
                return Place(place.file, place.line, column)
        return self.place

    def scalar(self, key: str) -> Scalar | None:
        """Return a single value with its place."""
        value = self._value(key)
        return value if isinstance(value, Scalar) else None

    def text(self, key: str) -> str:
        """Return a single value as text, empty when it was not given."""
        found = self.scalar(key)
        return found.text if found is not None else ""

    def flag(self, key: str) -> bool:
        """Return whether the value is yes."""
        return self.text(key) == "yes"

    def items(self, key: str) -> tuple[Scalar, ...]:
        """Return the values of a list with their places."""
        value = self._value(key)
        if isinstance(value, tuple):
            return tuple(item for item in value if isinstance(item, Scalar))
        return ()

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the values of a list."""
        return tuple(item.text for item in self.items(key))

    def pairs(self, key: str) -> tuple[Pair, ...]:
        """Return the pairs of a mapping with their places."""
        value = self._value(key)
        if isinstance(value, tuple):
            return tuple(
                (item[0], item[1])
                for item in value
                if isinstance(item, tuple) and isinstance(item[0], Scalar) and not isinstance(item[1], Condition)
            )
        return ()

    def condition(self, key: str) -> Condition | None:
        """Return a condition."""
        value = self._value(key)
        return value if isinstance(value, Condition) else None

    def levels(self, key: str) -> tuple[tuple[int, Condition], ...]:
        """Return levels and their conditions, highest first."""
        value = self._value(key)
        if isinstance(value, tuple):
            return tuple(
                (item[0], item[1])
                for item in value
                if isinstance(item, tuple) and isinstance(item[0], int) and isinstance(item[1], Condition)
            )
        return ()

    def _value(self, key: str) -> Read | None:
        found = self.fields.get(key)
        return found.value if found is not None else None

    def lacks(self, fence: Fence, faults: Faults) -> bool:
        """Report required keys that were not given; whether there are any."""
        missing = [key for key in fence.keys if key.required and not self.has(key.name)]
        for key in missing:
            words = listed(key.words) if len(key.words) < 13 else ""
            hint = f"Add `{key.name}` ({key.shape}): {key.about[0].lower()}{key.about[1:]} {words}".rstrip()
            faults.error(self.place, f"this `{fence.name}` lacks `{key.name}`.", hint)
        return bool(missing)


def read_fields(fence: Fence, block: YamlMapping, faults: Faults) -> dict[str, Field]:
    """Type the keys of a block by the schema of its fence."""
    found: dict[str, Field] = {}
    names = [key.name for key in fence.keys]
    for name, node in block.pairs:
        key = fence.key(name.text)
        if key is None:
            faults.unknown(
                name.place, f"key of `{fence.name}`:", name.text, names, otherwise=f"It has: {', '.join(names)}."
            )
        else:
            found[key.name] = Field(name.place, read(key, node, faults))
    return found


def overridden(earlier: Entry, later: Entry) -> Entry:
    """Return `earlier` as a later bank changed it: keys given replace, options and rows merge, prose replaces."""
    fields = dict(earlier.fields)
    for name, given in later.fields.items():
        if name == "options" and isinstance(given.value, tuple):
            given = replace(given, value=_merged_options(earlier.pairs("options"), later.pairs("options")))
        fields[name] = given
    for one, other in (("from", "options"), ("options", "from")):
        if one in later.fields and other not in later.fields:
            fields.pop(other, None)
    return Entry(
        later.fence,
        later.title or earlier.title,
        later.place,
        later.section or earlier.section,
        earlier.bank,
        fields,
        later.prose or earlier.prose,
        {**earlier.parts, **{name: text for name, text in later.parts.items() if text}},
        _merged_tables(earlier.table, later.table),
        (*earlier.readers, *later.readers),
        (*later.written, *earlier.written),
    )


def _merged_options(earlier: tuple[Pair, ...], later: tuple[Pair, ...]) -> tuple[Pair, ...]:
    merged = {value.text: (value, label) for value, label in earlier}
    merged.update({value.text: (value, label) for value, label in later})
    return tuple(merged.values())


def _merged_tables(earlier: Table | None, later: Table | None) -> Table | None:
    """Rows merge by value: the later row stands where the earlier one stood."""
    if earlier is None or later is None:
        return later or earlier
    columns = {column.text: column for column in (*earlier.columns, *later.columns)}
    rows = {}
    for number, row in enumerate((*earlier.rows, *later.rows)):
        value = row.cells.get("value")
        rows[value.text if value is not None else f" {number}"] = row
    return Table(tuple(columns.values()), tuple(rows.values()), later.place)
