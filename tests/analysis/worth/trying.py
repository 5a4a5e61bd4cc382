"""What an answer narrows, found the long way: every answer laid over the model, every threat looked at by itself."""

from __future__ import annotations

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.state import State
from tmtui.analysis.threats.tables import points
from tmtui.analysis.worth.outcomes import outcomes
from tmtui.model.answers import Slot


def width(state: State) -> int:
    """Return the points between at least and at most, summed over threats one by one."""
    found = 0
    for cells in state.compiled.rules.values():
        stand, away = state.view[cells.stand], state.view[cells.ignored]
        likelihood, impact = state.view[cells.likelihood], state.view[cells.impact]
        for place in indices((stand.certain | stand.possible | stand.doubtful) & ~away):
            (low, high), (least, most) = likelihood.of(place), impact.of(place)
            found += points(high, most) - (points(low, least) if stand.certain >> place & 1 else 0)
    return found


def expected(state: State, question: str, subject: str, also: Slot | None = None) -> int | None:
    """Return the points that an answer is expected to take off the width; nothing where answers cannot be listed."""
    declared = state.bank.questions[question]
    found = outcomes(state.bank, declared)
    if not found:
        return None
    before = width(state)
    gained = sum(
        weight * (before - width(state.overlay({(subject, declared.fills): value}))) for value, weight in found
    )
    whole = sum(weight for _, weight in found)
    return max((2 * gained + whole) // (2 * whole), 0)


def worth_of_pairs(state: State, question: str, subject: str) -> set[int]:
    """Return what a question may be worth together with each other open question about the same subject, and 0."""
    declared = state.bank.questions[question]
    first = outcomes(state.bank, declared)
    found = {0}
    for other in state.bank.questions.values():
        if other.of != declared.of or other.id == question or subject not in state.unsettled(other.id):
            continue
        second = outcomes(state.bank, other)
        before = width_on(state, subject)
        gained = 0
        for value, weight in first:
            for also, more in second:
                after = state.overlay({(subject, declared.fills): value, (subject, other.fills): also})
                gained += weight * more * (before - width_on(after, subject))
        whole = sum(weight for _, weight in first) * sum(weight for _, weight in second)
        found.add(max(gained // whole if whole else 0, 0) // 2)
    return found


def width_on(state: State, subject: str) -> int:
    """Return the points between at least and at most of the threats on one subject."""
    found = 0
    for cells in state.compiled.rules.values():
        place = state.place(subject)
        if not subject.startswith(f"{cells.rule.of}/") and subject != cells.rule.of:
            continue
        stand, away = state.view[cells.stand], state.view[cells.ignored]
        if (stand.certain | stand.possible | stand.doubtful) & ~away & 1 << place:
            (low, high), (least, most) = state.view[cells.likelihood].of(place), state.view[cells.impact].of(place)
            found += points(high, most) - (points(low, least) if stand.certain >> place & 1 else 0)
    return found
