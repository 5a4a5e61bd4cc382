"""Everything that was decided, as a list: threats and controls, each with its own status, and what belongs to what."""

from __future__ import annotations

from dataclasses import asdict

from tmtui.analysis.gate.claims import unshown
from tmtui.analysis.gate.controls import control_title
from tmtui.analysis.progress import orphans
from tmtui.model.frozen import frozen
from tmtui.model.subject import kind_of, tail_of
from tmtui.model.threat import Threat
from tmtui.workspace.live import LiveModel
from tmtui.workspace.titles import threat_title


@frozen
class Decided:
    """One threat or control on which somebody decided something."""

    id: str
    kind: str
    """`threat` or `control`."""
    title: str
    status: str
    owner: str
    why: str
    until: str
    due: str
    expired: bool
    basis: str
    evidence: str
    orphan: bool
    """What it is about is gone; it fails nothing."""
    unshown: bool
    """A control that is said to be in place, and the facts do not show it."""
    against: tuple[str, ...] = ()
    """A control: the threats that it helps against and that stand."""
    controls: tuple[str, ...] = ()
    """A threat: the controls on offer against it."""


def decisions(live: LiveModel) -> list[Decided]:
    """Return all decisions, threats before controls, by id."""
    state = live.assessment
    gone, lacking = set(orphans(state)), set(unshown(state))
    own = {each.id: each for each in state.decided.own_controls}
    standing: dict[str, list[Threat]] = {}
    for each in state.threats():
        standing.setdefault(each.subject, []).append(each)
    found = []
    for key, decision in state.decided.decisions.items():
        id, kind = tail_of(key), kind_of(key)
        if kind == "threat":
            threat = state.threat(id)
            title, controls = threat_title(live, id), threat.controls if threat is not None else ()
            against: tuple[str, ...] = ()
        else:
            title, controls = own[id].title if id in own else control_title(state, id), ()
            name, _, subject = id.partition("@")
            helps = (each.id for each in standing.get(subject, ()) if name in _controls(live, each.rule))
            against = own[id].against if id in own else tuple(sorted(helps))
        found.append(
            Decided(
                id,
                kind,
                title,
                decision.status,
                decision.owner,
                decision.why,
                decision.until,
                decision.due,
                decision.expired,
                decision.basis,
                decision.evidence,
                key in gone,
                id in lacking,
                against,
                controls,
            )
        )
    return sorted(found, key=lambda each: (each.kind != "threat", each.id))


def _controls(live: LiveModel, rule: str) -> tuple[str, ...]:
    found = live.bank.rules.get(rule)
    return found.controls if found is not None else ()


def decisions_json(found: list[Decided]) -> list[dict[str, object]]:
    """Return decisions as plain data. Keys are added, never renamed."""
    return [{**asdict(each), "against": list(each.against), "controls": list(each.controls)} for each in found]
