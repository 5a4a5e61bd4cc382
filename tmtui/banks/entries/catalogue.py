"""Catalogues: a table of values, what each one is (traits) and what usually follows from it (implied answers).

An empty cell implies nothing; several values in a cell are separated by spaces. The row `other` is required where rows
have traits, because only then is it more than a value: whatever is not in the table has traits nobody knows.
"""

from __future__ import annotations

from tmtui.banks.answer_value import parse_value
from tmtui.banks.bank import Catalogue, Row
from tmtui.banks.check.names import Names
from tmtui.banks.entries.entry import Entry
from tmtui.banks.expression.lexer import KEYWORDS
from tmtui.banks.fault import Faults, quoted, with_article
from tmtui.banks.schema import CATALOGUE
from tmtui.banks.shapes import NAME, OPTION, RESERVED_OPTIONS
from tmtui.banks.table import TableRow
from tmtui.banks.yaml_nodes import Scalar
from tmtui.model.card import AnswerType
from tmtui.model.errors import BadInput
from tmtui.model.value import Value

FIXED = ("value", "label", "traits")
OTHER = "other"


def catalogue(entry: Entry, faults: Faults) -> Catalogue | None:
    """Return the catalogue of an entry without implied answers, which need the attributes of the whole bank."""
    entry.lacks(CATALOGUE, faults)
    if entry.table is None:
        return None
    columns = {column.text for column in entry.table.columns}
    for name in ("value", "label"):
        if name not in columns:
            faults.error(
                entry.table.place, f"the table lacks the column `{name}`.", "It begins with `| value | label |`."
            )
    if not {"value", "label"} <= columns:
        return None
    rows: dict[str, Row] = {}
    for line in entry.table.rows:
        row = _row(line, faults)
        if row is not None and row.value in rows:
            faults.error(line.cells["value"].place, f"{quoted(row.value)} is there twice.", "Keep one row.")
        elif row is not None:
            rows[row.value] = row
    if not rows:
        faults.error(entry.table.place, "the table has no rows.")
    implies = columns - set(FIXED)
    traits = any(row.traits for row in rows.values())
    if (traits or implies) and not entry.has("attribute"):
        faults.error(
            entry.place, "a catalogue with traits or implied answers needs `attribute`.", "Say whose values these are."
        )
    if traits and OTHER not in rows:
        hint = "Add `| other | Something else |`; its traits read unknown."
        faults.error(entry.table.place, f"the catalogue {quoted(entry.id)} lacks the row `other`.", hint)
    return Catalogue(
        entry.id, entry.text("of"), entry.text("attribute"), entry.title, entry.place, tuple(rows.values()), entry.prose
    )


def _row(line: TableRow, faults: Faults) -> Row | None:
    value, label = line.cells.get("value"), line.cells.get("label")
    if value is None or label is None:
        faults.error(line.place, f"this row has no {'value' if value is None else 'label'}.")
        return None
    if OPTION.fullmatch(value.text) is None or value.text in RESERVED_OPTIONS:
        hint = "Small letters, digits and `-`; never unknown or not-applicable."
        faults.error(value.place, f"{quoted(value.text)} cannot be a value.", hint)
        return None
    traits = _traits(line.cells.get("traits"), faults)
    if value.text == OTHER and traits:
        faults.error(line.cells["traits"].place, "the traits of `other` are unknown.", "Leave the cell empty.")
    return Row(value.text, label.text, frozenset(traits), unknown_traits=value.text == OTHER)


def _traits(cell: Scalar | None, faults: Faults) -> list[str]:
    good = []
    for word in cell.text.split() if cell is not None else ():
        if NAME.fullmatch(word) is None or word in KEYWORDS:
            assert cell is not None
            faults.error(
                cell.place, f"{quoted(word)} cannot be a trait.", "Small letters, digits and `_`, separated by spaces."
            )
        else:
            good.append(word)
    return good


def with_implied(found: Catalogue, entry: Entry, names: Names, faults: Faults) -> Catalogue:
    """Return the catalogue with the answers that its further columns imply."""
    table = entry.table
    if table is None:
        return found
    good = [
        column
        for column in table.columns
        if column.text and column.text not in FIXED and _is_implied(column, found, names, faults)
    ]
    lines = {line.cells["value"].text: line for line in table.rows if "value" in line.cells}
    rows = []
    for row in found.rows:
        implied = [
            (column.text, value)
            for column in good
            if (value := _implied(column.text, lines.get(row.value), found, names, faults)) is not None
        ]
        rows.append(Row(row.value, row.label, row.traits, tuple(implied), row.unknown_traits))
    return Catalogue(found.id, found.of, found.attribute, found.title, found.place, tuple(rows), found.prose)


def _is_implied(column: Scalar, found: Catalogue, names: Names, faults: Faults) -> bool:
    if names.is_broken(found.of, column.text):
        return False
    attribute = names.attributes.get((found.of, column.text))
    if attribute is None:
        faults.unknown(
            column.place,
            f"column; an attribute of {with_article(found.of)}:",
            column.text,
            [*FIXED, *names.settable(found.of)],
        )
        return False
    if attribute.name == found.attribute:
        faults.error(column.place, f"{quoted(column.text)} cannot follow from itself.", "Remove the column.")
        return False
    if attribute.type in (AnswerType.REF, AnswerType.REFS):
        faults.error(
            column.place, f"{quoted(column.text)} points to a subject, which no bank can name.", "Remove the column."
        )
        return False
    return True


def _implied(name: str, line: TableRow | None, found: Catalogue, names: Names, faults: Faults) -> Value:
    cell = line.cells.get(name) if line is not None else None
    if cell is None:
        return None
    try:
        return parse_value(names.attributes[found.of, name], cell.text)
    except BadInput as error:
        faults.error(cell.place, error.message, error.remedy)
        return None
