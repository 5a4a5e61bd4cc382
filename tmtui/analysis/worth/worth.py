"""What every open question is worth, in points, for all subjects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tmtui.analysis.cells.bits import from_indices, indices
from tmtui.analysis.cells.sheet import View
from tmtui.analysis.worth.alone import order, room, tried_alone
from tmtui.analysis.worth.notebook import Notebook
from tmtui.analysis.worth.outcomes import Outcome, outcomes
from tmtui.analysis.worth.pairs import best_pairs
from tmtui.analysis.worth.study import Slot, Studies, Study, study
from tmtui.analysis.worth.together import Gains, tried_together
from tmtui.analysis.worth.waiting import waiting
from tmtui.model.frozen import frozen
from tmtui.model.undisturbed import undisturbed

if TYPE_CHECKING:
    from tmtui.analysis.state import State

Points = Mapping[int, int]
"""Subject and what its answer is worth; subjects worth nothing may be left out."""


@undisturbed
def worths(state: State, open_places: Mapping[str, int]) -> dict[str, Points]:
    """Return by question what each answer is worth.

    Args:
        state: a state of the model.
        open_places: by question, the subjects about which it is open.
    """
    book = state.notebook
    studies = book.studies = book.studies or study(state.compiled)
    asked = _asked(state, studies, open_places)
    gains = {slot: _near(state, book, each) for slot, each in asked.items()}
    far = {slot for slot, each in asked.items() if each.study.far and each.outcomes}
    _alone(state, studies, {slot: asked[slot] for slot in sorted(far, key=order)}, gains)
    found: dict[str, dict[int, int]] = {}
    for slot, each in asked.items():
        whole = sum(weight for _, weight in each.outcomes) or 1
        found[each.question] = {
            place: (2 * gain + whole) // (2 * whole) for place, gain in gains[slot].items() if 2 * gain >= whole
        }
    nothing = {
        slot: (each.study, left, each.outcomes)
        for slot, each in asked.items()
        if each.outcomes and (left := each.places & ~from_indices(list(found[each.question])))
    }
    for slot, pairs in best_pairs(state, nothing).items():
        found[asked[slot].question].update({place: gain for place, gain in pairs.items() if gain})
    return dict(found)


@frozen
class _Asked:
    question: str
    study: Study
    places: int
    outcomes: tuple[Outcome, ...]


def _asked(state: State, studies: Studies, open_places: Mapping[str, int]) -> dict[Slot, _Asked]:
    found = {}
    for id, places in open_places.items():
        question = state.bank.questions[id]
        slot = (question.of, question.fills)
        if places and slot in studies.of:
            found[slot] = _Asked(id, studies.of[slot], places, outcomes(state.bank, question))
    return found


def _near(state: State, book: Notebook, asked: _Asked) -> Gains:
    """Return what conditions say of an answer, taken from the last state where nothing it rests on changed."""
    inputs = _inputs(state.view, asked.study)
    known = book.near.get(asked.study.slot)
    if known is not None and known[1] == asked.places and _same(known[0], inputs):
        return dict(known[2])
    if asked.outcomes:
        gains = tried_together(state, asked.study, asked.places, asked.outcomes)
    else:
        gains = waiting(state, asked.study, asked.places)
    book.near[asked.study.slot] = (inputs, asked.places, gains)
    return dict(gains)


def _inputs(view: View, study: Study) -> tuple[object, ...]:
    return tuple(map(view.at, study.inputs))


def _same(one: Sequence[object], other: Sequence[object]) -> bool:
    return all(first is second for first, second in zip(one, other, strict=True))


def _alone(state: State, studies: Studies, far: Mapping[Slot, _Asked], gains: dict[Slot, Gains]) -> None:
    """Put exact figures in place of what conditions alone say, as far as there is room."""
    left = room(state)
    for slot, each in far.items():
        for place in indices(each.places):
            left -= len(each.outcomes)
            if left < 0:
                return
            gains[slot][place] = tried_alone(state, each.study, place, each.outcomes, studies.matter)
