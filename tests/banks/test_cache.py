"""Compiled banks: used while nothing changed, ignored when they are not what they should be."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.banks.banks import WHOLE
from tmtui.banks import cache
from tmtui.banks.fault import BankErrors
from tmtui.banks.shelf import Shelf


@pytest.fixture
def banks(tmp_path: Path) -> Path:
    folder = tmp_path / "banks"
    folder.mkdir()
    (folder / "whole.md").write_text(WHOLE, encoding="utf-8")
    return folder


@pytest.fixture
def compiled(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def only_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def first_line(file: Path) -> dict[str, Any]:
    """Return what every load of a compiled bank reads."""
    read: dict[str, Any] = json.loads(file.read_text(encoding="utf-8").partition("\n")[0])
    return read


def test_a_second_load_reads_no_markdown(banks: Path, compiled: Path) -> None:
    first = Shelf([banks], cache=compiled).load(["whole"])
    code = (
        "import sys; from pathlib import Path; from tmtui.banks.shelf import Shelf;"
        f"bank = Shelf([Path({str(banks)!r})], cache=Path({str(compiled)!r})).load(['whole']);"
        "print(bank.digest, [name for name in ('yaml', 'markdown_it', 'difflib') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == f"{first.digest} []"


def test_the_same_bank_comes_out_of_the_cache(banks: Path, compiled: Path) -> None:
    shelf = Shelf([banks], cache=compiled)
    assert shelf.load(["whole"]) == shelf.load(["whole"]) == Shelf([banks]).load(["whole"])


def test_a_changed_document_is_read_anew(banks: Path, compiled: Path) -> None:
    Shelf([banks], cache=compiled).load(["whole"])
    (banks / "whole.md").write_text(WHOLE.replace("It is gone.", "It is lost."), encoding="utf-8")
    assert Shelf([banks], cache=compiled).load(["whole"]).rules["lost"].plainly == "It is lost."
    assert len(list(compiled.iterdir())) == 1


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", '{"stamp": 1}', "\x00" * 50])
def test_a_damaged_cache_is_ignored_and_mended(banks: Path, compiled: Path, damage: str) -> None:
    Shelf([banks], cache=compiled).load(["whole"])
    only_file(compiled).write_text(damage, encoding="utf-8")
    assert "lost" in Shelf([banks], cache=compiled).load(["whole"]).rules
    assert "stamp" in first_line(only_file(compiled))


def test_a_cut_or_twisted_bank_in_the_cache_is_ignored(banks: Path, compiled: Path) -> None:
    good = Shelf([banks], cache=compiled).load(["whole"])
    written, late = first_line(only_file(compiled)), only_file(compiled).read_text(encoding="utf-8").partition("\n")[2]
    for bank in ([], written["bank"][:-2], [written["bank"]], "text", 3, None, written["bank"][::-1]):
        twisted = json.dumps({**written, "bank": bank})
        only_file(compiled).write_text(f"{twisted}\n{late}", encoding="utf-8")
        assert Shelf([banks], cache=compiled).load(["whole"]) == good


@pytest.mark.parametrize("keep", [0, 1, 0.5, -1])
def test_what_is_read_late_is_looked_through_at_once(banks: Path, compiled: Path, keep: float) -> None:
    good = Shelf([banks], cache=compiled).load(["whole"])
    first, _, late = only_file(compiled).read_text(encoding="utf-8").partition("\n")
    cut = late[: int(keep if keep in (0, 1, -1) else len(late) * keep)]
    only_file(compiled).write_text(f"{first}\n{cut}", encoding="utf-8")
    again = Shelf([banks], cache=compiled).load(["whole"])
    assert (again.rules, again.controls) == (good.rules, good.controls)
    assert only_file(compiled).read_text(encoding="utf-8").partition("\n")[2] == late


def test_another_version_of_the_program_reads_anew(
    banks: Path, compiled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Shelf([banks], cache=compiled).load(["whole"])
    before = first_line(only_file(compiled))["stamp"]
    monkeypatch.setattr(cache, "__version__", "99.0")
    Shelf([banks], cache=compiled).load(["whole"])
    after = first_line(only_file(compiled))["stamp"]
    assert before != after
    assert after.startswith("99.0 ")


def test_a_cache_that_cannot_be_written_is_no_error(banks: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder", encoding="utf-8")
    assert "lost" in Shelf([banks], cache=in_the_way).load(["whole"]).rules


def test_a_broken_bank_is_not_cached(banks: Path, compiled: Path) -> None:
    (banks / "whole.md").write_text(WHOLE.replace("type: yesno", "type: yesnoo"), encoding="utf-8")
    with pytest.raises(BankErrors):
        Shelf([banks], cache=compiled).load(["whole"])
    assert not compiled.exists()
