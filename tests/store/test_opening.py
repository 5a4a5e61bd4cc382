"""Opening: private files, and one clear message for everything that cannot be used."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.scenes import MODEL, new_store, raw, say
from tmtui.model.errors import Unusable
from tmtui.store.schema.version import VERSION
from tmtui.store.store import Store


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_new_files_and_folders_are_private_under_any_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        store = new_store(tmp_path / "a" / "b" / "tmtui.db")
        kept = store.backup("by hand")
    finally:
        os.umask(before)
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "a", tmp_path / "a" / "b", store.path, kept)]
    store.close()
    assert modes == [0o700, 0o700, 0o600, 0o600]


def test_the_journal_is_as_private_as_the_file(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    sql = raw(store.path)
    sql.execute("BEGIN IMMEDIATE")
    sql.execute("INSERT INTO chores VALUES ('a', 'b')")
    journal = tmp_path / "tmtui.db-journal"
    mode = stat.S_IMODE(journal.stat().st_mode)
    sql.close()
    assert mode == 0o600


def test_an_existing_folder_keeps_its_mode(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o775)
    new_store(shared / "tmtui.db").close()
    assert stat.S_IMODE(shared.stat().st_mode) == 0o775


def test_a_folder_in_place_of_the_file_is_unusable(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="is a folder"):
        Store.open(tmp_path)


def test_a_file_in_place_of_the_folder_is_unusable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Unusable, match="cannot be created"):
        Store.open(tmp_path / "file" / "tmtui.db")


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_that_is_no_database_is_unusable_and_left_alone(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "tmtui.db"
    path.write_text("# Shopping list\n" * 200)
    before = path.read_bytes()
    with pytest.raises(Unusable, match="is not a database"):
        Store.open(path, read_only=read_only)
    assert path.read_bytes() == before


@pytest.mark.parametrize("read_only", [True, False])
def test_the_database_of_another_program_is_unusable_and_left_alone(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "other.db"
    sql = raw(path)
    sql.execute("CREATE TABLE bookmarks (url TEXT)")
    sql.close()
    before = path.read_bytes()
    with pytest.raises(Unusable, match="of another program"):
        Store.open(path, read_only=read_only)
    assert path.read_bytes() == before


def test_a_newer_database_is_refused_with_both_versions(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    said = say(store, "component/web", "zone", "zone/dmz")
    store.close()
    sql = raw(store.path)
    sql.execute(f"PRAGMA user_version={VERSION + 3}")
    sql.close()
    with pytest.raises(
        Unusable, match=rf"newer tmtui \(schema {VERSION + 3}; this program knows {VERSION}\)"
    ) as caught:
        Store.open(store.path)
    assert caught.value.code == 4
    reader = Store.open(store.path, read_only=True)
    assert reader.facts(MODEL)[0] == [said]
    assert reader.info().schema == VERSION + 3
    with pytest.raises(Unusable, match="read-only"):
        say(reader, "component/web", "zone", "zone/lan")
    reader.close()


def test_reading_only_changes_nothing(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    say(store, "component/web", "zone", "zone/dmz")
    store.close()
    before = store.path.read_bytes()
    reader = Store.open(store.path, read_only=True)
    assert reader.models()[0].facts == 1
    assert reader.search(MODEL, "dmz")
    assert reader.verify() == []
    with pytest.raises(Unusable, match="read-only"):
        reader.create_model("another")
    reader.close()
    assert store.path.read_bytes() == before


def test_reading_only_does_not_make_a_file(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="There is no database"):
        Store.open(tmp_path / "tmtui.db", read_only=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_truncated_file_is_unusable(tmp_path: Path, share: float) -> None:
    store = new_store(tmp_path / "tmtui.db")
    for number in range(50):
        say(store, f"component/web-{number}", "name", "Web server " * 20)
    store.close()
    content = store.path.read_bytes()
    store.path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(Unusable, match=r"damaged|cannot be read"):
        _use(store.path)


def test_a_damaged_file_never_ends_in_a_bug(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    for number in range(50):
        say(store, f"component/web-{number}", "name", "Web server " * 20)
    store.close()
    content = store.path.read_bytes()
    dice = random.Random(1)
    refused: list[str] = []
    for start in range(4096, len(content), 4096 * 5):
        store.path.write_bytes(content[:start] + dice.randbytes(4096) + content[start + 4096 :])
        try:
            _use(store.path)  # any exception but one for people is a bug
        except Unusable as error:
            refused.append(str(error))
    assert refused, "a page of noise is noticed"
    assert all(str(store.path) in message for message in refused)


def _use(path: Path) -> None:
    store = Store.open(path)
    try:
        store.models()
        store.facts(MODEL)
        store.search(MODEL, "web")
        store.verify()
    finally:
        store.close()


_AS_SOMEBODY_ELSE = """
import os, sys
from pathlib import Path
from tmtui.model.errors import Unusable
from tmtui.store.store import Store
if os.geteuid() == 0:  # whom no permission stops
    os.setegid(65534)
    os.seteuid(65534)
try:
    Store.open(Path(sys.argv[1]))
except Unusable as error:
    print(error.code, error)
else:
    print("opened")
reader = Store.open(Path(sys.argv[1]), read_only=True)
print(len(reader.models()))
"""


@pytest.mark.parametrize("read_only_thing", ["file", "folder"])
def test_what_this_user_may_not_write_is_unusable_but_readable(tmp_path: Path, read_only_thing: str) -> None:
    tmp_path.chmod(0o755)
    store = new_store(tmp_path / "place" / "tmtui.db")
    store.close()
    store.path.chmod(0o444 if read_only_thing == "file" else 0o666)
    store.path.parent.chmod(0o777 if read_only_thing == "file" else 0o555)
    done = subprocess.run([sys.executable, "-c", _AS_SOMEBODY_ELSE, str(store.path)], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1:] == ["1"], done.stderr
    assert done.stdout.startswith("4 ")
    assert "is read-only" in done.stdout


def test_an_up_to_date_file_opens_without_loading_sqlite_utils(tmp_path: Path) -> None:
    new_store(tmp_path / "tmtui.db").close()
    program = (
        "import sys; from pathlib import Path; from tmtui.store.store import Store; "
        "s = Store.open(Path(sys.argv[1])); s.models(); s.search('shop', 'x'); s.close(); "
        "print([name for name in sys.modules if name.startswith('sqlite_utils')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "tmtui.db")], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_an_empty_file_left_by_an_interrupted_start_is_set_up(tmp_path: Path) -> None:
    (tmp_path / "tmtui.db").touch()
    store = new_store(tmp_path / "tmtui.db")
    assert [each.slug for each in store.models()] == [MODEL]
    store.close()


@pytest.mark.parametrize("name", ["a b#c?d%20.db", "ü.db", "'quoted'.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    store = new_store(tmp_path / name)
    assert [each.name for each in tmp_path.iterdir()] == [name]
    assert store.backup("x").name == f"{name}.backup-x-1"
    store.close()


def test_a_link_to_the_file_is_the_file(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    said = say(store, "component/web", "zone", "zone/dmz")
    store.close()
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(store.path)
    linked = Store.open(link)
    assert say(linked, "component/web", "zone", "zone/lan").origin == said.origin
    assert linked.verify() == []
    linked.close()


def test_an_older_file_is_not_read_without_an_upgrade(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    store.close()
    sql = raw(store.path)
    sql.execute(f"PRAGMA user_version={VERSION - 1}")
    sql.close()
    with pytest.raises(Unusable, match=r"older tmtui .* keeps a backup"):
        Store.open(store.path, read_only=True)


def test_what_is_acknowledged_is_synced_and_what_is_deleted_is_overwritten(tmp_path: Path) -> None:
    """A power cut and a disk image cannot be tried out here, so the switches that answer for them are read back."""
    store = new_store(tmp_path / "tmtui.db")
    switches = {"synchronous": 3, "secure_delete": 1, "foreign_keys": 1, "recursive_triggers": 1, "trusted_schema": 0}
    assert {name: store._connection.number(f"PRAGMA {name}") for name in switches} == switches
    store.close()


def test_wal_is_used_only_by_request(tmp_path: Path) -> None:
    plain, logged = new_store(tmp_path / "plain.db"), new_store(tmp_path / "logged.db", wal=True)
    assert (plain.info().journal, logged.info().journal) == ("delete", "wal")
    said = say(logged, "component/web", "zone", "zone/dmz")
    reader = Store.open(tmp_path / "logged.db")
    assert reader.facts(MODEL)[0] == [said]
    for each in (plain, logged, reader):
        each.close()


def test_errors_that_are_our_bugs_are_not_dressed_up(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        store._connection.rows("SELECT * FROM nowhere")
    store.close()
