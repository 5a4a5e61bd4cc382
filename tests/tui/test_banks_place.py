"""Question banks as people read, check and change them."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from tests.interview.room import BANKS
from tests.tui.stage import on_stage
from tmtui.banks.shelf import Shelf
from tmtui.banks.shipped import shipped_folder
from tmtui.tui.lines import plain, width_of
from tmtui.tui.pages.banks import fault_items, shelf_items
from tmtui.tui.pages.handbook import handbook_items
from tmtui.tui.pages.outline import item_line
from tmtui.tui.screens.bank import BankScreen
from tmtui.tui.screens.banks import BanksScreen
from tmtui.workspace.bank_desk import ShelfEntry, faults_of, handbook, in_general, own_copy, whose
from tmtui.workspace.workspace import Workspace

BROKEN = "---\nbank: broken\ntitle: Broken\nversion: 1.0.0\nuses: [nowhere]\n---\n\n# Broken\n"


def opened(folder: Path, banks: Path = BANKS) -> Workspace:
    env = {"XDG_CACHE_HOME": str(folder / "cache"), "XDG_CONFIG_HOME": str(folder / "config")}
    return Workspace.open(folder / "room.db", bank_dirs=[banks], env=env)


def test_a_handbook_opens_to_questions_told_in_full(tmp_path: Path) -> None:
    with opened(tmp_path) as workspace:
        bank = handbook(workspace, "small")
    question = next(each for each in bank.questions.values() if each.where_to_look and each.bank == "small")
    shut = plain(item.row for item in handbook_items(bank, "small", (), "", 80))
    assert "question" in shut
    assert question.where_to_look[:20] not in shut
    keys = (f"section {question.section}", f"ask {question.id}")
    items = handbook_items(bank, "small", keys, "", 80)
    assert "Where to look" in plain(item.row for item in items)
    assert all(width_of(item.row) <= 76 or item.opens for item in items)
    assert not handbook_items(bank, "small", (), "no entry has these words", 80)


def _entry(path: Path) -> ShelfEntry:
    """Return a bank by its first lines alone: to read all that are shipped takes seconds."""
    heads = dict(row.partition(": ")[::2] for row in path.read_text(encoding="utf-8").splitlines()[1:8])
    return ShelfEntry(heads["bank"], heads["title"], heads["version"], heads["summary"], path, {"questions": 103})


def test_no_title_of_a_shipped_bank_is_cut_at_any_width_and_no_row_ends_in_blanks() -> None:
    entries = [_entry(path) for path in sorted(shipped_folder().glob("*.md"))]
    for width in (40, 80, 120, 200):
        items = shelf_items(entries, lambda path: "shipped", ("core",), width)
        text = plain(item.row for item in items)
        assert "…" not in text
        assert max(width_of(item.row) for item in items) <= width - 4
        assert all(item.row[-1].text == item.row[-1].text.rstrip() for item in items if item.row)
        assert text.count("✓") == 1
        words = text.split()
        assert all(word in words for entry in entries for word in entry.title.split())


def test_a_handbook_names_what_it_is_about_and_not_a_placeholder(tmp_path: Path) -> None:
    with opened(tmp_path) as workspace:
        bank = handbook(workspace, "small")
    keys = {f"section {section.id}" for section in bank.sections}
    keys |= {f"ask {each}" for each in bank.questions} | {f"threat {each}" for each in bank.rules}
    items = handbook_items(bank, "small", keys, "", 80)
    text = plain(item.row for item in items)
    assert "{" not in text
    assert "this component" in text
    assert "…" not in text
    assert all(width_of(item_line(item, False, False, 200)) <= 80 for item in items)
    assert in_general("{name} stands still. {name} is lost. Who has {name}?", "flow") == (
        "This flow stands still. This flow is lost. Who has this flow?"
    )


def test_a_broken_bank_stands_first_and_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "banks").mkdir()
    (tmp_path / "banks" / "broken.md").write_text(BROKEN, encoding="utf-8")
    with opened(tmp_path, tmp_path / "banks") as workspace:
        workspace.shelf = Shelf([tmp_path / "banks"])
        entry = next(entry for entry in workspace.shelf.entries() if entry.id == "broken")
        items = shelf_items([entry], lambda path: whose(workspace, path), ("broken",), 80)
        assert [item.id for item in items if item.id] == ["broken"]
        assert "Cannot be used" in plain(item.row for item in items)
        assert "✗ 1 error" in plain(item.row for item in items)
        told = plain(item.row for item in fault_items(faults_of(workspace, "broken"), 80))
        assert "broken.md:" in told
        assert "nowhere" in told


def test_a_shipped_bank_is_copied_before_it_is_changed_and_the_copy_stands_before_it(tmp_path: Path) -> None:
    with opened(tmp_path) as workspace:
        path, copied = own_copy(workspace, "backup")
        assert copied
        assert path.parent == tmp_path / "config" / "tmtui" / "banks"
        assert path.read_bytes() == (shipped_folder() / "backup.md").read_bytes()
        assert workspace.shelf.path("backup") == path
        assert whose(workspace, path) == "yours"
        assert own_copy(workspace, "backup") == (path, False)
    assert os.access(path, os.W_OK)


def test_an_open_model_takes_a_changed_bank_and_keeps_the_old_one_when_it_is_broken(tmp_path: Path) -> None:
    async def run() -> None:
        async with on_stage(tmp_path) as stage:
            mine = tmp_path / "mine"
            mine.mkdir()
            text = (BANKS / "small.md").read_text(encoding="utf-8")
            question = next(each for each in stage.live.bank.questions.values() if each.bank == "small")
            workspace = stage.app.workspace
            workspace.shelf = Shelf([*workspace.shelf.folders, mine])
            (mine / "small.md").write_text(text.replace(question.text, "Asked in other words?"), encoding="utf-8")
            stage.app.show(BankScreen("small", mine / "small.md"))
            await stage.pilot.pause()
            await stage.app.workers.wait_for_complete()
            screen = stage.app.screen
            assert isinstance(screen, BankScreen)
            screen.read_again(changed=True)
            await stage.app.workers.wait_for_complete()
            await stage.pilot.pause()
            assert stage.live.bank.questions[question.id].text == "Asked in other words?"
            assert "The open model uses it" in stage.text
            (mine / "small.md").write_text(text.replace("type: note", "type: not", 1), encoding="utf-8")
            screen.read_again(changed=True)
            await stage.app.workers.wait_for_complete()
            await stage.pilot.pause()
            assert "keeps the bank as it was" in stage.text
            assert stage.live.bank.questions[question.id].text == "Asked in other words?"

    asyncio.run(run())


def test_banks_are_there_without_an_open_model(tmp_path: Path) -> None:
    async def run() -> None:
        async with on_stage(tmp_path, models=2) as stage:
            stage.app.workspace.shelf = Shelf([BANKS])
            stage.app.go("banks")
            await stage.pilot.pause()
            assert isinstance(stage.app.screen, BanksScreen)
            await stage.app.workers.wait_for_complete()
            await stage.pilot.pause()
            assert "Small" in stage.text

    asyncio.run(run())
