"""What the documentation says is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.generate import REFERENCE, pages
from tmtui.banks.expression.parser import parse
from tmtui.model.errors import Place

DOCS = REFERENCE.parent
ROOT = DOCS.parent


@pytest.mark.parametrize("name", sorted(pages()))
def test_generated_pages_are_current(name: str) -> None:
    assert (REFERENCE / name).read_text(encoding="utf-8") == pages()[name], "run `make docs`"


@pytest.mark.parametrize("page", [*sorted(DOCS.rglob("*.md")), ROOT / "README.md"], ids=lambda path: path.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_every_expression_in_the_reference_parses() -> None:
    page = (REFERENCE / "expressions.md").read_text(encoding="utf-8")
    examples = re.findall(r"^    (\S.*)$", page, re.MULTILINE)
    assert len(examples) > 10
    for example in examples:
        parse(example, Place("expressions.md"))
