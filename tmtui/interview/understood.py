"""What was understood, in plain sentences that somebody can contradict, each with the question that would mend it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from tmtui.interview.agenda import Agenda
from tmtui.interview.phases import PICTURE
from tmtui.interview.step import Step
from tmtui.interview.wording import Wording, short
from tmtui.model.answers import Answers
from tmtui.model.assessment import Element
from tmtui.model.card import AnswerType
from tmtui.model.fact import State
from tmtui.model.frozen import frozen
from tmtui.model.subject import KIND_OF_LIST, MODEL, kind_of

_LONGEST = 160


@frozen
class Understood:
    """One sentence, and where it came from."""

    text: str
    step: Step | None = None
    """The question behind it; nothing where it has none of its own."""


def understood_in(section: str, agenda: Agenda, answers: Answers, wording: Wording) -> list[Understood]:
    """Return what was understood in a section: what its questions say, and of the picture what it looks like."""
    if section == PICTURE:
        lists = {
            question.lists: Step(question.id)
            for question in agenda.questions(section)
            if question.type is AnswerType.ROWS and question.of == MODEL
        }
        # Whoever was not asked for machines is not asked whether they are right.
        drawn = [(lists[name], draw) for name, draw in _DRAWN.items() if name in lists]
        found = [Understood(text, step) for step, draw in drawn for text in draw(wording)]
        said = _said(section, agenda, answers, wording, _IS_DRAWN)
        said.sort(key=lambda each: each.step is None or kind_of(each.step.subject) not in ("data", MODEL))
        return [*found, *said, *_lists(section, agenda, answers)]
    return [*_said(section, agenda, answers, wording), *_lists(section, agenda, answers)]


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


def _lists(section: str, agenda: Agenda, answers: Answers) -> list[Understood]:
    asked = {
        question.lists: Step(question.id)
        for question in agenda.questions(section)
        if question.lists in KIND_OF_LIST and question.of == MODEL
    }
    values = {name: answers.value(MODEL, f"{name}_listed") for name in asked}
    found = []
    for words, names in (
        ("Complete", [name for name in asked if values[name] == "complete"]),
        ("Perhaps more to come", [name for name in asked if values[name] != "complete"]),
    ):
        found += [Understood(f"{words}: {', '.join(names)}.", asked[names[0]])] if names else []
    return found


_DRAWN: Mapping[str, Callable[[Wording], list[str]]] = {"components": _places, "flows": _traffic, "data": _data}
"""What the picture looks like, by the list it comes from."""

_IS_DRAWN = frozenset({"kind", "technology", "zone", "protocol", "stored_by"})
"""Attributes that these sentences say already."""


def _said(
    section: str, agenda: Agenda, answers: Answers, wording: Wording, but: Collection[str] = ()
) -> list[Understood]:
    """Return answers as `question answer`, those alike over several subjects as one sentence."""
    alike: dict[tuple[str, str], list[str]] = {}
    unknown: list[Step] = []
    for question in agenda.questions(section):
        for subject in agenda.asked(question.id) if question.type is not AnswerType.ROWS else ():
            if question.fills in but:
                break
            answer = answers.get(subject, question.fills)
            if answer is not None and answer.state is State.UNKNOWN:
                unknown.append(Step(question.id, subject))
            if answer is None or answer.state is not State.ANSWERED:
                continue
            said = wording.state(question.of, question.fills, answer.state, answer.value, subject)
            if question.type is AnswerType.SCALE and said.isdecimal() and 0 < int(said) <= len(question.levels):
                said = wording.filled(question.levels[int(said) - 1], subject)
            alike.setdefault((question.id, said), []).append(subject)
    found = [
        Understood(_answered(question, said, subjects, agenda, wording), Step(question, subjects[0]))
        for (question, said), subjects in alike.items()
    ]
    if not unknown:
        return found
    are = "questions are" if len(unknown) > 1 else "question is"
    return [*found, Understood(f"{len(unknown)} {are} left open, because nobody knew.", unknown[0])]


def _answered(question: str, said: str, subjects: Sequence[str], agenda: Agenda, wording: Wording) -> str:
    text, said = wording.filled(agenda.bank.questions[question].text, subjects[0]), _sentence(short(said, _LONGEST))
    if len(subjects) == 1 or kind_of(subjects[0]) == MODEL:
        return f"{short(text, 100)} {said}"
    others = [wording.name(each) for each in subjects[1:]]
    return f"{short(text, 100)} {said} The same for {_sentence(_cut_names(others, 4))}"


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
