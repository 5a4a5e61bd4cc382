"""Steps as sentences: what an engineer would say who explains the way to somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtui.analysis.paths.nodes import AT, CHANGE, READ, WITH, Node, Reason, subject_of
from tmtui.analysis.reasons.names import filled, in_words
from tmtui.model.frozen import frozen
from tmtui.model.subject import kind_of

if TYPE_CHECKING:
    from tmtui.analysis.state import State

SAID = {
    "runs": "{target} runs on {source}",
    "logs in": "{target} takes its logins from {source}",
    "acts on": "{source} acts on {target}, and can make it do anything",
    "steers": "{target} obeys {source}, which it calls",
    "stands in it": "{target} stands in {zone}",
    "finds login": "On {source} lies the account {target}",
    "has login": "They have the account {target} themselves",
    "sits at it": "They sit at {target} themselves",
    "runs it": "They run {target}",
    "any door": "{zone} lets in anything, so {target} can be reached",
    "may stand": "Nobody said where {target} stands; it may be open to them",
    "next to it": "From there to {target}, a neighbour in {zone}",
    "guards": "{source} guards {zone} and opens it, so {target} can be reached",
    "passes on": "{source} passes it on to {target}{protocol} and need not be broken",
    "filters on": "{source} filters it and passes it on to {target}{protocol}; it need not be broken",
    "fetches": "They {do} {data}, which {source} fetches from {other}",
    "gets": "They {do} {data}, which {other} sends to {source}",
    "needs": "{target} needs {source} and stops too",
}
"""How each step is told."""

ENDS = {READ: "read", CHANGE: "change"}


@frozen
class Told:
    """What a sentence is made of."""

    reason: Reason
    before: Node
    """The state before the step, hubs left out."""
    after: Node
    source: str
    target: str
    zone: str = ""
    """Key of the zone somebody stands in with the step, or empty."""
    others: int = 0
    """How many other threats open it too."""


def sentence(state: State, told: Told) -> str:
    """Return a step in words."""
    reason, say = told.reason, told.reason.say
    if reason.threat:
        return _threat(state, told)
    words = {
        "source": state.name(told.source), "target": state.name(told.target), "zone": state.name(told.zone),
        "protocol": bracketed(state, reason.flow),
    }  # fmt: skip
    if say in ("fetches", "gets", "keeps", "handles"):
        return _data(state, told, words)
    if say == "opens":
        return _along(state, _here(state, told), words["target"], reason.flow)
    if say == "administers":
        way = _along(state, "there", words["target"], reason.flow)
        start = way if reason.flow else f"{words['target']} is administered from there"
        return f"{start}; {asks(state, told.target)}"
    if say == "uses login":
        account = subject_of(state, told.before)
        asked = asks(state, told.target, account)
        return f"With {state.name(account)} they log in to {words['target']}{words['protocol']}; {asked}"
    if say == "next to it" and kind_of(told.source) == "actor":
        return f"{words['target']} stands in {words['zone']}, as they do"
    if say == "runs" and told.after[0] == "stops":
        return f"{words['target']} runs on {words['source']} and stops too"
    return SAID[say].format(**words) if say in SAID else f"From there to {words['target']}"


def _here(state: State, told: Told) -> str:
    """Return where a connection is opened from: there, or the place an actor stands in."""
    if told.before[0] != AT:
        return "there"
    return state.name(told.zone) if told.zone else "where they stand"


def _along(state: State, here: str, target: str, flow: str) -> str:
    """Return a connection in words: `From there SSH to Jump host`; a name of several words follows in brackets."""
    said = protocol(state, flow)
    return (
        f"From {here} {said} to {target}"
        if said and " " not in said
        else f"From {here} to {target}{bracketed(state, flow)}"
    )


def _threat(state: State, told: Told) -> str:
    """Return the title of the threat that opens a step, and how many others do too."""
    rule, _, subject = told.reason.threat.partition("@")
    text = filled(state, state.bank.rules[rule].title, subject)
    if told.after[0] in ENDS:
        text += f", and they {ENDS[told.after[0]]} {state.name(told.target)}"
    if told.others:
        text += f" (or {told.others} other {'way' if told.others == 1 else 'ways'})"
    return text


def _data(state: State, told: Told, words: dict[str, str]) -> str:
    data, say, holder = state.name(told.target), told.reason.say, words["source"]
    if told.after[0] not in (READ, CHANGE):
        return f"Without {holder} {data} cannot be had"
    do = ENDS[told.after[0]]
    if say in ("keeps", "handles"):
        return f"They {do} {data}, which {holder} {'keeps' if say == 'keeps' else 'works with'}"
    source, _, target = told.reason.flow.removeprefix("flow/").partition("..")
    other = state.name(state.end(target.partition(":")[0] if say == "fetches" else source))
    return SAID[say].format(source=holder, other=other, data=data, do=do)


def asks(state: State, component: str, identity: str = "") -> str:
    """Return whether a second factor is asked, in words."""
    values = [state.reading(key, "second_factor").value for key in (component, identity) if key]
    if "yes" in values:
        return "a second factor is asked for"
    return "no second factor is asked for" if None not in values else "nobody said whether a second factor is asked for"


def protocol(state: State, flow: str) -> str:
    """Return what a connection speaks, or nothing where nobody said."""
    value = state.reading(flow, "protocol").value if flow else None
    return "" if value is None else in_words(state, "flow", "protocol", value)


def bracketed(state: State, flow: str) -> str:
    """Return ` (SSH)`, or nothing."""
    said = protocol(state, flow)
    return f" ({said})" if said else ""


def holder(state: State, node: Node, reason: Reason) -> str:
    """Return what somebody holds in a state: the component behind a door, an account, a machine, data."""
    if node[0] == WITH and reason.say == "uses login":
        return subject_of(state, node[2:])
    if node[0] == "flow":
        key = subject_of(state, node)
        return state.end(key.removeprefix("flow/").partition("..")[2].partition(":")[0])
    return subject_of(state, node)
