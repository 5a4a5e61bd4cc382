"""An import says tens of thousands of things at once: what stands afterwards is what a fresh look finds."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.compiled import cache_home
from tmtui.model.errors import BadInput
from tmtui.model.fact import Statement
from tmtui.workspace.live import MANY, LiveModel
from tmtui.workspace.workspace import Workspace

ENOUGH = MANY // 3 + 20
"""Machines of which three values each are many."""


def opened(path: Path) -> tuple[Workspace, LiveModel]:
    env = {"XDG_CACHE_HOME": cache_home(path.parent)}
    workspace = Workspace.open(path / "x.db", clock=lambda: datetime(2026, 3, 1, tzinfo=UTC), env=env)
    slug = workspace.models()[0].slug if workspace.models() else workspace.new_model("Estate", author="ops-1")
    return workspace, workspace.live(slug, author="ops-1")


def machines(count: int) -> list[Statement]:
    said = [Statement(f"component/m-{n}", "exists", "yes") for n in range(count)]
    said += [Statement(f"component/m-{n}", "name", f"m-{n}") for n in range(count)]
    return said + [Statement(f"component/m-{n}", "technology", "linux-server") for n in range(count)]


def test_what_stands_after_a_large_action_is_what_a_fresh_look_finds(tmp_path: Path) -> None:
    workspace, live = opened(tmp_path)
    told: list[tuple[int, int]] = []
    receipt = live.say(machines(ENOUGH), progress=lambda done, total: told.append((done, total)))
    other, fresh = opened(tmp_path)
    assert live.facts == fresh.facts
    assert live.last_row == fresh.last_row
    assert live.assessment.summary() == fresh.assessment.summary()
    assert [each.id for each in live.assessment.threats()] == [each.id for each in fresh.assessment.threats()]
    assert len(receipt.differences.moved) + len(receipt.differences.opened) >= ENOUGH
    assert told[-1][0] == told[-1][1]
    workspace.store.close()
    other.store.close()


def test_what_somebody_else_said_meanwhile_is_read_too(tmp_path: Path) -> None:
    workspace, live = opened(tmp_path)
    other, second = opened(tmp_path)
    second.say([Statement("zone/dmz", "exists", "yes")])
    live.say(machines(ENOUGH))
    assert live.answers.exists("zone/dmz")
    assert [fact.subject for fact in live.refresh()] == ["zone/dmz"]
    workspace.store.close()
    other.store.close()


def test_differences_after_a_large_action_are_those_found_by_comparing_lists(tmp_path: Path) -> None:
    workspace, live = opened(tmp_path)
    live.say(machines(3))
    before = {each.id: (each.certainty, each.likelihood, each.impact) for each in live.assessment.threats()}
    receipt = live.say(
        [each for each in machines(ENOUGH) if each.subject not in ("component/m-0", "component/m-1", "component/m-2")]
    )
    after = {each.id: (each.certainty, each.likelihood, each.impact) for each in live.assessment.threats()}
    told = {*receipt.differences.opened, *receipt.differences.moved}
    assert told == {id for id, figures in after.items() if before.get(id) != figures}
    assert set(receipt.differences.closed) == set(before) - set(after)
    workspace.store.close()


def test_one_wrong_value_among_thousands_and_nothing_is_written(tmp_path: Path) -> None:
    workspace, live = opened(tmp_path)
    before = len(live.facts)
    with pytest.raises(BadInput, match="toaster-7"):
        live.say([*machines(ENOUGH), Statement("component/m-7", "technology", "toaster-7")])
    with pytest.raises(BadInput, match="m-9999999"):
        live.say([*machines(ENOUGH), Statement("component/m-9999999", "technology", "linux-server")])
    assert len(opened(tmp_path)[1].facts) == before
    workspace.store.close()
