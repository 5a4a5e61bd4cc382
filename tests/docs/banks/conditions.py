"""Conditions in words, beside the condition itself: the words help to read it, the condition is what counts."""

from __future__ import annotations

from collections.abc import Iterator

from tests.docs.banks.handbook import Handbook, anchor
from tmtui.banks.bank import Attribute
from tmtui.banks.expression.printer import to_text
from tmtui.banks.expression.tree import (
    All,
    Any,
    Compare,
    Constant,
    Contains,
    Expression,
    Known,
    Literal,
    Member,
    Path,
    Quantified,
    Truth,
)
from tmtui.banks.vocabulary import DERIVED

_ORDER = {"<": "less than", "<=": "at most", ">": "more than", ">=": "at least"}


def explained(book: Handbook, kind: str, expression: Expression | None) -> str:
    """Return a condition in words with the condition behind it; empty for none."""
    if expression is None or expression == Constant(True):
        return ""
    return f"{in_words(book, kind, expression)} (`{to_text(expression)}`)"


def in_words(book: Handbook, kind: str, expression: Expression) -> str:
    """Return a condition on a subject of one kind in words, with links to what it reads."""
    if isinstance(expression, (All, Any)):
        join = ", and " if isinstance(expression, All) else ", or "
        return join.join(_part(book, kind, part) for part in expression.parts)
    if isinstance(expression, Quantified):
        of = _of(expression.relation[:-1])
        what = f"{_spaced(expression.relation[-1])}{of}"
        inner = in_words(book, _led_to(book, kind, expression.relation), expression.condition)
        return f"of its {what} all have ({inner})" if expression.every else f"of its {what} one has ({inner})"
    if isinstance(expression, Constant):
        return "always" if expression.value else "never"
    return _leaf(book, kind, expression)


def reads(book: Handbook, kind: str, expression: Expression | None) -> Iterator[tuple[str, str]]:
    """Yield kind and name of every attribute that a condition reads itself."""
    if isinstance(expression, (All, Any)):
        for part in expression.parts:
            yield from reads(book, kind, part)
    elif isinstance(expression, Quantified):
        yield from reads(book, _led_to(book, kind, expression.relation), expression.condition)
    elif expression is not None and not isinstance(expression, Constant):
        found = _read(book, kind, expression.path)
        if found is not None:
            yield found.kind, found.name


def _part(book: Handbook, kind: str, part: Expression) -> str:
    words = in_words(book, kind, part)
    return f"({words})" if isinstance(part, (All, Any)) else words


def _led_to(book: Handbook, kind: str, relations: Path) -> str:
    for name in relations:
        relation = book.names.relation(kind, name)
        kind = relation.to[0] if relation is not None else kind
    return kind


def _read(book: Handbook, kind: str, path: Path) -> Attribute | None:
    return book.names.readable(_led_to(book, kind, path[:-1]), path[-1])


def _leaf(book: Handbook, kind: str, leaf: Compare | Truth | Member | Contains | Known) -> str:
    read = _read(book, kind, leaf.path)
    if read is None:
        return f"`{to_text(leaf)}`"
    of = _of(leaf.path[:-1])
    if isinstance(leaf, Truth) and (read.kind, read.name) in book.names.traits:
        holder = f"the{of.removeprefix(' of the')}" if of else "it"
        return f"{holder} {'is not' if leaf.negated else 'is'} marked *{_spaced(read.name)}*"
    name = f"{_link(book, read)}{of}"
    if isinstance(leaf, Known):
        return f"{name} is {'not known' if leaf.negated else 'known'}"
    if isinstance(leaf, Truth) and read.name in DERIVED.get(read.kind, {}):
        return f"{'not ' if leaf.negated else ''}*{name}*"
    if isinstance(leaf, Truth):
        return f"{name} is {'not ' if leaf.negated else ''}{_label(read, 'yes')}"
    if isinstance(leaf, Contains):
        return f"{name} {'does not include' if leaf.negated else 'includes'} {_label(read, leaf.value)}"
    if isinstance(leaf, Member):
        values = [_label(read, value) for value in leaf.values]
        return f"{name} is neither {' nor '.join(values)}" if leaf.negated else f"{name} is {' or '.join(values)}"
    if leaf.operator in _ORDER:
        return f"{name} is {_ORDER[leaf.operator]} {_label(read, leaf.literal)}"
    return f"{name} is {'not ' if leaf.operator == '!=' else ''}{_label(read, leaf.literal)}"


def _link(book: Handbook, read: Attribute) -> str:
    words = read.title[:1].lower() + read.title[1:] if read.title[1:2].islower() else read.title or _spaced(read.name)
    home = book.questions.get(f"{read.kind}.{read.name}")
    return f"[{words}]({home}.md#{anchor(f'{read.kind}.{read.name}')})" if home else words


def _label(read: Attribute, value: Literal) -> str:
    for option in read.options:
        if option.value == value:
            return f"*{option.label}*"
    return f"*{value}*"


def _of(relations: Path) -> str:
    return "".join(f" of the {_spaced(name)}" for name in reversed(relations))


def _spaced(name: str) -> str:
    return name.replace("_", " ")
