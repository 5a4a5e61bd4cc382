"""The gate for pipelines and two points of a log side by side, in a model of a thousand components."""

from __future__ import annotations

from datetime import date

from tests.benchmarks.clockwork import median, say, settle
from tests.benchmarks.models.made import facts
from tmtui.analysis.cells.compiled import compile_bank
from tmtui.analysis.changes.diff import Side, diff
from tmtui.analysis.engine import assess
from tmtui.analysis.gate.gate import judge
from tmtui.banks.shelf import Shelf
from tmtui.banks.shipped import shipped_folder
from tmtui.model.answers import Answers
from tmtui.model.gate import Policy

TODAY = date(2026, 1, 1)


def test_gate_and_diff() -> None:
    bank = Shelf([shipped_folder()]).load(["infrastructure"])
    log, compiled = facts(bank, 1_000, 3_000), compile_bank(bank)
    answers = Answers(log)
    settle()
    full = median(lambda: assess(bank, answers, TODAY, compiled=compiled).risk, runs=3)

    def gate() -> None:
        judge(assess(bank, answers, TODAY, compiled=compiled), Policy(fail_on=4))

    def compared(share: float) -> int:
        earlier = Answers(log[: int(len(log) * share)])
        then, now = (assess(bank, each, TODAY, compiled=compiled) for each in (earlier, answers))
        found = diff(Side("then", earlier, then), Side("now", answers, now))
        return len(found.threats)

    breaches = len(judge(assess(bank, answers, TODAY, compiled=compiled), Policy(fail_on=4)).breaches)
    took, differ = median(gate, runs=3), compared(0.9)
    print("\n1,000 components, 3,000 flows")
    say("assessment and gate", took, f"{took / full:.1f} x an assessment; {breaches:,} breaches")
    took = median(lambda: compared(0.9), runs=3)
    say("both sides and what differs since a tenth of the log ago", took, f"{took / full:.1f} x; {differ:,} threats")
