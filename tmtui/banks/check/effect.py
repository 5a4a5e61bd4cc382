"""Whether a control helps against the threats that name it: it must close or lower at least one of them.

A control is a change of facts, so this is found out by making the change: are there answers under which the threat
stands, and with the control's values laid over them it does not, or is less likely? Where a control changes related
subjects, or what the analysis itself reads, the effect may come about indirectly and nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable

from tmtui.banks.bank import Control, Rule
from tmtui.banks.check.search import Assignment, Chosen, Meaning, Search, Verdict, both, either, opposite
from tmtui.banks.check.settled import World
from tmtui.banks.entries.entry import Entry
from tmtui.banks.expression.tree import Constant, Expression, Quantified, leaves
from tmtui.banks.fault import Faults, quoted
from tmtui.banks.vocabulary import DERIVED, READ_BY_ENGINE
from tmtui.model.card import AnswerType
from tmtui.model.frozen import frozen
from tmtui.model.value import Value

_TRIED = (AnswerType.CHOICE, AnswerType.YESNO, AnswerType.SCALE)


def check_effects(world: World, faults: Faults) -> None:
    """Report controls that help against none of their threats, and warn of threats that name them in vain."""
    meaning, entries = world.meaning, world.entries
    bank = meaning.bank
    naming: dict[str, list[Rule]] = {}
    for rule in bank.rules.values():
        for id_ in rule.controls:
            naming.setdefault(id_, []).append(rule)
    needed = {id_ for control in bank.controls.values() for id_ in (*control.needs, *control.instead_of)}
    for control in bank.controls.values():
        entry = entries["rule", control.id]
        rules = [rule for rule in naming.get(control.id, ()) if rule.of == control.of]
        if {("rule", id_) for id_ in (control.id, *(rule.id for rule in rules))} & meaning.unsound:
            continue
        helps = {rule.id: _verdict(world, control, rule) for rule in rules}
        if not rules and control.id not in naming and control.id not in needed:
            faults.warning(
                entry.place_of("id"), f"no threat names the control {quoted(control.id)}.", "Name it in `controls`."
            )
        elif rules and all(found is False for found in helps.values()):
            hint = f"Its threats: {', '.join(helps)}. Let `sets` change what their `when` or `likelihood` reads."
            faults.error(entry.place_of("sets"), "this control neither closes nor lowers any of its threats.", hint)
        else:
            for rule in rules:
                if helps[rule.id] is False:
                    _warn(control, entries["rule", rule.id], faults)


def _warn(control: Control, threat: Entry, faults: Faults) -> None:
    place = next((item.place for item in threat.items("controls") if item.text == control.id), threat.place)
    faults.warning(place, f"the control {quoted(control.id)} neither closes nor lowers this threat.", "Remove it here.")


def _verdict(world: World, control: Control, rule: Rule) -> Verdict:
    slots = (("rule", control.id), ("rule", rule.id))
    conditions = [each for each in (*_read_by(rule), control.when) if each is not None]
    named = {name for each in conditions for leaf in leaves(each) for name in getattr(leaf, "path", ())}
    names = named | {name for name, _ in control.sets}
    return world.verdict("helps", slots, lambda: _helps(control, rule, world.meaning), names)


def _read_by(rule: Rule) -> list[Expression | None]:
    return [rule.where, rule.when, rule.false_alarm_when, *(each for _, each in rule.likelihood)]


def _helps(control: Control, rule: Rule, meaning: Meaning) -> Verdict:
    """Whether the control closes or lowers the threat anywhere; unknown when that cannot be found out."""
    conditions = _read_by(rule)
    read = [condition for condition in conditions if condition is not None]
    changed = {name for name, _ in control.sets}
    if control.on:
        return None if _mentions(read, _visible(changed, meaning)) else False
    if changed & set(READ_BY_ENGINE.get(control.of, ())) or _behind_quantifier(read, changed, meaning):
        return None
    if any(each.type not in _TRIED for name in changed if (each := meaning.names.readable(control.of, name))):
        return None if _mentions(read, changed) else False
    search = Search(meaning, control.of, [*conditions, control.when])
    return search.find(_Trial(control, rule, search, meaning).verdict)


def _visible(changed: Iterable[str], meaning: Meaning) -> set[str]:
    """Return the names through which a change can be seen: the attributes, their traits, and what is derived."""
    found = set(changed)
    found |= {trait for (_, trait), attribute in meaning.bank.traits.items() if attribute in found}
    return found | {name for names in DERIVED.values() for name in names}


def _mentions(conditions: Iterable[Expression], names: set[str]) -> bool:
    found = (leaf for condition in conditions for leaf in leaves(condition) if not isinstance(leaf, Constant))
    return any(names & set(leaf.path) for leaf in found)


def _behind_quantifier(conditions: Iterable[Expression], changed: set[str], meaning: Meaning) -> bool:
    """Whether a changed name is read inside `any` or `all`, where it may be the subject's own."""
    visible = _visible(changed, meaning)
    return any(_mentions([each], visible) for condition in conditions for each in _quantifiers(condition))


def _quantifiers(expression: Expression) -> list[Expression]:
    if isinstance(expression, Quantified):
        return [expression.condition]
    return [found for part in getattr(expression, "parts", ()) for found in _quantifiers(part)]


@frozen
class _Trial:
    """One control laid over answers under which one threat stands."""

    control: Control
    rule: Rule
    search: Search
    meaning: Meaning

    def verdict(self, values: Assignment) -> Verdict:
        """Whether the control helps under these answers."""
        before = both(self._stands(values), self._true(self.control.when, values))
        if before is False:
            return False
        after = self._after(values)
        return both(before, either(opposite(self._stands(after)), self._is_lower(values, after)))

    def _true(self, condition: Expression | None, values: Assignment) -> Verdict:
        return True if condition is None else self.search.evaluate(condition, values)

    def _stands(self, values: Assignment) -> Verdict:
        fires = both(self._true(self.rule.where, values), self._true(self.rule.when, values))
        if self.rule.false_alarm_when is None:
            return fires
        return both(fires, opposite(self.search.evaluate(self.rule.false_alarm_when, values)))

    def _is_lower(self, before: Assignment, after: Assignment) -> Verdict:
        was, now = self._level(before), self._level(after)
        return None if was is None or now is None else now < was

    def _level(self, values: Assignment) -> int | None:
        for level, condition in self.rule.likelihood:
            found = self.search.evaluate(condition, values)
            if found is not False:
                return level if found else None
        return 0

    def _after(self, values: Assignment) -> Assignment:
        laid = dict(values)
        for name, value in self.control.sets:
            variable = (name,)
            read = self.meaning.names.attributes.get((self.control.of, name))
            if read is None or variable not in self.search.domains:
                continue
            ranked = read.ranked()
            chosen = values.get(variable)
            if ranked and chosen is None:
                laid.pop(variable, None)
            elif not ranked or chosen not in ranked or ranked.index(str(value)) < ranked.index(str(chosen)):
                laid[variable] = self._as_chosen(read.catalogue, value)
        return laid

    def _as_chosen(self, catalogue: str, value: Value) -> Chosen:
        found = self.meaning.bank.catalogues.get(catalogue)
        row = found.row(str(value)) if found is not None and found.attribute else None
        return row if row is not None else value if isinstance(value, int) else str(value)
