"""Load from SQLite and assess, beside pytm resolving a model of the same size in the same run.

pytm checks every rule on every element one by one. What is compared is what a user waits for: from the file on disk to
every threat counted and rated, against from the model in memory to every finding.
"""

from __future__ import annotations

import random
import statistics
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.benchmarks.clockwork import median, say
from tests.benchmarks.models.made import LISTED, facts
from tmtui.banks.shelf import Shelf
from tmtui.banks.shipped import shipped_folder
from tmtui.model.fact import Fact, Statement
from tmtui.store.store import Store
from tmtui.workspace.clock import system_clock
from tmtui.workspace.live import LiveModel

COMPONENTS, FLOWS = 1_000, 3_000
ROUNDS = 7
TODAY = date(2026, 1, 1)


def _pytm(components: int, flows: int) -> object:
    """Return a pytm model of that size, not yet resolved."""
    sys.argv = ["bench"]
    from pytm import TM, Boundary, Dataflow, Datastore, Server

    TM.reset()
    model = TM("bench")
    model.description = "bench"
    dice = random.Random(1)
    zones = [Boundary(f"zone {number}") for number in range(max(2, components // 50))]
    made = []
    for number in range(components):
        made.append((Datastore if number % 5 == 2 else Server)(f"component {number}"))
        made[-1].inBoundary = zones[number % len(zones)]
    for number in range(flows):
        source, target = dice.sample(made, 2)
        Dataflow(source, target, f"flow {number}").protocol = "HTTPS"
    return model


TOLD = {"exists", "name", "kind", "zone", "technology", "protocol", *(f"{kind}_listed" for kind in LISTED)}
"""Attributes that pytm is told too, in its own words."""


def fill(path: Path, said: list[Fact]) -> None:
    store = Store.open(path)
    store.create_model("bench")
    statements = [Statement(each.subject, each.attribute, each.value, each.state, saw=()) for each in said]
    store.append("bench", statements, author="ops-1", role="")
    store.close()


@pytest.mark.parametrize(
    ("what", "answered"),
    [("as much said as pytm is told: names, places, kinds, protocols", 0.0), ("four in five questions answered", 0.8)],
)
def test_load_and_assess_beside_pytm(tmp_path: Path, what: str, answered: float) -> None:
    path, cache = tmp_path / "bench.db", tmp_path / "cache"
    bank = Shelf([shipped_folder()], cache=cache).load(["infrastructure"])
    said = facts(bank, COMPONENTS, FLOWS, answered=answered)
    if not answered:
        said = [
            each for each in said if each.attribute in TOLD and each.subject.split("/")[0] not in ("data", "identity")
        ]
    fill(path, said)
    found: list[int] = []

    def ours() -> None:
        store = Store.open(path)
        compiled = Shelf([shipped_folder()], cache=cache).load(["infrastructure"])
        live = LiveModel(store, "bench", compiled, author="ops-1", role="", clock=system_clock, today=TODAY)
        summary = live.assessment.summary()
        found.append(sum(summary.certain) + sum(summary.possible))
        store.close()

    us: list[float] = []
    them: list[float] = []
    ours()
    for _ in range(ROUNDS):
        # In turns, and compared turn by turn: the speed of a machine that others use too changes within seconds.
        us.append(median(ours, runs=3))
        model = _pytm(COMPONENTS, FLOWS)
        them.append(median(model.resolve, runs=1))  # type: ignore[attr-defined]
    ratios = sorted(theirs / mine for mine, theirs in zip(us, them, strict=True))
    ratio = statistics.median(ratios)
    print(f"\n{COMPONENTS:,} components, {FLOWS:,} flows, {len(said):,} facts, {found[0]:,} threats; {what}")
    say("pytm 1.4: resolve", statistics.median(them))
    # pytm holds no answers: a target is only set where it is told as much as we are.
    target = 0.0 if answered else statistics.median(them) / 10
    beside = f"{ratio:.1f} x as fast, {ratios[0]:.1f} to {ratios[-1]:.1f} in {ROUNDS} rounds"
    say("load from SQLite, full assessment", statistics.median(us), beside, target=target)
    assert found[0] > 0
