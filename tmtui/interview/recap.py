"""Read back: what was understood in a phase, in plain sentences that somebody can contradict.

Sentences are grouped and cut off at a number people can listen to; what is left out is counted, never silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tmtui.interview.agenda import Agenda
from tmtui.interview.phases import missing_in, phase_of, title_of
from tmtui.interview.progress import progress
from tmtui.interview.wording import Wording, short
from tmtui.model.answers import Answers
from tmtui.model.assessment import Element
from tmtui.model.card import AnswerType, Card, CardKind, Choice
from tmtui.model.fact import State
from tmtui.model.subject import KIND_OF_LIST, MODEL, kind_of

MOST = 14
"""Most sentences of a recap."""

_LONGEST = 160
_RIGHT = (Choice("yes", "Yes, that is right"), Choice("no", "No, something is wrong or missing"))


def recap_card(phase: str, agenda: Agenda, answers: Answers, wording: Wording) -> Card:
    """Return the card that reads a phase back."""
    sentences = understood(phase, agenda, answers, wording)
    cut = tuple(sentences[:MOST])
    if len(sentences) > MOST:
        cut = (*cut[:-1], f"… and {len(sentences) - MOST + 1} more.")
    return Card(
        kind=CardKind.RECAP,
        id=f"recap:{phase}",
        subject=MODEL,
        subject_title="",
        phase=phase,
        section="",
        section_title=title_of(phase),
        position=0,
        total=0,
        text=f"{title_of(phase)}: is this right? {missing_in(phase)}",
        type=AnswerType.CHOICE,
        choices=_RIGHT,
        sentences=cut,
    )


def understood(phase: str, agenda: Agenda, answers: Answers, wording: Wording) -> list[str]:
    """Return what was understood in a phase, as sentences."""
    if phase == "picture":
        return [*_places(wording), *_traffic(wording), *_data(wording), *_lists(phase, agenda, answers)]
    found = _said(phase, agenda, answers, wording)
    if phase == "areas":
        return [*_counts(agenda), *found]
    return [*found, *_lists(phase, agenda, answers)]


def _places(wording: Wording) -> list[str]:
    members: dict[str, list[Element]] = {}
    for element in wording.view.elements("component"):
        members.setdefault(element.zone, []).append(element)
    found = []
    for zone in wording.view.elements("zone"):
        here = members.pop(zone.key, [])
        name = wording.name(zone.key)
        label = f" ({zone.technology})" if zone.technology.casefold() not in ("", name.casefold()) else ""
        stands = f"there {'is' if len(here) == 1 else 'are'} {_named(here)}" if here else "there is nothing yet"
        found.append(_sentence(f"In {name}{label} {stands}"))
    for left in members.values():
        verb = "stands" if len(left) == 1 else "stand"
        found.append(_sentence(f"Nobody has said where {_named(left)} {verb}"))
    return found


def _traffic(wording: Wording) -> list[str]:
    outside = {zone.key: wording.name(zone.key) for zone in wording.view.elements("zone") if zone.outside}
    zone_of = {element.key: element.zone for element in wording.view.elements("component")}
    entering: list[str] = []
    within: dict[tuple[str, str], list[str]] = {}
    for flow in wording.view.elements("flow"):
        over = f" over {flow.technology}" if flow.technology else ""
        source_zone, target_zone = zone_of.get(flow.source, ""), zone_of.get(flow.target, "")
        if source_zone in outside and target_zone not in outside:
            place = outside[source_zone]
            start = "The internet" if place.casefold() in ("internet", "the internet") else place
            entering.append(
                _sentence(f"{start} reaches {wording.name(flow.target)} ({wording.name(flow.source)}{over})")
            )
        else:
            within.setdefault((flow.source, over), []).append(flow.target)
    calls = [
        _sentence(f"{wording.name(source)} opens connections to {wording.names(targets)}{over}")
        for (source, over), targets in within.items()
    ]
    return [*entering, *calls]


def _data(wording: Wording) -> list[str]:
    found = []
    for data in wording.view.elements("data"):
        where = f"kept by {wording.names(data.stored_by)}" if data.stored_by else "kept in a place nobody has named"
        found.append(_sentence(f"{wording.name(data.key)}: {where}"))
    return found


def _lists(phase: str, agenda: Agenda, answers: Answers) -> list[str]:
    asked = [
        question.lists
        for section in agenda.sections
        if phase_of(section.id) == phase
        for question in agenda.questions(section.id)
        if question.lists in KIND_OF_LIST and question.of == MODEL
    ]
    values = {name: answers.value(MODEL, f"{name}_listed") for name in asked}
    complete = [name for name in asked if values[name] == "complete"]
    missing = [name for name in asked if values[name] != "complete"]
    found = [f"Complete: {', '.join(complete)}."] if complete else []
    return [*found, f"Perhaps more to come: {', '.join(missing)}."] if missing else found


def _counts(agenda: Agenda) -> list[str]:
    return [
        f"{each.title}: {each.answered} answered{f', {each.unknown} not known' if each.unknown else ''}."
        for each in progress(agenda, (), "")
        if each.phase == "areas" and each.answered + each.unknown
    ]


def _said(phase: str, agenda: Agenda, answers: Answers, wording: Wording) -> list[str]:
    """Return answers as `question answer`, those alike over several subjects as one sentence."""
    alike: dict[tuple[str, str], list[str]] = {}
    unknown = 0
    for section in agenda.sections:
        if phase_of(section.id) != phase:
            continue
        for question in agenda.questions(section.id):
            for subject in agenda.asked(question.id) if question.type is not AnswerType.ROWS else ():
                answer = answers.get(subject, question.fills)
                unknown += answer is not None and answer.state is State.UNKNOWN
                if answer is None or answer.state is not State.ANSWERED:
                    continue
                said = wording.state(question.of, question.fills, answer.state, answer.value, subject)
                alike.setdefault((question.id, said), []).append(subject)
    found = [_answered(question, said, subjects, agenda, wording) for (question, said), subjects in alike.items()]
    left = f"{unknown} question{'s are' if unknown > 1 else ' is'} left open, because nobody knew."
    return [*found, left] if unknown else found


def _answered(question: str, said: str, subjects: Sequence[str], agenda: Agenda, wording: Wording) -> str:
    declared = agenda.bank.questions[question]
    if len(subjects) == 1 or kind_of(subjects[0]) == MODEL:
        text = wording.filled(declared.text, subjects[0])
        return f"{short(text, 100)} {_sentence(short(said, _LONGEST))}"
    what = declared.fills.replace("_", " ").capitalize()
    return _sentence(f"{what} of {_cut_names(wording.name(each) for each in subjects)}: {short(said, _LONGEST)}")


def _named(elements: Sequence[Element]) -> str:
    return _cut_names(
        f"{element.name} ({element.technology})" if element.technology else element.name for element in elements
    )


def _cut_names(names: Iterable[str], most: int = 6) -> str:
    found = list(names)
    if len(found) > most:
        found = [*found[: most - 1], f"{len(found) - most + 1} more"]
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
