"""Threats."""

from __future__ import annotations

from tmtui.banks.bank import Rule
from tmtui.banks.entries.entry import Entry
from tmtui.banks.fault import Faults
from tmtui.banks.schema import THREAT
from tmtui.banks.shapes import decimal
from tmtui.banks.vocabulary import QUALITIES

HITS = {
    "read": ("confidentiality",),
    "change": ("integrity",),
    "stop": ("availability", "safety"),
    "identity": ("confidentiality", "integrity"),
    "control": QUALITIES,
}
"""What a threat hits by what it gains, where the bank does not say."""


def rule(entry: Entry, faults: Faults) -> Rule | None:
    """Return the rule of an entry, or nothing when what it needs is missing or wrong."""
    lacking = entry.lacks(THREAT, faults)
    gains = entry.texts("gains")
    _check(entry, gains, faults)
    when, where, false_alarm_when = (entry.condition(key) for key in ("when", "where", "false_alarm_when"))
    likelihood = entry.levels("likelihood")
    if lacking or when is None or not likelihood or not entry.text("of"):
        return None
    impact = entry.texts("impact")
    fixed = int(impact[0]) if len(impact) == 1 and impact[0].isdigit() else 0
    hit = {quality for gain in gains for quality in HITS[gain]} if not entry.has("impact") else set(impact)
    share = decimal(entry.text("if_unknown"))
    return Rule(
        id=entry.id,
        of=entry.text("of"),
        title=entry.title,
        place=entry.place,
        bank=entry.bank,
        when=when.expression,
        where=where.expression if where is not None else None,
        gains=gains,
        likelihood=tuple((level, condition.expression) for level, condition in likelihood),
        via=entry.text("via"),
        source=entry.text("source") or "adversary",
        frequency=int(entry.text("frequency") or 0),
        stride=entry.texts("stride"),
        linddun=entry.texts("linddun"),
        cwe=entry.texts("cwe"),
        capec=entry.texts("capec"),
        attack=entry.texts("attack"),
        impact=() if fixed else tuple(quality for quality in QUALITIES if quality in hit),
        impact_level=fixed,
        if_unknown=500 if share is None else round(share * 1000),
        controls=entry.texts("controls"),
        false_alarm_when=false_alarm_when.expression if false_alarm_when is not None else None,
        prose=entry.prose,
        plainly=entry.parts.get("Plainly", ""),
        example=entry.parts.get("Example", ""),
        false_alarm=entry.parts.get("False alarm", ""),
        section=entry.section,
    )


def _check(entry: Entry, gains: tuple[str, ...], faults: Faults) -> None:
    if entry.has("gains") and not gains and entry.items("gains") == () and entry.fields["gains"].value == ():
        faults.error(
            entry.place_of("gains"),
            "`gains` is empty.",
            "Say what somebody gets: read, change, stop, identity, control.",
        )
    if "control" in gains and not entry.has("via"):
        hint = "Add `via`: the position somebody needs, as `inbound` or `local`."
        faults.error(entry.place_of("gains"), "`gains: control` needs `via`.", hint)
    by_itself = entry.text("source") not in ("", "adversary")
    if by_itself and not entry.has("frequency"):
        hint = "Say how often it happens by itself: `frequency: 3`."
        faults.error(entry.place_of("source"), f"`source: {entry.text('source')}` needs `frequency`.", hint)
    if not by_itself and entry.has("frequency") and not (entry.has("source") and not entry.text("source")):
        hint = "Remove it, or give `source: mistake`, `failure` or `nature`."
        faults.warning(entry.place_of("frequency"), "`frequency` is not read for adversaries.", hint)
