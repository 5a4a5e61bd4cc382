"""One answer said by name, as scripts and the command line say it."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.analysis.scoring.schemes import checked
from tmtui.banks.answer_value import parse_value
from tmtui.banks.attributes import KEPT_BY_THE_PROGRAM, attribute_names, attribute_of
from tmtui.model.answers import EXISTS
from tmtui.model.card import Receipt
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis, State, Statement
from tmtui.model.nearest import did_you_mean
from tmtui.model.subject import DECIDED_KINDS, KINDS, is_key, kind_of, tail_of
from tmtui.model.text import one_line
from tmtui.workspace.live import LiveModel


def answer(
    live: LiveModel,
    subject: str,
    attribute: str,
    raw: str | Sequence[str] = (),
    *,
    state: State = State.ANSWERED,
    basis: Basis = Basis.TOLD,
    note: str = "",
    evidence: str = "",
    differs: bool = False,
) -> Receipt:
    """Say one fact.

    Args:
        live: the model.
        subject: its key; it must exist, unless `attribute` is `exists`, which adds it.
        attribute: one that its kind has.
        raw: the value as typed; several texts for an attribute that takes several.
        state: whether it is known at all.
        basis: how it is known.
        note: what to remember with it.
        evidence: where it can be looked up.
        differs: let other people's answers stand beside it.

    Raises:
        BadInput: for a subject, attribute or value that cannot be, with the nearest that can.
    """
    starts = attribute == EXISTS and is_key(subject) and kind_of(subject) in KINDS
    if not live.exists(subject) and not starts:
        # Actors come with the banks, so they stand in no answers file.
        actors = list(live.assessment.subjects("actor"))
        known = [key for key in (*live.answers.subjects(), *actors) if live.exists(key)]
        remedy = did_you_mean(subject, known, "`tmtui answers` lists what there is.")
        if subject.startswith("actor/"):
            remedy = f"There are: {', '.join(actors)}."
        raise BadInput(f"there is no subject {one_line(subject)[:80]!r}", remedy=remedy)
    kind = kind_of(subject)
    declared = attribute_of(live.bank, kind, attribute)
    kept = KEPT_BY_THE_PROGRAM.get(kind, ())
    if declared is None or attribute in kept:
        names = [name for name in attribute_names(live.bank, kind) if name not in kept]
        remedy = did_you_mean(attribute, names, f"It can have: {', '.join(names)}.", most=3, cutoff=0.5)
        raise BadInput(f"a {kind} has no attribute {one_line(attribute)[:80]!r}", remedy=remedy)
    if kind in DECIDED_KINDS and attribute == "status":
        # A decision that takes a risk off the list needs its reason with it.
        raise BadInput("a status is not an answer", remedy=f"Decide with `tmtui decide {tail_of(subject)} --status …`.")
    value = None
    if state is State.ANSWERED:
        value = parse_value(declared, raw, exists=live.exists)
        if kind == "threat" and isinstance(value, str):
            value = checked(attribute, value)
    said = Statement(subject, attribute, value, state, basis, note, evidence, differs=differs)
    return live.say([said])
