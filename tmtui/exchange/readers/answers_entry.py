"""One answer of an answers file: a value as it stands, or a mapping that also says how somebody knows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TypeVar

from tmtui.banks.answer_value import parse_value
from tmtui.banks.attributes import KEPT_BY_THE_PROGRAM, attribute_names, attribute_of
from tmtui.banks.bank import Attribute, Bank
from tmtui.banks.fault import Faults, listed, nearest, quoted
from tmtui.banks.yaml_nodes import Listing, Mapping, Node, Scalar
from tmtui.exchange.readers.answers_subjects import Existing
from tmtui.model.card import AnswerType
from tmtui.model.errors import BadInput, Place
from tmtui.model.fact import Basis, State, Statement
from tmtui.model.frozen import frozen
from tmtui.model.subject import kind_of
from tmtui.model.text import one_line
from tmtui.model.value import Value

KEYS = ("value", "state", "basis", "by", "role", "at", "note", "evidence", "ask", "ask_by")
"""Keys of an answer that is a mapping."""

_SAID_AS_VALUE = {"unknown": State.UNKNOWN, "not-applicable": State.NOT_APPLICABLE, "n/a": State.NOT_APPLICABLE}
_Word = TypeVar("_Word", State, Basis)


@frozen
class Entry:
    """One answer and where it stands."""

    place: Place
    statement: Statement


def read_entry(subject: str, key: Scalar, node: Node, bank: Bank, existing: Existing, faults: Faults) -> Entry | None:
    """Read one answer; what is wrong goes to `faults`."""
    name = key.text
    attribute = _attribute(bank, subject, key, faults)
    if attribute is None:
        return None
    details = _details(node, faults) if isinstance(node, Mapping) else {}
    given = details.get("value") if isinstance(node, Mapping) else node
    before = faults.errors
    state = _state(given, details, node.place, faults)
    basis = _word(details.get("basis"), Basis, Basis.TOLD, faults)
    said_at = _moment(details.get("at"), faults)
    ask_by = _day(details.get("ask_by"), faults)
    value = _value(attribute, given, existing, faults) if state is State.ANSWERED and given is not None else None
    if faults.errors > before:
        return None
    return Entry(
        key.place,
        Statement(
            subject, name, value, state, basis,
            note=_text(details.get("note")), evidence=_text(details.get("evidence")),
            ask=one_line(_text(details.get("ask"))), ask_by=ask_by, source="import:answers",
            author=one_line(_text(details.get("by"))), role=one_line(_text(details.get("role"))), said_at=said_at,
        ),
    )  # fmt: skip


def _attribute(bank: Bank, subject: str, key: Scalar, faults: Faults) -> Attribute | None:
    name, kind = key.text, kind_of(subject)
    attribute = attribute_of(bank, kind, name)
    if attribute is not None and name not in KEPT_BY_THE_PROGRAM.get(kind, ()):
        return attribute
    names = [each for each in attribute_names(bank, kind) if each not in KEPT_BY_THE_PROGRAM.get(kind, ())]
    kinds = sorted(of for of, each in bank.attributes if each == name)
    otherwise = f"It is an attribute of: {', '.join(kinds)}." if kinds else f"There are: {', '.join(names)}."
    faults.error(key.place, f"a {kind} has no attribute {quoted(name)}.", nearest(name, names) or otherwise)
    return None


def _details(node: Mapping, faults: Faults) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for key, value in node.pairs:
        name = key.text
        if name not in KEYS:
            hint = nearest(name, KEYS) or f"It takes: {', '.join(KEYS)}."
            faults.error(key.place, f"{quoted(name)} is no key of an answer.", hint)
        elif name != "value" and not isinstance(value, Scalar):
            faults.error(value.place, f"`{name}` takes a text.")
        elif isinstance(value, Scalar) and value.is_missing:
            faults.error(key.place, f"`{name}` has no value.", "Leave it out, or write one.")
        else:
            found[name] = value
    return found


def _state(given: Node | None, details: dict[str, Node], place: Place, faults: Faults) -> State:
    """Return the state: as said, else answered where there is a value, else unknown where somebody is asked."""
    if "state" in details:
        state = _word(details["state"], State, State.ANSWERED, faults)
    else:
        state = State.UNKNOWN if given is None and "ask" in details else State.ANSWERED
    if given is None and state is State.ANSWERED:
        faults.error(place, "an answer needs `value`, or a `state` such as unknown.", "As in {state: unknown}.")
    if given is not None and state is not State.ANSWERED:
        faults.error(given.place, f"an answer whose state is {state} has no value.", "Leave one of them out.")
    return state


def _value(attribute: Attribute, node: Node, existing: Existing, faults: Faults) -> Value:
    if isinstance(node, Mapping):
        faults.error(node.place, "a value is a text or a list of texts.")
        return None
    if isinstance(node, Scalar) and node.is_missing:
        hint = "Leave the attribute out, or write {state: unknown} where nobody knows."
        faults.error(node.place, f"{attribute.name} has no value.", hint)
        return None
    raw: str | list[str]
    if isinstance(node, Listing):
        texts = [item for item in node.items if isinstance(item, Scalar)]
        wrong = [item for item in node.items if not isinstance(item, Scalar)]
        if wrong:
            faults.error(wrong[0].place, "a list of values holds texts only.")
            return None
        raw = [item.text for item in texts]
    else:
        raw = node.text
    try:
        return parse_value(attribute, raw, exists=existing.exists)
    except BadInput as error:
        place, text = _culprit(attribute, node, existing)
        faults.error(place, error.message, _remedy(attribute, text, error, existing))
        return None


def _culprit(attribute: Attribute, node: Scalar | Listing, existing: Existing) -> tuple[Place, str]:
    """Return where the wrong text stands: the first item of a list that is wrong by itself, else the whole."""
    if isinstance(node, Scalar):
        return node.place, node.text
    for item in node.items:
        if isinstance(item, Scalar):
            try:
                parse_value(attribute, [item.text], exists=existing.exists)
            except BadInput:
                return item.place, item.text
    return node.place, ""


def _remedy(attribute: Attribute, text: str, error: BadInput, existing: Existing) -> str:
    """Return what to write instead, where this file knows better than the type of the attribute."""
    if attribute.type in (AnswerType.REF, AnswerType.REFS):
        return nearest(text, existing.known(*attribute.to)) or error.remedy
    state = _SAID_AS_VALUE.get(text.strip().lower().replace("_", "-").replace(" ", "-"))
    return f"Write {{state: {state}}}." if state is not None else error.remedy


def _word(node: Node | None, words: type[_Word], otherwise: _Word, faults: Faults) -> _Word:
    if not isinstance(node, Scalar):
        return otherwise
    known = [str(word) for word in words]
    text = node.text.replace("-", "_") if words is State else node.text
    if text in known:
        return words(text)
    hint = nearest(text, known) or listed(known)
    faults.error(node.place, f"{quoted(node.text)} is no {words.__name__.lower()}.", hint)
    return otherwise


def _moment(node: Node | None, faults: Faults) -> str:
    """Return the time in UTC with seconds; a text that is one already stays as it is."""
    text = _text(node)
    if node is None or not text:
        return ""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        faults.error(node.place, f"{quoted(text)} is no time.", "Write 2026-09-30 or 2026-09-30T14:05:00Z.")
        return ""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    elif not moment.utcoffset() and "T" in text:
        return text
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _day(node: Node | None, faults: Faults) -> str:
    text = _text(node)
    if node is None or not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        faults.error(node.place, f"{quoted(text)} is no date.", "Write it as 2026-09-30.")
        return ""


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""
