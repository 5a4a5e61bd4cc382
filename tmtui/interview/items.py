"""What a meeting decides: the worst findings, then the thoughts that were parked, each one card with something to pick.

Each comes up once in a sitting and can be passed over: a meeting that runs late still ends, and nothing is decided by
silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tmtui.interview.notes import Note, parked
from tmtui.interview.step import Step
from tmtui.interview.view import View
from tmtui.interview.wording import Wording, short
from tmtui.model.answers import Answers
from tmtui.model.card import AnswerType, Card, CardKind, Choice
from tmtui.model.frozen import frozen
from tmtui.model.subject import kind_of, tail_of
from tmtui.model.threat import Finding

WORST = 5
"""Findings that a meeting decides about: more of them nobody follows."""

GIVE = "give:"
ACCEPT = "accept"
DONE_WITH = "done"
LATER = "later"

_DECIDE = "decide:"
_PARKED = "parked"
_MOST_PEOPLE = 4
_MOST_CONTROLS = 2


@frozen
class Offers:
    """What a card of this sitting may offer."""

    people: tuple[str, ...] = ()
    """Who may take something over."""
    responsible: str = ""
    """Who would carry what is accepted."""
    due: str = ""
    """ISO date until when it would be done."""
    until: str = ""
    """ISO date on which an acceptance would end."""


def rule_of(step: Step) -> str:
    """Return the rule whose finding is decided at a step, or nothing."""
    return step.question.removeprefix(_DECIDE) if step.question.startswith(_DECIDE) else ""


def note_of(step: Step) -> str:
    """Return the key of the parked thought that comes up at a step, or nothing."""
    return step.subject if step.question == _PARKED else ""


def is_item(step: Step) -> bool:
    """Whether something is decided at a step."""
    return bool(rule_of(step) or note_of(step))


def item_about(subject: str) -> Step | None:
    """Return where it is decided about a threat, or about a parked thought; nothing for anything else."""
    if kind_of(subject) == "threat":
        return Step(_DECIDE + tail_of(subject).partition("@")[0])
    return Step(_PARKED, subject) if kind_of(subject) == "note" else None


def undecided(view: View) -> Iterator[Finding]:
    """Yield the findings that nobody was given and nobody decided about, worst first."""
    return (each for each in view.findings() if _is_open(each, view))


def items(view: View, answers: Answers, findings: Sequence[Finding] | None = None) -> Iterator[Step]:
    """Yield what is to be decided now, then thoughts that are parked.

    Args:
        view: the assessment.
        answers: what stands.
        findings: those to decide about; left out, of the worst those nobody has.
    """
    if findings is None:
        findings = [each for each in view.findings()[:WORST] if _is_open(each, view)]
    yield from (Step(_DECIDE + each.rule) for each in findings)
    yield from (Step(_PARKED, each.key) for each in parked(answers))


def arises(step: Step, view: View, answers: Answers) -> bool:
    """Whether there still is what a step is about."""
    if rule := rule_of(step):
        return _finding(rule, view) is not None
    return any(each.key == step.subject for each in parked(answers))


def item_card(step: Step, view: View, answers: Answers, wording: Wording, offers: Offers) -> Card | None:
    """Return the card of something to decide; nothing where it is gone."""
    finding = _finding(rule_of(step), view)
    if finding is not None:
        accept = Choice(ACCEPT, "Accept it: then say why, who carries it, and until when")
        choices = (Choice(LATER, "Decide later"), *_people(offers), accept)
        text = f"{short(finding.title, 160)}. Who takes care of it?"
        return _card(step, text, _about(finding, view, wording), choices)
    note = next((each for each in parked(answers) if each.key == note_of(step)), None)
    if note is None:
        return None
    choices = (Choice(LATER, "Keep it for later"), Choice(DONE_WITH, "It is settled"), *_people(offers, dated=False))
    return _card(step, f"Parked: {short(note.text, 200)}. What now?", _beside(note, answers, wording), choices)


def _card(step: Step, text: str, sentences: Sequence[str], choices: tuple[Choice, ...]) -> Card:
    return Card(
        kind=CardKind.RECAP,
        id=step.question,
        subject=step.subject,
        subject_title="",
        phase="decide",
        section="",
        section_title="Decide",
        position=0,
        total=0,
        text=text,
        type=AnswerType.CHOICE,
        choices=choices,
        sentences=tuple(sentences),
        gives=True,
    )


def _people(offers: Offers, *, dated: bool = True) -> tuple[Choice, ...]:
    by = f", by {offers.due}" if dated and offers.due else ""
    return tuple(Choice(f"{GIVE}{each}", f"Give it to: {each}{by}") for each in offers.people[:_MOST_PEOPLE])


def _about(finding: Finding, view: View, wording: Wording) -> list[str]:
    low, high = finding.points
    width = f"{low:,} to {high:,}" if low != high else f"{low:,}"
    sure = "certain" if finding.certain else "possible: something that nobody knows yet decides it"
    found = [f"Risk: {width} points, {sure}."]
    worst = view.threat(finding.threats[0])
    if worst is None:
        return found
    titles = [wording.bank.controls[each.partition("@")[0]].title for each in worst.controls[:_MOST_CONTROLS]
              if each.partition("@")[0] in wording.bank.controls]  # fmt: skip
    if titles:
        found.append(f"Against it: {'; '.join(short(wording.filled(each, worst.subject), 90) for each in titles)}.")
    if worst.decision.owner:
        found.append(f"{worst.decision.owner} has it now.")
    return found


def _beside(note: Note, answers: Answers, wording: Wording) -> list[str]:
    about = answers.value(note.key, "about")
    found = [f"It came up with {wording.name(about)}."] if isinstance(about, str) and about else []
    return [*found, f"{note.owner} takes care of it." if note.owner else "Nobody has it yet."]


def _finding(rule: str, view: View) -> Finding | None:
    return next((each for each in view.findings() if rule and each.rule == rule), None)


def _is_open(finding: Finding, view: View) -> bool:
    """Whether nobody was given it and nobody decided about it."""
    worst = view.threat(finding.threats[0])
    return worst is not None and worst.decision.status == "open" and not worst.decision.owner
