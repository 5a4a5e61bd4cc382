"""Goals and actions of an attack tree in words, each for itself: a tree is read from any place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtui.analysis.paths.nodes import ACTOR, FLOW, GOAL, WITH, Node, Reason, subject_of
from tmtui.analysis.paths.wording import Told, asks, bracketed, holder, protocol, sentence
from tmtui.analysis.reasons.names import filled
from tmtui.model.path import StepKind

if TYPE_CHECKING:
    from tmtui.analysis.state import State

GOALS = {
    "control": "Take over {name}",
    "reads": "Read what {name} has",
    "changes": "Change what {name} has",
    "stops": "Stop {name}",
    "read": "Read {name}",
    "change": "Change {name}",
    "stop": "Put {name} out of reach",
    "fed": "Give {name} what it fetches",
    "wide": "Reach {name}",
    "inside": "Stand among the machines of {name}",
    "beside": "Stand on the network of {name}",
    "owned": "Rule {name}",
    "halted": "Stop everything in {name}",
}
"""State, and what it is to get there."""

ENDS = {
    "read": "Read {name}",
    "change": "Change {name}",
    "stop": "Put {name} out of reach",
    "control": "Take over {name}",
}
"""Ending, and what it is to reach it."""

NAMELESS = "Begin"
"""What it is to get into a state that has no name of its own."""

_ANY = Reason(StepKind.CONNECTION, 0, 0)
"""A reason that says nothing."""


def goal_text(state: State, node: Node) -> str:
    """Return what it is to get into a state."""
    name = state.name(subject_of(state, node)) if subject_of(state, node) else ""
    if node[0] == GOAL:
        return ENDS[node[2]].format(name=name) if len(node) > 2 else f"Harm {name}"
    if node[0] == WITH:
        return f"Have the account {name}"
    if node[0] == FLOW:
        return f"Connect to {state.name(holder(state, node, _ANY))}{bracketed(state, subject_of(state, node))}"
    return GOALS.get(node[0], NAMELESS).format(name=name)


def over_text(state: State, node: Node, before: Node) -> str:
    """Return what it is to get into a state in one of several ways: by what is held before."""
    text, over = goal_text(state, node), subject_of(state, before[2:] if before[0] == WITH else before)
    if not over or node[0] == GOAL or before[0] == ACTOR:
        return text
    return f"{text} over {state.name(over)}"


def step_text(state: State, here: Node, node: Node, reason: Reason) -> str:
    """Return what has to be done for a step."""
    source = holder(state, here, _ANY)
    target = holder(state, node, reason)
    if reason.threat:
        rule, _, subject = reason.threat.partition("@")
        return filled(state, state.bank.rules[rule].title, subject)
    names = (state.name(source), state.name(target))
    if node[0] == ACTOR:
        return f"The attempt: {names[1]}"
    if reason.say == "administers":
        return f"Use that {names[1]} is administered from {names[0]}; {asks(state, target)}"
    if reason.say == "uses login":
        account = subject_of(state, here)
        return f"Log in to {names[1]} with {state.name(account)}; {asks(state, target, account)}"
    if reason.say == "finds login":
        return f"Find the account {names[1]} on {names[0]}"
    return sentence(state, Told(reason, here, node, source, target))


def reach_text(state: State, machine: Node, node: Node, reason: Reason) -> str:
    """Return the connection from a machine to where an account is used."""
    source, target = subject_of(state, machine), holder(state, node, reason)
    said = protocol(state, reason.flow)
    return f"Reach {state.name(target)} from {state.name(source)}{f' ({said})' if said else ''}"
