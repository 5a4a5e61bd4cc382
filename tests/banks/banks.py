"""Short ways from text to a bank, for tests."""

from __future__ import annotations

from tests.banks.fixture_files import FIXTURES, HEAD
from tmtui.banks.bank import Bank
from tmtui.banks.compose import compose, composed
from tmtui.banks.fault import Fault, Faults
from tmtui.banks.reader import read_bank, read_document

WHOLE = (FIXTURES / "whole.md").read_text(encoding="utf-8")
"""A bank with every fence and every key."""


def bank(*texts: str) -> Bank:
    """Return the bank of several documents, each after those it uses; a text without a head gets one."""
    return compose(
        [read_bank(text if text.startswith("---") else HEAD + text, f"{n}.md") for n, text in enumerate(texts)]
    )


def faults(*texts: str) -> list[Fault]:
    """Return everything that is wrong with documents."""
    found = Faults()
    composed([read_document(text, f"{number}.md", found) for number, text in enumerate(texts)], found)
    return found.in_order()
