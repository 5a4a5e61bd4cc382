"""YAML nodes typed by the shape their key has in the schema.

Reading a value gives it in one of a few located forms, or nothing after a fault was recorded: one bad key never hides
the faults of the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from tmtui.banks.expression.lexer import KEYWORDS, SyntaxFault
from tmtui.banks.expression.parser import Mark, parse_marked
from tmtui.banks.expression.tree import Constant, Expression
from tmtui.banks.fault import Faults, listed, quoted
from tmtui.banks.schema import Key, Shape
from tmtui.banks.yaml_nodes import Listing, Mapping, Node, Scalar
from tmtui.model.errors import Place
from tmtui.model.frozen import frozen
from tmtui.model.subject import SLUG
from tmtui.model.text import one_line

NAME = re.compile(r"[a-z][a-z0-9_]*")
OPTION = re.compile(r"[a-z0-9][a-z0-9-]*")
RESERVED_OPTIONS = ("unknown", "not-applicable")
REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.()-]*")
_DECIMAL = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?")


@frozen
class Condition:
    """A condition, and where its parts stand."""

    expression: Expression
    marks: tuple[Mark, ...]
    source: Scalar

    def at(self, offset: int) -> Place:
        """Return the place of a character of the condition."""
        return self.source.at(offset)


Pair = tuple[Scalar, Node]
Read = Scalar | tuple[Scalar, ...] | tuple[Pair, ...] | Condition | tuple[tuple[int, Condition], ...]
"""What the reader of a shape gives."""


def read(key: Key, node: Node, faults: Faults) -> Read | None:
    """Read the value of `key`.

    Returns:
        By shape: a scalar; a tuple of scalars; pairs of scalar and node; a condition; pairs of level and condition.
        Nothing when it is wrong, and a fault says why.
    """
    if isinstance(node, Scalar) and node.broken:
        return None
    return _READERS[key.shape](key, node, faults)


def decimal(text: str) -> float | None:
    """Return the number that a text writes, or nothing; `½` counts."""
    plain = "0.5" if text == "½" else text
    return float(plain) if _DECIMAL.fullmatch(plain) else None


def condition(node: Node, faults: Faults) -> Condition | None:
    """Read a condition."""
    if not isinstance(node, Scalar):
        faults.error(node.place, "a condition is one text.", 'For example `encryption == "none"`.')
        return None
    if node.broken:
        return None
    try:
        parsed = parse_marked(node.text)
    except SyntaxFault as fault:
        faults.error(node.at(fault.offset), fault.message, fault.suggestion)
        return None
    return Condition(parsed.expression, parsed.marks, node)


def _scalar(key: Key, node: Node, faults: Faults) -> Scalar | None:
    if isinstance(node, Scalar):
        return None if node.broken else node
    faults.error(node.place, f"`{key.name}` takes one value.", "A text with YAML signs needs quotes.")
    return None


def _text(key: Key, node: Node, faults: Faults) -> Scalar | None:
    return _scalar(key, node, faults)


def _matching(pattern: re.Pattern[str], what: str) -> Callable[[Key, Node, Faults], Scalar | None]:
    def reader(key: Key, node: Node, faults: Faults) -> Scalar | None:
        scalar = _scalar(key, node, faults)
        if scalar is None:
            return None
        if pattern.fullmatch(scalar.text) is None or len(scalar.text) > 80:
            faults.error(scalar.place, f"{quoted(scalar.text)} cannot be the value of `{key.name}`.", what)
            return None
        if pattern is NAME and scalar.text in KEYWORDS:
            faults.error(
                scalar.place, f"{quoted(scalar.text)} has a meaning of its own in conditions.", "Choose another name."
            )
            return None
        return scalar

    return reader


def _word(key: Key, node: Node, faults: Faults) -> Scalar | None:
    scalar = _scalar(key, node, faults)
    return scalar if scalar is not None and _known_word(key, scalar, faults) else None


def _known_word(key: Key, scalar: Scalar, faults: Faults) -> bool:
    if scalar.text in key.words:
        return True
    faults.unknown(scalar.place, f"value of `{key.name}`:", scalar.text, key.words, otherwise=listed(key.words))
    return False


def _items(key: Key, node: Node, faults: Faults) -> tuple[Scalar, ...] | None:
    """Read a list; one value alone counts as a list of one."""
    if isinstance(node, Mapping):
        faults.error(node.place, f"`{key.name}` is a list.", f"Write `{key.name}: [a, b]`.")
        return None
    nodes: Iterable[Node] = node.items if isinstance(node, Listing) else (node,)
    found: dict[str, Scalar] = {}
    for item in nodes:
        scalar = _scalar(key, item, faults)
        if scalar is None:
            continue
        if scalar.text in found:
            faults.error(scalar.place, f"{quoted(scalar.text)} is listed twice.", "Keep one.")
        else:
            found[scalar.text] = scalar
    return tuple(found.values())


def _words(key: Key, node: Node, faults: Faults) -> tuple[Scalar, ...] | None:
    items = _items(key, node, faults)
    return None if items is None else tuple(item for item in items if _known_word(key, item, faults))


def _all_matching(pattern: re.Pattern[str], what: str) -> Callable[[Key, Node, Faults], tuple[Scalar, ...] | None]:
    def reader(key: Key, node: Node, faults: Faults) -> tuple[Scalar, ...] | None:
        good = []
        for item in _items(key, node, faults) or ():
            if pattern.fullmatch(item.text) and len(item.text) <= 80:
                good.append(item)
            else:
                faults.error(item.place, f"{quoted(item.text)} cannot stand in `{key.name}`.", what)
        return tuple(good)

    return reader


def _number(
    low: float | None, high: float | None, *, whole: bool = False
) -> Callable[[Key, Node, Faults], Scalar | None]:
    def reader(key: Key, node: Node, faults: Faults) -> Scalar | None:
        scalar = _scalar(key, node, faults)
        if scalar is None:
            return None
        number = decimal(scalar.text)
        outside = number is None or (low is not None and number < low) or (high is not None and number > high)
        if outside or (whole and not scalar.text.isdigit()):
            span = f" between {low:g} and {high:g}" if low is not None and high is not None else ""
            what = "whole number" if whole else "number"
            faults.error(scalar.place, f"{quoted(scalar.text)} is not a {what}{span}.")
            return None
        return scalar

    return reader


def _pairs(key: Key, node: Node, faults: Faults) -> tuple[Pair, ...] | None:
    if isinstance(node, Mapping):
        return node.pairs
    faults.error(
        node.place, f"`{key.name}` takes pairs.", f"Write `{key.shape}`, one a line, indented under `{key.name}:`."
    )
    return None


def _options(key: Key, node: Node, faults: Faults) -> tuple[Pair, ...] | None:
    good: list[Pair] = []
    for value, label in _pairs(key, node, faults) or ():
        if OPTION.fullmatch(value.text) is None:
            hint = "Small letters, digits and `-`, as in `no-access`."
            faults.error(value.place, f"{quoted(value.text)} cannot be the value of an option.", hint)
        elif value.text in RESERVED_OPTIONS:
            hint = "Remove it: every question takes “don't know” and “doesn't apply”."
            faults.error(value.place, f"`{value.text}` cannot be an option.", hint)
        elif not isinstance(label, Scalar):
            faults.error(label.place, "a label is one text.", "A label with YAML signs needs quotes.")
        elif not label.broken:
            good.append((value, Scalar(one_line(label.text), label.place, label.written)))
    return tuple(good)


def _levels(key: Key, node: Node, faults: Faults) -> tuple[Pair, ...] | None:
    good: list[Pair] = []
    for level, sentence in _pairs(key, node, faults) or ():
        if level.text not in "12345" or len(level.text) != 1:
            faults.error(level.place, f"{quoted(level.text)} is not a level.", "Levels are 1 to 5.")
        elif not isinstance(sentence, Scalar):
            faults.error(sentence.place, "a level is described by one text.", "A text with YAML signs needs quotes.")
        elif not sentence.broken:
            good.append((level, sentence))
    return tuple(good)


def _prior(key: Key, node: Node, faults: Faults) -> tuple[Pair, ...] | None:
    good: list[Pair] = []
    for value, weight in _pairs(key, node, faults) or ():
        if isinstance(weight, Scalar) and weight.text.isascii() and weight.text.isdigit() and len(weight.text) < 7:
            good.append((value, weight))
        elif not (isinstance(weight, Scalar) and weight.broken):
            faults.error(
                weight.place, f"the weight of {quoted(value.text)} is not a whole number.", "Write for example `3`."
            )
    return tuple(good)


def _likelihood(key: Key, node: Node, faults: Faults) -> tuple[tuple[int, Condition], ...] | None:
    found: dict[int, Condition] = {}
    before = len(faults.found)
    pairs = _pairs(key, node, faults)
    for level, when in pairs or ():
        if level.text not in "12345" or len(level.text) != 1:
            faults.error(level.place, f"{quoted(level.text)} is not a level.", "Levels are 1 to 5.")
            continue
        read_one = condition(when, faults)
        if read_one is not None:
            found[int(level.text)] = read_one
    if len(faults.found) > before or not pairs:
        return None
    levels = sorted(found.items(), reverse=True)
    for number, (level_number, each) in enumerate(levels):
        last = number == len(levels) - 1
        if is_otherwise(each) and not last:
            faults.error(
                each.source.place,
                f"`otherwise` stands at level {level_number} above another one.",
                "Only the lowest level is `otherwise`.",
            )
        elif last and not is_otherwise(each):
            faults.error(
                pairs[-1][0].place,
                "`likelihood` has no `otherwise`.",
                "Add the level that holds when no condition does: `2: otherwise`.",
            )
    return tuple(levels)


def is_otherwise(found: Condition) -> bool:
    """Whether the condition always holds."""
    return found.expression == Constant(True)


def _sets(key: Key, node: Node, faults: Faults) -> tuple[Pair, ...] | None:
    good: list[Pair] = []
    for name, value in _pairs(key, node, faults) or ():
        if isinstance(value, Mapping):
            faults.error(value.place, f"the value of {quoted(name.text)} is a text or a list.")
        elif not (isinstance(value, Scalar) and value.broken):
            good.append((name, value))
    return tuple(good)


def _effort(key: Key, node: Node, faults: Faults) -> tuple[Pair, ...] | None:
    good: dict[str, Pair] = {}
    pairs = _pairs(key, node, faults)
    for name, days in pairs or ():
        if name.text not in ("once", "each"):
            faults.unknown(name.place, "key", name.text, ("once", "each"), otherwise="Effort has `once` and `each`.")
        elif _number(0, 10_000)(key, days, faults) is not None:
            good[name.text] = (name, days)
    if pairs is not None:
        for missing in {"once", "each"} - {name.text for name, _ in pairs}:
            faults.error(
                node.place, f"`effort` lacks `{missing}`.", "Write `effort: {once: 1, each: 0.5}`, in person-days."
            )
    return tuple(good.values())


def _impact(key: Key, node: Node, faults: Faults) -> tuple[Scalar, ...] | None:
    if isinstance(node, Scalar) and node.text in ("1", "2", "3", "4", "5"):
        return (node,)
    return _words(key, node, faults)


def _flag(key: Key, node: Node, faults: Faults) -> Scalar | None:
    scalar = _scalar(key, node, faults)
    if scalar is None or scalar.text in ("yes", "no"):
        return scalar
    faults.error(scalar.place, f"{quoted(scalar.text)} is neither yes nor no.")
    return None


def _condition(key: Key, node: Node, faults: Faults) -> Condition | None:
    return condition(node, faults)


_AS_ID = "Small letters and digits, joined by `-`."
_READERS: dict[Shape, Callable[[Key, Node, Faults], Read | None]] = {
    Shape.TEXT: _text,
    Shape.NAME: _matching(NAME, "Small letters, digits and `_`, beginning with a letter."),
    Shape.ID: _matching(SLUG, _AS_ID),
    Shape.IDS: _all_matching(SLUG, _AS_ID),
    Shape.WORD: _word,
    Shape.WORDS: _words,
    Shape.REFERENCES: _all_matching(REFERENCE, "Give ids alone, as in the scheme."),
    Shape.FLAG: _flag,
    Shape.LEVEL: _number(1, 5, whole=True),
    Shape.SHARE: _number(0, 1),
    Shape.NUMBER: _number(None, None),
    Shape.CONDITION: _condition,
    Shape.OPTIONS: _options,
    Shape.LEVELS: _levels,
    Shape.PRIOR: _prior,
    Shape.LIKELIHOOD: _likelihood,
    Shape.SETS: _sets,
    Shape.EFFORT: _effort,
    Shape.IMPACT: _impact,
}
