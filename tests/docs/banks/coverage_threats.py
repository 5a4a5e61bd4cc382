"""What the threats cover of the frameworks that sort attacks and weaknesses, and what they do not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.docs.banks.frameworks import Technique, attack, names
from tests.docs.banks.handbook import Handbook, cell, counted
from tmtui.banks.bank import Rule
from tmtui.banks.schema import LINDDUN, STRIDE

_BANK_KINDS = ("model", "zone", "component", "flow", "data", "identity", "actor")


def stride(book: Handbook) -> str:
    """Return the page by STRIDE and kind of element."""
    rules = book.bank.rules.values()
    kinds = [kind for kind in _BANK_KINDS if any(rule.of == kind for rule in rules)]
    lines = [
        "# Threats by STRIDE",
        "",
        "Which threats there are of each kind of element. A threat may stand in several categories.",
        "",
        f"| kind | {' | '.join(each.replace('-', ' ') for each in STRIDE)} |",
        f"|---|{'---|' * len(STRIDE)}",
    ]
    for kind in kinds:
        counts = [sum(rule.of == kind and each in rule.stride for rule in rules) for each in STRIDE]
        lines.append(f"| {kind} | {' | '.join(str(count) for count in counts)} |")
    lines += ["", *_empty_cells(kinds, rules)]
    for kind in kinds:
        for category in STRIDE:
            found = [rule for rule in rules if rule.of == kind and category in rule.stride]
            if found:
                lines += [f"## {kind.capitalize()}: {category.replace('-', ' ')}", "", *_list(book, found), ""]
    rest = [rule for rule in rules if not rule.stride]
    if rest:
        lines += ["## In no category", "", "Threats of privacy, and what fails by itself.", "", *_list(book, rest)]
    return "\n".join(lines).rstrip() + "\n"


def _empty_cells(kinds: Sequence[str], rules: Iterable[Rule]) -> list[str]:
    found = {(rule.of, each) for rule in rules for each in rule.stride}
    empty = [f"{kind}: {each.replace('-', ' ')}" for kind in kinds for each in STRIDE if (kind, each) not in found]
    if not empty:
        return []
    return [f"No threat covers {counted(len(empty), 'cell')} of this table: {'; '.join(empty)}.", ""]


def linddun(book: Handbook) -> str:
    """Return the page by LINDDUN type."""
    rules = book.bank.rules.values()
    lines = ["# Threats by LINDDUN", "", "Privacy threats by type, with the bank `linddun` in use.", ""]
    lines += ["| type | threats |", "|---|---|"]
    counts = {each: [rule for rule in rules if each in rule.linddun] for each in LINDDUN}
    lines += [f"| {each.replace('-', ' ')} | {len(found)} |" for each, found in counts.items()]
    missing = [each.replace("-", " ") for each, found in counts.items() if not found]
    lines += ["", f"Nothing covers: {', '.join(missing)}." if missing else "No type is left without a threat.", ""]
    for each, found in counts.items():
        if found:
            lines += [f"## {each.replace('-', ' ').capitalize()}", "", *_list(book, found), ""]
    return "\n".join(lines).rstrip() + "\n"


def attack_page(book: Handbook, matrix: str, title: str) -> str:
    """Return the page by tactic and technique of `attack` or `attack-ics`."""
    tactics, techniques = attack(matrix)
    using = _by_id(book, "attack")
    covered = {techniques[id_].parent for id_ in using if id_ in techniques}
    parents = [each for each in techniques.values() if each.id == each.parent]
    lines = [
        f"# Threats by {title}",
        "",
        "Which threats describe a technique, tactic by tactic. A technique under several tactics stands under each. "
        "What no threat names is listed too: most of it happens on machines of attackers, or after somebody is in "
        "already and is found by detection, not by design.",
        "",
        f"Covered: {len(covered)} of {len(parents)} techniques.",
        "",
        "| tactic | covered | of |",
        "|---|---|---|",
    ]
    for id_, name in tactics.items():
        own = [each for each in parents if id_ in each.tactics]
        lines.append(f"| [{name}](#{name.lower().replace(' ', '-')}) | {_count(own, covered)} | {len(own)} |")
    for id_, name in tactics.items():
        own = [each for each in parents if id_ in each.tactics]
        lines += ["", f"## {name}", "", "| technique | | threats |", "|---|---|---|"]
        for technique in (each for each in own if each.id in covered):
            lines += _technique_rows(book, technique, techniques, using)
        rest = [f"{each.id} {each.name}" for each in own if each.id not in covered]
        lines += ["", f"Nothing covers: {'; '.join(rest)}." if rest else "Every technique is covered."]
    return "\n".join(lines).rstrip() + "\n"


def _technique_rows(
    book: Handbook, technique: Technique, techniques: dict[str, Technique], using: dict[str, list[Rule]]
) -> list[str]:
    shown = [each for each in techniques.values() if each.parent == technique.id and each.id in using]
    return [
        f"| {each.link} | {cell(each.name)} | {', '.join(book.rule(rule.id) for rule in using[each.id])} |"
        for each in shown
    ]


def _count(techniques: Iterable[Technique], covered: set[str]) -> int:
    return sum(each.id in covered for each in techniques)


def cwe(book: Handbook) -> str:
    """Return the page by CWE."""
    known, using = names("cwe"), _by_id(book, "cwe")
    lines = [
        "# Threats by CWE",
        "",
        "Weaknesses that threats rest on. Most of CWE is about flaws in a program's own text (memory, parsers, "
        "languages), which reading code finds and an interview does not; those are among what nothing covers.",
        "",
        f"Covered: {len(using)} of {len(known)} weaknesses that CWE allows to be mapped to.",
        "",
        "| weakness | | threats |",
        "|---|---|---|",
    ]
    for id_, name in known.items():
        if id_ in using:
            link = f"[CWE-{id_}](https://cwe.mitre.org/data/definitions/{id_}.html)"
            lines.append(f"| {link} | {cell(name)} | {', '.join(book.rule(rule.id) for rule in using[id_])} |")
    rest = [id_ for id_ in known if id_ not in using]
    return "\n".join([*lines, "", "## What nothing covers", "", " ".join(rest)]) + "\n"


def _by_id(book: Handbook, key: str) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for rule in book.bank.rules.values():
        for id_ in getattr(rule, key):
            found.setdefault(id_, []).append(rule)
    return found


def _list(book: Handbook, rules: Iterable[Rule]) -> list[str]:
    return [f"- {book.rule(rule.id)}: {rule.title}" for rule in rules]
