"""A way through states told as a path of a few steps: mere routing between two steps is left out of the telling.

What is left out stays in the step it leads to: its facts, its controls, and whether it certainly exists.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING

from tmtui.analysis.paths.chance import nearest
from tmtui.analysis.paths.cutting import Cut
from tmtui.analysis.paths.jewels import impact
from tmtui.analysis.paths.moves import Step
from tmtui.analysis.paths.nodes import ACTOR, AT, CONTROL, FED, GOAL, SPOT, WITH, Node, name_of, subject_of
from tmtui.analysis.paths.search import Found
from tmtui.analysis.paths.wording import Told, holder, sentence
from tmtui.analysis.reasons.because import all_because, because
from tmtui.analysis.reasons.trace import Reason as Fact
from tmtui.analysis.reasons.trace import attribute_reasons
from tmtui.analysis.threats.tables import I2
from tmtui.model.path import AttackPath, PathStep, StepKind
from tmtui.model.subject import kind_of
from tmtui.model.threat import Because

if TYPE_CHECKING:
    from tmtui.analysis.state import State


def told(state: State, found: Found, also: Iterable[str] = ()) -> AttackPath:
    """Return a way as people see it.

    Args:
        state: where it leads through.
        found: the way.
        also: keys of what could stand in place of a component on it.
    """
    ending = next(node for node in found.real if node[0] == GOAL)
    actor = subject_of(state, found.real[1])
    steps = _steps(state, found, actor)
    low, high = found.chance
    likelihood = (nearest(low), nearest(high))
    least, most = impact(state, ending[1], ending[2])
    cut_by = {each for step in steps for each in step.controls}
    alone = tuple(each for each in found.cut_by if each in cut_by)
    return AttackPath(
        id=path_id(state, found.real), actor=actor, target=ending[1], ending=ending[2],
        likelihood=likelihood, chance=(low, high), impact=(least, most),
        level=(I2[likelihood[0]][least], I2[likelihood[1]][most]), steps=steps, also_via=tuple(also), cut_by=alone,
        best_cut=found.best_cut,
    )  # fmt: skip


def path_id(state: State, nodes: Iterable[Node]) -> str:
    """Return an id that depends on the way alone: who, over what, to what."""
    return sha256("\n".join(name_of(state, node) for node in nodes).encode()).hexdigest()[:10]


def _steps(state: State, found: Found, actor: str) -> tuple[PathStep, ...]:
    told_: list[PathStep] = []
    source, zone, waiting, before = actor, "", list[tuple[Step, Cut]](), found.real[1]
    for (here, node), step, cut in zip(pairwise(found.real), found.steps, found.cuts, strict=True):
        if node[0] == ACTOR:
            continue
        # The places of actors are where a connection is opened from; other hubs are only passed.
        before = before if _is_hub(here) and here[0] != AT else here
        waiting.append((step, cut))
        if _is_hub(node) and subject_of(state, node):
            zone = subject_of(state, node)
        if not _is_told(here, node, step):
            continue
        target = holder(state, node, step.reasons[0])
        if step.reasons[0].say == "uses login":
            source = subject_of(state, here)
        told_.append(_step(state, waiting, before, node, source, target, zone))
        source, zone, waiting = target, "", []
    if waiting and told_:
        told_[-1] = _with(told_[-1], waiting)
    return tuple(told_)


def _is_hub(node: Node) -> bool:
    return node[0] in ("leaves", "door", "lost", "beside", "inside", "owned", "halted", "at")


def _is_told(here: Node, node: Node, step: Step) -> bool:
    """Whether a step is worth a sentence of its own."""
    reason = step.reasons[0]
    if (
        node[0] in (FED, SPOT, GOAL)
        or (_is_hub(node) and not reason.threat)
        or (here[0] == WITH and node[0] == CONTROL and reason.free)
    ):
        return False
    return bool(reason.say)


def _step(
    state: State, waiting: list[tuple[Step, Cut]], before: Node, node: Node, source: str, target: str, zone: str
) -> PathStep:
    last = waiting[-1 if waiting[-1][0].reasons[0].say != "spot" else -2][0]
    reason = last.reasons[0]
    guards = next((each.reasons[0] for each, _ in waiting if each.reasons[0].kind is StepKind.GUARD), None)
    if guards is not None and reason.say == "next to it":
        reason = guards
    threats = list(dict.fromkeys(each.threat for step, _ in waiting for each in step.reasons if each.threat))
    own = [each.threat for each in last.reasons if each.threat]
    telling = Told(reason, before, node, source, target, zone, max(0, len(set(own)) - 1))
    how = sentence(state, telling)
    if _level(waiting)[0] == 0:
        how = f"Perhaps: {how}"
    flow = reason.flow or (
        reason.threat.partition("@")[2] if kind_of(reason.threat.partition("@")[2]) == "flow" else ""
    )
    return PathStep(
        source=source, target=target, kind=reason.kind, how=how, flow=flow, threats=tuple(threats),
        level=_level(waiting), because=_because(state, waiting), controls=_alone(waiting), together=_together(waiting),
    )  # fmt: skip


def _with(step: PathStep, waiting: list[tuple[Step, Cut]]) -> PathStep:
    """Return the last step with what follows it without a word."""
    low, high = _level(waiting)
    return PathStep(
        source=step.source, target=step.target, kind=step.kind, how=step.how, flow=step.flow, threats=step.threats,
        level=(min(step.level[0], low), min(step.level[1], high)), because=step.because,
        controls=(*step.controls, *(each for each in _alone(waiting) if each not in step.controls)),
        together=step.together or _together(waiting),
    )  # fmt: skip


def _level(waiting: list[tuple[Step, Cut]]) -> tuple[int, int]:
    return min(step.level[0] for step, _ in waiting), min(step.level[1] for step, _ in waiting)


def _alone(waiting: list[tuple[Step, Cut]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for _, cut in waiting for each in cut.alone))


def _together(waiting: list[tuple[Step, Cut]]) -> tuple[str, ...]:
    sets = [cut.together for _, cut in waiting if cut.together]
    return min(sets, key=lambda each: (len(each), each)) if sets else ()


def _because(state: State, waiting: list[tuple[Step, Cut]]) -> tuple[Because, ...]:
    """Return the facts behind a step: those it was read from, and those that make its likeliest threat stand."""
    found: dict[tuple[str, str], Because] = {}
    for step, _ in waiting:
        first = step.reasons[0]
        slots = dict.fromkeys(slot for reason in step.reasons if not reason.threat for slot in reason.slots)
        for slot in (*slots, *(first.slots if first.threat else ())):
            for each in _behind(state, *slot):
                found.setdefault((each.subject, each.attribute), each)
        if first.threat:
            rule, _, subject = first.threat.partition("@")
            for each in all_because(state, subject, [state.bank.rules[rule].when]):
                found.setdefault((each.subject, each.attribute), each)
    return tuple(found.values())


def _behind(state: State, subject: str, attribute: str) -> list[Because]:
    """Return the fact an attribute reads from; where it reads as unknown, what would have to be known."""
    facts = [Fact(subject, attribute)]
    if not state.is_known(subject, attribute):
        facts = list(attribute_reasons(state, subject, attribute, None)) or facts
    return [because(state, fact) for fact in facts]
