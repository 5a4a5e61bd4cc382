"""Trees grown from the paths of systems that can be reckoned on paper."""

from __future__ import annotations

import pytest

from tests.analysis.cuts.scenes import FRONT, OVER_FRONT, TWO_DOORS
from tests.analysis.paths.drawn import PLACES, STRANGER, system
from tests.analysis.pictures import Picture
from tmtui.analysis.trees.chance import chance
from tmtui.analysis.trees.tree import Gate, Goal, Leaf, Tree, in_turn, leaves
from tmtui.analysis.trees.trees import AttackTree, trees
from tmtui.analysis.trees.ways import likeliest
from tmtui.banks.bank import Bank

FLAW, TRAP = "flaw@component/front", "trap@component/desk"


def only(found: tuple[AttackTree, ...]) -> AttackTree:
    (one,) = found
    return one


def goals(tree: Tree) -> dict[str, Goal]:
    return {each.text: each for each in in_turn(tree) if isinstance(each, Goal)}


def test_two_doors_are_an_or_and_each_an_and_of_the_attempt_the_weakness_and_the_data(ways: Bank) -> None:
    found = only(trees(system(ways, *TWO_DOORS)))
    tree = found.tree
    assert isinstance(tree, Goal)
    assert (tree.gate, tree.text, len(tree.parts)) == (Gate.ANY, "Read Records", 2)
    over = goals(tree)["Take over Front"]
    assert over.gate is Gate.ALL
    assert [part.text for part in over.parts if isinstance(part, Leaf)] == [
        "The attempt: Anybody on the internet with ready-made tools, for fun or quick money",
        "An old flaw lets them into Front",
    ]
    assert {FLAW, TRAP} <= set(leaves(tree))
    assert found.weaknesses == 1


def test_the_attempt_counts_once_although_both_doors_need_it(ways: Bank) -> None:
    """0.6 x (1 - (1 - 0.6 x 0.9)^2) = 0.6 x 0.7884 = 0.473; counted twice it would be 0.543."""
    found = only(trees(system(ways, *TWO_DOORS)))
    attempt = next(leaf for leaf in found.repeated if leaf.startswith("The attempt"))
    assert found.grown.low[attempt] == pytest.approx(0.6)
    exact = chance(found.tree, found.grown.low)
    assert exact.exact
    assert exact.low == pytest.approx(0.6 * (1 - (1 - 0.6 * 0.9) ** 2))
    assert found.likelihood == (4, 4), "0.473 is nearer to 0.6 than to 0.3 by ratio"
    assert found.best == (3, 3)


def test_the_best_set_of_actions_is_as_likely_as_the_likeliest_path(ways: Bank) -> None:
    state = system(ways, *TWO_DOORS)
    found = only(trees(state))
    assert likeliest(found.sets, found.grown.high) == pytest.approx(state.paths()[0].chance[1])
    assert found.sets.all
    assert sorted(len(each) for each in found.sets.sets) == [3, 3]


def test_a_login_needs_the_account_and_a_connection_both(ways: Bank) -> None:
    account: Picture = {
        "flow/front..store": {"protocol": "ssh"},
        "identity/admins": {
            "name": "Admins", "held_on": ("component/front",), "accepted_by": ("component/store",),
        },
    }  # fmt: skip
    found = only(trees(system(ways, PLACES, STRANGER, FRONT, account)))
    login = goals(found.tree)["Take over Store"]
    assert login.gate is Gate.ALL
    assert [part.text for part in login.parts] == [
        "Have the account Admins",
        "Reach Store from Front (SSH)",
        "Log in to Store with Admins; no second factor is asked for",
    ]
    assert "Front" in str(found.tree)
    account_part, reach, _ = login.parts
    assert isinstance(account_part, Goal)
    assert isinstance(reach, Goal)
    assert account_part.parts[0] is reach.parts[0], "the machine is taken over once, for both"
    assert chance(found.tree, found.grown.low).low == pytest.approx(0.6 * 0.6 * 0.6 * 0.9 * 0.9)


def test_several_weaknesses_of_one_step_are_any_of_them(ways: Bank) -> None:
    """0.6 x (1 - 0.4 x 0.7) x 0.9 when both are tried."""
    more: Picture = {"component/front": {"steered": "yes"}}
    found = only(trees(system(ways, PLACES, STRANGER, FRONT, OVER_FRONT, more)))
    assert {FLAW, "steered@component/front"} <= set(leaves(found.tree))
    assert chance(found.tree, found.grown.low).low == pytest.approx(0.6 * (1 - 0.4 * 0.7) * 0.9)
    assert len(found.sets.sets) == 2


def test_there_is_no_tree_where_no_way_leads(ways: Bank) -> None:
    closed: Picture = {"component/front": {"flaw": "no"}}
    assert trees(system(ways, PLACES, STRANGER, FRONT, OVER_FRONT, closed)) == ()
