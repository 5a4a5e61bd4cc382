"""Which answers made a threat open, close or move: found by trying, not by guessing.

Each action in which answers differ is laid over the one side alone, and taken out of the other side alone; a threat
that moves in either is a threat it moves. Within an action those answers are named that the threat reads. Where too
many actions lie between two moments to try them all, what a threat reads is all there is to go by.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tmtui.analysis.changes.differences import threats_that_differ
from tmtui.analysis.changes.spoken import differing
from tmtui.analysis.reasons.because import all_because
from tmtui.banks.vocabulary import QUALITIES
from tmtui.model.answers import Answer, Answers, Slot
from tmtui.model.subject import DECIDED_KINDS, MODEL, kind_of
from tmtui.model.threat import Threat

if TYPE_CHECKING:
    from tmtui.analysis.state import State

MOST_ACTIONS = 150
"""Most actions that are tried one by one, each on both sides."""

MOST_SLOTS = 12
"""Most answers named for one threat where none of an action stands out."""


def causes(
    earlier: State, later: State, then: Answers, now: Answers, threats: Sequence[str]
) -> dict[str, tuple[Slot, ...]]:
    """Return, for threats that stand differently, the slots that made the difference, sorted.

    Args:
        earlier: one side.
        later: the other side.
        then: what held on the one side.
        now: what held on the other side.
        threats: ids of the threats that differ.
    """
    changed = {slot for slot in differing(then, now) if _reads(then.get(*slot)) != _reads(now.get(*slot))}
    if not threats or not changed:
        return {}
    read = {id: _read(earlier, id) | _read(later, id) for id in threats}
    actions = _actions(changed, then, now)
    found: dict[str, set[Slot]] = {id: set() for id in threats}
    for slot in changed:
        decided = slot[0].removeprefix("threat/")
        if decided != slot[0] and decided in found:
            found[decided].add(slot)
    if len(actions) <= MOST_ACTIONS:
        for slots in actions:
            named = [slot for slot in slots if slot[0] != MODEL] or slots
            for id in _moved(earlier, now, slots) | _moved(later, then, slots):
                if id in found:
                    found[id] |= (read[id] & set(slots)) or set(named[:MOST_SLOTS])
    for id in threats:
        if not found[id]:
            found[id] = read[id] & changed
    return {id: tuple(sorted(slots)) for id, slots in found.items()}


def _reads(answer: Answer | None) -> object:
    """Return what the analysis sees of an answer."""
    return None if answer is None else (answer.state, answer.value)


def _actions(changed: Iterable[Slot], then: Answers, now: Answers) -> list[list[Slot]]:
    """Return the slots that differ by the action that made them differ: that of the newer fact of the two sides."""
    found: dict[str, list[Slot]] = {}
    for slot in sorted(changed):
        if kind_of(slot[0]) in DECIDED_KINDS:
            continue  # a decision moves its own threat alone, and that is known without trying
        facts = [answer.fact for answer in (then.get(*slot), now.get(*slot)) if answer is not None]
        found.setdefault(max(facts, key=lambda fact: fact.order).batch, []).append(slot)
    return list(found.values())


def _moved(state: State, other: Answers, slots: Sequence[Slot]) -> set[str]:
    """Return the threats that move when some answers are as on the other side."""
    news: Mapping[Slot, Answer | None] = {slot: other.get(*slot) for slot in slots}
    return {id for ids in threats_that_differ(state.advance(news), state) for id in ids}


def _read(state: State, id: str) -> set[Slot]:
    """Return the answers a threat reads: what makes it stand or rules it out, how likely, and what is at stake."""
    threat = state.threat(id)
    if threat is None:
        return {(id.partition("@")[2], "exists")}
    slots = {(each.subject, each.attribute) for each in threat.because}
    slots |= {(each.subject, each.attribute) for each in threat.undecided}
    return slots | _weights(state, threat)


def _weights(state: State, threat: Threat) -> set[Slot]:
    rule = state.bank.rules.get(threat.rule)
    if rule is None:
        return {(f"threat/{threat.id}", name) for name in ("likelihood", "impact", "title")}
    found = {slot for quality in rule.impact or QUALITIES for slot in state.stake_slots(threat.subject, quality)}
    conditions = [condition for _, condition in rule.likelihood]
    found |= {(each.subject, each.attribute) for each in all_because(state, threat.subject, conditions)}
    return found
