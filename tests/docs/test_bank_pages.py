"""The pages of the shipped banks are current, whole, and lead from one entry to another."""

from __future__ import annotations

import re
from collections import Counter

from tests.docs.banks.frameworks import attack, ids, names
from tests.docs.banks.handbook import anchor, handbook
from tests.docs.banks.pages import bank_pages
from tests.docs.generate import BANKS
from tmtui.banks.check.references import known_ids

LONGEST = 1_300
"""Lines of a page that somebody still scrolls through."""


def test_pages_are_current() -> None:
    written = {page.name: page.read_text(encoding="utf-8") for page in BANKS.glob("*.md")}
    pages = bank_pages()
    assert sorted(written) == sorted(pages), "run `make docs`"
    assert [name for name, text in pages.items() if written[name] != text] == [], "run `make docs`"


def test_every_entry_has_one_place() -> None:
    book = handbook()
    shown = [
        id_ for id_ in book.documents for id_ in re.findall(r"^### (\S+)$", bank_pages()[f"{id_}.md"], re.MULTILINE)
    ]
    twice = [id_ for id_, count in Counter(shown).items() if count > 1]
    assert twice == []
    assert {*book.bank.questions, *book.bank.rules, *book.bank.controls} <= set(shown)


def test_every_entry_can_be_linked_to() -> None:
    """No other heading of its page has its anchor."""
    for name, text in bank_pages().items():
        headings = re.findall(r"^(#+) (.*)$", text, re.MULTILINE)
        anchors = Counter(anchor(title) for _, title in headings)
        entries = [title for level, title in headings if level == "###"]
        assert [title for title in entries if anchors[anchor(title)] > 1] == [], name


def test_pages_stay_readable() -> None:
    assert {name: text.count("\n") for name, text in bank_pages().items() if text.count("\n") > LONGEST} == {}


def test_everything_a_threat_refers_to_stands_in_a_coverage_page() -> None:
    pages, book = bank_pages(), handbook()
    tables = pages["coverage-attack.md"] + pages["coverage-attack-ics.md"] + pages["coverage-cwe.md"]
    for rule in book.bank.rules.values():
        link = book.rule(rule.id)
        for id_ in (*(f"CWE-{id_}" for id_ in rule.cwe), *rule.attack):
            row = rf"^\| \[{re.escape(id_)}\].*{re.escape(link)}"
            assert re.search(row, tables, re.MULTILINE), (rule.id, id_)
        assert not rule.stride or link in pages["coverage-stride.md"]
        assert not rule.linddun or link in pages["coverage-linddun.md"]


def test_everything_a_control_refers_to_stands_in_a_coverage_page() -> None:
    pages, book = bank_pages(), handbook()
    for control in book.bank.controls.values():
        for key in ("cis", "csf", "nist80053", "iso27001"):
            rows = pages[f"coverage-{key}.md"]
            for id_ in getattr(control, key):
                bare = re.escape(id_.partition("(")[0])
                assert re.search(rf"^\| {bare}[ |].*{re.escape(book.control(control.id))}", rows, re.MULTILINE), (
                    control.id,
                    id_,
                )


def test_what_nothing_covers_is_the_rest() -> None:
    """Every id of a framework stands on its page, covered or not."""
    pages = bank_pages()
    for name, every in {
        "cis": ids("cis8"),
        "csf": [id_ for id_ in names("csf") if "-" in id_],
        "nist80053": names("nist80053"),
        "iso27001": ids("iso27001"),
        "cwe": names("cwe"),
        "attack": [each.id for each in attack("attack")[1].values() if each.id == each.parent],
        "attack-ics": attack("attack-ics")[1],
    }.items():
        page = pages[f"coverage-{name}.md"]
        # An id stands by itself: 1.1 is not told by 1.10, nor AC-1 by AC-17.
        untold = [id_ for id_ in every if not re.search(rf"(?<![\w.]){re.escape(id_)}(?![\w(]|\.\d)", page)]
        assert untold == [], name


def test_the_lists_of_the_frameworks_are_those_that_banks_are_checked_against() -> None:
    known = known_ids()
    for matrix in ("attack", "attack-ics"):
        tactics, techniques = attack(matrix)
        assert set(techniques) == known[matrix]
        assert {tactic for each in techniques.values() for tactic in each.tactics} == set(tactics)
        assert all(techniques[each.parent].tactics == each.tactics for each in techniques.values())
    assert set(names("cwe")) == known["cwe"] - known["cwe-discouraged"] - known["cwe-prohibited"]
    assert set(names("csf")) == known["csf"]
    assert set(names("nist80053")) <= known["nist80053"]
    assert {id_.partition("-")[0] for id_ in names("nist80053")} == set(names("nist80053-families"))
