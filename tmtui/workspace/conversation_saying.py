"""What the commands of a conversation say, as statements: pure, so that each rule stands in one place.

Confirming never makes knowledge weaker: what a tool measured stays measured when somebody agrees.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tmtui.interview.beside import Beside
from tmtui.model.answers import Answer
from tmtui.model.card import Card
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis, State, Statement
from tmtui.model.value import Value
from tmtui.workspace.live import LiveModel

_STATES = {"unknown": State.UNKNOWN, "not-applicable": State.NOT_APPLICABLE}


def confirmed(card: Card, attribute: str, basis: Basis | None, note: str, evidence: str) -> Statement:
    """Return the statement that what stands, or what is implied, is right.

    Raises:
        BadInput: when nothing stands, or people differ.
    """
    answer = card.answer
    if answer is not None and answer.disputed:
        raise BadInput("people differ here", remedy="Choose one of the answers.")
    if answer is not None and answer.state is not State.UNKNOWN:
        fact = answer.fact
        return Statement(
            card.subject,
            attribute,
            answer.value,
            answer.state,
            max(fact.basis, basis or Basis.TOLD, key=lambda each: each.rank),
            note or fact.note,
            evidence or fact.evidence,
        )
    if answer is None and card.reading is not None and card.reading.state is State.ANSWERED:
        return Statement(
            card.subject, attribute, card.reading.value, State.ANSWERED, basis or Basis.TOLD, note, evidence
        )
    raise BadInput("there is nothing to confirm here", remedy="Give an answer, or skip the question.")


def standing_basis(card: Card, chosen: Basis | None, state: State, value: Value) -> Basis:
    """Return the basis of an answer: the chosen one; else that of the same answer given again; else told."""
    answer = card.answer
    if chosen is not None:
        return chosen
    if answer is not None and not answer.disputed and (answer.state, answer.value) == (state, value):
        return answer.fact.basis
    return Basis.TOLD


def noted(answer: Answer, note: str | None, evidence: str | None) -> Statement:
    """Return the answer that stands, said again with a note or evidence."""
    fact = answer.fact
    return Statement(
        answer.subject,
        answer.attribute,
        answer.value,
        answer.state,
        fact.basis,
        fact.note if note is None else note,
        fact.evidence if evidence is None else evidence,
        fact.ask,
        fact.ask_by,
    )


def grid_statements(
    live: LiveModel,
    card: Card,
    values: Mapping[str, str | Sequence[str]],
    subjects: set[str],
    beside: Beside,
    here: str,
) -> list[Statement]:
    """Return what a filled grid says.

    How it is known, and where it can be looked up, holds for every row; a note is about the row it was written at, and
    where that row says nothing, about all that do.

    Args:
        live: the model.
        card: the question, asked about any of the subjects.
        values: subject and answer; an empty one says nothing.
        subjects: whom the question is asked about.
        beside: what was said beside the question before.
        here: the subject it was said at.

    Raises:
        BadInput: for the first answer that cannot be taken, naming its subject.
    """
    from tmtui.interview.replies import read_reply

    said: list[Statement] = []
    basis = beside.basis or Basis.TOLD
    for subject, raw in values.items():
        if subject not in subjects:
            raise BadInput(f"this question is not asked about {subject}")
        if not raw:
            continue
        attribute = live.bank.questions[card.id].fills
        note = beside.note if subject == here or not values.get(here) else ""
        state = _STATES.get(raw) if isinstance(raw, str) else None
        if state is not None:
            said.append(Statement(subject, attribute, None, state, basis, note, beside.evidence))
            continue
        try:
            reply = read_reply(live.bank, replace(card, subject=subject), raw, live.exists)
        except BadInput as error:
            raise BadInput(f"{live.assessment.name(subject)}: {error.message}", remedy=error.remedy) from error
        answer = Statement(subject, attribute, reply.value, State.ANSWERED, basis, note, beside.evidence)
        said += [*reply.new, answer]
    if not said:
        raise BadInput("nothing was filled in")
    return said


def kept(card: Card, said: Statement) -> Statement:
    """Keep note and evidence of an answer that is given again unchanged."""
    answer = card.answer
    if answer is None or answer.disputed or said.differs or (answer.state, answer.value) != (said.state, said.value):
        return said
    return replace(said, note=said.note or answer.fact.note, evidence=said.evidence or answer.fact.evidence)
