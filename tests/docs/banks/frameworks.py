"""Catalogues of others that the banks refer to: ids and, where they may be repeated, names.

MITRE ATT&CK and CWE and the publications of NIST may be quoted with their names. CIS Controls and ISO/IEC 27001 are
licensed texts, so only their ids stand here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tmtui.banks.check.references import known_ids

_FOLDER = Path(__file__).parent / "frameworks"


@dataclass(frozen=True, slots=True)
class Technique:
    """One technique or sub-technique of ATT&CK."""

    id: str
    tactics: tuple[str, ...]
    name: str

    @property
    def parent(self) -> str:
        """Id of the technique it belongs to; its own where it is no sub-technique."""
        return self.id.partition(".")[0]

    @property
    def link(self) -> str:
        """Where it is described."""
        return f"[{self.id}](https://attack.mitre.org/techniques/{self.id.replace('.', '/')}/)"


@cache
def attack(name: str) -> tuple[dict[str, str], dict[str, Technique]]:
    """Return tactics (id: name, in the order of an attack) and techniques of `attack` or `attack-ics`."""
    rows = _rows(name)
    tactics = {row[0]: row[1] for row in rows if row[0].startswith("TA")}
    found = (Technique(row[0], tuple(row[1].split(",")), row[2]) for row in rows if not row[0].startswith("TA"))
    return tactics, {each.id: each for each in found}


@cache
def names(name: str) -> dict[str, str]:
    """Return ids and names of `cwe`, `csf`, `nist80053` or `nist80053-families`, in their own order."""
    return {row[0]: row[1] for row in _rows(name)}


@cache
def ids(name: str) -> tuple[str, ...]:
    """Return the ids of a framework without names, `cis8` or `iso27001`, in their own order."""
    return tuple(sorted(known_ids()[name], key=lambda each: tuple(map(int, each.split(".")))))


def _rows(name: str) -> list[list[str]]:
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
