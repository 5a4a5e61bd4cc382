"""Documents become one bank: what is used comes first, what uses it may change it, and only the whole is checked.

A bank that uses another changes an entry by naming its id again; the same id without `uses` is a mistake. Sections
with the same slug are one, in the order in which they first appear; an entry that was changed keeps its place unless it
stands in another section now. Where two banks give prose to one section, both are kept, the used bank's first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import chain

from tmtui.banks.bank import Attribute, Bank, Catalogue, Control, Option, Question, Rule, Section
from tmtui.banks.check.bank import check_bank, check_wording
from tmtui.banks.check.names import Names
from tmtui.banks.check.settled import Settled
from tmtui.banks.entries.ask import question
from tmtui.banks.entries.attribute import declared, in_words
from tmtui.banks.entries.catalogue import catalogue, with_implied
from tmtui.banks.entries.control import control
from tmtui.banks.entries.entry import Entry, overridden
from tmtui.banks.entries.threat import rule
from tmtui.banks.fault import BankErrors, Faults, quoted, with_article
from tmtui.banks.reader import Document
from tmtui.banks.retelling import check_retold, is_retold, method_of, own_sections
from tmtui.banks.schema import ATTRIBUTE
from tmtui.model.card import AnswerType
from tmtui.model.errors import Place

_SPACE = {"ask": "answer", "attribute": "answer", "catalogue": "catalogue", "threat": "rule", "control": "rule"}
"""Kinds of entry that share a namespace."""

Entries = Mapping[tuple[str, str], Entry]
"""Namespace and id."""

Retold = Mapping[str, Mapping[str, Entry]]
"""Id of a method and of a question: how it asks again what stands in a bank it uses."""


def compose(documents: Sequence[Document]) -> Bank:
    """Make one bank of documents, each after those it uses.

    Raises:
        BankErrors: with everything that is wrong.
    """
    faults = Faults()
    bank = composed(documents, faults)
    if faults.errors:
        raise BankErrors(faults.in_order())
    return bank


def composed(documents: Sequence[Document], faults: Faults, settled: Settled | None = None) -> Bank:
    """Make one bank as far as it goes; usable only when no error was added to `faults`.

    Args:
        documents: each after those it uses.
        faults: takes what is wrong.
        settled: what was found out about other banks in this run; this one is added.
    """
    merged, retold = _merged(documents, faults)
    sections = _sections(documents, retold)
    entries = _in_order(merged, sections)
    spoiled = [known for document in documents for known in document.spoiled]
    catalogues = {each.id: found for each in _of(entries, "catalogue") if (found := catalogue(each, faults))}
    _check_claims(entries, catalogues, faults)
    attributes, broken = _attributes(entries, catalogues, spoiled, faults)
    traits = _traits(catalogues, attributes, entries, faults)
    names = Names(attributes, traits, broken)
    catalogues = {id_: with_implied(each, entries["catalogue", id_], names, faults) for id_, each in catalogues.items()}
    questions: dict[str, Question] = {}
    rules: dict[str, Rule] = {}
    controls: dict[str, Control] = {}
    unsound = {slot for slot, entry in entries.items() if any(given.value is None for given in entry.fields.values())}
    for slot, entry in entries.items():
        before = faults.errors
        if entry.fence == "ask" and (asked := question(entry, attributes.get(_slot(entry)), faults)):
            questions[entry.id] = asked
        elif entry.fence == "attribute":
            entry.lacks(ATTRIBUTE, faults)
        elif entry.fence == "threat" and (threat := rule(entry, faults)):
            rules[entry.id] = threat
        elif entry.fence == "control" and (offered := control(entry, names, faults)):
            controls[entry.id] = offered
        if faults.errors > before:
            unsound.add(slot)
    sources = tuple(document.source for document in documents)
    bank = Bank(
        sources=sources,
        sections=sections,
        questions=questions,
        rules=rules,
        controls=controls,
        catalogues=catalogues,
        attributes=attributes,
        traits=traits,
        digest=sha256("\n".join(f"{each.id} {each.digest}" for each in sources).encode()).hexdigest(),
        prose={document.source.id: document.prose for document in documents},
        methods={
            each.source.id: method_of(each, retold.get(each.source.id, {}), questions)
            for each in documents
            if each.source.asks_own
        },
    )
    unread = {known["id"] for known in spoiled if "id" in known}
    check_bank(bank, entries, names, unsound, unread, settled or Settled(), faults)
    check_wording(bank, [entry for each in retold.values() for entry in each.values()], names, faults)
    return bank


def _slot(entry: Entry) -> tuple[str, str]:
    kind, _, name = entry.id.partition(".")
    return kind, name


def _of(entries: Entries, fence: str) -> Iterable[Entry]:
    return [entry for entry in entries.values() if entry.fence == fence]


def _sections(documents: Sequence[Document], retold: Retold) -> tuple[Section, ...]:
    found: dict[str, Section] = {}
    shown = (own_sections(document, retold.get(document.source.id, {})) for document in documents)
    for section in chain.from_iterable(shown):
        earlier = found.setdefault(section.id, section)
        if earlier is not section and section.prose and section.prose not in earlier.prose:
            prose = f"{earlier.prose}\n\n{section.prose}" if earlier.prose else section.prose
            found[section.id] = replace(earlier, prose=prose)
    return tuple(found.values())


def _merged(documents: Sequence[Document], faults: Faults) -> tuple[dict[tuple[str, str], Entry], Retold]:
    found: dict[tuple[str, str], Entry] = {}
    retold: dict[str, dict[str, Entry]] = {}
    used: dict[str, frozenset[str]] = {}
    for document in documents:
        own = document.source.id
        direct = document.source.uses
        used[own] = frozenset(direct).union(*(used.get(each, frozenset()) for each in direct)) - {own}
        for entry in document.entries:
            slot = (_SPACE[entry.fence], entry.id)
            earlier = found.get(slot)
            if earlier is None:
                found[slot] = entry
            elif not set(earlier.readers) <= used[own] or not _may_change(entry, earlier):
                _report_twice(entry, earlier, used[own], faults)
            elif is_retold(document, entry, earlier):
                check_retold(entry, faults)
                if (first := retold.setdefault(own, {}).setdefault(entry.id, entry)) is not entry:
                    _report_twice(entry, first, used[own], faults)
            else:
                changed = overridden(earlier, entry)
                if changed.section != earlier.section:
                    del found[slot]  # moves to the end of its new section
                found[slot] = changed
    return found, retold


def _may_change(entry: Entry, earlier: Entry) -> bool:
    """A question may take over an attribute that was only declared; else an entry stays what it is."""
    return entry.fence == earlier.fence or (entry.fence, earlier.fence) == ("ask", "attribute")


def _report_twice(entry: Entry, earlier: Entry, used: frozenset[str], faults: Faults) -> None:
    if entry.fence != earlier.fence:
        hint = f"It is the id of {with_article(earlier.fence)} at {earlier.place}. Choose another id."
    elif entry.bank != earlier.bank and earlier.bank not in used:
        hint = f"First at {earlier.place}. Add `uses: [{earlier.bank}]` to change it, or choose another id."
    else:
        hint = f"First at {earlier.place}. Choose another id, or remove one."
    key = "id" if entry.has("id") else "fills" if entry.has("fills") else "lists" if entry.has("lists") else "name"
    faults.error(entry.place_of(key), f"the id {quoted(entry.id)} is used twice.", hint)


def _in_order(entries: Entries, sections: Sequence[Section]) -> dict[tuple[str, str], Entry]:
    rank = {section.id: number for number, section in enumerate(sections)}
    return dict(sorted(entries.items(), key=lambda item: rank.get(item[1].section, -1)))


def _attributes(
    entries: Entries, catalogues: Mapping[str, Catalogue], spoiled: Sequence[Mapping[str, str]], faults: Faults
) -> tuple[dict[tuple[str, str], Attribute], frozenset[tuple[str, str]]]:
    found: dict[tuple[str, str], Attribute] = {}
    broken = set()
    for entry in entries.values():
        if entry.fence in ("ask", "attribute"):
            attribute = declared(entry, catalogues, faults)
            if attribute is None or (
                attribute.type in (AnswerType.CHOICE, AnswerType.CHOICES) and not attribute.options
            ):
                broken.add(_slot(entry))
            if attribute is not None:
                found[_slot(entry)] = attribute
    for each in catalogues.values():
        slot = (each.of, each.attribute)
        if not each.attribute:
            broken.update((each.of, trait) for row in each.rows for trait in row.traits)
        elif each.of and slot not in found:
            options = tuple(Option(row.value, row.label) for row in each.rows)
            found[slot] = Attribute(
                *slot, AnswerType.CHOICE, options, catalogue=each.id, title=in_words(each.attribute)
            )
    for known in spoiled:
        names = [known[key] for key in ("fills", "name", "attribute") if key in known]
        broken.update((known["of"], name) for name in names if "of" in known)
    return found, frozenset(broken)


def _check_claims(entries: Entries, catalogues: Mapping[str, Catalogue], faults: Faults) -> None:
    """Two catalogues for one attribute would leave its traits undecided."""
    claimed: dict[tuple[str, str], Catalogue] = {}
    for each in catalogues.values():
        first = claimed.setdefault((each.of, each.attribute), each)
        if each.attribute and first is not each:
            entry = entries["catalogue", each.id]
            hint = f"{quoted(first.id)} at {first.place} gives them already."
            faults.error(entry.place_of("attribute"), f"a second catalogue for {quoted(each.attribute)}.", hint)


def _traits(
    catalogues: Mapping[str, Catalogue],
    attributes: Mapping[tuple[str, str], Attribute],
    entries: Entries,
    faults: Faults,
) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for each in (each for each in catalogues.values() if each.attribute):
        for trait in sorted({trait for row in each.rows for trait in row.traits}):
            slot = (each.of, trait)
            place = _place_of_trait(entries["catalogue", each.id], trait)
            if found.setdefault(slot, each.attribute) != each.attribute:
                faults.error(
                    place, f"the trait {quoted(trait)} is given by two catalogues.", "Choose another name in one."
                )
            elif slot in attributes or Names({}, {}).readable(*slot) or Names({}, {}).relation(*slot):
                faults.error(
                    place,
                    f"{quoted(trait)} is the name of an attribute or relation of {with_article(each.of)}.",
                    "Choose another name for the trait.",
                )
    return found


def _place_of_trait(entry: Entry, trait: str) -> Place:
    for line in entry.table.rows if entry.table is not None else ():
        cell = line.cells.get("traits")
        if cell is not None and trait in cell.text.split():
            return cell.place
    return entry.place
