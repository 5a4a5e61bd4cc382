"""Everybody's place in the interview is kept, per model and person, and may be overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.scenes import MODEL, new_store, raw
from tmtui.model.errors import BadInput
from tmtui.store.store import Store


def test_each_person_resumes_where_that_person_stopped(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    store.create_model("bank")
    store.save_session(MODEL, "dba", {"question": "flow.encryption", "skipped": [["a", "b"]], "coach": True})
    store.save_session(MODEL, "ops-1", {"question": "zone.kind"})
    store.save_session(MODEL, "ops-1", {"question": "flow.ü"})
    store.close()
    store = Store.open(store.path)
    assert store.session(MODEL, "dba") == {"question": "flow.encryption", "skipped": [["a", "b"]], "coach": True}
    assert store.sessions(MODEL) == {"dba": store.session(MODEL, "dba"), "ops-1": {"question": "flow.ü"}}
    assert store.session(MODEL, "cio") == {}
    assert store.sessions("bank") == {}
    store.close()


def test_a_state_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    store.save_session(MODEL, "dba", {"a": 1})
    for text in ("{", "[]", ""):
        sql = raw(store.path)
        sql.execute("UPDATE sessions SET state = ?", (text,))
        sql.close()
        assert store.session(MODEL, "dba") == {}
    store.close()


def test_a_session_needs_a_model(tmp_path: Path) -> None:
    store = new_store(tmp_path / "tmtui.db")
    with pytest.raises(BadInput, match="no threat model"):
        store.save_session("bank", "dba", {})
    store.close()
