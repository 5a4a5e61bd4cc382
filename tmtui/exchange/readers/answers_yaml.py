"""The answers file: what is known about a system, as YAML that people write and `tmtui answers` prints.

It carries values, not the log. Reading it says everything that is wrong in one run and gives statements only when
nothing is: all or nothing.
"""

from __future__ import annotations

from tmtui.banks.bank import Bank
from tmtui.banks.fault import FAULT_LIMIT, Faults, FileErrors, nearest, quoted
from tmtui.banks.yaml_nodes import Listing, Mapping, Scalar
from tmtui.banks.yaml_reader import Rules, read_nodes
from tmtui.exchange.dispute import dispute_in_words
from tmtui.exchange.incoming.document import Document, text_of
from tmtui.exchange.incoming.imported import Imported
from tmtui.exchange.readers.answers_entry import Entry, read_entry
from tmtui.exchange.readers.answers_subjects import Existing, check_subject
from tmtui.model.answers import EXISTS, Answers
from tmtui.model.errors import Place
from tmtui.model.fact import State, Statement
from tmtui.model.frozen import frozen
from tmtui.model.subject import DECIDED_KINDS, KINDS, is_key, kind_of, tail_of
from tmtui.model.text import one_line

SOURCE = "import:answers"
"""Source of every fact that an answers file says."""

RULES = Rules("file", characters=20_000_000, depth=20, values=2_000_000, allows_empty=True)
"""Five levels are needed; the values are those of some hundred thousand answers with all that is known about them."""

_KEYS = ("model", "banks", "answers")
NAMED = ("zone", "component", "data", "identity", "actor")
"""Kinds whose subjects are called something; a flow is called by its ends. One without a name gets its slug for one."""


@frozen
class Header:
    """What the file is about."""

    model: str
    """Name of the threat model; empty when the file does not say."""
    banks: tuple[str, ...]
    """Ids of its banks; empty when the file does not say."""
    top: Mapping
    """The whole file as YAML, so that `read_answers` need not read it once more."""


@frozen
class AnswersFile:
    """A file that holds no error."""

    model: str
    banks: tuple[str, ...]
    statements: tuple[Statement, ...]
    """In the order of the vocabulary and the file; a new subject's `exists` and `name` come first."""


def read_header(text: str, file: str) -> Header:
    """Read what the file is about, so that its bank can be loaded.

    Args:
        text: the file.
        file: its name, for messages.

    Raises:
        FileErrors: when it is no YAML mapping, or its head is wrong.
    """
    faults = Faults()
    header = _header(_top(text, file, faults), faults)
    if faults.errors:
        raise FileErrors(faults.in_order())
    return header


def read_answers(text: str, file: str, bank: Bank, answers: Answers, *, header: Header | None = None) -> AnswersFile:
    """Read the whole file.

    Args:
        text: the file.
        file: its name, for messages.
        bank: the model's bank: kinds, attributes, options.
        answers: what the model holds now; references may name what is there.
        header: what `read_header` gave for this file, where that was called.

    Raises:
        FileErrors: with everything that is wrong.
    """
    faults = Faults()
    if header is None:
        header = _header(_top(text, file, faults), faults)
    blocks = _blocks(header.top, faults)
    added = frozenset(key for key, (_, block) in blocks.items() if is_key(key) and not _removed(block))
    existing = Existing(bank, answers, added)
    statements: list[Statement] = []
    for subject, (place, block) in blocks.items():
        if faults.errors >= FAULT_LIMIT:
            break
        found = check_subject(subject, place, existing)
        if found is not None:
            faults.add(found)
            continue
        entries = []
        for key, node in block.pairs:
            entry = read_entry(subject, key, node, bank, existing, faults)
            if entry is not None:
                entries.append(entry)
        statements += _said(subject, entries, existing)
    if faults.errors:
        raise FileErrors(faults.in_order())
    news = [statement for statement in statements if not _says_a_dispute(statement, answers)]
    return AnswersFile(header.model, header.banks, tuple(sorted(news, key=_kind_order)))


def _top(text: str, file: str, faults: Faults) -> Mapping:
    start = Place(file, 1, 1)
    root = read_nodes(text, start, RULES, faults)
    if not faults.errors and not isinstance(root, Mapping):
        faults.error(start, "an answers file is a mapping with `answers:`.", "See `tmtui answers`.")
    if faults.errors or not isinstance(root, Mapping):
        raise FileErrors(faults.in_order())
    for key, _ in root.pairs:
        if key.text not in _KEYS:
            hint = nearest(key.text, _KEYS) or f"It takes: {', '.join(_KEYS)}."
            faults.error(key.place, f"{quoted(key.text)} is no key of an answers file.", hint)
    return root


def _header(top: Mapping, faults: Faults) -> Header:
    model, banks = "", []
    called = top.value("model")
    if isinstance(called, Scalar) and one_line(called.text):
        model = one_line(called.text)
    elif called is not None:
        faults.error(called.place, "`model` takes the name of the threat model.")
    listed = top.value("banks")
    nodes = listed.items if isinstance(listed, Listing) else (listed,)
    for item in nodes:
        if isinstance(item, Scalar) and item.text:
            banks.append(one_line(item.text))
        elif item is not None:
            faults.error(item.place, "`banks` takes ids of question banks.", "As in `banks: [infrastructure]`.")
    return Header(model, tuple(dict.fromkeys(banks)), top)


def _blocks(top: Mapping, faults: Faults) -> dict[str, tuple[Place, Mapping]]:
    """Return the subjects of the file with their attributes."""
    node = top.value("answers")
    if node is None:
        faults.error(top.place, "`answers` is missing.", "It holds a mapping from subjects to their attributes.")
        return {}
    if not isinstance(node, Mapping):
        if not (isinstance(node, Scalar) and not node.text):
            faults.error(node.place, "`answers` takes a mapping from subjects to their attributes.")
        return {}
    blocks: dict[str, tuple[Place, Mapping]] = {}
    for key, block in node.pairs:
        if isinstance(block, Mapping):
            blocks[key.text] = (key.place, block)
        else:
            hint = "As in `component/web: {name: Web server}`."
            faults.error(block.place, f"{quoted(key.text)} takes a mapping of attributes.", hint)
    return blocks


def _removed(block: Mapping) -> bool:
    """Whether the file itself says that the subject is not there."""
    node = block.value(EXISTS)
    if isinstance(node, Mapping):
        state = node.value("state")
        if isinstance(state, Scalar) and state.text == State.RETRACTED:
            return True
        node = node.value("value")
    return isinstance(node, Scalar) and node.text == "no"


def _said(subject: str, entries: list[Entry], existing: Existing) -> list[Statement]:
    """Return the statements of one subject: that it exists and what it is called before anything else."""
    said = {entry.statement.attribute: entry.statement for entry in entries}
    made: list[Statement] = []
    if existing.is_new(subject) and EXISTS not in said:
        pattern = said.get("name") or next(iter(said.values()), Statement(subject, EXISTS, source=SOURCE))
        made.append(
            Statement(
                subject,
                EXISTS,
                "yes",
                basis=pattern.basis,
                source=SOURCE,
                author=pattern.author,
                role=pattern.role,
                said_at=pattern.said_at,
            )
        )
        if kind_of(subject) in NAMED and "name" not in said:
            made.append(Statement(subject, "name", tail_of(subject), source=SOURCE))
    first = [said[name] for name in (EXISTS, "name") if name in said]
    return [*made, *first, *(statement for name, statement in said.items() if name not in (EXISTS, "name"))]


def _says_a_dispute(statement: Statement, answers: Answers) -> bool:
    """Whether the file only repeats that people differ, as its writer put it; taking it would settle the matter."""
    answer = answers.get(statement.subject, statement.attribute)
    return (
        answer is not None
        and answer.disputed
        and statement.state is State.UNKNOWN
        and statement.note == dispute_in_words(answer)
    )


def _kind_order(statement: Statement) -> int:
    """Sort by kind only; sorting is stable, so the file's own order stays within a kind."""
    return (*KINDS, *DECIDED_KINDS).index(kind_of(statement.subject))


def read_document(document: Document, bank: Bank, answers: Answers) -> Imported:
    """Read an answers file as any other format is read; it says everything in our own words, so nothing is ignored.

    Raises:
        BadInput: with everything that is wrong.
    """
    found = read_answers(text_of(document, RULES.characters), document.file, bank, answers)
    return Imported("answers", found.model, found.statements)
