"""The plan, and what cuts the ways of attackers, in a model of a thousand components."""

from __future__ import annotations

import statistics
from datetime import date
from functools import partial

from tests.benchmarks.clockwork import clock, median, once, say, settle
from tests.benchmarks.models.made import facts
from tmtui.analysis.cells.compiled import compile_bank
from tmtui.analysis.engine import assess
from tmtui.analysis.plan.plan import plan_of
from tmtui.analysis.plan.seen import Seen
from tmtui.banks.shelf import Shelf
from tmtui.banks.shipped import shipped_folder
from tmtui.model.answers import Answers

TODAY = date(2026, 1, 1)


def test_the_plan() -> None:
    bank = Shelf([shipped_folder()]).load(["infrastructure"])
    answers, compiled = Answers(facts(bank, 1_000, 3_000)), compile_bank(bank)
    settle()
    full = median(lambda: assess(bank, answers, TODAY, compiled=compiled).risk, runs=3)
    parts: dict[str, list[float]] = {}
    tried: list[float] = []
    rows = 0
    for _ in range(3):
        state = assess(bank, answers, TODAY, compiled=compiled)
        _ = state.risk
        for name, work in (
            ("the rows, nobody asking for ways in", partial(plan_of, Seen(state))),
            ("attack paths", state.paths),
            ("plan, the paths being known", state.plan),
        ):
            parts.setdefault(name, []).append(once(work))
        rows = len(state.plan().rows)
        for id in [id for row in state.plan().rows if row.days for id in row.ids][::10]:
            began = clock()
            state.what_if(controls=[id])
            tried.append(clock() - began)
    print("\n1,000 components, 3,000 flows")
    targets = {"plan, the paths being known": 1.0, "attack paths": 3.0}
    for name, taken in parts.items():
        took = statistics.median(taken)
        say(name, took, f"{took / full:.1f} x a full assessment; {rows} rows", target=targets.get(name, 0.0))
    say("trying one control: median", statistics.median(tried), f"{len(tried)} tried")
    say("trying one control: 95th percentile", sorted(tried)[int(len(tried) * 0.95)])
    cuts = once(state.cuts)
    say("cut sets, choke values, doors", cuts, f"{len(state.cuts().sets)} sets, {cuts / full:.0f} x a full assessment")
