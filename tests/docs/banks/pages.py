"""Every page of docs/reference/banks: name and text, the same on every run."""

from __future__ import annotations

from functools import cache

from tests.docs.banks import coverage_controls, coverage_threats
from tests.docs.banks.bank_page import bank_page
from tests.docs.banks.catalogue_page import catalogue_page
from tests.docs.banks.handbook import Handbook, cell, handbook
from tests.docs.banks.readers import readers
from tmtui.banks.reader import Document

NOTICE = "<!-- Generated from the banks by `make docs`; do not edit. -->\n\n"


@cache
def bank_pages() -> dict[str, str]:
    """Return every page by its file name."""
    book = handbook()
    read = readers(book)
    pages = {f"{id_}.md": bank_page(book, read, document) for id_, document in book.documents.items()}
    pages |= {f"catalogue-{id_}.md": catalogue_page(book, read, each) for id_, each in book.bank.catalogues.items()}
    pages |= {
        "coverage-stride.md": coverage_threats.stride(book),
        "coverage-linddun.md": coverage_threats.linddun(book),
        "coverage-attack.md": coverage_threats.attack_page(book, "attack", "ATT&CK"),
        "coverage-attack-ics.md": coverage_threats.attack_page(book, "attack-ics", "ATT&CK for industrial control"),
        "coverage-cwe.md": coverage_threats.cwe(book),
        "coverage-cis.md": coverage_controls.cis(book),
        "coverage-csf.md": coverage_controls.csf(book),
        "coverage-nist80053.md": coverage_controls.nist80053(book),
        "coverage-iso27001.md": coverage_controls.iso27001(book),
    }
    pages["index.md"] = _index(book, pages)
    return {name: NOTICE + text for name, text in sorted(pages.items())}


def _index(book: Handbook, pages: dict[str, str]) -> str:
    bank = book.bank
    lines = [
        "# The shipped question banks",
        "",
        f"{len(bank.questions)} questions, {len(bank.rules)} threats and {len(bank.controls)} controls, as pages. "
        "A word in braces, as `{name}`, stands for what the subject is called. Ids are in `code` for questions "
        "(`kind.attribute`) and plain for threats and controls. Likelihoods, 1 to 5, are given that somebody stands "
        "where the threat begins; how likely anybody gets there is worked out from the picture.",
        "",
        "Why they are cut as they are stands in "
        "[How the shipped banks are organised](../../explanation/how-the-banks-are-organised.md); how to change them "
        "in [Customise a bank](../../how-to/customise-a-bank.md). `tmtui bank show ID` prints a bank as it is written.",
        "",
    ]
    methods = [each for each in book.documents.values() if each.source.asks_own]
    gathering = [each for each in book.documents.values() if not each.entries]
    areas = [each for each in book.documents.values() if each not in methods and each not in gathering]
    areas.sort(key=lambda each: len(each.source.uses) > 0)  # what all others stand on comes first
    lines += ["## Areas", "", *_table(book, areas)]
    lines += ["## Banks that gather others", "", *_table(book, gathering)]
    lines += ["## Methods", "", "Interviews of their own over the same facts.", "", *_table(book, methods)]
    for head, prefix in (("Catalogues", "catalogue-"), ("Coverage", "coverage-")):
        lines += [f"## {head}", ""]
        for name, text in sorted(pages.items()):
            if name.startswith(prefix):
                title = next(line for line in text.splitlines() if line.startswith("# "))
                lines.append(f"- [{title.removeprefix('# ')}]({name})")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _table(book: Handbook, documents: list[Document]) -> list[str]:
    lines = ["| bank | what it is about | questions | threats | controls |", "|---|---|---|---|---|"]
    for document in documents:
        source = document.source
        method = book.bank.methods.get(source.id)
        asked = len(method.questions) if method else sum(home == source.id for home in book.questions.values())
        threats, controls = (sum(home == source.id for home in homes.values()) for homes in (book.rules, book.controls))
        about = f"[{cell(source.title)}]({source.id}.md): {cell(source.summary)}"
        lines.append(f"| `{source.id}` | {about} | {asked} | {threats} | {controls} |")
    return [*lines, ""]
