"""Below the plan: doors to close together, and which rows cut every attack path to a crown jewel."""

from __future__ import annotations

from collections.abc import Sequence

from tmtui.exchange.material import Material
from tmtui.exchange.wording import days
from tmtui.exchange.writers.markdown.blocks import bullets, heading
from tmtui.exchange.writers.markdown.escape import text
from tmtui.model.path import Choke, Cuts, CutSet
from tmtui.model.plan import PlanRow


def doors(material: Material, rows: Sequence[PlanRow]) -> list[str]:
    """Return both lists; none where no way leads to anything worth having."""
    cuts = material.assessment.cuts()
    at = {id: number for number, row in enumerate(rows, 1) for id in row.ids}
    pairs = [_pair(cuts, pair, at) for pair in cuts.pairs]
    wanted = [each for each in cuts.sets if each.controls or each.uncut]
    sets = [_set(material, cuts, each, at, named=each is wanted[-1]) for each in wanted]
    return [
        *([heading(3, "Close both doors"), *bullets(pairs)] if pairs else []),
        *([heading(3, "What cuts every attack path"), *bullets(sets)] if sets else []),
    ]


def _pair(cuts: Cuts, pair: Choke, at: dict[str, int]) -> str:
    one, other = (pair.control, *pair.also), pair.pair
    alone, second, both = (_share(points, cuts.total) for points in (pair.value, pair.other_value, pair.pair_value))
    return (
        f"**{_titled(cuts, one)}**{_rows(one, at)} and **{_titled(cuts, other)}**{_rows(other, at)}: "
        f"{alone} and {second} off the likeliest ways alone, {both} together."
    )


def _set(material: Material, cuts: Cuts, each: CutSet, at: dict[str, int], *, named: bool) -> str:
    name = text(material.assessment.name(each.target)) if each.target else "All of these"
    rows = sorted({at[control] for control in each.controls if control in at})
    rest = [control for control in each.controls if control not in at]
    numbers = f"row{'' if len(rows) == 1 else 's'} {', '.join(map(str, rows))}" if rows else ""
    more = _titled(cuts, rest) if named else f"{len(rest)} control{'' if len(rest) == 1 else 's'} more" if rest else ""
    by = " and ".join(part for part in (numbers, more) if part) or "no way is left to cut"
    proven = "" if each.exact else ", perhaps not the cheapest" if each.complete else ", for the likeliest of many"
    ways = f"{len(each.uncut)} way{' stays' if len(each.uncut) == 1 else 's stay'} that nothing cuts"
    left = f"; {ways}" if each.uncut else ""
    return f"**{name}** ({days(each.days)}{proven}{left}): {by}. Very unlikely paths aside."


def _rows(controls: Sequence[str], at: dict[str, int]) -> str:
    rows = sorted({at[control] for control in controls if control in at})
    return f" (row {', '.join(map(str, rows))})" if rows else ""


def _titled(cuts: Cuts, controls: Sequence[str]) -> str:
    first: dict[str, str] = {}
    count: dict[str, int] = {}
    for control in controls:
        name = control.partition("@")[0]
        first.setdefault(name, cuts.titles.get(control, control))
        count[name] = count.get(name, 0) + 1
    titles = [title if count[name] == 1 else f"{title} (and {count[name] - 1} more)" for name, title in first.items()]
    return text("; ".join(titles))


def _share(points: int, total: int) -> str:
    return f"{100 * points / total:.0f} %" if total else "0 %"
