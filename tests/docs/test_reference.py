"""What the reference lists is what the program has, neither more nor less."""

from __future__ import annotations

import ast
import re
import sqlite3
from pathlib import Path

import pytest

from tests.docs.generate import REFERENCE, pages
from tests.docs.refresh import PAGES, ROOT
from tmtui.analysis.threats import tables
from tmtui.banks.expression.parser import parse
from tmtui.model.card import AnswerType
from tmtui.model.errors import Place
from tmtui.store.store import Store
from tmtui.workspace.reporting import reader_names, writer_names

CODE = ROOT / "tmtui"


@pytest.mark.parametrize("name", sorted(pages()))
def test_generated_pages_are_current(name: str) -> None:
    assert (REFERENCE / name).read_text(encoding="utf-8") == pages()[name], "run `make docs`"


def test_every_expression_in_the_reference_parses() -> None:
    page = (REFERENCE / "expressions.md").read_text(encoding="utf-8")
    examples = re.findall(r"^    (\S.*)$", page, re.MULTILINE)
    assert len(examples) > 10
    for example in examples:
        parse(example, Place("expressions.md"))


def test_every_environment_variable_is_documented_and_read() -> None:
    page = (REFERENCE / "environment.md").read_text(encoding="utf-8")
    documented = {
        name for row in re.findall(r"^\| (`.*?) \|", page, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)
    }
    read = {name for module in CODE.rglob("*.py") for name in _environment_names(module)}
    assert read - {"FILE", "SLUG"} == documented  # those two stand for values in the help


def _environment_names(module: Path) -> set[str]:
    """Return words in capitals of a module that has to do with the environment."""
    text = module.read_text(encoding="utf-8")
    if not re.search(r"\benv(iron|var)?\b", text):
        return set()
    constants = (node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
    return {each for each in constants if isinstance(each, str) and re.fullmatch(r"[A-Z][A-Z0-9_]{3,}", each)}


def test_the_tables_of_a_real_file_are_documented(tmp_path: Path) -> None:
    Store.open(tmp_path / "real.db").close()
    page = (REFERENCE / "database.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| .* \|$", page.split("## Facts")[0], re.MULTILINE)
    view = re.search(r"^The view `log`.*?: (.*?)\.$", page, re.MULTILINE | re.DOTALL)
    assert view is not None
    documented = {name: re.findall(r"`(\w+)`", columns) for name, columns in [*rows, ("log", view[1])]}
    sql = sqlite3.connect(tmp_path / "real.db")
    names = [name for (name,) in sql.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    real = {
        name: [column[1] for column in sql.execute(f"PRAGMA table_info({name})")]
        for name in names
        if not name.startswith(("sqlite_", "fact_values_fts_"))
    }
    triggers = {name for (name,) in sql.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    sql.close()
    assert documented == real
    guarded = re.findall(r"`(\w+)`", page.split("## Triggers")[1].split("only grow")[0])
    assert triggers - {name for name in triggers if "_fts" in name or name.endswith(("_ai", "_ad", "_au"))} == {
        f"{table}_no_{action}" for table in guarded for action in ("update", "delete", "replace")
    }


def test_every_answer_type_is_documented() -> None:
    page = (REFERENCE / "bank-format.md").read_text(encoding="utf-8").split("## Types of answers")[1]
    assert set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (.*?) \|", page.split("##")[0], re.MULTILINE)))) == set(
        AnswerType
    )


def test_every_format_is_documented() -> None:
    page = (REFERENCE / "formats.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE) == sorted({*writer_names(), *reader_names()})


def test_the_risk_tables_are_those_the_program_uses() -> None:
    page = (ROOT / "docs" / "explanation" / "risk.md").read_text(encoding="utf-8")
    levels = ("very low", "low", "moderate", "high", "very high")
    rows = [
        tuple(levels.index(cell.strip()) + 1 for cell in row.split("|"))
        for row in re.findall(r"^\| \*\*[a-z ]+\*\* \| (.*?) \|$", page, re.MULTILINE)
    ]
    assert rows == [table[row][1:] for table in (tables.G5, tables.I2) for row in (5, 4, 3, 2, 1)]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_files_named_in_a_page_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for file in re.findall(r"`((?:tmtui|tests|docs|question_banks)/[\w./-]+)`", text):
        assert (ROOT / file).exists(), f"{page.name} names {file}"
