"""One page a catalogue: every value with its traits and the answers that follow from it."""

from __future__ import annotations

from collections import Counter

from tests.docs.banks.handbook import Handbook, cell, counted
from tests.docs.banks.readers import Readers
from tmtui.banks.bank import Catalogue, Row
from tmtui.model.value import Value


def catalogue_page(book: Handbook, read: Readers, catalogue: Catalogue) -> str:
    """Return the page of one catalogue."""
    lines = [f"# {catalogue.title}", ""]
    lines += [catalogue.prose, ""] if catalogue.prose else []
    fills = f"{catalogue.of}.{catalogue.attribute}"
    asked = f"They are the answers to {book.question(fills)}." if fills in book.questions else ""
    lines += [f"`{catalogue.id}` has {counted(len(catalogue.rows), 'value')}. {asked}".rstrip(), ""]
    has_traits = any(row.traits for row in catalogue.rows)
    has_implied = any(row.implied for row in catalogue.rows)
    heads = ["value", "label", *(["traits"] if has_traits else []), *(["what follows"] if has_implied else [])]
    lines += [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    for row in catalogue.rows:
        cells = [f"`{row.value}`", cell(row.label)]
        cells += [_traits(row)] if has_traits else []
        cells += [", ".join(_implied(book, catalogue, *each) for each in row.implied)] if has_implied else []
        lines.append(f"| {' | '.join(cells)} |")
    if has_traits:
        lines += ["", *_trait_table(read, catalogue)]
    if catalogue.id == "roles":
        lines += ["", *_role_table(book, catalogue)]
    return "\n".join(lines).rstrip() + "\n"


def _traits(row: Row) -> str:
    return "not known" if row.unknown_traits else " ".join(f"`{trait}`" for trait in sorted(row.traits))


def _implied(book: Handbook, catalogue: Catalogue, name: str, value: Value) -> str:
    shown = ", ".join(map(str, value)) if isinstance(value, (tuple, list, frozenset)) else str(value)
    return f"`{name}` {cell(book.bank.label(catalogue.of, name, shown))}"


def _trait_table(read: Readers, catalogue: Catalogue) -> list[str]:
    held = Counter(trait for row in catalogue.rows for trait in row.traits)
    lines = ["## Traits", "", "A trait reads as a yes/no attribute in conditions.", ""]
    lines += [
        "| trait | values that have it | questions that look at it | threats that look at it |",
        "|---|---|---|---|",
    ]
    for trait in sorted(held):
        slot = (catalogue.of, trait)
        looking = f"{len(read.questions.get(slot, ()))} | {len(read.rules.get(slot, ()))}"
        lines.append(f"| `{trait}` | {held[trait]} | {looking} |")
    return lines


def _role_table(book: Handbook, catalogue: Catalogue) -> list[str]:
    asked = Counter(role for question in book.bank.questions.values() for role in question.roles)
    lines = ["## Who is asked how much", "", "| role | questions |", "|---|---|"]
    return lines + [f"| {cell(row.label)} | {asked[row.value]} |" for row in catalogue.rows]
