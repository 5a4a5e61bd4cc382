"""How long attack paths take: a thousand components, ten jewels, five kinds of actors, five ways to each."""

from __future__ import annotations

import statistics
from datetime import date

import pytest

from tests.benchmarks.clockwork import clock, median, say, settle
from tests.benchmarks.models.made import facts
from tests.model.facts import fact
from tmtui.analysis.cells.compiled import compile_bank
from tmtui.analysis.engine import assess
from tmtui.analysis.paths.graph import ways
from tmtui.analysis.paths.jewels import goals, jewels
from tmtui.analysis.paths.moves import Moves
from tmtui.analysis.paths.paths import paths_to
from tmtui.banks.shelf import Shelf
from tmtui.banks.shipped import shipped_folder
from tmtui.model.answers import Answers

TODAY = date(2026, 1, 1)
JEWELS = 10
ACTORS = ("opportunist", "criminal-group", "insider", "supplier-insider", "visitor")


@pytest.mark.parametrize("shape", ["mixed", "offices", "tiers", "services"])
def test_attack_paths(shape: str) -> None:
    bank = Shelf([shipped_folder()]).load(["infrastructure"])
    log = facts(bank, 1_000, 3_000, shape=shape)
    number = len(log) + 1
    wanted = tuple(each.subject for each in log if each.attribute == "stored_by")[:JEWELS]
    log.append(fact(number, "model", "jewels", wanted))
    for actor in bank.actors():
        number += 1
        log.append(fact(number, actor, "in_scope", "yes" if actor.removeprefix("actor/") in ACTORS else "no"))
    answers, compiled = Answers(log), compile_bank(bank)
    settle()
    full = median(lambda: assess(bank, answers, TODAY, compiled=compiled).risk, runs=3)
    taken, graph, found = [], [], 0
    for _ in range(3):
        state = assess(bank, answers, TODAY, compiled=compiled)
        _ = state.risk
        began = clock()
        built = ways(Moves(state, goals(state, jewels(state))))
        graph.append(clock() - began)
        began = clock()
        found = len(state.paths(k=5))
        taken.append(clock() - began)
    took = statistics.median(taken)
    print(
        f"\n1,000 components, 3,000 flows ({shape}), {len(wanted)} jewels, {len(ACTORS)} actors, k = 5: {found} paths"
    )
    arcs = built.backwards.number_of_edges()
    say("the graph of states", statistics.median(graph), f"{len(built.far):,} states, {arcs:,} steps")
    say("attack paths, graph and what cuts each with them", took, f"{took / full:.1f} x an assessment", target=3.0)
    say("ways to one more component", median(lambda: paths_to(state, state.subjects("component")[-1]), runs=1))
