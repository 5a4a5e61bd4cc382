"""Whether a condition can hold at all, by trying values: a naive three-valued evaluator and a bounded search.

Every claim must be right, since a bank is refused on it, so everything that is hard to model is left free: numbers,
dates, several values, and what `any` and `all` find are simply true or false, each for itself. Values that nobody chose
yet read as unknown, and a branch is left as soon as the outcome no longer depends on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field

from tmtui.banks.bank import Attribute, Bank, Catalogue, Question, Row
from tmtui.banks.check.names import Names
from tmtui.banks.expression.tree import (
    All,
    Any,
    Compare,
    Constant,
    Contains,
    Expression,
    Known,
    Member,
    Path,
    Quantified,
    Truth,
)
from tmtui.model.card import AnswerType
from tmtui.model.frozen import changing

Leaf = Compare | Truth | Member | Contains | Known
Verdict = bool | None
"""True, false, or unknown while something it depends on has no value yet."""

MAX_STEPS = 4_000
"""So many evaluations, then the search gives up and nobody is accused."""

MAX_STEPS_OF_A_BANK = 400_000
"""So many in all, so that no bank keeps people waiting."""

_DEEPEST = 4
_NOBODY_KNOWS = "?"
"""The value of an attribute about which somebody asked `known` and nobody does."""

_ENUMERATED = (AnswerType.CHOICE, AnswerType.YESNO, AnswerType.SCALE)

Chosen = str | int | bool | Row
Variable = Path | Expression
"""A path that has a value, or a leaf or quantifier that is true or false for itself."""
Assignment = dict[Variable, Chosen]


@changing
class Meaning:
    """What names mean in one bank."""

    bank: Bank
    names: Names
    unsound: frozenset[tuple[str, str]] = frozenset()
    """Entries with mistakes of their own, by namespace and id; nothing is concluded from what they say."""
    implied: frozenset[tuple[str, str]] = frozenset()
    """Kind and name of attributes that a catalogue row implies; they may read as something without being asked."""

    steps: int = 0
    """Evaluations of all searches so far."""
    read: set[str] = field(default_factory=set)
    """Every name that was looked up, with those on the way to it."""
    owners: dict[tuple[str, Path], Attribute | None] = field(default_factory=dict)
    """What paths read as, once looked up: searches ask for the same few again and again."""
    told_apart: dict[tuple[str, frozenset[object], frozenset[str]], list[Row]] = field(default_factory=dict)
    """Catalogue, values and traits that conditions name: one row for each way to tell rows apart by them."""

    @classmethod
    def of(cls, bank: Bank, names: Names, unsound: Iterable[tuple[str, str]]) -> Meaning:
        """Make one for a bank."""
        rows = ((each.of, row) for each in bank.catalogues.values() for row in each.rows)
        implied = frozenset((kind, name) for kind, row in rows for name, _ in row.implied)
        return cls(bank, names, frozenset(unsound), implied)

    def owner(self, kind: str, path: Path) -> Attribute | None:
        """Return what a path from a subject of `kind` reads as."""
        self.read.update(path)
        if (kind, path) not in self.owners:
            kinds = self.members(kind, path[:-1])
            found = (read for each in kinds if (read := self.names.readable(each, path[-1])))
            self.owners[kind, path] = next(found, None)
        return self.owners[kind, path]

    def members(self, kind: str, relation: Path) -> tuple[str, ...]:
        """Return the kinds a relation leads to."""
        self.read.update(relation)
        kinds: tuple[str, ...] = (kind,)
        for name in relation:
            found = [each for of in kinds if (each := self.names.relation(of, name))]
            kinds = tuple(dict.fromkeys(to for each in found for to in each.to))
        return kinds

    def catalogue_of(self, read: Attribute) -> Catalogue | None:
        """Return the catalogue whose rows are the values of an attribute, if one is."""
        found = self.bank.catalogues.get(read.catalogue)
        return found if found is not None and (found.of, found.attribute) == (read.kind, read.name) else None

    def distinct(self, catalogue: Catalogue, values: Iterable[object], traits: Iterable[str]) -> list[Row]:
        """Return one row for each way in which conditions that name these values and traits can tell rows apart."""
        key = (catalogue.id, frozenset(values), frozenset(traits))
        if key not in self.told_apart:
            found: dict[object, Row] = {}
            for row in catalogue.rows:
                named = row.value if row.value in key[1] else ""
                found.setdefault((named, row.unknown_traits, row.traits & key[2]), row)
            self.told_apart[key] = list(found.values())
        return self.told_apart[key]


def both(left: Verdict, right: Verdict) -> Verdict:
    """Return three-valued `and`."""
    if left is False or right is False:
        return False
    return None if left is None or right is None else True


def either(left: Verdict, right: Verdict) -> Verdict:
    """Return three-valued `or`."""
    return opposite(both(opposite(left), opposite(right)))


def opposite(verdict: Verdict) -> Verdict:
    """Return three-valued `not`."""
    return None if verdict is None else not verdict


class Search:
    """Tries values for everything that some conditions on a subject of one kind read."""

    def __init__(self, meaning: Meaning, kind: str, conditions: Iterable[Expression | None]) -> None:
        self.meaning, self.kind = meaning, kind
        self.conditions = [condition for condition in conditions if condition is not None]
        self.domains: dict[Variable, list[Chosen]] = {}
        self.asked_known: set[Path] = set()
        self.literals: set[object] = set()
        self.names_read: set[str] = set()
        self.incomplete = False
        for condition in self.conditions:
            self._collect(condition, (), 0)
        for variable, domain in self.domains.items():
            if not domain and isinstance(variable, tuple):
                self.domains[variable] = self._domain(variable)

    def possible(self) -> Verdict:
        """Whether all conditions can hold at once; unknown when the search gave up."""

        def verdict(values: Assignment) -> Verdict:
            found: Verdict = True
            for condition in self.conditions:
                found = both(found, self.evaluate(condition, values))
            return found

        return self.find(verdict)

    def find(self, verdict: Callable[[Assignment], Verdict]) -> Verdict:
        """Whether some values make `verdict` true; unknown when the search gave up."""
        steps = 0
        variables = list(self.domains)
        stack: list[Assignment] = [{}]
        while stack:
            values = stack.pop()
            steps += 1
            self.meaning.steps += 1
            if steps > MAX_STEPS or self.meaning.steps > MAX_STEPS_OF_A_BANK:
                return None
            found = verdict(values)
            if found is True:
                return True
            if found is None and len(values) < len(variables):
                variable = variables[len(values)]
                stack += [{**values, variable: value} for value in self.domains[variable]]
        return None if self.incomplete else False

    def evaluate(self, expression: Expression, values: Assignment, prefix: Path = (), depth: int = 0) -> Verdict:
        """Return what a condition is under the values chosen so far."""
        if isinstance(expression, Constant):
            return expression.value
        if isinstance(expression, (All, Any)):
            found: Verdict = isinstance(expression, All)
            join = both if isinstance(expression, All) else either
            for part in expression.parts:
                found = join(found, self.evaluate(part, values, prefix, depth))
            return found
        if isinstance(expression, Quantified):
            chosen = values.get(_moved(expression, prefix))
            return chosen if isinstance(chosen, bool) else None
        return self._leaf(expression, values, prefix, depth)

    def _leaf(self, leaf: Leaf, values: Assignment, prefix: Path, depth: int) -> Verdict:
        moved = _moved(leaf, prefix)
        if moved in self.domains:
            chosen = values.get(moved)
            return chosen if isinstance(chosen, bool) else None
        variable = self._variable((*prefix, *leaf.path))
        if variable is None:
            return None
        if variable not in self.domains:
            self.incomplete = True
            return None
        applies = self._applies(variable, values, depth)
        if applies is None and isinstance(leaf, Known):
            self.incomplete = True  # unknown for good, or not chosen yet: the two are not told apart here
        if applies is not True:
            return applies
        chosen = values.get(variable)
        if chosen is None:
            return None
        if chosen == _NOBODY_KNOWS:
            return leaf.negated if isinstance(leaf, Known) else None
        return _holds(leaf, chosen, variable)

    def _applies(self, variable: Path, values: Assignment, depth: int) -> Verdict:
        """Whether the question about an attribute arises: else it reads as not applicable, and its leaves are false."""
        question = self._question(variable)
        if question is None or question.when is None or depth >= _DEEPEST:
            return True
        return self.evaluate(question.when, values, variable[:-1], depth + 1)

    def _question(self, variable: Path) -> Question | None:
        read = self.meaning.owner(self.kind, variable)
        if read is None or (read.kind, read.name) in self.meaning.implied:
            return None
        id_ = f"{read.kind}.{read.name}"
        return None if ("answer", id_) in self.meaning.unsound else self.meaning.bank.questions.get(id_)

    def _variable(self, path: Path) -> Path | None:
        """Return the path whose value decides a leaf: for a trait the attribute whose catalogue gives it."""
        read = self.meaning.owner(self.kind, path)
        if read is None:
            return None
        trait_of = self.meaning.bank.traits.get((read.kind, read.name))
        if trait_of is None:
            return path
        self.meaning.read.add(trait_of)
        return (*path[:-1], trait_of)

    def _note(self, leaf: Leaf, variable: Path) -> None:
        """Remember what shapes the domain of a variable."""
        self.names_read.add(leaf.path[-1])
        if isinstance(leaf, Compare):
            self.literals.add(leaf.literal)
        elif isinstance(leaf, Member):
            self.literals.update(leaf.values)
        elif isinstance(leaf, Known):
            self.asked_known.add(variable)

    def _collect(self, expression: Expression, prefix: Path, depth: int) -> None:
        if isinstance(expression, (All, Any)):
            for part in expression.parts:
                self._collect(part, prefix, depth)
        elif isinstance(expression, Quantified):
            self.domains.setdefault(_moved(expression, prefix), self._quantifier_domain(expression, prefix))
        elif not isinstance(expression, Constant):
            self._collect_leaf(expression, prefix, depth)

    def _collect_leaf(self, leaf: Leaf, prefix: Path, depth: int) -> None:
        path = (*prefix, *leaf.path)
        read = self.meaning.owner(self.kind, path)
        variable = self._variable(path)
        if read is None or variable is None or read.type not in _ENUMERATED or not self._has_values(variable):
            self.domains.setdefault(_moved(leaf, prefix), [True, False])
            return
        self._note(leaf, variable)
        if variable in self.domains:
            return
        question = self._question(variable)
        if question is not None and question.when is not None and depth < _DEEPEST:
            self._collect(question.when, variable[:-1], depth + 1)
        self.domains[variable] = []  # made when all literals are known

    def _domain(self, variable: Path) -> list[Chosen]:
        read = self.meaning.owner(self.kind, variable)
        if read is None:
            return []
        unknown: list[Chosen] = [_NOBODY_KNOWS] if variable in self.asked_known else []
        catalogue = self.meaning.catalogue_of(read)
        if catalogue is not None:
            return [*self.meaning.distinct(catalogue, self.literals, self.names_read), *unknown]
        if read.type is AnswerType.SCALE:
            return [1, 2, 3, 4, 5, *unknown]
        return [*(option.value for option in read.options), *unknown]

    def _has_values(self, variable: Path) -> bool:
        """Whether there are values to try; `_domain` lists them once all conditions are known."""
        read = self.meaning.owner(self.kind, variable)
        if read is None:
            return False
        catalogue = self.meaning.catalogue_of(read)
        return bool(catalogue.rows if catalogue is not None else read.type is AnswerType.SCALE or read.options)

    def _quantifier_domain(self, expression: Quantified, prefix: Path) -> list[Chosen]:
        if expression.every:
            return [True, False]
        kinds = self.meaning.members(self.kind, (*prefix, *expression.relation))
        never = [Search(self.meaning, kind, [expression.condition]).possible() is False for kind in kinds]
        return [False] if never and all(never) else [True, False]


def _moved(expression: Leaf | Quantified, prefix: Path) -> Variable:
    """Return a key for an expression that is read from where `prefix` leads."""
    if not prefix:
        return expression
    return Quantified(True, prefix, expression)


def _holds(leaf: Leaf, chosen: Chosen, variable: Path) -> Verdict:
    if isinstance(leaf, Known):
        return not leaf.negated
    value: object = chosen.value if isinstance(chosen, Row) else chosen
    if isinstance(chosen, Row) and leaf.path[-1] != variable[-1]:
        if chosen.unknown_traits:
            return None
        value = "yes" if leaf.path[-1] in chosen.traits else "no"
    if isinstance(leaf, Truth):
        return (value == "yes") is not leaf.negated
    if isinstance(leaf, Member):
        return (value in leaf.values) is not leaf.negated
    if isinstance(leaf, Contains):
        return None
    return _compares(value, leaf)


def _compares(value: object, leaf: Compare) -> Verdict:
    if leaf.operator in ("==", "!="):
        return (value == leaf.literal) is (leaf.operator == "==")
    if isinstance(value, int) and isinstance(leaf.literal, (int, float)):
        if leaf.operator in ("<", ">="):
            return (value < leaf.literal) is (leaf.operator == "<")
        return (value > leaf.literal) is (leaf.operator == ">")
    return None
