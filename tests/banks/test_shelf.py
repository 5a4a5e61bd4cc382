"""The shelf: which banks there are, which of them stands in front, and that a broken one hurts only itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.banks.banks import WHOLE
from tmtui.banks.fault import BankErrors
from tmtui.banks.shelf import Shelf
from tmtui.model.errors import BadInput

SMALL = "---\nbank: small\ntitle: Small\nversion: 0.1\nsummary: A small one.\n---\n\n# Small\n"


def put(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_banks_of_later_folders_stand_in_front(tmp_path: Path) -> None:
    put(tmp_path / "one", "a.md", SMALL)
    put(tmp_path / "one", "README.md", "# Not a bank\n")
    put(tmp_path / "two", "b.md", SMALL.replace("0.1", "0.2"))
    shelf = Shelf([tmp_path / "one", tmp_path / "two", tmp_path / "none"])
    assert shelf.ids() == ("small",)
    assert shelf.load(["small"]).sources[0].version == "0.2"
    assert shelf.path("small") == tmp_path / "two" / "b.md"
    assert shelf.text("small").startswith("---\nbank: small")


def test_entries_say_what_each_bank_brings(tmp_path: Path) -> None:
    put(tmp_path, "small.md", SMALL)
    put(tmp_path, "whole.md", WHOLE)
    small, whole = Shelf([tmp_path]).entries()
    assert (small.id, small.title, small.version, small.summary) == ("small", "Small", "0.1", "A small one.")
    assert (whole.counts, whole.faults) == ({"questions": 6, "threats": 2, "controls": 3}, ())


def test_heads_say_the_same_as_entries_without_reading_what_stands_below(tmp_path: Path) -> None:
    put(tmp_path, "small.md", "\ufeff" + SMALL.replace("\n", "\r\n"))
    put(tmp_path, "whole.md", WHOLE + "\n```ask\nnonsense: yes\n```\n")
    put(tmp_path, "headless.md", "---\ntitle: No id\nversion: 1\n---\n")
    headless, small, whole = Shelf([tmp_path]).heads()
    assert (small.id, small.title, small.version, small.summary) == ("small", "Small", "0.1", "A small one.")
    assert headless.faults
    assert not small.faults
    assert not whole.faults
    assert not whole.counts


def test_a_broken_bank_is_listed_with_its_faults_and_hurts_no_other(tmp_path: Path) -> None:
    put(tmp_path, "broken.md", "---\nbank: broken\n---\n")
    put(tmp_path, "headless.md", "---\ntitle: No id\nversion: 1\n---\n")
    (tmp_path / "latin.md").write_bytes(b"---\nbank: latin\ntitle: L\xe4\n---\n")
    put(tmp_path, "small.md", SMALL)
    entries = {
        entry.id: [str(fault).removeprefix(f"{tmp_path}/") for fault in entry.faults]
        for entry in Shelf([tmp_path]).entries()
    }
    assert entries["small"] == []
    assert entries["headless"][0].startswith("headless.md:1:1: error: this `front matter` lacks `bank`.")
    assert [line[:50] for line in entries["broken"]] == [
        "broken.md:1:1: error: this `front matter` lacks `t",
        "broken.md:1:1: error: this `front matter` lacks `v",
    ]
    assert entries["latin"] == ["latin.md:3:9: error: this is not UTF-8 text. Save the file as UTF-8."]


def test_an_unknown_bank_names_the_nearest(tmp_path: Path) -> None:
    put(tmp_path, "small.md", SMALL)
    with pytest.raises(BadInput) as caught:
        Shelf([tmp_path]).load(["smal"])
    assert str(caught.value) == "there is no bank `smal`. Did you mean `small`?"


def test_uses_of_a_bank_that_is_not_there_is_reported_at_its_place(tmp_path: Path) -> None:
    put(tmp_path, "small.md", SMALL)
    file = put(tmp_path, "mine.md", SMALL.replace("small", "mine").replace("summary", "uses: [smalll]\nsummary"))
    with pytest.raises(BankErrors) as caught:
        Shelf([tmp_path]).load(["mine"])
    assert str(caught.value) == f"{file}:5:8: error: unknown bank `smalll`. Did you mean `small`?"


def test_banks_that_use_each_other_are_refused(tmp_path: Path) -> None:
    for own, other in (("a", "b"), ("b", "a")):
        put(tmp_path, f"{own}.md", SMALL.replace("small", own).replace("summary", f"uses: [{other}]\nsummary"))
    with pytest.raises(BankErrors) as caught:
        Shelf([tmp_path]).load(["a"])
    assert (
        str(caught.value)
        == f"{tmp_path / 'b.md'}:5:8: error: banks use each other in a circle: a → b → a. Remove one `uses`."
    )


def test_used_banks_come_first_and_once(tmp_path: Path) -> None:
    for own, used in (("a", "b, c"), ("b", "c"), ("c", "")):
        text = SMALL.replace("small", own)
        put(tmp_path, f"{own}.md", text.replace("summary", f"uses: [{used}]\nsummary") if used else text)
    assert [source.id for source in Shelf([tmp_path]).load(["a", "b"]).sources] == ["c", "b", "a"]


def test_lint_takes_an_id_a_file_and_a_folder(tmp_path: Path) -> None:
    file = put(tmp_path, "mine.md", SMALL.replace("title: Small", "titel: Small"))
    shelf = Shelf([tmp_path])
    expected = [f"{file}:1:1", f"{file}:3:1"]
    for target in ("small", file, tmp_path):
        assert [str(fault.place) for fault in shelf.lint(target)] == expected
    outside = put(tmp_path / "else", "new.md", SMALL.replace("bank: small", "bank: new\nuses: [small]"))
    assert {fault.place.file for fault in shelf.lint(outside)} == {str(file)}
    with pytest.raises(BadInput):
        shelf.lint(tmp_path / "nothing.md")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = put(tmp_path, "huge.md", SMALL + "x" * 4_000_001)
    assert [str(fault) for fault in Shelf([tmp_path]).lint("small")] == [
        f"{file}:1:1: error: the bank is longer than 4,000,000 bytes. Split it and use `uses`."
    ]
