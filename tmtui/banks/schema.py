"""The one table of fences and their keys: the readers of entries go by it, and so does the reference people read.

A key that is not in this table is refused, and a key that is in it is documented, because there is no second list.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from tmtui.banks.vocabulary import QUALITIES
from tmtui.model.card import AnswerType
from tmtui.model.frozen import frozen
from tmtui.model.subject import KINDS, LISTS


class Shape(StrEnum):
    """What the value of a key looks like."""

    TEXT = "text"
    NAME = "name"
    """Of an attribute, trait or relation: `[a-z][a-z0-9_]*`."""
    ID = "id"
    """`[a-z0-9]+(-[a-z0-9]+)*`."""
    IDS = "list of ids"
    WORD = "one word of a list"
    WORDS = "words of a list"
    REFERENCES = "list of reference ids"
    FLAG = "yes or no"
    LEVEL = "level 1-5"
    SHARE = "number 0-1"
    NUMBER = "number"
    CONDITION = "condition"
    OPTIONS = "value: label"
    LEVELS = "level 1-5: sentence"
    PRIOR = "value: weight"
    LIKELIHOOD = "level 1-5: condition"
    SETS = "attribute: value"
    EFFORT = "{once, each}"
    IMPACT = "qualities, or a level 1-5"


@frozen
class Key:
    """One key of a fence or of the front matter."""

    name: str
    shape: Shape
    about: str
    required: bool = False
    words: tuple[str, ...] = ()
    """Allowed words."""
    types: tuple[AnswerType, ...] = ()
    """Types of answer the key goes with; empty for all."""


@frozen
class Fence:
    """One kind of entry."""

    name: str
    about: str
    keys: tuple[Key, ...]
    parts: tuple[str, ...] = ()
    """Level-4 headings it may carry."""

    def key(self, name: str) -> Key | None:
        """Return the key of that name."""
        return next((key for key in self.keys if key.name == name), None)


ASKABLE = tuple(kind for kind in KINDS if kind != "note")
"""Kinds that entries are about."""

GAINS = ("read", "change", "stop", "identity", "control")
VIA = ("inbound", "admin", "return", "neighbour", "local", "physical", "supply")
SOURCES = ("adversary", "mistake", "failure", "nature")
STRIDE = (
    "spoofing", "tampering", "repudiation", "information-disclosure", "denial-of-service", "elevation-of-privilege",
)  # fmt: skip
LINDDUN = (
    "linking", "identifying", "non-repudiation", "detecting", "data-disclosure", "unawareness", "non-compliance",
)  # fmt: skip
ALL_LISTS = tuple(dict.fromkeys(name for names in LISTS.values() for name in names))

_A = AnswerType
_CLOSED = (_A.CHOICE, _A.CHOICES)
_OF = Key("of", Shape.WORD, "Kind of subject it is about.", required=True, words=ASKABLE)
_TYPE = Key("type", Shape.WORD, "What kind of value it takes.", required=True, words=tuple(AnswerType))
_PLAIN_TYPES = tuple(type_ for type_ in AnswerType if type_ is not _A.ROWS)
_ANSWER = (
    Key(
        "options",
        Shape.OPTIONS,
        "Allowed values and their labels, in the order shown; a yesno may give its own labels.",
        types=(*_CLOSED, _A.YESNO),
    ),
    Key("from", Shape.ID, "The catalogue that gives the options.", types=_CLOSED),
    Key(
        "order",
        Shape.WORD,
        "Says that the options rank.",
        words=("best-first", "worst-first"),
        types=(*_CLOSED, _A.YESNO),
    ),
    Key("to", Shape.WORDS, "Kinds of subject it may point to.", words=ASKABLE, types=(_A.REF, _A.REFS)),
    Key("unit", Shape.TEXT, "Unit of the number.", types=(_A.NUMBER,)),
    Key("min", Shape.NUMBER, "Smallest number allowed.", types=(_A.NUMBER,)),
    Key("max", Shape.NUMBER, "Largest number allowed.", types=(_A.NUMBER,)),
)

ASK = Fence(
    "ask",
    "A question. It fills one attribute of one kind of subject; its id is `kind.attribute`.",
    (
        _OF,
        Key("fills", Shape.NAME, "Attribute that the answer fills; required unless `lists` is given."),
        Key("lists", Shape.WORD, "For `rows`: the list it fills.", words=ALL_LISTS, types=(_A.ROWS,)),
        Key("when", Shape.CONDITION, "It is asked only when this is certainly true."),
        _TYPE,
        *_ANSWER,
        Key("levels", Shape.LEVELS, "For `scale`: a sentence for each level 1-5.", types=(_A.SCALE,)),
        Key("creates", Shape.WORD, "For `rows`: the kind a line makes.", words=ASKABLE[1:], types=(_A.ROWS,)),
        Key("prior", Shape.PRIOR, "How usual each answer is; equal where left out."),
        Key("roles", Shape.IDS, "Who is likely to know, of the catalogue `roles`."),
        Key(
            "depth",
            Shape.WORD,
            "`second`: it waits until everything of the first pass was asked; `first` where left out.",
            words=("first", "second"),
        ),
        Key("required", Shape.FLAG, "Named at the end of an interview while nobody has answered it."),
        Key("hidden", Shape.FLAG, "It is never asked."),
    ),
    ("Plainly", "Where to look", "Example", "If you don't know"),
)  # fmt: skip

THREAT = Fence(
    "threat",
    "A threat: where it may arise, what makes it real, how likely that is and what helps.",
    (
        Key("id", Shape.ID, "Its name in threat ids; shares one namespace with controls.", required=True),
        _OF,
        Key("where", Shape.CONDITION, "What it is about: kind, traits, structure."),
        Key("when", Shape.CONDITION, "What is weak.", required=True),
        Key("via", Shape.WORD, "The position somebody needs to use it.", words=VIA),
        Key("gains", Shape.WORDS, "What somebody gets out of it.", required=True, words=GAINS),
        Key("source", Shape.WORD, "What brings it about; `adversary` where left out.", words=SOURCES),
        Key("frequency", Shape.LEVEL, "How often it happens (SP 800-30 G-3); required unless an adversary brings it."),
        Key("stride", Shape.WORDS, "STRIDE categories; one of `repudiation` alone opens no attack path.", words=STRIDE),
        Key("linddun", Shape.WORDS, "LINDDUN categories.", words=LINDDUN),
        Key("cwe", Shape.REFERENCES, "CWE ids without prefix."),
        Key("capec", Shape.REFERENCES, "CAPEC ids without prefix."),
        Key("attack", Shape.REFERENCES, "MITRE ATT&CK technique ids."),
        Key("likelihood", Shape.LIKELIHOOD, "The highest level that holds counts; `otherwise` last.", required=True),
        Key("impact", Shape.IMPACT, "Qualities it hits, or a fixed level; else from `gains`.", words=QUALITIES),
        Key("if_unknown", Shape.SHARE, "Share of the interval that counts while undecided; ½ where left out."),
        Key("controls", Shape.IDS, "Controls that close or lower it."),
        Key("false_alarm_when", Shape.CONDITION, "It does not stand when this holds."),
    ),
    ("Plainly", "Example", "False alarm"),
)  # fmt: skip

CONTROL = Fence(
    "control",
    "A control: a change of facts, what it costs, and how to check that it is there.",
    (
        Key("id", Shape.ID, "Its name in control ids; shares one namespace with threats.", required=True),
        _OF,
        Key("when", Shape.CONDITION, "When it can be offered."),
        Key("sets", Shape.SETS, "Attributes and the values they have once it is done.", required=True),
        Key("on", Shape.NAME, "Relation whose members it changes, in place of the subject itself."),
        Key("only", Shape.CONDITION, "Which of those members."),
        Key("effort", Shape.EFFORT, "Person-days to begin, and a subject; anchors 0.5 1 3 10 30 100.", required=True),
        Key("needs", Shape.IDS, "Controls that have to be there first."),
        Key("instead_of", Shape.IDS, "Controls it makes up for."),
        Key("cis", Shape.REFERENCES, "CIS Controls v8 safeguards."),
        Key("csf", Shape.REFERENCES, "NIST CSF 2.0 ids."),
        Key("nist80053", Shape.REFERENCES, "NIST SP 800-53 r5 controls."),
        Key("iso27001", Shape.REFERENCES, "ISO/IEC 27001:2022 Annex A controls."),
        Key("d3fend", Shape.REFERENCES, "MITRE D3FEND techniques."),
    ),
    ("Plainly", "How to check", "Example"),
)  # fmt: skip

CATALOGUE = Fence(
    "catalogue",
    "Values of an attribute as a table: `value`, `label`, `traits`, and columns named like attributes of the same "
    "kind, whose cells are answers that follow from the value. A trait a row does not list reads no; the "
    "row `other` leaves all traits unknown.",
    (
        Key("id", Shape.ID, "Its name, for `from`.", required=True),
        _OF,
        Key("attribute", Shape.NAME, "The attribute whose values it gives."),
    ),
)

ATTRIBUTE = Fence(
    "attribute",
    "Declares an attribute that no question fills: readers and probes do.",
    (_OF, Key("name", Shape.NAME, "The attribute.", required=True), replace(_TYPE, words=_PLAIN_TYPES), *_ANSWER),
)

FENCES = {fence.name: fence for fence in (ASK, THREAT, CONTROL, CATALOGUE, ATTRIBUTE)}

FRONT_MATTER = Fence(
    "front matter",
    "Between two lines `---` at the very beginning of the file.",
    (
        Key("bank", Shape.ID, "Id of the bank.", required=True),
        Key("title", Shape.TEXT, "Its title.", required=True),
        Key("version", Shape.TEXT, "Its version.", required=True),
        Key("summary", Shape.TEXT, "One sentence about it."),
        Key("method", Shape.TEXT, "The method it follows."),
        Key("uses", Shape.IDS, "Banks it builds on."),
        Key(
            "asks",
            Shape.WORD,
            "`own`: an interview of its own over the same facts, which asks only what stands in it; `all` where left "
            "out.",
            words=("all", "own"),
        ),
        Key("language", Shape.TEXT, "Language of its texts, as `en`."),
        Key("licence", Shape.TEXT, "Licence of its texts."),
    ),
)

PARTS = tuple(dict.fromkeys(part for fence in FENCES.values() for part in fence.parts))
"""Every level-4 heading with a meaning."""


def reference() -> str:
    """Return the table of fences and keys as Markdown, for the documentation."""
    chapters = [_chapter(FRONT_MATTER)] + [_chapter(fence) for fence in FENCES.values()]
    return "\n\n".join(chapters) + "\n"


def _chapter(fence: Fence) -> str:
    title = fence.name.capitalize() if fence is FRONT_MATTER else f"`{fence.name}`"
    rows = ["| key | value | meaning |", "|---|---|---|"]
    for key in fence.keys:
        allowed = f" ({', '.join(key.words)})" if key.words and len(key.words) < 13 else ""
        rows.append(f"| `{key.name}`{' *' if key.required else ''} | {key.shape}{allowed} | {key.about} |")
    parts = f"\n\nLevel-4 headings: {', '.join(f'`{part}`' for part in fence.parts)}." if fence.parts else ""
    return f"## {title}\n\n{fence.about}\n\n" + "\n".join(rows) + parts
