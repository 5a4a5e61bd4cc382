"""A session that stays open over midnight lives in the new day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.journeys.terminal import environment
from tmtui.model.gate import BreachKind, Policy
from tmtui.workspace.applying import apply_answers
from tmtui.workspace.checking import check
from tmtui.workspace.deciding import decide
from tmtui.workspace.workspace import Workspace

BALLOON = Path(__file__).parent.parent / "systems" / "balloon.yaml"
THREAT = "cleartext-traffic@flow/web..photos"


def test_an_acceptance_ends_while_the_session_is_open(tmp_path: Path) -> None:
    now = [datetime(2026, 3, 1, 12, tzinfo=UTC)]
    with Workspace.open(tmp_path / "tmtui.db", env=environment(tmp_path), clock=lambda: now[0]) as workspace:
        live, _ = apply_answers(workspace, BALLOON.read_text(), "balloon.yaml", author="ops-1")
        decide(live, THREAT, status="accepted", why="replaced in March", owner="ops-1", until="2026-03-02")
        live.news()
        assert not live.news()
        assert live.assessment.decision(f"threat/{THREAT}").status == "accepted"
        assert THREAT not in {breach.id for breach in check(live, Policy(1)).breaches}
        now[0] += timedelta(days=3)
        assert live.news()
        live.refresh()
        assert live.assessment.decision(f"threat/{THREAT}").expired
        assert (BreachKind.EXPIRED, THREAT) in {(each.kind, each.id) for each in check(live, Policy(5)).breaches}
        assert not live.news()
