"""What the controls cover of the frameworks that list safeguards, and what they do not.

A framework asks for much that no machine's settings can show: policies, training, appointments. An interview about
infrastructure leaves that to others, and the pages say so by listing it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tests.docs.banks.frameworks import ids, names
from tests.docs.banks.handbook import Handbook, cell

_THEMES = {"5": "Organisation", "6": "People", "7": "Places", "8": "Technology"}
"""The four themes of Annex A, in our words."""


def cis(book: Handbook) -> str:
    """Return the page by CIS safeguard."""
    using = _using(book, "cis")
    groups: dict[str, list[str]] = {}
    for id_ in ids("cis8"):
        groups.setdefault(f"Control {id_.partition('.')[0]}", []).append(id_)
    about = "Safeguards of the CIS Controls, version 8. Their text is licensed, so only the numbers stand here."
    return _page(book, "Controls by CIS Controls v8", about, groups, using, {})


def csf(book: Handbook) -> str:
    """Return the page by subcategory of CSF 2.0."""
    known, using = names("csf"), _using(book, "csf")
    groups: dict[str, list[str]] = {}
    for id_ in known:
        if "-" in id_:
            category = id_.partition("-")[0]
            groups.setdefault(f"{category} {known[category]}", []).append(id_)
    about = "Subcategories of the NIST Cybersecurity Framework 2.0, by function and category."
    return _page(book, "Controls by NIST CSF 2.0", about, groups, using, {})


def nist80053(book: Handbook) -> str:
    """Return the page by family and control of SP 800-53; enhancements stand with the control they belong to."""
    known, families = names("nist80053"), names("nist80053-families")
    using: dict[str, list[str]] = {}
    for id_, controls in _using(book, "nist80053").items():
        held = using.setdefault(id_.partition("(")[0], [])
        held += [each for each in controls if each not in held]
    groups = {
        f"{family} {name}": [id_ for id_ in known if id_.startswith(f"{family}-")] for family, name in families.items()
    }
    about = (
        "Controls of NIST SP 800-53 revision 5, without those withdrawn. Enhancements are counted with the control "
        "they belong to; which one is meant stands with each control of the banks."
    )
    return _page(book, "Controls by NIST SP 800-53", about, groups, using, known)


def iso27001(book: Handbook) -> str:
    """Return the page by Annex A of ISO/IEC 27001."""
    groups: dict[str, list[str]] = {}
    for id_ in ids("iso27001"):
        theme = id_.partition(".")[0]
        groups.setdefault(f"A.{theme} {_THEMES[theme]}", []).append(id_)
    about = "Controls of Annex A, edition 2022. Their text is licensed, so only the numbers stand here."
    return _page(book, "Controls by ISO/IEC 27001 Annex A", about, groups, _using(book, "iso27001"), {})


def _page(
    book: Handbook,
    title: str,
    about: str,
    groups: Mapping[str, Sequence[str]],
    using: Mapping[str, Sequence[str]],
    called: Mapping[str, str],
) -> str:
    every = [id_ for held in groups.values() for id_ in held]
    lines = [f"# {title}", "", about, "", f"Covered: {_count(every, using)} of {len(every)}.", ""]
    lines += ["| group | covered | of |", "|---|---|---|"]
    lines += [f"| {group} | {_count(held, using)} | {len(held)} |" for group, held in groups.items()]
    for group, held in groups.items():
        lines += ["", f"## {group}", ""]
        shown = [id_ for id_ in held if id_ in using]
        if shown:
            lines += ["| id | controls of the banks |", "|---|---|"]
            lines += [f"| {_called(id_, called)} | {_links(book, using[id_])} |" for id_ in shown]
            lines += [""]
        rest = [_called(id_, called) for id_ in held if id_ not in using]
        lines += [f"Nothing covers: {('; ' if called else ', ').join(rest)}." if rest else "Everything is covered."]
    return "\n".join(lines).rstrip() + "\n"


def _called(id_: str, called: Mapping[str, str]) -> str:
    return cell(f"{id_} {called[id_]}") if id_ in called else id_


def _links(book: Handbook, controls: Iterable[str]) -> str:
    return ", ".join(book.control(id_) for id_ in controls)


def _count(held: Iterable[str], using: Mapping[str, Sequence[str]]) -> int:
    return sum(id_ in using for id_ in held)


def _using(book: Handbook, key: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for control in book.bank.controls.values():
        for id_ in getattr(control, key):
            found.setdefault(id_, []).append(control.id)
    return found
