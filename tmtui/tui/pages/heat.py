"""Likelihood against impact: how many threats stand in each of twenty-five cells, in figures with a symbol.

A threat stands where it would be at worst, so nothing that may be bad hides in a harmless corner.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from tmtui.model.frozen import frozen
from tmtui.model.threat import Certainty, Finding, Threat
from tmtui.tui.lines import BLANK, Line, Span, cut, line, pad, wrap
from tmtui.tui.pages.since import Look, Looks
from tmtui.tui.pages.words import SHORT, said, symbol

Cell = tuple[int, int]
"""Likelihood and impact, 1 to 5."""

SIZE = 5

CORNER = (SIZE, SIZE)
"""Where one looks while no cell is chosen."""

NO_CHANGES: Mapping[Cell, str] = MappingProxyType({})

LABELS = ((60, 11), (0, 6))
"""Columns of the map, and how many of them stand left of it for the words of likelihood."""

FEWEST = 6
"""Rows that have to be left under the map for what stands in a cell."""

ROOM = (6, 14)
"""Fewest and most cells of one cell of the map."""


@frozen
class Count:
    """What stands in one cell."""

    certain: int
    possible: int
    """Threats of which nobody knows whether they stand."""
    level: int
    """The worst level of any of them, 1 to 5."""


def cell_of(threat: Threat) -> Cell:
    """Return where a threat stands: as likely and as bad as it may be."""
    return threat.likelihood[1], threat.impact[1]


def heat_of(threats: Sequence[Threat]) -> dict[Cell, Count]:
    """Return what stands in each cell that is not empty."""
    found: dict[Cell, Count] = {}
    for threat in threats:
        count = found.get(cell_of(threat), Count(0, 0, 0))
        certain = threat.certainty is Certainty.CERTAIN
        found[cell_of(threat)] = Count(
            count.certain + certain, count.possible + (not certain), max(count.level, threat.level[1])
        )
    return {cell: count for cell, count in found.items() if 0 not in cell}


def worst(heat: Mapping[Cell, Count]) -> Cell:
    """Return the cell to look at first; the corner where nothing stands anywhere."""
    return max(heat, key=lambda cell: (heat[cell].level, sum(cell), cell), default=CORNER)


def moved(cell: Cell, likelihood: int, impact: int) -> Cell:
    """Return the cell so many steps away, inside the map."""
    return tuple(min(max(at + by, 1), SIZE) for at, by in zip(cell, (likelihood, impact), strict=True))  # type: ignore[return-value]


def cell_words(cell: Cell) -> str:
    """Return what a cell stands for."""
    return f"likelihood {said(cell[0])}, impact {said(cell[1])}"


def told(heat: Mapping[Cell, Count], cell: Cell, change: str = "", *, short: bool = False) -> str:
    """Return what stands in a cell; what all cells share stands first, so that a move sends only the rest."""
    count = heat.get(cell)
    figures = f"{count.certain:,} certain, {count.possible:,} possible" if count is not None else "none"
    if short:
        return f"{SHORT[cell[0]]} × {SHORT[cell[1]]}: {figures}{f'  {change}' if change else ''}"
    return f"likelihood × impact: {said(cell[0])} × {said(cell[1])}, {figures}{f'  {change}' if change else ''}"


def by_cell(threats: Iterable[Threat]) -> dict[Cell, list[Threat]]:
    """Return what stands in each cell, in the order of the threats."""
    found: dict[Cell, list[Threat]] = {}
    for threat in threats:
        found.setdefault(cell_of(threat), []).append(threat)
    return found


def inside_rows(inside: Sequence[Threat], width: int, height: int) -> list[Line]:
    """Return the titles of what stands in a cell in at most so many rows; nothing where few fit.

    Args:
        inside: worst first.
        width: cells of a row.
        height: rows there are.
    """
    if height < FEWEST or not inside:
        return []
    fits = inside if len(inside) < height else inside[: height - 2]
    rows = [line(("In this cell", "strong"))]
    for threat in fits:
        only = "" if threat.certainty is Certainty.CERTAIN else "+ "
        rows.append(line(f"{only or '· '}{cut(threat.title, width - 2)}"))
    more = len(inside) - len(fits)
    return [*rows, line((f"and {more:,} more: Enter lists them", "dim"))] if more else rows


def row_of(cell: Cell) -> int:
    """Return the first row of a cell in the map, from 0."""
    return 1 + 2 * (SIZE - cell[0])


def heat_rows(
    heat: Mapping[Cell, Count], width: int, here: Cell | None = None, changes: Mapping[Cell, str] = NO_CHANGES
) -> list[Line]:
    """Return the map with its scales and what the figures mean.

    Args:
        heat: what stands where.
        width: cells of a row.
        here: the cell to mark.
        changes: what happened to cells since the person last looked, as symbol and word.
    """
    labels = next(room for least, room in LABELS if width >= least)
    room = min(max((width - labels) // SIZE, ROOM[0]), ROOM[1])
    names = [said(level) if room > len("very-high") else SHORT[level] for level in range(SIZE + 1)]
    beside = [said(level) if labels > len("very-high") else SHORT[level] for level in range(SIZE + 1)]
    rows = [line(("likelihood", "dim"))]
    for likelihood in range(SIZE, 0, -1):
        upper: list[Span] = [Span(f"{beside[likelihood]:>{labels - 1}} ")]
        lower: list[Span] = [Span(" " * labels)]
        for impact in range(1, SIZE + 1):
            cell = (likelihood, impact)
            above, below = _cell(heat.get(cell), room - 2, cell == here, changes.get(cell, ""))
            upper += above
            lower += below
        rows += [tuple(upper), tuple(lower)]
    scale = "".join(pad(f" {name}", room) for name in names[1:])
    rows.append(line((f"{'impact':>{max(labels - 1, 6)}}".ljust(labels), "dim"), scale))
    meaning = "Above: certain threats. Below, with +: those only possible. Each stands where it would be at worst."
    return [*rows, BLANK, *wrap(meaning, width, "dim")]


def _cell(count: Count | None, room: int, here: bool, change: str) -> tuple[list[Span], list[Span]]:
    sign, style = symbol((count.level, count.level)) if count else ("·", "")
    figure = _figure(count.certain) if count else ""
    above = f"{sign} {figure}" if len(figure) + 2 <= room else f"{sign}{figure}"
    below = f"+{_figure(count.possible)}" if count and count.possible else ""
    # The mark is one character, as in every list: moving it sends as little as can be.
    mark, first = Span("▸" if here else " ", "mark"), Span(pad(above, room + 1), style)
    lower = [Span(" "), Span(pad(below, room + 1), style)]
    if not change:
        return [mark, first], lower
    left = room - len(above)
    # Where the word has no room, the line below the map says it.
    said = f" {change}" if len(change) <= left else f" {change[:1]}"[-left - 1 :]
    return [mark, Span(above, style), Span(pad(said, left + 1), "mark")], lower


def heat_seen(heat: Mapping[Cell, Count]) -> Looks:
    """Return the cells that are not empty as they are now."""
    return {cell_id(cell): Look(cell_words(cell), (count.certain, count.possible)) for cell, count in heat.items()}


def cell_id(cell: Cell) -> str:
    """Return what tells a cell from the others."""
    return f"{cell[0]} {cell[1]}"


def changed_cells(changes: Mapping[str, str]) -> dict[Cell, str]:
    """Return by cell what happened to it."""
    cells = [(likelihood, impact) for likelihood in range(1, SIZE + 1) for impact in range(1, SIZE + 1)]
    return {cell: changes[cell_id(cell)] for cell in cells if cell_id(cell) in changes}


def _figure(count: int) -> str:
    """Return a count in at most three cells; the line below the map says it in full."""
    return str(count) if count < 1000 else f"{min(count // 1000, 99)}k"


def findings_in(findings: Sequence[Finding], threats: Mapping[str, Threat], cell: Cell) -> list[Finding]:
    """Return the findings with only their threats that stand in a cell.

    Args:
        findings: worst first.
        threats: all that are listed, by id.
        cell: likelihood and impact.
    """
    found = []
    for finding in findings:
        inside = [threats[id] for id in finding.threats if id in threats and cell_of(threats[id]) == cell]
        if inside:
            more = f", and {len(inside) - 1} more" if inside[1:] else ""
            found.append(
                replace(
                    finding,
                    title=inside[0].title + more,
                    threats=tuple(each.id for each in inside),
                    subjects=tuple(each.subject for each in inside),
                    level=(max(each.level[0] for each in inside), max(each.level[1] for each in inside)),
                    certain=sum(each.certainty is Certainty.CERTAIN for each in inside),
                )
            )
    return found
