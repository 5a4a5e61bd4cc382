"""How long attack paths take: a thousand components, ten jewels, five kinds of actors, five ways to each."""

from __future__ import annotations

import gc
import statistics
import time
from datetime import date

from tests.benchmarks.clockwork import median, say
from tests.benchmarks.models.made import facts
from tests.model.facts import fact
from tmtui.analysis.engine import assess
from tmtui.analysis.paths.graph import ways
from tmtui.analysis.paths.jewels import goals, jewels
from tmtui.analysis.paths.moves import Moves
from tmtui.analysis.paths.paths import paths_to
from tmtui.banks.shelf import Shelf
from tmtui.banks.shipped import shipped_folder
from tmtui.model.answers import Answers

TODAY = date(2026, 1, 1)
JEWELS = tuple(f"data/records-{number}" for number in range(10))
ACTORS = ("opportunist", "criminal-group", "insider", "supplier-insider", "visitor")


def test_attack_paths() -> None:
    bank = Shelf([shipped_folder()]).load(["infrastructure"])
    log = facts(bank, 1_000, 3_000)
    number = len(log) + 1
    log.append(fact(number, "model", "jewels", JEWELS))
    for actor in bank.actors():
        number += 1
        log.append(fact(number, actor, "in_scope", "yes" if actor.removeprefix("actor/") in ACTORS else "no"))
    answers = Answers(log)
    gc.collect()
    gc.freeze()
    full = median(lambda: assess(bank, answers, TODAY).risk, runs=3)
    assess(bank, answers, TODAY).paths(k=1)
    taken, working, graph, found = [], [], [], 0
    for _ in range(3):
        state = assess(bank, answers, TODAY)
        _ = state.risk
        began = time.perf_counter()
        built = ways(Moves(state, goals(state, jewels(state))))
        graph.append(time.perf_counter() - began)
        began, worked = time.perf_counter(), time.process_time()
        found = len(state.paths(k=5))
        taken.append(time.perf_counter() - began)
        working.append(time.process_time() - worked)
    took = statistics.median(taken)
    print(f"\n1,000 components, 3,000 flows, {len(bank.rules)} rules, {len(JEWELS)} jewels, k = 5: {found} paths")
    arcs = built.backwards.number_of_edges()
    say("the graph of states", statistics.median(graph), f"{len(built.far):,} states, {arcs:,} steps")
    say("attack paths, graph and what cuts each with them", took, f"{took / full:.1f} x a full assessment")
    say("the same, time on the processor alone", statistics.median(working))
    say("ways to one more component", median(lambda: paths_to(state, "component/app-7"), runs=1))
