"""Whatever weaknesses stand open: the cut leaves no path that is not very unlikely, and nothing cheaper does."""

from __future__ import annotations

from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.cuts.scenes import FRONT, OVER_FRONT
from tests.analysis.paths.drawn import PLACES, STRANGER, system
from tests.analysis.paths.ways_bank import WEAKNESSES
from tests.analysis.pictures import Picture
from tmtui.analysis.cuts.choke import Losses
from tmtui.analysis.cuts.study import Study
from tmtui.analysis.paths.chance import nearest
from tmtui.analysis.state import State
from tmtui.banks.bank import Bank
from tmtui.model.subject import kind_of

SEEDS = st.integers(min_value=0, max_value=2**32)

OFFICE: Picture = {
    "component/desk": {"name": "Desk", "technology": "desktop", "zone": "zone/office"},
    "flow/desk..store": {"protocol": "ssh"},
    "identity/admins": {"name": "Admins", "held_on": ("component/desk",), "accepted_by": ("component/store",)},
}


def some_weaknesses(random: Random) -> Picture:
    """Return up to five weaknesses on what is drawn."""
    subjects = [*FRONT, *OVER_FRONT, *OFFICE]
    places = [
        (subject, name) for subject in subjects for name, of, *_ in WEAKNESSES
        if kind_of(subject) == of and subject != "component/browser"
    ]  # fmt: skip
    found: dict[str, dict[str, str]] = {"component/front": {"flaw": "no"}}
    for subject, name in random.sample(places, random.randint(1, 5)):
        found.setdefault(subject, {})[name] = "yes"
    return found


def drawn(bank: Bank, seed: int) -> tuple[State, list[str]]:
    """Return a system, and the controls that mend what is wrong in it."""
    random = Random(seed)
    weaknesses = some_weaknesses(random)
    offered = [
        f"mend-{name.replace('_', '-')}@{subject}"
        for subject, answers in weaknesses.items() for name, value in answers.items() if value == "yes"
    ]  # fmt: skip
    return system(bank, PLACES, STRANGER, FRONT, OVER_FRONT, OFFICE, weaknesses), offered


def is_open(study: Study, done: frozenset[str]) -> bool:
    """Whether somebody still gets to the records, and not only very improbably."""
    return any(nearest(way.chance) > 1 for way in Losses(study.terrain, study.jewels).worst(done).values())


@given(seed=SEEDS)
@settings(max_examples=15, deadline=None)
def test_the_cut_closes_all_and_no_cheaper_set_of_controls_does(ways: Bank, seed: int) -> None:
    state, offered = drawn(ways, seed)
    study = Study(state)
    cut = study.cut(*study.jewels)
    assert not cut.uncut
    assert cut.exact
    assert not is_open(study, frozenset(cut.controls))
    cheaper = [
        each for size in range(len(offered)) for each in combinations(offered, size) if len(each) < cut.days
    ]  # fmt: skip
    assert all(is_open(study, frozenset(each)) for each in cheaper)


@given(seed=SEEDS)
@settings(max_examples=15, deadline=None)
def test_no_listed_path_is_left_once_the_cut_is_done(ways: Bank, seed: int) -> None:
    state, _ = drawn(ways, seed)
    for found in state.cuts().sets:
        tried = state.what_if(controls=found.controls, paths=True) if found.controls else None
        wanted = {path.id for path in state.paths() if path.likelihood[1] > 1}
        assert wanted <= set(tried.paths_cut if tried is not None else ())


@given(seed=SEEDS)
@settings(max_examples=15, deadline=None)
def test_every_row_that_says_so_cuts_paths_and_all_rows_together_cut_all(ways: Bank, seed: int) -> None:
    state, _ = drawn(ways, seed)
    rows = state.plan().rows
    listed = [path for path in state.paths() if path.likelihood[1] > 1]
    cut = state.what_if(controls=[id for row in rows if row.days for id in row.ids], paths=True)
    assert {path.id for path in listed} <= set(cut.paths_cut)
    assert sum(row.cuts for row in rows) >= len(listed)
