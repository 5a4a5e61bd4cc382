"""The gate: everything that breaks it at a date, with what to do about it.

What is decided while it holds passes; what is not known never makes it pass, because a level that is an interval counts
with its upper end. Decisions about what is gone fail nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtui.analysis.cells.bits import indices
from tmtui.analysis.gate.claims import SAID_DONE
from tmtui.analysis.gate.controls import late_controls
from tmtui.analysis.gate.decisions import about, incomplete, run_out
from tmtui.analysis.gate.treated import Treatment
from tmtui.analysis.gate.upkeep import disputes, open_questions, reviews
from tmtui.analysis.threats.findings import counting, ranked
from tmtui.analysis.threats.listing import own_threat, sort_key, threat_of
from tmtui.analysis.threats.risk import too_early
from tmtui.analysis.threats.tables import I2
from tmtui.model.gate import Breach, BreachKind, Policy, Verdict
from tmtui.model.threat import Certainty, Threat
from tmtui.model.undisturbed import undisturbed

if TYPE_CHECKING:
    from tmtui.analysis.state import State


@undisturbed
def judge(state: State, policy: Policy) -> Verdict:
    """Return what breaks the gate today, worst first within each kind."""
    decided = [*run_out(state), *incomplete(state)]
    named = {breach.id for breach in decided}
    open_threats = [threat for threat in _standing(state, policy) if threat.id not in named]
    treatment = Treatment(state, policy)
    treated = {threat.id: threat for threat in open_threats if treatment.covers(threat)}
    breaches = (
        *(_open(state, threat) for threat in open_threats if threat.id not in treated),
        *decided, *late_controls(state), *reviews(state), *disputes(state), *open_questions(state, policy),
    )  # fmt: skip
    order = list(BreachKind)
    return Verdict(
        policy, state.today, tuple(sorted(breaches, key=lambda each: order.index(each.kind))), tuple(treated),
        too_early(state),
    )  # fmt: skip


def _standing(state: State, policy: Policy) -> list[Threat]:
    """Return the threats at or above the level on which nobody decided; only these are spelled out."""
    found: list[Threat] = []
    for cells in state.compiled.rules.values():
        certain, possible = counting(state, cells)
        for (level, maybe, _), among in ranked(state, cells, certain, possible if policy.possible else 0):
            if -level >= policy.fail_on:
                certainty = Certainty.POSSIBLE if maybe else Certainty.CERTAIN
                found += [threat_of(state, cells, place, certainty) for place in indices(among)]
    for own in state.own_threats():
        if I2[own.likelihood[1]][own.impact[1]] >= policy.fail_on:
            found.append(own_threat(state, own))
    return sorted((each for each in found if each.decision.status == "open"), key=sort_key)


def _open(state: State, threat: Threat) -> Breach:
    todo = f"accept it, hand it on or avoid it: `tmtui decide {threat.id} --status …`"
    if threat.undecided and threat.certainty is Certainty.POSSIBLE:
        gap = threat.undecided[0]
        words = f"{gap.attribute.replace('_', ' ')} of {state.name(gap.subject)}"
        todo = f"find out {words}: `tmtui answer {gap.subject} {gap.attribute} …`"
    elif said := _unshown(state, threat):
        status = state.decision(f"control/{said[0]}").status
        command = f"tmtui decide {said[0]} --status {status} --state-facts"
        todo = f"{said[0]} is said to be {status} and the facts do not show it; if it is so: `{command}`"
    elif threat.controls:
        todo = (
            f"plan what helps: `tmtui decide {threat.controls[0]} --status planned --owner WHO --due DATE`; "
            "or accept it, hand it on or avoid it"
        )
    sure = "" if threat.certainty is Certainty.CERTAIN else " (possible)"
    return about(state, BreachKind.THREAT, threat, f"{threat.title}{sure}", todo)


def _unshown(state: State, threat: Threat) -> list[str]:
    """Return the controls of the bank on offer against a threat that are said to be in place all the same."""
    known = [id for id in threat.controls if id.partition("@")[0] in state.bank.controls]
    return [id for id in known if state.decision(f"control/{id}").status in SAID_DONE]
