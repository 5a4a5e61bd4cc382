"""What facts of one name can hold, from the keys that questions and `attribute` blocks share.

A yesno always has yes, partly and no; `options` gives some or all of them other labels. A choice without options takes
those of the catalogue that names its attribute. What a list question fills ranks: complete is better than partial.
"""

from __future__ import annotations

from collections.abc import Mapping

from tmtui.banks.bank import Attribute, Catalogue, Option
from tmtui.banks.entries.entry import Entry
from tmtui.banks.fault import Faults, listed, quoted, with_article
from tmtui.banks.schema import FENCES
from tmtui.banks.shapes import decimal
from tmtui.banks.vocabulary import BUILT_IN, DERIVED, RELATIONS
from tmtui.banks.yaml_nodes import Scalar
from tmtui.model.card import AnswerType
from tmtui.model.subject import LISTS

YES_NO = (Option("yes", "Yes"), Option("partly", "Partly"), Option("no", "No"))
COMPLETE = (Option("complete", "That is all"), Option("partial", "There may be more"))
_CLOSED = (AnswerType.CHOICE, AnswerType.CHOICES)


def declared(entry: Entry, catalogues: Mapping[str, Catalogue], faults: Faults) -> Attribute | None:
    """Return the attribute an `ask` or `attribute` entry declares, or nothing when its type is missing or wrong."""
    kind, _, name = entry.id.partition(".")
    _check_name(entry, kind, name, faults)
    if not entry.text("type"):
        return None
    answer = AnswerType(entry.text("type"))
    _check_keys_of_type(entry, answer, faults)
    minimum, maximum = decimal(entry.text("min")), decimal(entry.text("max"))
    if minimum is not None and maximum is not None and minimum > maximum:
        faults.error(entry.place_of("max"), "`max` is smaller than `min`.")
    catalogue = _catalogue(entry, kind, name, answer, catalogues, faults)
    return Attribute(
        kind=kind,
        name=name,
        type=AnswerType.CHOICE if answer is AnswerType.ROWS else answer,
        options=_options(entry, answer, catalogue, faults),
        order="best-first" if answer is AnswerType.ROWS else entry.text("order"),
        to=_targets(entry, answer, faults),
        unit=entry.text("unit"),
        minimum=minimum,
        maximum=maximum,
        question=entry.id if entry.fence == "ask" else "",
        catalogue=catalogue.id if catalogue is not None else "",
        title=in_words(name),
    )


def in_words(name: str) -> str:
    """Return an attribute's name for tables: `second_factor` is "Second factor"."""
    return name.replace("_", " ").capitalize()


def _check_name(entry: Entry, kind: str, name: str, faults: Faults) -> None:
    key = next((each for each in ("fills", "lists", "name") if entry.has(each)), "")
    place = entry.place_of(key)
    if name in DERIVED.get(kind, {}):
        faults.error(
            place, f"{quoted(name)} of {with_article(kind)} is worked out by the program.", "Choose another name."
        )
    elif name in RELATIONS.get(kind, {}):
        faults.error(place, f"{quoted(name)} is a relation of {with_article(kind)} already.", "Choose another name.")
    elif name == "exists" or (name in BUILT_IN.get(kind, {}) and entry.text("type") not in ("", BUILT_IN[kind][name])):
        faults.error(
            place, f"{quoted(name)} of {with_article(kind)} is there already.", f"It is of type {BUILT_IN[kind][name]}."
        )
    elif name.endswith("_listed") and entry.text("type") not in ("", "rows"):
        known = [f"{each}_listed" for each in LISTS.get(kind, ())]
        if name in known:
            faults.error(place, f"{quoted(name)} says whether a list is complete.", "Use `type: rows` with `lists`.")


def _check_keys_of_type(entry: Entry, answer: AnswerType, faults: Faults) -> None:
    for key in FENCES[entry.fence].keys:
        if key.types and answer not in key.types and entry.has(key.name):
            faults.error(
                entry.place_of(key.name),
                f"`{key.name}` does not go with `type: {answer}`.",
                f"It goes with {', '.join(key.types)}.",
            )


def _catalogue(
    entry: Entry, kind: str, name: str, answer: AnswerType, catalogues: Mapping[str, Catalogue], faults: Faults
) -> Catalogue | None:
    if answer not in _CLOSED:
        return None
    named = entry.scalar("from")
    if named is not None:
        if named.text not in catalogues:
            faults.unknown(named.place, "catalogue", named.text, catalogues)
        elif entry.has("options"):
            faults.error(
                entry.place_of("from"), "options come either from `options` or from a catalogue.", "Remove one."
            )
        return catalogues.get(named.text)
    if entry.has("options") or entry.has("from"):
        return None
    return next((each for each in catalogues.values() if (each.of, each.attribute) == (kind, name)), None)


def _options(entry: Entry, answer: AnswerType, catalogue: Catalogue | None, faults: Faults) -> tuple[Option, ...]:
    given = [(value, label) for value, label in entry.pairs("options") if isinstance(label, Scalar)]
    if answer is AnswerType.ROWS:
        return COMPLETE
    if answer is AnswerType.YESNO:
        labels = {option.value: option.label for option in YES_NO}
        for value, label in given:
            if value.text not in labels:
                faults.unknown(value.place, "option of a yesno:", value.text, labels, otherwise=listed(tuple(labels)))
            else:
                labels[value.text] = label.text
        return tuple(Option(value, label) for value, label in labels.items())
    if answer not in _CLOSED:
        return ()
    if catalogue is not None:
        return tuple(Option(row.value, row.label) for row in catalogue.rows)
    if not entry.has("options") and not entry.has("from"):
        faults.error(
            entry.place_of("type"), f"`type: {answer}` lacks options.", "Add `options`, or `from` a catalogue."
        )
    return tuple(Option(value.text, label.text) for value, label in given)


def _targets(entry: Entry, answer: AnswerType, faults: Faults) -> tuple[str, ...]:
    if answer in (AnswerType.REF, AnswerType.REFS) and not entry.has("to"):
        faults.error(
            entry.place_of("type"), f"`type: {answer}` lacks `to`.", "Say which kind it points to: `to: component`."
        )
    return entry.texts("to")
