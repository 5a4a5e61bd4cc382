"""Drawn models in a model with a real database: once, again, and changed."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange.readers.threat_dragon.small import SMALL as DRAGON
from tests.exchange.readers.tm7.small import BORDERS, SHAPES, model
from tests.exchange.readers.tml.small import SMALL as LIBRARY
from tests.journeys.terminal import environment
from tmtui.workspace.importing import Document, preview, preview_new, start_model, take
from tmtui.workspace.workspace import Workspace


def dragon_without_the_store() -> bytes:
    changed = copy.deepcopy(DRAGON)
    cells = changed["detail"]["diagrams"][1]["cells"]
    cells[:] = [cell for cell in cells if cell["id"] not in ("d2", "g1")]
    return json.dumps(changed).encode()


def library_without_a_store() -> bytes:
    changed = copy.deepcopy(LIBRARY)
    changed["data_stores"].pop()
    changed["threats"].pop()
    return json.dumps(changed).encode()


FILES = {
    "threat-dragon": (
        json.dumps(DRAGON).encode(), dragon_without_the_store(),
        {"component/mails", "flow/shop-front..mails", "data/log-records-in-mails"},
    ),
    "tm7": (model().encode(), model((*SHAPES[:-1], *BORDERS)).encode(), {"component/thing"}),
    "tml": (
        json.dumps(LIBRARY).encode(), library_without_a_store(),
        {"component/pictures", "flow/cart..pictures", "threat/own-flood@model"},
    ),
}  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "tmtui.db", env=environment(tmp_path)) as opened:
        yield opened


@pytest.mark.parametrize("format", list(FILES))
def test_a_file_taken_again_says_only_what_is_new_and_asks_about_what_is_gone(
    workspace: Workspace, format: str
) -> None:
    data, changed, gone = FILES[format]
    document = Document("model", data)
    found = preview_new(workspace, document)
    assert found.format == format
    live = start_model(workspace, document, found, author="ops-1")
    take(live, found)
    again = preview(live, document)
    assert again.news == ()
    assert again.vanished == ()
    assert again.standing == len(found.news)
    after = preview(live, Document("model", changed))
    assert set(after.vanished) == gone
    assert not after.added()
    take(live, after, remove=after.vanished)
    assert not preview(live, Document("model", changed)).vanished
    assert not any(live.answers.exists(subject) for subject in gone if not subject.startswith("threat/"))
