"""Candidates: what the plan may choose from.

A candidate is one control over all subjects of one finding at one level, or the cheapest set of up to three controls
that closes such a group where none closes it alone. What each control does is found out once, over all its subjects,
and shared out among the candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import combinations

from tmtui.analysis.plan.control import Changes, changes_by_subject, rank
from tmtui.analysis.plan.view import Assessed, Change, Effect, Standing
from tmtui.banks.bank import Bank, Rule
from tmtui.model.answers import Slot
from tmtui.model.frozen import frozen

BySubject = Mapping[str, Changes]
"""Subject of a control: what the control changes for it."""

LARGEST_SET = 3
_TRIED = 6
"""Controls of one rule that are tried together; more would be tried in vain far more often than not."""


@frozen
class Candidate:
    """Controls over a group of threats."""

    controls: tuple[str, ...]
    changes: Mapping[str, BySubject]
    """Control: subject: changes."""
    effects: tuple[Effect, ...]
    rule: str
    """Against which it is, or empty for one that cuts ways."""


class Bulk:
    """A control, or several together, laid over every subject they are for."""

    def __init__(self, state: Assessed, changes: Mapping[str, BySubject]) -> None:
        self.changes = changes
        merged = merge(state.bank, (each for by_subject in changes.values() for each in by_subject.values()))
        self.state = state.overlay(merged) if merged else state
        self.effects = list(self.state.differences(state))
        self._by_subject: dict[str, list[Effect]] = {}
        for effect in self.effects:
            self._by_subject.setdefault(effect.threat[1], []).append(effect)
        self._touched = {slot[0] for slot in merged} | {key for each in changes.values() for key in each}

    def share(self, subjects: Iterable[str]) -> tuple[dict[str, BySubject], tuple[Effect, ...]]:
        """Return the changes for some of the subjects, and the effects those have by themselves."""
        wanted = set(subjects)
        changes: dict[str, BySubject] = {
            control: {key: each for key, each in by_subject.items() if key in wanted}
            for control, by_subject in self.changes.items()
        }
        touched = {subject for subject, _ in slots_of(changes)}.union(*changes.values())
        if touched >= self._touched:
            return changes, tuple(self.effects)
        known = self._by_subject
        return changes, tuple(effect for key in sorted(touched & known.keys()) for effect in known[key])


def slots_of(changes: Mapping[str, BySubject]) -> set[Slot]:
    """Return every answer that some controls change."""
    return set[Slot]().union(*(each for by_subject in changes.values() for each in by_subject.values()))


def merge(bank: Bank, changes: Iterable[Changes]) -> Changes:
    """Return all changes together; where two set the same attribute, the better value counts."""
    merged: Changes = {}
    for each in changes:
        for slot, value in each.items():
            if slot not in merged or rank(bank, slot, value) < rank(bank, slot, merged[slot]):
                merged[slot] = value
    return merged


def groups(state: Assessed, rule: Rule, left_out: Set[Change], only: Set[Change] | None = None) -> list[list[str]]:
    """Return the subjects of a finding, those of one level together, what is certain apart from what is possible."""
    found: dict[tuple[bool, int], list[str]] = {}
    for subject, standing in state.standing(rule.id).items():
        if (rule.id, subject) not in left_out and (only is None or (rule.id, subject) in only):
            found.setdefault(level_of(standing), []).append(subject)
    return [sorted(found[level]) for level in sorted(found, reverse=True)]


def level_of(standing: Standing) -> tuple[bool, int]:
    """Return whether a threat is certain, and its level."""
    return standing.certain, standing.level[0] if standing.certain else standing.level[1]


def candidates(
    state: Assessed, left_out: Set[Change], rejected: Set[str], *, only: Set[Change] | None = None
) -> list[Candidate]:
    """Return all candidates.

    Args:
        state: how things stand.
        left_out: threats nobody plans for, because they were accepted or dismissed.
        rejected: control ids with subject that are not offered.
        only: the threats to plan for; nothing for all.
    """
    rules = [rule for rule in state.bank.rules.values() if rule.controls]
    if only is not None:
        named = {rule for rule, _ in only}
        rules = [rule for rule in rules if rule.id in named]
    by_rule = {rule.id: groups(state, rule, left_out, only) for rule in rules}
    for_control: dict[str, set[str]] = {}
    for rule, those in by_rule.items():
        for control in state.bank.rules[rule].controls:
            for_control.setdefault(control, set()).update(*those)
    bulks: dict[str, Bulk] = {}
    for name in sorted(for_control):
        changes = {
            subject: each
            for subject, each in changes_by_subject(state, state.bank.controls[name], sorted(for_control[name])).items()
            if f"{name}@{subject}" not in rejected
        }
        if changes:
            bulks[name] = Bulk(state, {name: changes})
    found: list[Candidate] = []
    for rule, those in by_rule.items():
        offered = [name for name in state.bank.rules[rule].controls if name in bulks]
        for subjects in those:
            found += [each for name in offered if (each := _for(bulks[name], (name,), rule, subjects)) is not None]
        found += _sets(state, rule, those, [(name, bulks[name]) for name in offered][:_TRIED])
    return found


def cutting(state: Assessed, urgent: Mapping[str, int]) -> list[Candidate]:
    """Return each control that cuts the likeliest ways as a candidate by itself, over all it has to be done on."""
    by_control: dict[str, list[str]] = {}
    for control in sorted(urgent):
        name, _, subject = control.partition("@")
        by_control.setdefault(name, []).append(subject)
    found = []
    for name, subjects in by_control.items():
        changes = changes_by_subject(state, state.bank.controls[name], subjects)
        if changes:
            found.append(Candidate((name,), {name: changes}, tuple(Bulk(state, {name: changes}).effects), ""))
    return found


def _for(bulk: Bulk, controls: tuple[str, ...], rule: str, subjects: Sequence[str]) -> Candidate | None:
    changes, effects = bulk.share(subjects)
    if not any(changes.values()) or not any(effect.threat[0] == rule for effect in effects):
        return None
    return Candidate(controls, changes, effects, rule)


def _sets(
    state: Assessed, rule: str, those: Sequence[Sequence[str]], offered: Sequence[tuple[str, Bulk]]
) -> list[Candidate]:
    """Return the cheapest sets of controls that close what no control closes alone."""
    still = {subject for subjects in those for subject in subjects}
    for _, bulk in offered:
        still = bulk.state.still(rule, still)
    found: list[Candidate] = []
    for size in range(2, LARGEST_SET + 1):
        sets = sorted(
            combinations(offered, size), key=lambda each: _cost(state, [name for name, _ in each], len(still))
        )
        for chosen in sets:
            common = set(still)
            for name, bulk in chosen:
                common &= bulk.changes[name].keys()
            if not common:
                continue
            names = tuple(name for name, _ in chosen)
            tried = Bulk(state, {n: {key: bulk.changes[n][key] for key in sorted(common)} for n, bulk in chosen})
            closed = common - tried.state.still(rule, common)
            for subjects in those:
                each = _for(tried, names, rule, sorted(closed.intersection(subjects)))
                if each is not None:
                    found.append(each)
            still -= closed
    return found


def _cost(state: Assessed, names: Sequence[str], number: int) -> float:
    controls = [state.bank.controls[name] for name in names]
    return sum(control.once + control.each * number for control in controls)
