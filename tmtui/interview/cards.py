"""Cards: one question with every text filled, ready to be laid out by any face."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.banks.attributes import attribute_of
from tmtui.banks.bank import Attribute, Question
from tmtui.interview.candidates import candidates
from tmtui.interview.phases import phase_of
from tmtui.interview.standing import imported_from
from tmtui.interview.view import View
from tmtui.interview.wording import Wording
from tmtui.model.answers import Answer, Answers
from tmtui.model.card import AnswerType, Card, CardKind, Choice
from tmtui.model.subject import KIND_OF_LIST, LISTS, MODEL, ends_of, kind_of, tail_of
from tmtui.model.text import one_line

MOST_LISTED = 100
"""Most names of a list that a card carries: nobody reads more, and naming thousands takes time."""

_COMPLETENESS = (Choice("complete", "That is all"), Choice("partial", "There are more"))


def question_card(
    question: Question,
    subject: str,
    view: View,
    answers: Answers,
    wording: Wording,
    *,
    person: str,
    place: tuple[int, int],
    skipped: bool,
    section_title: str,
    section_prose: str,
    so_far: str,
    alike: int,
) -> Card:
    """Return the card of a question about a subject.

    Args:
        question: what is asked.
        subject: about what.
        view: the assessment.
        answers: what stands.
        wording: fills the texts.
        person: who is asked; everybody else's answers are shown as theirs.
        place: which question of the section this is, and of how many.
        skipped: it was put off before.
        section_title: heading of the section.
        section_prose: shown on the first card of a section, else empty.
        so_far: where the person is in the whole.
        alike: for how many more subjects the same question is open.
    """
    declared = attribute_of(wording.bank, question.of, question.fills)
    answer = answers.get(subject, question.fills)
    lists = question.lists
    return Card(
        kind=CardKind.QUESTION,
        id=question.id,
        subject=subject,
        subject_title=wording.title(subject),
        phase=phase_of(question.section),
        section=question.section,
        section_title=section_title,
        position=place[0],
        total=place[1],
        text=one_line(wording.filled(question.text, subject)),
        why=wording.filled(question.prose, subject),
        plainly=wording.filled(question.plainly, subject),
        where_to_look=wording.filled(question.where_to_look, subject),
        example=wording.filled(question.example, subject),
        if_unknown=wording.filled(question.if_unknown, subject),
        type=question.type,
        choices=choices(question, declared, subject, view, wording),
        levels=tuple(wording.filled(level, subject) for level in question.levels),
        unit=declared.unit if declared is not None else "",
        minimum=declared.minimum if declared is not None else None,
        maximum=declared.maximum if declared is not None else None,
        to=declared.to if declared is not None else (),
        creates=question.creates or (KIND_OF_LIST.get(lists, "") if lists else ""),
        lists=lists,
        listed=listed(view, wording, subject, lists) if lists else (),
        answer=answer,
        reading=view.reading(subject, question.fills),
        imported=imported_from(answer),
        others=_others(answer, question, wording, person),
        disputed=answer is not None and answer.disputed,
        roles=question.roles,
        skipped=skipped,
        section_prose=section_prose,
        so_far=so_far,
        alike=alike,
    )


def choices(
    question: Question, declared: Attribute | None, subject: str, view: View, wording: Wording
) -> tuple[Choice, ...]:
    """Return what can be picked: options as the bank orders them, or the subjects a reference may point to."""
    if question.type is AnswerType.ROWS:
        return _COMPLETENESS
    if declared is None:
        return ()
    if question.type in (AnswerType.REF, AnswerType.REFS):
        return candidates(view, declared.to, but=subject)
    return tuple(Choice(option.value, one_line(wording.filled(option.label, subject))) for option in declared.options)


def listed(view: View, wording: Wording, subject: str, lists: str) -> tuple[str, ...]:
    """Return the names that are on a list already; of a long one the first, and how many more there are."""
    found = _on_list(view, subject, lists)
    names = tuple(wording.name(key) for key in found[:MOST_LISTED])
    return names if len(found) <= MOST_LISTED else (*names, f"… and {len(found) - MOST_LISTED} more")


def _on_list(view: View, subject: str, lists: str) -> Sequence[str]:
    if subject == MODEL or lists not in LISTS.get(kind_of(subject), ()):
        kind = KIND_OF_LIST.get(lists, "")
        return view.subjects(kind) if kind else ()
    if lists in ("inbound", "outbound"):
        slug = tail_of(subject)
        ends = ((key, ends_of(key)) for key in view.subjects("flow"))
        return [key for key, end in ends if slug == (end.target if lists == "inbound" else end.source)]
    kind, attributes = ("data", ("stored_by",)) if lists == "data" else ("identity", ("held_on", "accepted_by"))
    return [key for key in view.subjects(kind) if _names(view, key, attributes, subject)]


def _names(view: View, key: str, attributes: Sequence[str], subject: str) -> bool:
    """Whether one of the attributes of `key` holds the subject."""
    values = (view.reading(key, attribute).value for attribute in attributes)
    return any(isinstance(value, tuple) and subject in value for value in values)


def _others(answer: Answer | None, question: Question, wording: Wording, person: str) -> tuple[tuple[str, str], ...]:
    heads = answer.heads if answer is not None else ()
    return tuple(
        (
            one_line(head.author) or "somebody",
            "removed"
            if head.redacted
            else wording.state(question.of, question.fills, head.state, head.value, head.subject),
        )
        for head in heads
        if head.author != person or (answer is not None and answer.disputed)
    )
