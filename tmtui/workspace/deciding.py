"""Decisions about threats and controls. All of them are facts, about several ids at once one action.

The facts stay the truth: that somebody says a control is in place changes nothing that follows until the facts say so
too. So that is pointed out, and can be said in the same breath.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tmtui.analysis.gate.claims import SAID_DONE, missing
from tmtui.banks.answer_value import parse_value
from tmtui.banks.attributes import attribute_of
from tmtui.model.card import Receipt
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis, State, Statement
from tmtui.model.nearest import did_you_mean
from tmtui.model.subject import DECIDED_KINDS, is_key, kind_of, tail_of
from tmtui.model.text import one_line
from tmtui.model.value import Value
from tmtui.workspace.decision_needs import GOES_WITH_STATUS, check_end, check_needs, check_status, default_end
from tmtui.workspace.live import LiveModel

__all__ = ["decide", "decided_subjects", "offered_end", "without_facts"]

SOURCE = "decision"
"""Where the facts of a decision come from."""


def decide(
    live: LiveModel,
    ids: str | Sequence[str],
    *,
    status: str = "",
    why: str = "",
    until: str = "",
    owner: str = "",
    due: str = "",
    basis: str = "",
    evidence: str = "",
    state_facts: bool = False,
) -> Receipt:
    """Decide about threats or controls, all of them in one action; what is left empty stays as it was.

    Args:
        live: the model.
        ids: ids of threats or controls, with or without `threat/` or `control/` before them; that of a rule stands for
            all its threats, that of a control for every place where it is on offer.
        status: one of the statuses of their sort.
        why: the reason; needed for statuses that take a risk off the list.
        until: ISO date on which an acceptance ends.
        owner: who answers for it; of what was handed on, who carries it.
        due: ISO date until when it is to be done.
        basis: how the status is known; told where left out.
        evidence: where it can be looked up.
        state_facts: also say what a control that is in place changes.

    Raises:
        BadInput: when nothing by an id arises, or something does not fit or is missing; nothing is written then.
    """
    subjects = [subject for id in ([ids] if isinstance(ids, str) else ids) for subject in decided_subjects(live, id)]
    given = {"status": status, "why": why, "until": until, "owner": owner, "due": due}
    known = _basis(basis)
    if (evidence.strip() or basis) and not status:
        raise BadInput("evidence is for a status", remedy="Say the --status it shows.")
    if state_facts and status not in SAID_DONE:
        raise BadInput("only what is in place changes facts", remedy="Say --status implemented or verified.")
    said: list[Statement] = []
    for subject in dict.fromkeys(subjects):
        check_status(kind_of(subject), status)
        if state_facts and kind_of(subject) == "control":
            said += _facts(live, subject, known, evidence)
        check_needs(live.assessment, subject, given, basis=known, evidence=evidence.strip())
        said += _statements(live, subject, given, known, evidence)
    if not said:
        raise BadInput("nothing was decided", remedy="Give --status, --owner, --due or another of the options.")
    return live.say(said)


def offered_end(live: LiveModel) -> str:
    """Return the ISO date that an acceptance made today may well end on."""
    return default_end(live.assessment)


def without_facts(live: LiveModel, ids: Sequence[str]) -> list[tuple[str, tuple[tuple[str, str, Value], ...]]]:
    """Return the controls among some ids that are said to be in place and that the facts do not show.

    Returns:
        Id and what the facts would have to say: subject, attribute and value. Nothing of the sort for a control in
        people's own words, which changes no facts.
    """
    found = []
    own = {each.id for each in live.assessment.decided.own_controls}
    for subject in dict.fromkeys(subject for id in ids for subject in decided_subjects(live, id)):
        id = tail_of(subject)
        if kind_of(subject) == "control" and live.assessment.decision(subject).status in SAID_DONE:
            slots = tuple((*slot, value) for slot, value in sorted(missing(live.assessment, id).items()))
            if slots or id in own:
                found.append((id, slots))
    return found


def decided_subjects(live: LiveModel, id: str) -> list[str]:
    """Return the subjects `threat/<id>` or `control/<id>` that an id stands for.

    Raises:
        BadInput: when nothing of that name arises, with the nearest that does.
    """
    wanted = one_line(id)
    found = list(_named(live, wanted))
    if found:
        return found
    listed = [*live.assessment.threats(), *live.assessment.threats(closed=True)]
    known = {each.id for each in listed} | {control for each in listed for control in each.controls}
    known |= {finding.rule for finding in live.assessment.findings()}
    remedy = did_you_mean(wanted, known, "`tmtui threats` and `tmtui plan` list the ids.")
    raise BadInput(f"no threat or control {wanted[:120]!r} arises here", remedy=remedy)


def _named(live: LiveModel, wanted: str) -> Iterator[str]:
    state = live.assessment
    kind, slash, tail = wanted.partition("/")
    id = tail if slash and kind in DECIDED_KINDS else wanted
    rule, at, subject = id.partition("@")
    if not at:
        yield from (f"threat/{each}" for found in state.findings() if found.rule == id for each in found.threats)
        if id in state.bank.controls:
            yield from (f"control/{id}@{place}" for place in sorted(state.offered(id)))
        return
    control = state.bank.controls.get(rule)
    for candidate in (f"threat/{id}", f"control/{id}"):
        if not is_key(candidate) or (id is not wanted and candidate != wanted):
            continue
        arises = (
            state.certainty(id) is not None
            if kind_of(candidate) == "threat"
            else control is not None and control.of == kind_of(subject) and state.is_alive(subject)
        )
        if arises or live.answers.of(candidate):
            yield candidate
            return


def _statements(
    live: LiveModel, subject: str, given: dict[str, str], basis: Basis, evidence: str
) -> Iterator[Statement]:
    kind, before = kind_of(subject), live.answers.of(subject)
    stated = live.assessment.decision(subject).stated
    for name, raw in given.items():
        declared = attribute_of(live.bank, kind, name)
        if declared is None:
            continue
        if raw.strip():
            value = parse_value(declared, raw, exists=None)
            if name == "until":
                check_end(live.assessment, str(value), live.today)
            is_status = name == "status"
            known = (basis, evidence) if is_status else (Basis.TOLD, "")
            yield Statement(subject, name, value, basis=known[0], evidence=known[1], source=SOURCE)
        elif name in GOES_WITH_STATUS and name in before and given["status"] and given["status"] != stated:
            yield Statement(subject, name, state=State.RETRACTED, source=SOURCE)


def _facts(live: LiveModel, subject: str, basis: Basis, evidence: str) -> Iterator[Statement]:
    """Return what a control changes, as somebody who put it in place would say it."""
    for (about, attribute), value in sorted(missing(live.assessment, tail_of(subject)).items()):
        yield Statement(about, attribute, value, basis=basis, evidence=evidence, source=SOURCE)


def _basis(text: str) -> Basis:
    try:
        return Basis(text or "told")
    except ValueError:
        names = ", ".join(map(str, Basis))
        raise BadInput(f"nobody knows a thing by {one_line(text)[:40]!r}", remedy=f"It is one of: {names}.") from None
