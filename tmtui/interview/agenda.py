"""What there is to ask, in order: by phase, then section, then subject by subject within a section.

A large model has tens of thousands of steps and a person sees one, so sections are laid out when somebody gets to them
and after an answer only the subjects it was about are looked at again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby

from tmtui.banks.bank import Bank, Question, Section
from tmtui.interview.person import Person
from tmtui.interview.phases import phase_of, rank
from tmtui.interview.standing import Standing, standing
from tmtui.interview.step import Step
from tmtui.interview.view import View
from tmtui.model.answers import Answers, Slot
from tmtui.model.assessment import Origin
from tmtui.model.fact import State
from tmtui.model.subject import kind_of


class Agenda:
    """The steps of one person's interview, kept current as answers come in.

    Args:
        bank: the model's bank.
        person: who is asked.
        view: the assessment.
        answers: what stands.
        only: ids of the sections to ask; nothing for all.
    """

    def __init__(
        self, bank: Bank, person: Person, view: View, answers: Answers, *, only: Collection[str] | None = None
    ) -> None:
        self.bank = bank
        self.person = person
        self._questions = _by_section(bank, person, only)
        self.sections: tuple[Section, ...] = tuple(
            sorted(
                (each for each in bank.sections if each.id in self._questions), key=lambda each: rank(phase_of(each.id))
            )
        )
        self._may_be_implied = {
            (catalogue.of, attribute)
            for catalogue in bank.catalogues.values()
            for row in catalogue.rows
            for attribute, _ in row.implied
        }
        self._differ: set[Slot] = set()
        self._asked: dict[str, Sequence[str]] = {}
        self._marks: dict[str, object] = {}
        self._standings: dict[str, dict[str, Standing]] = {}
        self._dirty: dict[str, set[str]] = {}
        self._fresh: set[str] = set()
        self._counts: dict[str, Counter[Standing]] = {}
        self._totals: dict[str, Counter[Standing]] = {}
        self._steps: dict[str, tuple[Step, ...]] = {}
        self._numbers: dict[str, dict[Step, int]] = {}
        self.update(view, answers, None)

    def update(self, view: View, answers: Answers, changed: Iterable[Slot] | None) -> None:
        """Take a newer assessment; `changed` names the slots that may differ, nothing means all."""
        self._view = view
        self._answers = answers
        self._fresh.clear()
        self._totals.clear()
        changed = None if changed is None else tuple(changed)
        self._look_for_disputes(changed)
        if changed is None:
            self._standings.clear()
            self._asked.clear()
            self._steps.clear()
            self._numbers.clear()
            self._dirty.clear()
            return
        subjects: dict[str, set[str]] = {}
        for subject, _ in changed:
            subjects.setdefault(kind_of(subject), set()).add(subject)
        for question in self._standings:
            touched = subjects.get(self.bank.questions[question].of)
            if touched:
                self._dirty.setdefault(question, set()).update(touched)

    def questions(self, section: str) -> Sequence[Question]:
        """Return the questions of a section that are for this person, in the bank's order."""
        return self._questions.get(section, ())

    def asked(self, question: str) -> Sequence[str]:
        """Return the subjects for which a question arises now."""
        self._look(question)
        return self._asked[question]

    def arises(self, step: Step) -> bool:
        """Whether the question arises for the subject now, whoever it is for."""
        return step.question in self.bank.questions and step.subject in self._look(step.question)

    def standing(self, step: Step) -> Standing:
        """Return how a step that arises stands for this person."""
        return self._look(step.question)[step.subject]

    def counts(self, question: str) -> Counter[Standing]:
        """Return for how many subjects a question stands how."""
        self._look(question)
        return self._counts[question]

    def totals(self, section: str) -> Counter[Standing]:
        """Return how many steps of a section stand how."""
        found = self._totals.get(section)
        if found is None:
            found = self._totals[section] = Counter()
            for question in self.questions(section):
                for stands, count in self.counts(question.id).items():
                    found[stands] += count
        return found

    def numbers(self, section: str) -> dict[Step, int]:
        """Return the number of every step of a section that somebody may be asked, from 1; implied ones have none."""
        steps = self.steps(section)
        found = self._numbers.get(section)
        if found is None:
            asked = (step for step in steps if self._standings[step.question][step.subject] is not Standing.IMPLIED)
            found = self._numbers[section] = {step: number for number, step in enumerate(asked, start=1)}
        return found

    def steps(self, section: str) -> tuple[Step, ...]:
        """Return all steps of a section that arise now, in order."""
        for question in self.questions(section):
            self._look(question.id)
        found = self._steps.get(section)
        if found is None:
            found = self._steps[section] = tuple(self._lay_out(section))
        return found

    def disputed(self) -> list[Step]:
        """Return the questions for this person on which people differ, in the order of the interview."""
        if not self._differ:
            return []
        return [
            Step(question.id, subject)
            for section in self.sections
            for question in self.questions(section.id)
            for subject, attribute in sorted(self._differ)
            if attribute == question.fills and subject in self._look(question.id)
        ]

    def _look_for_disputes(self, changed: Collection[Slot] | None) -> None:
        if changed is None:
            self._differ = {(each.subject, each.attribute) for each in self._answers if each.disputed}
            return
        for slot in changed:
            answer = self._answers.get(*slot)
            if answer is not None and answer.disputed:
                self._differ.add(slot)
            else:
                self._differ.discard(slot)

    def _lay_out(self, section: str) -> Iterable[Step]:
        for _, run in groupby(self.questions(section), key=lambda each: each.of):
            questions = [each.id for each in run]
            if len(questions) == 1:
                yield from (Step(questions[0], subject) for subject in self._asked[questions[0]])
                continue
            subjects = sorted({subject for question in questions for subject in self._standings[question]})
            for subject in subjects:
                yield from (Step(each, subject) for each in questions if subject in self._standings[each])

    def _look(self, question: str) -> dict[str, Standing]:
        """Return the standings of a question, brought up to date."""
        if question in self._fresh:
            return self._standings[question]
        mark = self._view.asked_mark(question)
        dirty = self._dirty.pop(question, set())
        before = self._standings.get(question)
        if before is None or mark != self._marks[question]:
            self._list(question, before or {}, dirty)
        else:
            for subject in dirty & before.keys():
                self._change(question, subject, self._stands(question, subject))
        self._marks[question] = mark
        self._fresh.add(question)
        return self._standings[question]

    def _list(self, question: str, known: Mapping[str, Standing], dirty: Collection[str]) -> None:
        """List the subjects of a question anew, looking again only at those that are new or changed."""
        declared = self.bank.questions[question]
        unsettled = None
        if not known and (declared.of, declared.fills) in self._may_be_implied:
            unsettled = frozenset(self._view.unsettled(question))
        asked = self._asked[question] = self._view.asked(question)
        found = self._standings[question] = {
            subject: known[subject]
            if subject in known and subject not in dirty
            else self._stands(question, subject, unsettled)
            for subject in asked
        }
        self._counts[question] = Counter(found.values())
        self._steps.pop(declared.section, None)
        self._numbers.pop(declared.section, None)

    def _change(self, question: str, subject: str, now: Standing) -> None:
        standings, counts = self._standings[question], self._counts[question]
        before = standings[subject]
        if before is now:
            return
        standings[subject] = now
        counts[before] -= 1
        counts[now] += 1
        if Standing.IMPLIED in (before, now):
            self._numbers.pop(self.bank.questions[question].section, None)

    def _stands(self, question: str, subject: str, unsettled: Collection[str] | None = None) -> Standing:
        """Return how one step stands; `unsettled` spares reading where many are looked at together."""
        declared = self.bank.questions[question]
        answer = self._answers.get(subject, declared.fills)
        implied = False
        if answer is None and (declared.of, declared.fills) in self._may_be_implied:
            if unsettled is not None:
                implied = subject not in unsettled
            else:
                reading = self._view.reading(subject, declared.fills)
                implied = reading.origin is Origin.IMPLIED and reading.state is not State.UNKNOWN
        return standing(answer, self.person, implied=implied)


def _by_section(bank: Bank, person: Person, only: Collection[str] | None) -> dict[str, list[Question]]:
    found: dict[str, list[Question]] = {}
    for question in bank.questions.values():
        wanted = only is None or question.section in only
        if wanted and not question.hidden and person.takes(question.roles):
            found.setdefault(question.section, []).append(question)
    return found
