"""The answers file of a model: every current value, who said it, when and on what basis.

Reading it into an empty model gives the same current answers, word for word; reading it into the model it came from
says nothing new. One answer a line, in a fixed order, so that two versions can be compared line by line.
"""

from __future__ import annotations

from collections.abc import Iterator

from tmtui.banks.attributes import KEPT_BY_THE_PROGRAM, attribute_of
from tmtui.banks.bank import Bank
from tmtui.exchange.dispute import dispute_in_words, in_words
from tmtui.exchange.material import Material
from tmtui.exchange.readers.answers_yaml import NAMED
from tmtui.exchange.yaml_text import mapping, scalar, sequence
from tmtui.model.answers import EXISTS, Answer
from tmtui.model.fact import Basis, State
from tmtui.model.subject import DECIDED_KINDS, KINDS, MODEL, kind_of
from tmtui.model.value import Value


def write(material: Material) -> str:
    """Return the answers file of a model."""
    lines = [f"model: {scalar(material.name)}", f"banks: {sequence(material.banks)}"]
    body = [line for subject in _subjects(material) for line in _block(material, subject)]
    return "\n".join([*lines, "answers:" if body else "answers: {}", *body]) + "\n"


def _subjects(material: Material) -> list[str]:
    """Return the subjects that are there, kinds in the order of the vocabulary."""
    kinds = (*KINDS, *DECIDED_KINDS)
    answers = material.answers
    there = [
        subject
        for subject in answers.subjects()
        if kind_of(subject) in (MODEL, *DECIDED_KINDS)
        or answers.exists(subject)
        or (kind_of(subject) == "actor" and answers.get(subject, EXISTS) is None)  # the usual actors need no adding
    ]
    return sorted(there, key=lambda subject: (kinds.index(kind_of(subject)), subject))


def _block(material: Material, subject: str) -> Iterator[str]:
    kind = kind_of(subject)
    order = {name: place for place, (of, name) in enumerate(material.bank.attributes) if of == kind}
    said = {
        name: answer
        for name, answer in material.answers.of(subject).items()
        if name not in KEPT_BY_THE_PROGRAM.get(kind, ()) and not (kind == MODEL and name == "name")
    }
    names = sorted(said, key=lambda name: (name != EXISTS, name != "name", order.get(name, len(order)), name))
    known = [name for name in names if _is_known(material.bank, said[name])]
    if EXISTS in said and _goes_without_saying(said, known):
        known.remove(EXISTS)
    if not known:
        return
    yield f"  {scalar(subject)}:"
    for name in known:
        yield f"    {scalar(name)}: {_entry(said[name])}"
    for name in names:
        if name != EXISTS and name not in known:
            yield f"    # {scalar(name)}: {_entry(said[name])}  (no bank of this model has it)"


def _is_known(bank: Bank, answer: Answer) -> bool:
    """Whether the banks of today still have the attribute and the value, so that the reader takes it back."""
    attribute = attribute_of(bank, kind_of(answer.subject), answer.attribute)
    if attribute is None or answer.state is not State.ANSWERED or not attribute.options:
        return attribute is not None
    options = {option.value for option in attribute.options}
    values = answer.value if isinstance(answer.value, tuple) else (str(answer.value),)
    return options.issuperset(values)


def _goes_without_saying(said: dict[str, Answer], known: list[str]) -> bool:
    """Whether the reader adds the same `exists` by itself, from the answer that stands first."""
    exists = said[EXISTS]
    others = [name for name in known if name != EXISTS]
    if not others or exists.disputed or (others[0] != "name" and kind_of(exists.subject) in NAMED):
        return False
    fact, pattern = exists.fact, said[others[0]].fact
    same = (fact.basis, fact.author, fact.role, fact.said_at) == (
        pattern.basis,
        pattern.author,
        pattern.role,
        pattern.said_at,
    )
    return same and not (fact.note or fact.evidence or fact.ask or fact.ask_by)


def _entry(answer: Answer) -> str:
    """Return an answer on one line: the bare value where nothing else is to be said."""
    fact = answer.fact
    items: dict[str, str] = {}
    if answer.state is State.ANSWERED:
        items["value"] = _value(answer.value)
    else:
        items["state"] = scalar(answer.state)
    if fact.basis is not Basis.TOLD:
        items["basis"] = scalar(fact.basis)
    note = dispute_in_words(answer) if answer.disputed else fact.note
    details = {
        "by": fact.author, "role": fact.role, "at": fact.said_at, "note": note, "evidence": fact.evidence,
        "ask": fact.ask, "ask_by": fact.ask_by,
    }  # fmt: skip
    items |= {name: scalar(text) for name, text in details.items() if text}
    return items["value"] if list(items) == ["value"] else mapping(items)


def _value(value: Value) -> str:
    return sequence(value) if isinstance(value, tuple) else scalar(in_words(value))
