"""Controls."""

from __future__ import annotations

from tmtui.banks.answer_value import parse_value
from tmtui.banks.bank import Attribute, Control
from tmtui.banks.check.names import Names
from tmtui.banks.entries.entry import Entry
from tmtui.banks.fault import Faults, quoted, with_article
from tmtui.banks.schema import CONTROL
from tmtui.banks.shapes import Pair, decimal
from tmtui.banks.yaml_nodes import Listing, Scalar
from tmtui.model.card import AnswerType
from tmtui.model.errors import BadInput, Place
from tmtui.model.value import Value


def control(entry: Entry, names: Names, faults: Faults) -> Control | None:
    """Return the control of an entry, or nothing when what it needs is missing or wrong."""
    lacking = entry.lacks(CONTROL, faults)
    sets = _sets(entry, names, faults)
    effort = {name.text: decimal(days.text) for name, days in entry.pairs("effort") if isinstance(days, Scalar)}
    once, each = effort.get("once"), effort.get("each")
    if entry.has("only") and not entry.has("on"):
        faults.error(entry.place_of("only"), "`only` chooses among the members of `on`.", "Add `on`, or use `when`.")
    if lacking or once is None or each is None or not entry.text("of"):
        return None
    when, only = entry.condition("when"), entry.condition("only")
    return Control(
        id=entry.id,
        of=entry.text("of"),
        title=entry.title,
        place=entry.place,
        bank=entry.bank,
        sets=sets,
        once=once,
        each=each,
        when=when.expression if when is not None else None,
        on=entry.text("on"),
        only=only.expression if only is not None else None,
        needs=entry.texts("needs"),
        instead_of=entry.texts("instead_of"),
        cis=entry.texts("cis"),
        csf=entry.texts("csf"),
        nist80053=entry.texts("nist80053"),
        iso27001=entry.texts("iso27001"),
        d3fend=entry.texts("d3fend"),
        prose=entry.prose,
        plainly=entry.parts.get("Plainly", ""),
        how_to_check=entry.parts.get("How to check", ""),
        example=entry.parts.get("Example", ""),
        section=entry.section,
    )


def changed_kinds(entry: Entry, names: Names) -> tuple[str, ...]:
    """Return the kinds whose attributes the control sets: its own, or those its relation leads to."""
    kind = entry.text("of")
    if not entry.has("on"):
        return (kind,) if kind else ()
    relation = names.relation(kind, entry.text("on"))
    return relation.to if relation is not None else ()


def _sets(entry: Entry, names: Names, faults: Faults) -> tuple[tuple[str, Value], ...]:
    kinds = changed_kinds(entry, names)
    on = entry.scalar("on")
    if on is not None and entry.text("of") and not kinds:
        faults.unknown(
            on.place, f"relation of {with_article(entry.text('of'))}:", on.text, names.relations(entry.text("of"))
        )
    if not kinds:
        return ()
    return tuple(found for pair in entry.pairs("sets") if (found := _set(pair, kinds, names, faults)) is not None)


def _set(pair: Pair, kinds: tuple[str, ...], names: Names, faults: Faults) -> tuple[str, Value] | None:
    name, node = pair
    attribute = next((found for kind in kinds if (found := names.attributes.get((kind, name.text)))), None)
    if attribute is None:
        _report_unsettable(name, kinds, names, faults)
        return None
    if attribute.type in (AnswerType.REF, AnswerType.REFS):
        faults.error(
            name.place, f"{quoted(name.text)} points to a subject, which no bank can name.", "Ask for it instead."
        )
        return None
    raw = [item.text for item in node.items if isinstance(item, Scalar)] if isinstance(node, Listing) else None
    value = _value(attribute, node.text if isinstance(node, Scalar) else raw or [], node.place, faults)
    return (name.text, value) if value is not None else None


def _value(attribute: Attribute, raw: str | list[str], place: Place, faults: Faults) -> Value:
    try:
        return parse_value(attribute, raw)
    except BadInput as error:
        faults.error(place, error.message, error.remedy)
        return None


def _report_unsettable(name: Scalar, kinds: tuple[str, ...], names: Names, faults: Faults) -> None:
    what = " or ".join(kinds)
    if any(names.is_broken(kind, name.text) for kind in kinds):
        return
    if any(names.is_computed(kind, name.text) for kind in kinds):
        faults.error(
            name.place, f"{quoted(name.text)} is worked out, nobody can set it.", "Set the attribute it follows from."
        )
    else:
        known = [each for kind in kinds for each in names.settable(kind)]
        faults.unknown(name.place, f"attribute of {with_article(what)}:", name.text, known)
