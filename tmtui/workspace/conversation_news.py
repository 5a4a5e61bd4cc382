"""What changed: by others, told as sentences, and by undo and redo, as the slots that may read differently now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from tmtui.banks.attributes import attribute_of
from tmtui.interview.wording import Wording
from tmtui.model.answers import EXISTS, UNDO, Answer, Slot
from tmtui.model.fact import Fact
from tmtui.model.subject import MODEL, kind_of
from tmtui.model.text import one_line

_MOST_NAMED = 3

_MOST_TOLD = 2
"""Answers of one person that are told in full; of more it is told how many and about what."""


def changed_slots(log: Sequence[Fact], facts: Sequence[Fact]) -> set[Slot]:
    """Return the slots that further facts touch: their own, and for an undo those of the action it names.

    Args:
        log: all facts, the further ones included.
        facts: the further ones.
    """
    found: set[Slot] = set()
    named: set[str] = set()
    for fact in facts:
        found.add((fact.subject, fact.attribute))
        if _is_undo(fact):
            named.add(str(fact.value))
    while named:
        members = [fact for fact in log if fact.batch in named]
        found.update((fact.subject, fact.attribute) for fact in members)
        # A redo names the batch of an undo, which names another: the chain ends at the first action.
        named = {str(fact.value) for fact in members if _is_undo(fact)} - named
    return found


def newest_undone(log: Sequence[Fact], author: str) -> set[Slot]:
    """Return the slots of the action that somebody's newest undo or redo is about."""
    undo = next(fact for fact in reversed(log) if _is_undo(fact) and fact.author == author)
    return changed_slots(log, [undo]) - {(MODEL, UNDO)}


def in_sentences(facts: Sequence[Fact], me: str, wording: Wording) -> tuple[str, ...]:
    """Return who said what, as sentences: each answer where there are one or two, else one for each person."""
    by_person: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.author != me:
            by_person.setdefault(one_line(fact.author) or "somebody", []).append(fact)
    found = []
    for person, said in by_person.items():
        added = sum(fact.attribute == EXISTS for fact in said)
        undone = sum(_is_undo(fact) for fact in said)
        answers = Counter(
            fact.subject for fact in said if fact.attribute not in (EXISTS, "name") and not _is_undo(fact)
        )
        parts = []
        if said and len(said) == answers.total() <= _MOST_TOLD:
            found += [f"{person}: {_told(fact, wording)}" for fact in said]
        elif answers:
            names = [wording.name(subject) for subject, _ in answers.most_common(_MOST_NAMED)]
            more = f" and {len(answers) - _MOST_NAMED} more" if len(answers) > _MOST_NAMED else ""
            count = answers.total()
            parts.append(f"gave {count} answer{'s' if count > 1 else ''} about {', '.join(names)}{more}")
        if added:
            new = [wording.name(fact.subject) for fact in said if fact.attribute == EXISTS and fact.value == "yes"]
            few = 0 < len(new) == added <= _MOST_NAMED
            parts.append(f"added {', '.join(new)}" if few else f"added or removed {added} subjects")
        if undone:
            parts.append(f"took back {undone} action{'s' if undone > 1 else ''}")
        if parts:
            found.append(f"{person} {', '.join(parts)}.")
    return tuple(found)


def _told(fact: Fact, wording: Wording) -> str:
    """Return a question with its answer: `Is PostgreSQL backed up? yes`."""
    kind = kind_of(fact.subject)
    declared = attribute_of(wording.bank, kind, fact.attribute)
    question = wording.bank.questions.get(declared.question) if declared is not None and declared.question else None
    asked = f"{fact.attribute.replace('_', ' ')} of {wording.name(fact.subject)}:"
    if question is not None:
        asked = one_line(wording.filled(question.text, fact.subject))
    return f"{asked} {one_line(wording.state(kind, fact.attribute, fact.state, fact.value, fact.subject))}"


def differing(
    facts: Sequence[Fact], answer: Callable[[str, str], Answer | None], name: Callable[[str], str]
) -> list[str]:
    """Return who differs with whom since these facts, and on what, as sentences."""
    found = []
    for subject, attribute in dict.fromkeys((fact.subject, fact.attribute) for fact in facts):
        now = answer(subject, attribute)
        if now is not None and now.disputed:
            people = " and ".join(dict.fromkeys(one_line(head.author) or "somebody" for head in now.heads))
            about = f"{attribute.replace('_', ' ')} of {one_line(name(subject))}"
            found.append(f"{people} differ on {about}; an answer that has seen both settles it.")
    return found


def _is_undo(fact: Fact) -> bool:
    return fact.subject == MODEL and fact.attribute == UNDO
