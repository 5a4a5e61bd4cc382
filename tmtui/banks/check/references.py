"""Reference ids against the lists that ship with the program: a wrong id is worse than none."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files

from tmtui.banks.entries.entry import Entry
from tmtui.banks.fault import Faults, quoted

SCHEMES: Mapping[str, tuple[str, tuple[str, ...], str]] = {
    "cwe": ("CWE", ("cwe",), "CWE-"),
    "capec": ("CAPEC", ("capec",), "CAPEC-"),
    "attack": ("ATT&CK technique", ("attack", "attack-ics"), ""),
    "cis": ("CIS safeguard", ("cis8",), ""),
    "csf": ("CSF id", ("csf",), ""),
    "nist80053": ("SP 800-53 control", ("nist80053",), ""),
    "iso27001": ("ISO 27001 control", ("iso27001",), "A."),
    "d3fend": ("D3FEND technique", ("d3fend",), ""),
}
"""Key: what its ids are called, the lists that hold them, and a prefix people add by habit."""


def known_ids() -> dict[str, frozenset[str]]:
    """Return the shipped lists by name; `cwe-discouraged` and `cwe-prohibited` are CWE's own advice on mapping."""
    text = files("tmtui.banks").joinpath("reference_ids.json").read_text(encoding="utf-8")
    lists: dict[str, str] = json.loads(text)
    return {name: frozenset(ids.split()) for name, ids in lists.items()}


def check_references(entries: Iterable[Entry], faults: Faults) -> None:
    """Report ids that do not exist, and warn of CWE entries that are too general to map to."""
    lists: dict[str, frozenset[str]] = {}
    for entry in entries:
        for key, (what, held_in, prefix) in SCHEMES.items():
            for item in entry.items(key):
                lists = lists or known_ids()
                known = frozenset().union(*(lists[name] for name in held_in))
                bare = item.text.removeprefix(prefix) if prefix else item.text
                if item.text in known:
                    if key == "cwe":
                        _warn_of_mapping(item.text, lists, entry, faults)
                elif bare in known:
                    faults.error(item.place, f"ids of `{key}` are bare: {quoted(item.text)}.", f"Write `{bare}`.")
                else:
                    faults.unknown(item.place, what, item.text, _alike(item.text, known))


def _alike(id_: str, known: frozenset[str]) -> list[str]:
    """Only ids that share a beginning are worth a guess; the lists are long."""
    return [each for each in known if each[:4] == id_[:4]]


def _warn_of_mapping(id_: str, lists: Mapping[str, frozenset[str]], entry: Entry, faults: Faults) -> None:
    for advice in ("discouraged", "prohibited"):
        if id_ in lists[f"cwe-{advice}"]:
            item = next(item for item in entry.items("cwe") if item.text == id_)
            faults.warning(
                item.place, f"CWE's own advice for {id_} is: mapping {advice}.", "Choose a more specific weakness."
            )
