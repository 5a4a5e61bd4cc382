"""A copy of the file is a new origin; the same file in the same place is the same one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.store.scenes import MODEL, new_store, say
from tmtui.store.origin import machine_id
from tmtui.store.store import Store


def origin_of(path: Path, machine: str = "jump-host") -> str:
    """Return the origin of what is written to the file now."""
    store = Store.open(path, machine=lambda: machine)
    fact = say(store, "component/web", "zone", "zone/dmz")
    assert store.verify() == []
    store.close()
    return fact.origin


@pytest.fixture
def path(tmp_path: Path) -> Path:
    new_store(tmp_path / "tmtui.db").close()
    return tmp_path / "tmtui.db"


def test_the_same_file_keeps_its_origin(path: Path) -> None:
    assert origin_of(path) == origin_of(path)


def test_a_copy_becomes_a_new_origin_and_the_original_keeps_its_own(path: Path) -> None:
    first = origin_of(path)
    copy = path.with_name("copy.db")
    shutil.copyfile(path, copy)
    second = origin_of(copy)
    assert second != first
    assert origin_of(path) == first
    assert origin_of(copy) == second


def test_another_machine_is_a_new_origin_and_both_find_their_own_back(path: Path) -> None:
    """As on a home that two hosts share: going back and forth must not mint an origin each time."""
    here, there = origin_of(path, "jump-host"), origin_of(path, "laptop")
    assert here != there
    assert [origin_of(path, each) for each in ("jump-host", "laptop", "jump-host")] == [here, there, here]


def test_a_file_put_back_from_an_archive_is_a_new_origin(path: Path) -> None:
    first = origin_of(path)
    archive = path.with_name("archive")
    shutil.copyfile(path, archive)
    origin_of(path)
    archive.replace(path)
    assert origin_of(path) != first


def test_our_own_backup_is_a_new_origin_even_when_it_is_copied_over_the_file_in_place(path: Path) -> None:
    first = origin_of(path)
    store = Store.open(path)
    backup = store.backup("by hand")
    store.close()
    origin_of(path)
    inode = path.stat().st_ino
    path.write_bytes(backup.read_bytes())
    assert path.stat().st_ino == inode
    assert origin_of(path) != first


def test_reading_mints_nothing(path: Path) -> None:
    before = path.read_bytes()
    store = Store.open(path, machine=lambda: "laptop")
    store.models()
    store.close()
    assert path.read_bytes() == before


def test_neither_the_machine_nor_the_path_can_be_read_from_the_file(path: Path) -> None:
    origin_of(path, "very-secret-host")
    content = path.read_bytes()
    assert b"very-secret-host" not in content
    assert str(path.parent).encode() not in content


def test_this_machine_has_an_id_that_stays() -> None:
    assert machine_id()
    assert machine_id() == machine_id()


def test_the_origins_of_all_copies_are_the_heads_of_the_log(path: Path) -> None:
    origins = {origin_of(path, "jump-host"), origin_of(path, "laptop")}
    store = Store.open(path)
    assert set(store.heads(MODEL)) == origins
    store.close()
