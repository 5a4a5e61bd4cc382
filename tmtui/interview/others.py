"""What only people who are not here can answer: a list for each of them."""

from __future__ import annotations

from tmtui.banks.bank import Bank
from tmtui.interview.agenda import Agenda
from tmtui.interview.view import View
from tmtui.interview.wording import Wording, short
from tmtui.model.frozen import frozen

_MOST_PEOPLE = 6


@frozen
class ForOthers:
    """The questions for one role."""

    role: str
    questions: int
    points: int
    """What their answers are expected to take off the width of the risk."""
    first: str
    """The question that is worth most."""


def for_others(agenda: Agenda, view: View, wording: Wording) -> tuple[ForOthers, ...]:
    """Return by role what is open and not for anybody here, the roles on which most hangs first."""
    counts: dict[str, int] = {}
    points: dict[str, int] = {}
    best: dict[str, tuple[int, str, str]] = {}
    for question in agenda.bank.questions.values():
        if question.hidden or not question.roles or agenda.person.takes(question.roles):
            continue
        role, worth = question.roles[0], view.worth(question.id)
        subjects = view.unsettled(question.id)
        if not subjects:
            continue
        counts[role] = counts.get(role, 0) + len(subjects)
        points[role] = points.get(role, 0) + sum(worth.values())
        most = max(subjects, key=lambda subject: worth.get(subject, 0))
        if role not in best or worth.get(most, 0) > best[role][0]:
            best[role] = (worth.get(most, 0), question.id, most)
    ranked = sorted(counts, key=lambda role: (-points[role], role))
    return tuple(
        ForOthers(
            role,
            counts[role],
            points[role],
            short(wording.filled(agenda.bank.questions[best[role][1]].text, best[role][2]), 90),
        )
        for role in ranked
    )


def in_sentences(lists: tuple[ForOthers, ...], bank: Bank) -> tuple[str, ...]:
    """Return one sentence for each role."""
    labels = {row.value: row.label for row in bank.catalogues["roles"].rows} if "roles" in bank.catalogues else {}
    found = [
        f"For {labels.get(each.role, each.role)}: {each.questions} question{'s' if each.questions != 1 else ''}, "
        f"first: {each.first} (tmtui questions --role {each.role})"
        for each in lists[:_MOST_PEOPLE]
    ]
    if lists[_MOST_PEOPLE:]:
        found.append(f"For {len(lists) - _MOST_PEOPLE} more roles: tmtui questions --by role lists them.")
    return tuple(found)
