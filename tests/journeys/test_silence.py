"""An open screen that nobody touches sends nothing: over a metered or a slow line silence costs nothing."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.home import ROOT, Home


def test_an_idle_screen_sends_not_one_byte_in_five_seconds(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.do("answers", "--apply", str(ROOT / "tests/systems/balloon.yaml"))
    terminal = home.open("interview", cols=120, rows=40).until("keeps you awake")
    terminal.settle(1.0)
    before = len(terminal.raw)
    terminal.settle(5.0)
    assert terminal.raw[before:] == b""
    assert terminal.press("esc", "q").wait() == 0
