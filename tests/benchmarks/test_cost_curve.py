"""How everything grows with the size of a model: from a hundred subjects to a hundred thousand.

What took longer than `ENOUGH` at one size is not tried at the next.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.benchmarks.clockwork import memory, once, settle
from tests.benchmarks.models.made import facts
from tests.benchmarks.test_against_pytm import fill
from tests.benchmarks.test_scale import changing, slots_of
from tmtui.analysis import questions
from tmtui.analysis.cells.compiled import compile_bank
from tmtui.analysis.engine import assess
from tmtui.banks.shelf import Shelf
from tmtui.banks.shipped import shipped_folder
from tmtui.model.answers import Answers
from tmtui.store.store import Store

TODAY = date(2026, 1, 1)
SIZES = (100, 300, 1_000, 3_000, 10_000, 30_000, 100_000)
"""Subjects; a quarter of them are components, nearly all others flows."""
ENOUGH = 20.0
"""Seconds."""


def test_cost_curve(tmp_path: Path) -> None:
    bank = Shelf([shipped_folder()]).load(["infrastructure"])
    compiled = compile_bank(bank)
    spent: dict[str, float] = {}
    columns = ("read", "assess", "value", "structure", "worth", "paths", "plan", "cuts")
    print(f"\n{'subjects':>9}{'facts':>11}{'MB':>7}" + "".join(f"{name:>11}" for name in columns) + "   (ms)")
    for size in SIZES:
        log = facts(bank, size * 23 // 100, size * 70 // 100)
        if size <= 30_000:
            path = tmp_path / f"{size}.db"
            fill(path, log)
            store = Store.open(path)
            settle()
            spent["read"] = once(lambda: Answers(store.facts("bench")[0]))  # noqa: B023
            store.close()
        else:
            spent["read"] = 0.0
        answers = Answers(log)
        count, subjects = len(log), len(answers.subjects())
        del log
        settle()
        spent["assess"] = once(lambda: assess(bank, answers, TODAY, compiled=compiled).risk)  # noqa: B023
        state = assess(bank, answers, TODAY, compiled=compiled)
        _ = state.risk
        works: dict[str, Callable[[], object]] = {
            "worth": lambda: questions.worths(state),  # noqa: B023
            "paths": state.paths, "plan": state.plan, "cuts": state.cuts,
        }  # fmt: skip
        for name, work in works.items():
            spent[name] = once(work) if 0 <= spent.get(name, 0.0) < ENOUGH else -1.0
        for name, slots in zip(("value", "structure"), slots_of(answers), strict=True):
            spent[name] = statistics.median(changing(state, answers, slots, 21))
        cells = (f"{spent[name] * 1000:>11,.1f}" if spent[name] > 0 else f"{'-':>11}" for name in columns)
        print(f"{subjects:>9,}{count:>11,}{memory():>7,.0f}" + "".join(cells), flush=True)
