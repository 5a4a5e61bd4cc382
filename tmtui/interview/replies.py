"""From what somebody entered to the statements it means.

An option may be given by its value or by its label, a subject by its key or its name, and `+Name` adds a subject that
is not there yet. What cannot be taken raises before anything is said, with the nearest thing that can.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tmtui.banks.answer_value import parse_value
from tmtui.banks.attributes import attribute_of
from tmtui.banks.bank import Attribute, Bank
from tmtui.interview.candidates import key_named
from tmtui.model.answers import EXISTS
from tmtui.model.card import AnswerType, Card
from tmtui.model.errors import BadInput
from tmtui.model.fact import Statement
from tmtui.model.frozen import frozen
from tmtui.model.subject import MODEL, free_slug, key, kind_of, tail_of
from tmtui.model.text import clean, one_line
from tmtui.model.value import Value

_REFERENCES = (AnswerType.REF, AnswerType.REFS)
_SEVERAL = (AnswerType.CHOICES, AnswerType.REFS)
_OPTIONS = (AnswerType.CHOICE, AnswerType.CHOICES, AnswerType.YESNO)


@frozen
class Reply:
    """What was entered, understood."""

    value: Value
    new: tuple[Statement, ...] = ()
    """What has to be said first: subjects that the answer adds."""


def read_reply(bank: Bank, card: Card, raw: str | Sequence[str], exists: Callable[[str], bool]) -> Reply:
    """Understand what was entered on a card.

    Args:
        bank: the model's bank.
        card: the question.
        raw: one text, or several for a question that takes several.
        exists: whether a subject is there.

    Raises:
        BadInput: when it is no answer to this question.
    """
    question = bank.questions[card.id]
    declared = attribute_of(bank, question.of, question.fills)
    if declared is None:
        raise BadInput(f"nothing can be kept for {card.id}", remedy="The bank that asked it has changed.")
    parts = _parts(card, raw)
    if not parts and card.type not in _SEVERAL:
        raise BadInput("nothing was entered", remedy="Say that you don't know, or skip it, if that is so.")
    new: list[Statement] = []
    if card.type in _REFERENCES:
        parts = [_key(part, card, declared, new, exists) for part in parts]
    elif card.type in _OPTIONS:
        parts = [_option(part, card) for part in parts]
    added = {statement.subject for statement in new}
    wanted: str | list[str] = parts if card.type in _SEVERAL else parts[0]
    return Reply(parse_value(declared, wanted, exists=lambda subject: subject in added or exists(subject)), tuple(new))


def _parts(card: Card, raw: str | Sequence[str]) -> list[str]:
    if not isinstance(raw, str):
        texts = list(raw)
    elif card.type in _SEVERAL:
        texts = [raw] if _is_one(card, raw) else raw.split(",")
    else:
        texts = [raw]
    if len(texts) > 1 and card.type not in _SEVERAL:
        raise BadInput("this question takes one answer")
    tidy = clean if card.type is AnswerType.NOTE else one_line
    return [found for found in (tidy(text).strip() for text in texts) if found]


def _is_one(card: Card, raw: str) -> bool:
    """Whether the whole text names one option: labels may hold commas."""
    wanted = one_line(raw).casefold()
    return any(wanted in (choice.value, choice.label.casefold()) for choice in card.choices)


def _option(text: str, card: Card) -> str:
    wanted = text.casefold()
    for choice in card.choices:
        if wanted == choice.value:
            return choice.value
    labelled = [choice.value for choice in card.choices if choice.label.casefold() == wanted]
    return labelled[0] if len(labelled) == 1 else text


def _key(text: str, card: Card, declared: Attribute, new: list[Statement], exists: Callable[[str], bool]) -> str:
    if not text.startswith("+"):
        return key_named(text, card.choices)
    name = one_line(text[1:])[:200]
    kinds = [kind for kind in declared.to if kind not in (MODEL, "flow")]
    if not name or not kinds:
        raise BadInput("there is no name after the +" if kinds else "a new one cannot be added here")
    subject = new_key(kinds[0], name, lambda key: exists(key) or any(each.subject == key for each in new))
    new += [Statement(subject, EXISTS, "yes"), Statement(subject, "name", name)]
    return subject


def new_key(kind: str, name: str, exists: Callable[[str], bool]) -> str:
    """Return a free key for a new subject; components and actors share their slugs, for both can be ends of a flow."""
    kinds = ("component", "actor") if kind in ("component", "actor") else (kind,)
    return key(kind, free_slug(name, _Taken(kinds, exists)))


@frozen
class _Taken:
    """The slugs in use among some kinds, asked one by one."""

    kinds: tuple[str, ...]
    exists: Callable[[str], bool]

    def __contains__(self, slug: object) -> bool:
        return isinstance(slug, str) and any(self.exists(key(kind, slug)) for kind in self.kinds)


def described(subject: str) -> str:
    """Return the kind and slug of a key as words, for messages: `zone dmz`."""
    return f"{kind_of(subject)} {tail_of(subject)}".strip()
