"""What was said anew between two moments: attributes whose standing facts are not the same ones."""

from __future__ import annotations

from collections.abc import Iterator

from tmtui.banks.attributes import KEPT_BY_THE_PROGRAM
from tmtui.model.answers import EXISTS, Answer, Answers, Slot
from tmtui.model.diff import Said, Word
from tmtui.model.fact import State
from tmtui.model.subject import MODEL


def said_anew(earlier: Answers, later: Answers) -> tuple[Said, ...]:
    """Return the attributes on which something was said anew, by subject and attribute.

    What the program says itself is left out, and that a subject exists: subjects that come and go are listed as such.
    """
    found = []
    for subject, attribute in sorted(differing(earlier, later)):
        if attribute == EXISTS or (subject == MODEL and attribute in KEPT_BY_THE_PROGRAM[MODEL]):
            continue
        before, after = word(earlier, subject, attribute), word(later, subject, attribute)
        if before != after:
            found.append(Said(subject, attribute, before, after))
    return tuple(found)


def differing(earlier: Answers, later: Answers) -> Iterator[Slot]:
    """Yield the slots whose standing facts are not the same."""
    for answer in earlier:
        other = later.get(answer.subject, answer.attribute)
        if other is None or _ids(other) != _ids(answer):
            yield answer.subject, answer.attribute
    for answer in later:
        if earlier.get(answer.subject, answer.attribute) is None:
            yield answer.subject, answer.attribute


def _ids(answer: Answer) -> list[tuple[int, str]]:
    return [head.order for head in answer.heads]


def word(answers: Answers, subject: str, attribute: str) -> Word | None:
    """Return what stands on an attribute; a retraction where that stands, and nothing where nothing was said."""
    answer = answers.get(subject, attribute)
    if answer is not None:
        by = ", ".join(dict.fromkeys(head.author or "somebody" for head in answer.heads))
        fact = answer.fact
        return Word(answer.state, answer.value, fact.basis, by, fact.said_at, fact.id, answer.disputed)
    heads = set(answers.heads(subject, attribute))
    taken_back = [fact for fact in answers.history(subject, attribute) if fact.id in heads]
    if not taken_back:
        return None
    fact = taken_back[-1]
    return Word(State.RETRACTED, None, fact.basis, fact.author or "somebody", fact.said_at, fact.id)
