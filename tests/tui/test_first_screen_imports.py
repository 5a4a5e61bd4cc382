"""The first card shows soon because nothing is imported that it does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.interview.room import new_model, open_room

NOT_YET = (
    "networkx", "questionary", "prompt_toolkit", "sqlite_utils", "markdown_it", "yaml",
    "tmtui.exchange", "tmtui.plain.teletype", "tmtui.analysis.plan", "tmtui.analysis.reasons.explain",
    "tmtui.analysis.threats.rules", "tmtui.analysis.threats.sum", "tmtui.analysis.threats.doubt",
    "tmtui.analysis.stake", "tmtui.analysis.conditions.checked",
    "tmtui.interview.quick_entry", "tmtui.interview.grid", "tmtui.interview.glossary",
    "tmtui.store.merge", "tmtui.store.redaction", "tmtui.store.verify", "tmtui.store.derived",
    "tmtui.banks.schema", "tmtui.banks.document", "tmtui.banks.check",
    "tmtui.tui.screens.threats", "tmtui.tui.screens.plan", "tmtui.tui.screens.grid", "tmtui.tui.pages.live",
    "tmtui.tui.screens.commands", "tmtui.tui.widgets.palette", "tmtui.tui.widgets.menu_line",
    "tmtui.tui.widgets.live_panel", "tmtui.tui.pages.sections", "tmtui.tui.editor",
    "tmtui.analysis.structure.distance", "tmtui.workspace.check", "tmtui.workspace.undo", "tmtui.model.when",
    "statistics", "calendar", "bank.rules", "bank.controls",
)  # fmt: skip
"""What the first card can do without."""

SHOW_THE_FIRST_CARD = """
import asyncio, sys
from pathlib import Path
from tests.interview.room import open_room
from tmtui.tui.app import Person, TmtuiApp
from tmtui.tui.profile import profile_of

loaded = []
ready = TmtuiApp.on_ready

def on_ready(self):
    loaded.extend(sorted(sys.modules))  # from here on the app makes ready what the first card does without
    loaded.extend(f"bank.{name}" for name in ("rules", "controls") if getattr(self.live.bank, name).is_read)
    ready(self)

TmtuiApp.on_ready = on_ready

async def main(folder):
    with open_room(folder) as workspace:
        app = TmtuiApp(workspace, profile_of({"LANG": "C.UTF-8"}), Person("ops-1"))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            print(type(app.screen).__name__, *loaded)

asyncio.run(main(Path(sys.argv[1])))
"""


def test_the_first_card_needs_little(tmp_path: Path) -> None:
    with open_room(tmp_path) as workspace:
        new_model(workspace)
        workspace.live()  # the compiled bank is kept, as after any first start
    run = subprocess.run(
        [sys.executable, "-c", SHOW_THE_FIRST_CARD, str(tmp_path)], capture_output=True, text=True, check=True
    )
    screen, *loaded = run.stdout.split()
    assert screen == "InterviewScreen"
    assert [name for name in NOT_YET if name in loaded] == []
