"""What holds for every path in every system, and how the listing chooses."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.crowd import Crowd
from tests.analysis.pictures import TODAY
from tmtui.analysis.engine import assess
from tmtui.analysis.paths.cutting import Cutting
from tmtui.analysis.paths.graph import length, likeliest, ways
from tmtui.analysis.paths.jewels import goals, jewels
from tmtui.analysis.paths.moves import Moves
from tmtui.analysis.paths.nodes import GOAL, START, Node
from tmtui.analysis.paths.paths import chances, is_cut, path_of, paths_after, walked
from tmtui.analysis.paths.search import Found, Search
from tmtui.analysis.plan.candidate import merge
from tmtui.analysis.state import State
from tmtui.banks.bank import Bank
from tmtui.model.fact import State as Said
from tmtui.model.threat import Certainty

SEEDS = st.integers(min_value=0, max_value=2**32)


def crowded(bank: Bank, seed: int) -> State:
    return assess(bank, Crowd(seed).answers, TODAY)


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_what_holds_for_every_path(example: Bank, seed: int) -> None:
    state = crowded(example, seed)
    listed = walked(state)
    assert [path for path, _ in listed] == list(state.paths())
    assert len({path.id for path, _ in listed}) == len(listed)
    for path, nodes in listed:
        assert len(set(nodes)) == len(nodes), "nobody passes the same state twice"
        assert path.likelihood[1] <= min(step.level[1] for step in path.steps)
        assert path.likelihood[0] <= min(step.level[0] for step in path.steps)
        assert path.chance[0] <= path.chance[1]
        assert path.steps[-1].target == path.target or path.steps[-1].flow
        for step in path.steps:
            assert step.how
            for threat in step.threats:
                assert state.certainty(threat) in (Certainty.CERTAIN, Certainty.POSSIBLE)
            missing = any(fact.state is Said.UNKNOWN or fact.value == "other" for fact in step.because)
            assert step.level[0] > 0 or missing, f"{step.how}: what is only possible names what nobody said"
        assert path_of(state, nodes).id == path.id


@settings(max_examples=8, deadline=None)
@given(SEEDS)
def test_a_path_is_gone_once_its_cut_is_applied(example: Bank, seed: int) -> None:
    state = crowded(example, seed)
    cutting = Cutting(Moves(state, goals(state, jewels(state))))
    for path, nodes in walked(state, k=3):
        cuts = {(control,) for control in path.cut_by[:2]} | ({path.best_cut} if path.best_cut else set())
        for controls in sorted(cuts):
            changes = merge(state.bank, (cutting.changes(each) for each in controls))
            assert is_cut(state, nodes, changes)
            assert path.id not in {left.id for left in paths_after(state, changes, k=3)}


@settings(max_examples=8, deadline=None)
@given(SEEDS)
def test_the_chance_of_a_jewel_is_that_of_the_way_listed_first(example: Bank, seed: int) -> None:
    state = crowded(example, seed)
    for jewel, (low, high) in chances(state).items():
        first = [path.chance for path in state.paths(k=1) if path.target == jewel]
        assert (low, high) in first or (not first and high == 0) or low == 0


def every_way(moves: Moves, node: Node, goal: Node, walked_: tuple[Node, ...]) -> Iterator[tuple[Node, ...]]:
    """Yield every way without a repetition, one after the other."""
    for after in dict.fromkeys(target for target, _ in moves.out(node)):
        if after == goal:
            yield (*walked_, after)
        elif after not in walked_ and (after[0] != GOAL or after[1] == goal[1]):
            yield from every_way(moves, after, goal, (*walked_, after))


MOST_WAYS = 80


@settings(max_examples=10, deadline=None)
@given(SEEDS)
def test_the_listed_ways_are_the_likeliest_that_tell_something_new(example: Bank, seed: int) -> None:
    """All ways there are, sorted, and gone through by the rule: neither the entry nor the weak spot of one before."""
    crowd = Crowd(seed)
    for key in crowd.there["component"][4:]:
        crowd.say(key, "exists", None, Said.RETRACTED)
    state = assess(example, crowd.answers, TODAY)
    for jewel in jewels(state)[:2]:
        moves = Moves(state, goals(state, (jewel,)))
        search = Search(ways(moves))
        all_ways = list(islice(every_way(moves, START, (GOAL, jewel), (START,)), MOST_WAYS))
        if len(all_ways) == MOST_WAYS or not search.ways.alike.is_trivial:
            continue
        expected: list[Found] = []
        told: list[Found] = []
        for way in sorted(all_ways, key=lambda each: length(search.ways, each)):
            found = search.walk(way)
            if len(expected) < 4 and not any(found.repeats(other) for other in told):
                told.append(found)
                if all(found.middle != other.middle for other in expected):
                    expected.append(found)
        listed = search.distinct((GOAL, jewel), 4)
        if any(found.chance[0] for found in expected):
            assert [found.real for found in listed] == [found.real for found in expected]


def test_networkx_agrees_on_the_likeliest_ways(example: Bank) -> None:
    """Its own search for the k shortest simple paths gives the same first way, and never a likelier one after it."""
    import networkx

    for seed in range(6):
        state = crowded(example, seed)
        for jewel in jewels(state):
            search = Search(ways(Moves(state, goals(state, jewels(state)))))
            way = likeliest(search.ways, (GOAL, jewel))
            if not way:
                continue
            graph = search.ways.backwards.reverse()
            theirs = list(islice(networkx.shortest_simple_paths(graph, START, (GOAL, jewel), weight="weight"), 5))
            lengths = [sum(graph[a][b]["weight"] for a, b in pairwise(each)) for each in theirs]
            assert theirs[0] == way
            assert lengths == sorted(lengths)
