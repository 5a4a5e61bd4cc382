"""What cuts the ways of attackers, as plain JSON values. Keys are added, never renamed."""

from __future__ import annotations

from tmtui.model.path import Choke, Cuts, CutSet


def cuts_json(cuts: Cuts) -> dict[str, object]:
    """Return cut sets, choke values and doors to close together."""
    return {
        "total": cuts.total,
        "sets": [_set(each) for each in cuts.sets],
        "chokes": [{"control": each.control, "points": each.value, "paths": each.cuts} for each in cuts.chokes],
        "pairs": [_pair(each) for each in cuts.pairs],
    }


def _set(each: CutSet) -> dict[str, object]:
    return {
        "target": each.target,
        "controls": list(each.controls),
        "days": int(each.days) if each.days == int(each.days) else each.days,
        "exact": each.exact,
        "complete": each.complete,
        "uncut": list(each.uncut),
    }


def _pair(pair: Choke) -> dict[str, object]:
    return {
        "doors": [[pair.control, *pair.also], list(pair.pair)],
        "alone": [pair.value, pair.other_value],
        "together": pair.pair_value,
    }
