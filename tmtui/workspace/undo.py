"""Which action undo and redo name: pure functions over the log.

Undo is a fact that names a batch, redo is an undo of that undo, so both reach any depth, survive restarts, and can be
read in the history like everything else.
"""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.model.answers import UNDO, Answers
from tmtui.model.fact import Fact
from tmtui.model.subject import MODEL


def batch_to_undo(facts: Sequence[Fact], answers: Answers, author: str) -> str | None:
    """Return the author's newest batch that still counts and is no undo, or nothing.

    Args:
        facts: the log, oldest first.
        answers: the same facts, settled.
        author: whose action; nobody undoes what somebody else said by pressing a key.
    """
    beginning = {fact.batch for fact in facts if fact.subject == MODEL and fact.attribute == "banks"}
    for fact in reversed(facts):
        if fact.author == author and not _is_undo(fact) and not answers.is_undone(fact):
            # Starting a model is not an answer: without its name and banks nothing could be asked.
            return None if fact.batch in beginning else fact.batch
    return None


def batch_to_redo(facts: Sequence[Fact], answers: Answers, author: str) -> str | None:
    """Return the batch of the author's newest undo that still counts, unless they said something since."""
    undos = {fact.batch for fact in facts if _is_undo(fact)}
    for fact in reversed(facts):
        # What was brought back already is behind us: the undo before it comes next.
        if fact.author != author or answers.is_undone(fact) or (_is_undo(fact) and fact.value in undos):
            continue
        return fact.batch if _is_undo(fact) else None
    return None


def _is_undo(fact: Fact) -> bool:
    return fact.subject == MODEL and fact.attribute == UNDO


def in_words(facts: Sequence[Fact], batch: str, name: str) -> str:
    """Return what a batch said, for the status line.

    Args:
        facts: the log.
        batch: the batch.
        name: what people call the subject of its first fact.
    """
    members = [fact for fact in facts if fact.batch == batch]
    subjects = {fact.subject for fact in members}
    attributes = {fact.attribute for fact in members}
    if len(subjects) == 1 and len(attributes) == 1:
        return f"{members[0].attribute.replace('_', ' ')} of {name}"
    if len(subjects) == 1:
        return name
    return f"{name} and {len(subjects) - 1} more"
