"""A question bank as the program reads it: one immutable value, composed of one or several Markdown documents.

Everything here was checked when it was loaded: every name in a condition exists, every reference resolves, so whoever
uses a `Bank` needs no error handling for its contents. Ids of questions are `kind.attribute`.

Annotations are types here and not texts, as in all other modules: compiled banks are read by them at every start, and
Python takes milliseconds to make types of texts.
"""

from collections.abc import Mapping
from dataclasses import field

from tmtui.banks.expression.tree import Expression
from tmtui.model.card import AnswerType
from tmtui.model.errors import Place
from tmtui.model.frozen import frozen
from tmtui.model.value import Value


@frozen
class Option:
    """One option of an attribute."""

    value: str
    label: str


@frozen
class Attribute:
    """What facts of one name about one kind can hold; merged from questions, `attribute` fences and catalogues."""

    kind: str
    name: str
    type: AnswerType
    options: tuple[Option, ...] = ()
    """Allowed values in declared order; empty for open types. A yesno has yes, partly, no."""
    order: str = ""
    """`best-first` or `worst-first` where the options rank, else empty."""
    to: tuple[str, ...] = ()
    """Kinds a `ref` or `refs` may point to."""
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    question: str = ""
    """Id of the question that fills it, or empty."""
    catalogue: str = ""
    """Id of the catalogue its options come from, or empty."""
    title: str = ""
    """The name in words for tables, made from the attribute's name."""

    def ranked(self) -> tuple[str, ...]:
        """Return the option values best first, or nothing where they do not rank."""
        values = tuple(option.value for option in self.options)
        return {"best-first": values, "worst-first": values[::-1]}.get(self.order, ())


@frozen
class Question:
    """An `ask` entry."""

    id: str
    of: str
    fills: str
    text: str
    """Template with placeholders."""
    type: AnswerType
    section: str
    place: Place
    bank: str
    lists: str = ""
    """For `rows`: the list it fills, as `components`."""
    creates: str = ""
    when: Expression | None = None
    levels: tuple[str, ...] = ()
    prior: tuple[tuple[str, int], ...] = ()
    """Option value and weight."""
    roles: tuple[str, ...] = ()
    depth: int = 1
    """1 for the first pass; 2 where it waits until everything of the first pass was asked."""
    required: bool = False
    hidden: bool = False
    prose: str = ""
    plainly: str = ""
    where_to_look: str = ""
    example: str = ""
    if_unknown: str = ""


@frozen
class Rule:
    """A `threat` entry."""

    id: str
    of: str
    title: str
    place: Place
    bank: str
    when: Expression
    where: Expression | None
    gains: tuple[str, ...]
    """Of `read change stop identity control`."""
    likelihood: tuple[tuple[int, Expression], ...]
    """Level and condition, highest level first; the last is `otherwise`, a true constant."""
    via: str = ""
    """inbound, admin, return, neighbour, local, physical, supply, or empty."""
    source: str = "adversary"
    frequency: int = 0
    """1-5 where the source is no adversary."""
    stride: tuple[str, ...] = ()
    linddun: tuple[str, ...] = ()
    cwe: tuple[str, ...] = ()
    """Bare ids as in the bank, `319`."""
    capec: tuple[str, ...] = ()
    attack: tuple[str, ...] = ()
    impact: tuple[str, ...] = ()
    """Qualities hit: of `confidentiality integrity availability safety`; from `gains` where not given."""
    impact_level: int = 0
    """A fixed level 1-5 in place of `impact`; 0 for none."""
    if_unknown: int = 500
    """Thousandths of the interval that count while undecided."""
    controls: tuple[str, ...] = ()
    false_alarm_when: Expression | None = None
    prose: str = ""
    plainly: str = ""
    example: str = ""
    false_alarm: str = ""
    section: str = ""

    @property
    def opens_a_way(self) -> bool:
        """Whether an attacker gets anywhere by it; that nobody can tell who did it hides a step and is none."""
        return self.source == "adversary" and bool(self.gains) and self.stride != ("repudiation",)


@frozen
class Control:
    """A `control` entry."""

    id: str
    of: str
    title: str
    place: Place
    bank: str
    sets: tuple[tuple[str, Value], ...]
    """Attribute and value; of the subject, or of the related ones when `on` is given."""
    once: float
    """Person-days to begin."""
    each: float
    """Person-days for every subject changed."""
    when: Expression | None = None
    on: str = ""
    """Relation whose members it changes."""
    only: Expression | None = None
    """Which of those members."""
    needs: tuple[str, ...] = ()
    instead_of: tuple[str, ...] = ()
    cis: tuple[str, ...] = ()
    csf: tuple[str, ...] = ()
    nist80053: tuple[str, ...] = ()
    iso27001: tuple[str, ...] = ()
    d3fend: tuple[str, ...] = ()
    prose: str = ""
    plainly: str = ""
    how_to_check: str = ""
    example: str = ""
    section: str = ""


@frozen
class Row:
    """One row of a catalogue."""

    value: str
    label: str
    traits: frozenset[str] = frozenset()
    implied: tuple[tuple[str, Value], ...] = ()
    """Attribute and the answer that follows from this value."""
    unknown_traits: bool = False
    """True for `other`: every trait reads unknown."""


@frozen
class Catalogue:
    """A `catalogue` entry: the values of one attribute, their traits and what they imply."""

    id: str
    of: str
    attribute: str
    title: str
    place: Place
    rows: tuple[Row, ...]
    prose: str = ""

    def row(self, value: str) -> Row | None:
        """Return the row of a value."""
        return next((row for row in self.rows if row.value == value), None)


@frozen
class Section:
    """A level-2 heading. Sections of composed banks that share a slug are one."""

    id: str
    """Slug of the heading; one that names a phase of the interview (`stakes`, `picture`) is that phase."""
    title: str
    prose: str
    bank: str


@frozen
class Source:
    """One document a bank was composed of."""

    id: str
    title: str
    version: str
    file: str
    digest: str
    """SHA-256 of the document's bytes, hex."""
    summary: str = ""
    method: str = ""
    uses: tuple[str, ...] = ()
    language: str = "en"
    licence: str = ""
    asks_own: bool = False
    """Whether it is an interview of its own, which asks only what stands in it."""


@frozen
class Method:
    """What a bank asks that is an interview of its own."""

    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    """In the order asked, those of the banks it uses in its own words and sections."""


@frozen
class Bank:
    """Everything a model's interview and analysis need, from all its banks."""

    sources: tuple[Source, ...]
    """In the order composed: what is used before what uses it."""
    sections: tuple[Section, ...]
    questions: Mapping[str, Question]
    """By id, in the order asked. Hidden ones are included and never asked."""
    rules: Mapping[str, Rule]
    controls: Mapping[str, Control]
    catalogues: Mapping[str, Catalogue]
    attributes: Mapping[tuple[str, str], Attribute]
    """By kind and name."""
    traits: Mapping[tuple[str, str], str]
    """Kind and trait: the attribute whose catalogue gives it."""
    digest: str = ""
    """Hex digest over the sources; the identity of the bank in caches and derived tables."""
    prose: Mapping[str, str] = field(default_factory=dict)
    """Source id: the prose under its title."""
    methods: Mapping[str, Method] = field(default_factory=dict)
    """Source id: what a bank asks that is an interview of its own."""

    def catalogue_of(self, kind: str, attribute: str) -> Catalogue | None:
        """Return the catalogue that gives the values of an attribute."""
        declared = self.attributes.get((kind, attribute))
        return self.catalogues.get(declared.catalogue) if declared is not None else None

    def actors(self) -> tuple[str, ...]:
        """Return the keys of the actors every model has: all of the catalogue `actors` but the row `other`."""
        catalogue = self.catalogues.get("actors")
        return tuple(f"actor/{row.value}" for row in catalogue.rows if row.value != "other") if catalogue else ()

    def label(self, kind: str, attribute: str, value: str) -> str:
        """Return the words for an option value, or the value itself."""
        declared = self.attributes.get((kind, attribute))
        for option in declared.options if declared is not None else ():
            if option.value == value:
                return option.label
        return value
