"""No space left: a clear message, and nothing half-written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.scenes import MODEL, new_store, say, statement
from tmtui.model.errors import Unusable


def test_a_full_disk_is_said_and_writes_nothing(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    before = say(store, "component/web", "zone", "zone/dmz")
    pages = store._connection.number("PRAGMA page_count")
    store._connection.run(f"PRAGMA max_page_count={pages}")
    paste = [statement(f"component/web-{number}", "note", "long text " * 100) for number in range(100)]
    with pytest.raises(Unusable, match="No space is left") as caught:
        store.append(MODEL, paste, author="dba", role="")
    assert caught.value.code == 4
    assert store.facts(MODEL)[0] == [before]
    store._connection.run(f"PRAGMA max_page_count={pages * 100}")
    assert len(store.append(MODEL, paste, author="dba", role="")) == 100
    assert store.verify() == []
    store.close()
