"""A file of another tool taken in: shown first, then written as one action.

A file speaks only when it says something new. What it said before and somebody corrected since stays corrected; where
it now says something else than a person did, both stand, side by side, until somebody settles it. What it no longer
holds is asked about and never removed in silence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tmtui.banks.bank import Bank
from tmtui.exchange.detecting import detect
from tmtui.exchange.incoming.document import LIMIT, Document, Progress
from tmtui.exchange.incoming.imported import Ignored, Imported
from tmtui.exchange.registry import read
from tmtui.model.answers import EXISTS, Answers
from tmtui.model.card import Receipt
from tmtui.model.fact import Fact, State, Statement
from tmtui.model.frozen import frozen
from tmtui.model.subject import DECIDED_KINDS, MODEL, ends_of, kind_of, tail_of
from tmtui.workspace.check import checker
from tmtui.workspace.live import LiveModel
from tmtui.workspace.workspace import DEFAULT_BANKS, Workspace

__all__ = [
    "LIMIT",
    "Document",
    "Preview",
    "Progress",
    "compare",
    "preview",
    "preview_new",
    "read_file",
    "start_model",
    "take",
]

_ALWAYS = (MODEL, *DECIDED_KINDS)
"""Kinds about which something can be said without adding them."""


@frozen
class Preview:
    """What an import would say; nothing is written yet."""

    format: str
    title: str
    news: tuple[Statement, ...]
    """What would be said, in order; with `differs` where a person said something else."""
    standing: int
    """How many values already stand."""
    kept: tuple[Statement, ...]
    """Values the file said before and somebody corrected since: the correction stays."""
    vanished: tuple[str, ...]
    """Subjects that this file brought once and no longer holds."""
    ignored: tuple[Ignored, ...]

    def added(self) -> tuple[str, ...]:
        """Return the subjects that are new to the model, in the order of the file."""
        return tuple(each.subject for each in self.news if each.attribute == EXISTS and each.state is State.ANSWERED)


def read_file(document: Document, bank: Bank, answers: Answers, format: str = "") -> Imported:
    """Return what a file says.

    Args:
        document: the file.
        bank: the model's bank.
        answers: what holds now.
        format: its format; recognised where left out.

    Raises:
        BadInput: for a file that cannot be read.
    """
    return read(format or detect(document), document, bank, answers)


def preview(live: LiveModel, document: Document, format: str = "") -> Preview:
    """Return what importing a file would say in a model.

    Raises:
        BadInput: for a file that cannot be read, or that says what cannot be taken.
    """
    return compare(live, document, read_file(document, live.bank, live.answers, format))


def compare(live: LiveModel, document: Document, found: Imported) -> Preview:
    """Hold what a file says against what stands in a model."""
    latest = _latest(live.facts, live.answers)
    removed = _removed(live, found)
    news: list[Statement] = []
    kept: list[Statement] = []
    standing = 0
    for statement in live.check(found.statements):
        if statement.subject in removed:
            kept += [statement] if statement.attribute == EXISTS else []
            continue
        answer = live.answers.get(statement.subject, statement.attribute)
        before = latest.get((statement.subject, statement.attribute, statement.source))
        same = answer is not None and (answer.state, answer.value) == (statement.state, statement.value)
        if same and answer is not None and not answer.disputed:
            standing += 1
        elif answer is None or answer.fact.source == statement.source:
            news.append(statement)
        elif before is not None and (before.state, before.value) == (statement.state, statement.value):
            kept.append(statement)
        elif statement.attribute in (EXISTS, "name") or statement.state is State.UNKNOWN:
            # Somebody else's name for it, or their knowing what the file does not, is no disagreement.
            standing += 1
        else:
            news.append(replace(statement, differs=True, saw=()))
    vanished = _vanished(live, document, found)
    return Preview(found.format, found.title, tuple(news), standing, tuple(kept), vanished, found.ignored)


def take(
    live: LiveModel, found: Preview, *, remove: Sequence[str] = (), progress: Progress = lambda _done, _total: None
) -> Receipt:
    """Write what an import says as one action, together with the removal of what vanished from its file.

    Args:
        live: the model, as it stood when the preview was made.
        found: what the import says.
        remove: those of the vanished subjects that are to go.
        progress: told how far writing and deriving are.
    """
    gone = [
        Statement(subject, name, state=State.RETRACTED, source=f"import:{found.format}", note="no longer in the file")
        for subject in remove
        if subject in found.vanished
        for name in (live.answers.of(subject) if kind_of(subject) in DECIDED_KINDS else (EXISTS,))
    ]
    return live.say([*found.news, *live.check(gone)], checked=True, progress=progress)


def preview_new(workspace: Workspace, document: Document, format: str = "") -> Preview:
    """Return what a file would say in a model of its own.

    Raises:
        BadInput: for a file that cannot be read, or that says what cannot be taken.
    """
    bank = workspace.shelf.load(DEFAULT_BANKS)
    found = read_file(document, bank, Answers(), format)
    added = {each.subject for each in found.statements if each.attribute == EXISTS and each.state is State.ANSWERED}
    added.update(bank.actors())
    check = checker(bank, lambda subject: subject in added or kind_of(subject) in _ALWAYS)
    news = tuple(check(each) for each in found.statements)
    return Preview(found.format, found.title, news, 0, (), (), found.ignored)


def start_model(workspace: Workspace, document: Document, found: Preview, *, name: str = "", author: str) -> LiveModel:
    """Start a model for what a file says; nothing of it is said yet.

    Args:
        workspace: where.
        document: the file.
        found: what it says.
        name: what to call the model; what the file calls it, or the file's own name, where left out.
        author: who imports it.
    """
    called = name or found.title or document.name.partition(".")[0] or document.name
    return workspace.live(workspace.new_model(called, DEFAULT_BANKS, author=author), author=author)


def _removed(live: LiveModel, found: Imported) -> set[str]:
    """Return what the file still speaks of although somebody removed it, together with the flows that ended there."""
    gone = set()
    for statement in found.statements:
        if statement.attribute != EXISTS or live.answers.exists(statement.subject):
            continue
        said = [fact for fact in live.answers.history(statement.subject, EXISTS) if not live.answers.is_undone(fact)]
        if said and said[-1].state is State.RETRACTED and said[-1].source != statement.source:
            gone.add(statement.subject)
    if not gone:
        return gone
    slugs = {tail_of(subject) for subject in gone if kind_of(subject) in ("component", "actor")}
    flows = {each.subject for each in found.statements if kind_of(each.subject) == "flow"}
    return gone | {flow for flow in flows if {ends_of(flow).source, ends_of(flow).target} & slugs}


def _latest(facts: Sequence[Fact], answers: Answers) -> dict[tuple[str, str, str], Fact]:
    """Return the last thing each source said about each value."""
    return {
        (fact.subject, fact.attribute, fact.source): fact
        for fact in facts
        if fact.source.startswith("import:") and not answers.is_undone(fact)
    }


def _vanished(live: LiveModel, document: Document, found: Imported) -> tuple[str, ...]:
    """Return what a file of this format and name brought once and holds no longer."""
    source, held = f"import:{found.format}", {each.subject for each in found.statements}
    gone = []
    for subject in live.answers.subjects():
        decided = kind_of(subject) in DECIDED_KINDS
        answer = live.answers.get(subject, "title" if decided else EXISTS) if subject != MODEL else None
        if answer is None or subject in held or answer.state is not State.ANSWERED:
            continue
        if not decided and not live.answers.exists(subject):
            continue
        file = answer.fact.evidence.partition("#")[0].partition(":")[0]
        if answer.fact.source == source and file == document.name:
            gone.append(subject)
    return tuple(gone)
