"""A Pratt parser for conditions: a closed grammar, bounded in length and depth, never `eval`.

`not` is moved to the leaves while parsing. The parser also notes where each leaf and each quantifier stood, in the
order of the tree, because the tree itself is a value and carries no places.
"""

from __future__ import annotations

from tmtui.banks.expression.lexer import Kind, SyntaxFault, Word, unquoted, words
from tmtui.banks.expression.negation import negate
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
from tmtui.banks.fault import BankErrors, Fault
from tmtui.model.errors import Place
from tmtui.model.frozen import frozen

MAX_CHARACTERS = 2_000
MAX_DEPTH = 50

_BINDING = {"or": 10, "and": 20}
_NOT = 30
_COMPARISONS = ("==", "!=", "<=", ">=", "<", ">")


@frozen
class Mark:
    """Where a leaf or a quantifier stood: offsets into the text."""

    path: int
    literals: tuple[int, ...] = ()


@frozen
class Parsed:
    """A tree, and the marks of its leaves and quantifiers, each quantifier before what is inside it."""

    expression: Expression
    marks: tuple[Mark, ...]


def parse(text: str, place: Place) -> Expression:
    """Read a condition.

    Raises:
        BankErrors: with one fault, at the column that is wrong when `text` stands on the line of `place`.
    """
    try:
        return parse_marked(text).expression
    except SyntaxFault as fault:
        column = place.column + fault.offset if place.column else 0
        where = Place(place.file, place.line, column)
        raise BankErrors([Fault(where, fault.message, fault.suggestion)]) from fault


def parse_marked(text: str) -> Parsed:
    """Read a condition, keeping where things stood.

    Raises:
        SyntaxFault: at the first thing that cannot be read.
    """
    if len(text) > MAX_CHARACTERS:
        raise SyntaxFault(0, f"the condition is longer than {MAX_CHARACTERS:,} characters.", "Split the entry.")
    parser = _Parser(words(text))
    expression = parser.condition(0, 1)
    parser.expect_end()
    return Parsed(expression, tuple(parser.marks))


class _Parser:
    """Position in the words of one condition."""

    def __init__(self, found: list[Word]) -> None:
        self.words = found
        self.position = 0
        self.marks: list[Mark] = []
        self.quantifiers = 0

    @property
    def word(self) -> Word:
        return self.words[self.position]

    def take(self) -> Word:
        word = self.word
        if word.kind is not Kind.END:
            self.position += 1
        return word

    def at(self, *texts: str) -> bool:
        return self.word.kind in (Kind.SIGN, Kind.KEYWORD) and self.word.text in texts

    def expect(self, sign: str, after: str) -> None:
        if not self.at(sign):
            raise SyntaxFault(self.word.offset, f"`{sign}` is missing {after}.")
        self.take()

    def expect_end(self) -> None:
        word = self.word
        if word.kind is Kind.END:
            return
        if word.text in ("]", ")"):
            raise SyntaxFault(word.offset, f"`{word.text}` closes nothing.")
        raise SyntaxFault(
            word.offset, f"`{word.text}` does not follow from what stands before it.", "Join parts with `and` or `or`."
        )

    def condition(self, binding: int, depth: int) -> Expression:
        """Read what binds tighter than `binding`."""
        if depth > MAX_DEPTH:
            raise SyntaxFault(self.word.offset, f"nested deeper than {MAX_DEPTH} levels.", "Split the condition.")
        left = self.prefix(depth)
        while self.word.kind is Kind.KEYWORD and _BINDING.get(self.word.text, 0) > binding:
            joint = self.take().text
            right = self.condition(_BINDING[joint], depth + 1)
            left = _joined(joint, left, right)
        return left

    def prefix(self, depth: int) -> Expression:
        """Read a leaf, a quantifier, a negation or a parenthesis."""
        word = self.take()
        if word.kind is Kind.PATH:
            return self.leaf(word)
        if word.kind is Kind.KEYWORD:
            return self.keyword(word, depth)
        if word.text == "(":
            inside = self.condition(0, depth + 1)
            self.expect(")", "after the part in parentheses")
            self.refuse_chain()
            return inside
        if word.kind in (Kind.TEXT, Kind.NUMBER):
            raise SyntaxFault(word.offset, "a condition begins with a name.", 'Turn it around: `name == "value"`.')
        if word.kind is Kind.END:
            raise SyntaxFault(word.offset, "the condition ends too early.", "Something has to follow.")
        raise SyntaxFault(word.offset, f"`{word.text}` cannot stand here.", "A condition begins with a name.")

    def keyword(self, word: Word, depth: int) -> Expression:
        if word.text == "not":
            return negate(self.condition(_NOT, depth + 1))
        if word.text in ("yes", "no", "otherwise"):
            self.marks.append(Mark(word.offset))
            self.refuse_chain()
            return Constant(word.text != "no")
        if word.text in ("any", "all"):
            return self.quantified(word, depth)
        if word.text == "known":
            self.expect("(", "after `known`")
            name = self.path("`known`")
            self.marks.append(Mark(name.offset))
            self.expect(")", "after the name")
            return Known(_path(name))
        if word.text == "contains":
            self.expect("(", "after `contains`")
            name = self.path("`contains`")
            self.expect(",", "between the name and the value")
            value = self.take()
            if value.kind is not Kind.TEXT:
                raise SyntaxFault(
                    value.offset, "`contains` takes a text.", 'Put it in double quotes: `contains(name, "value")`.'
                )
            self.marks.append(Mark(name.offset, (value.offset,)))
            self.expect(")", "after the value")
            return Contains(_path(name), unquoted(value.text))
        raise SyntaxFault(word.offset, f"`{word.text}` cannot stand here.", "A condition begins with a name.")

    def quantified(self, word: Word, depth: int) -> Expression:
        if self.quantifiers == 2:
            raise SyntaxFault(word.offset, "`any` and `all` are nested at most once.", "Split the condition.")
        self.expect("(", f"after `{word.text}`")
        relation = self.path(f"`{word.text}`")
        self.marks.append(Mark(relation.offset))
        self.expect(",", "between the relation and the condition")
        self.quantifiers += 1
        condition = self.condition(0, depth + 1)
        self.quantifiers -= 1
        self.expect(")", "after the condition")
        return Quantified(word.text == "all", _path(relation, longest=2), condition)

    def path(self, after: str) -> Word:
        word = self.take()
        if word.kind is not Kind.PATH:
            raise SyntaxFault(word.offset, f"a name has to follow {after}.")
        return word

    def leaf(self, name: Word) -> Expression:
        path = _path(name)
        if self.at(*_COMPARISONS):
            operator = self.take().text
            offset, literal = self.literal(f"`{operator}`")
            self.marks.append(Mark(name.offset, (offset,)))
            self.refuse_chain()
            return Compare(path, operator, literal)
        negated = self.at("not")
        if negated and self.words[self.position + 1].text != "in":
            raise SyntaxFault(
                self.word.offset,
                "`not` stands before what it turns around.",
                f"Write `not {name.text}`, or `{name.text} not in [...]`.",
            )
        if negated:
            self.take()
        if self.at("in"):
            self.take()
            values = self.values()
            self.marks.append(Mark(name.offset, tuple(offset for offset, _ in values)))
            self.refuse_chain()
            return Member(path, tuple(value for _, value in values), negated)
        self.marks.append(Mark(name.offset))
        return Truth(path)

    def refuse_chain(self) -> None:
        if self.at(*_COMPARISONS, "in"):
            raise SyntaxFault(self.word.offset, "comparisons do not chain.", "Join two of them with `and`.")

    def values(self) -> list[tuple[int, Literal]]:
        self.expect("[", "after `in`")
        found = [self.literal("`[`")]
        while self.at(","):
            self.take()
            found.append(self.literal("`,`"))
        self.expect("]", "after the list")
        return found

    def literal(self, after: str) -> tuple[int, Literal]:
        word = self.take()
        if word.kind is Kind.TEXT:
            return word.offset, unquoted(word.text)
        if word.kind is Kind.NUMBER:
            return word.offset, float(word.text) if "." in word.text else int(word.text)
        if word.kind is Kind.KEYWORD and word.text in ("yes", "no", "partly"):
            return word.offset, word.text
        if word.kind is Kind.PATH:
            raise SyntaxFault(
                word.offset, f"a value has to follow {after}, not a name.", f'If a text is meant: `"{word.text}"`.'
            )
        raise SyntaxFault(
            word.offset, f"a value has to follow {after}.", "A text in double quotes, a number, yes, no or partly."
        )


def _path(word: Word, longest: int = 3) -> Path:
    path = tuple(word.text.split("."))
    if len(path) > longest:
        what = "two relations" if longest == 3 else "one relation"
        raise SyntaxFault(word.offset, f"a path leads along at most {what}.", "Ask for it in an attribute of its own.")
    return path


def _joined(joint: str, left: Expression, right: Expression) -> Expression:
    if joint == "and":
        return All((*_parts(left, All), *_parts(right, All)))
    return Any((*_parts(left, Any), *_parts(right, Any)))


def _parts(expression: Expression, same: type[All] | type[Any]) -> tuple[Expression, ...]:
    return expression.parts if isinstance(expression, same) else (expression,)
