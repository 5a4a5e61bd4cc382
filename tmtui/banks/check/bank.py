"""All checks of a composed bank, entry by entry: conditions, ids it names, placeholders, references, likelihood."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from tmtui.banks.bank import Bank
from tmtui.banks.check.conditions import check_condition
from tmtui.banks.check.cycles import check_cycles
from tmtui.banks.check.effect import check_effects
from tmtui.banks.check.likelihood import check_likelihood
from tmtui.banks.check.names import Names
from tmtui.banks.check.reachability import check_reachability
from tmtui.banks.check.references import check_references
from tmtui.banks.check.search import Meaning
from tmtui.banks.check.settled import Settled
from tmtui.banks.entries.control import changed_kinds
from tmtui.banks.entries.entry import Entry
from tmtui.banks.fault import Faults, quoted, with_article
from tmtui.banks.placeholders import names as asked_for

Entries = Mapping[tuple[str, str], Entry]


def check_bank(
    bank: Bank,
    entries: Entries,
    names: Names,
    unsound: set[tuple[str, str]],
    spoiled: Collection[str],
    settled: Settled,
    faults: Faults,
) -> None:
    """Add everything that is wrong with a whole bank.

    Args:
        bank: as far as it could be composed.
        entries: what it was composed of, with places.
        names: what conditions may name.
        unsound: entries with mistakes of their own so far; those found here are added.
        spoiled: ids of blocks that could not be read, so that nobody calls them unknown.
        settled: what was found out about other banks in this run.
        faults: takes what is wrong.
    """
    ids = {fence: [entry.id for entry in entries.values() if entry.fence == fence] for fence in ("threat", "control")}
    for slot, entry in entries.items():
        before = faults.errors
        _check_conditions(entry, names, faults)
        if faults.errors > before:
            unsound.add(slot)
        _check_placeholders(entry, names, faults)
        if entry.fence == "threat":
            check_likelihood(entry, faults)
            _check_ids(entry, "controls", "control", [*ids["control"], *spoiled], faults)
            _check_kinds(entry, entries, faults)
        elif entry.fence == "control":
            for key in ("needs", "instead_of"):
                _check_ids(entry, key, "control", [*ids["control"], *spoiled], faults)
        elif entry.fence == "ask":
            _check_roles(entry, bank, faults)
    check_references(entries.values(), faults)
    check_cycles(bank, entries, names, faults)
    # What can never happen is only worth finding out about conditions that mean what they say.
    world = settled.world(Meaning.of(bank, names, unsound), entries)
    check_reachability(world, faults)
    check_effects(world, faults)


def check_wording(bank: Bank, retold: Iterable[Entry], names: Names, faults: Faults) -> None:
    """Add what is wrong with the words in which a method asks other banks' questions again."""
    for entry in retold:
        _check_placeholders(entry, names, faults)
        _check_roles(entry, bank, faults)


def _check_roles(entry: Entry, bank: Bank, faults: Faults) -> None:
    if "roles" in bank.catalogues:
        _check_ids(entry, "roles", "role", [row.value for row in bank.catalogues["roles"].rows], faults)


def _check_conditions(entry: Entry, names: Names, faults: Faults) -> None:
    kind = entry.text("of")
    if not kind:
        return
    found = [entry.condition(key) for key in ("when", "where", "false_alarm_when")]
    found += [condition for _, condition in entry.levels("likelihood")]
    for condition in found:
        if condition is not None:
            check_condition(condition, (kind,), names, faults)
    only = entry.condition("only")
    kinds = changed_kinds(entry, names)
    if only is not None and entry.has("on") and kinds:
        check_condition(only, kinds, names, faults)


def _check_ids(entry: Entry, key: str, what: str, known: Iterable[str], faults: Faults) -> None:
    allowed = set(known)
    for item in entry.items(key):
        if item.text not in allowed:
            faults.unknown(item.place, what, item.text, allowed)
        elif item.text == entry.id and entry.fence == "control":
            faults.error(item.place, f"{quoted(item.text)} names itself.", "Remove it.")


def _check_kinds(entry: Entry, entries: Entries, faults: Faults) -> None:
    """A control changes the subject of the threat, so both are about the same kind."""
    for item in entry.items("controls"):
        control = entries.get(("rule", item.text))
        if (
            control is not None
            and control.fence == "control"
            and entry.text("of")
            and control.text("of") not in ("", entry.text("of"))
        ):
            hint = f"It is about {with_article(control.text('of'))}; a control reaches related subjects with `on`."
            faults.error(
                item.place, f"the control {quoted(item.text)} is not about {with_article(entry.text('of'))}.", hint
            )


def _check_placeholders(entry: Entry, names: Names, faults: Faults) -> None:
    kind = entry.text("of")
    if not kind or entry.fence in ("catalogue", "attribute"):
        return
    for template in (entry.title, entry.prose, *entry.parts.values()):
        for path in asked_for(template):
            kinds = _led_to(path[:-1], (kind,), names)
            last = path[-1]
            if any(names.is_broken(each, name) for each in (kind, *kinds) for name in path):
                continue
            if not any(names.readable(each, last) or _single(each, last, names) for each in kinds):
                known = [each for of in kinds or (kind,) for each in (*names.readables(of), *names.relations(of))]
                hint = f"Keep braces as text with a backslash: `\\{{{'.'.join(path)}}}`."
                shown = "{" + ".".join(path) + "}"
                faults.unknown(
                    entry.place_of_text(shown),
                    f"placeholder {quoted(shown)}; nothing of {with_article(kind)} fills",
                    last,
                    known,
                    otherwise=hint,
                )


def _single(kind: str, name: str, names: Names) -> bool:
    relation = names.relation(kind, name)
    return relation is not None and not relation.many


def _led_to(path: tuple[str, ...], kinds: tuple[str, ...], names: Names) -> tuple[str, ...]:
    for name in path:
        found = [relation for kind in kinds if (relation := names.relation(kind, name)) and not relation.many]
        kinds = tuple(dict.fromkeys(kind for relation in found for kind in relation.to))
    return kinds
