"""How much of a model was looked at, and the figures at the head of every report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtui.analysis.gate.claims import unshown
from tmtui.analysis.questions import arises
from tmtui.analysis.threats.findings import counting, of_own
from tmtui.analysis.threats.rules import count
from tmtui.analysis.threats.tables import I2, Counts
from tmtui.model.assessment import Coverage, Summary
from tmtui.model.subject import LISTS, MODEL, kind_of

if TYPE_CHECKING:
    from tmtui.analysis.state import State

Five = tuple[int, int, int, int, int]


def coverage(state: State) -> Coverage:
    """Count what was answered, not known, said not to apply, and never asked, over all questions that arise."""
    answered = unknown = absent = unasked = verified = 0
    program = state.compiled.program
    for question in state.bank.questions.values():
        among = arises(state, question)
        if not among:
            continue
        slot = (question.of, question.fills)
        column, said = state.look(program.column(*slot)), state.view[program.said[slot]]
        here = column.answered & among
        gone = column.absent & among
        open_ = among & ~(here | gone)
        answered += here.bit_count()
        absent += gone.bit_count()
        unknown += (open_ & said.unknown).bit_count()
        unasked += (open_ & ~said.unknown).bit_count()
        verified += (here & said.answered & said.verified).bit_count()
    lists = tuple((f"{MODEL} {name}_listed", _said(state, f"{name}_listed")) for name in LISTS[MODEL])
    return Coverage(answered, unknown, absent, unasked, lists, verified)


def _said(state: State, name: str) -> str:
    answer = state.facts.get(MODEL, name)
    return answer.value if answer is not None and isinstance(answer.value, str) else ""


def summary(state: State) -> Summary:
    """Return all figures."""
    certain, possible = [0] * 6, [0] * 6
    closed = standing = 0
    for cells in state.compiled.rules.values():
        sure, maybe = counting(state, cells)
        likelihood, impact = state.view[cells.likelihood].high, state.view[cells.impact].high
        _add(certain, count(sure, likelihood, impact))
        _add(possible, count(maybe, likelihood, impact))
        closed += state.view[cells.stand].closed.bit_count()
        standing += bool(sure | maybe)
    own = of_own(state)
    for each in state.own_threats():
        if any(each.id in finding.threats for finding in own):
            certain[I2[each.likelihood[1]][each.impact[1]]] += 1
    return Summary(
        subjects=tuple((kind, state.look(program_alive).bit_count()) for kind, program_alive in state.living()),
        certain=_five(certain), possible=_five(possible), closed=closed, findings=standing + len(own),
        coverage=coverage(state), risk=state.risk, orphans=orphans(state), disputed=disputed(state),
        cycles=cycles(state), unshown=unshown(state),
    )  # fmt: skip


def _add(levels: list[int], counts: Counts) -> None:
    for chance, row in enumerate(counts):
        if any(row):
            for impact, threats in enumerate(row):
                levels[I2[chance][impact]] += threats


def _five(levels: list[int]) -> Five:
    return levels[1], levels[2], levels[3], levels[4], levels[5]


def orphans(state: State) -> tuple[str, ...]:
    """Return decisions whose threat or control is gone, by subject."""
    found = []
    own = {f"control/{each.id}" for each in state.decided.own_controls}
    for subject in state.decided.decisions:
        kind, _, tail = subject.partition("/")
        rule, _, about = tail.partition("@")
        if kind == "control":
            control = state.bank.controls.get(rule)
            fits = control.of == kind_of(about) if control is not None else subject in own
            known = fits and state.is_alive(about)
        elif rule in state.compiled.rules:
            known = state.arises(tail)
        else:
            known = any(own.id == tail for own in state.own_threats())
        if not known:
            found.append(subject)
    return tuple(sorted(found))


def disputed(state: State) -> tuple[tuple[str, str], ...]:
    """Return the slots on which people differ."""
    return tuple(sorted(state.facts.disputed))


def cycles(state: State) -> tuple[str, ...]:
    """Return the loops that were cut, in words."""
    found = []
    for kind, name, words in (("zone", "parent", "lies in"), ("component", "runs_on", "runs on")):
        for loop in state.loops(kind, name):
            chain = [state.name(state.key(kind, place)) for place in (*loop, loop[0])]
            found.append(f"{f' {words} '.join(chain)}: what was said last, about {chain[0]}, is not followed")
    return tuple(sorted(found))
