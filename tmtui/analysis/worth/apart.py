"""Who can be tried at once: subjects between which no rule stands that reads the attribute of both.

Two subjects that the same threat waits for (both ends of a flow, all callers of a machine) must not be answered in the
same trial, or the trial would show what both answers do together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tmtui.analysis.cells.bits import from_indices, indices
from tmtui.analysis.cells.links import Arrow
from tmtui.analysis.cells.sheet import View
from tmtui.analysis.worth.routes import Route, reached
from tmtui.analysis.worth.study import Study
from tmtui.model.frozen import frozen
from tmtui.model.subject import MODEL

MOST = 16
"""Most trials of one answer. Where a hub has more open neighbours than that, the last of them are tried together and
share what that gains, as if they were asked in one grid."""


MODEL_PLACE = 0
"""The bit of the model among models."""


@frozen
class Group:
    """Subjects tried at once."""

    places: int
    owners: Mapping[str, Mapping[int, Sequence[int]] | None]
    """Rule: for its subjects, who of the group they read; nothing where every subject reads itself."""


def groups(view: View, study: Study, places: int) -> list[Group]:
    """Part the subjects about which an attribute is open into groups that can be tried at once."""
    if not places:
        return []
    if study.slot[0] == MODEL:
        # There is one model, so whatever reads the attribute reads it there.
        return [Group(places, {rule: defaultdict(lambda: (MODEL_PLACE,)) for rule, _ in study.readers})]
    read = {rule: _read(view, routes, places) for rule, routes in study.readers}
    masks = [places]
    if places & (places - 1) and any(_clash(table) for table in read.values()):
        masks = _parted([each for each in read.values() if each is not None], places)
    return [Group(mask, {rule: _within(table, mask) for rule, table in read.items()}) for mask in masks]


def _read(view: View, routes: Sequence[Route], places: int) -> dict[int, list[int]] | None:
    """Return for the subjects of a rule which of the open ones they read; nothing where each reads itself only."""
    if routes == ((),):
        return None
    found: dict[int, list[int]] = {}
    for route in routes:
        for place, end in _pairs(view, route, places):
            known = found.setdefault(place, [])
            if end not in known:
                known.append(end)
    return found


def _pairs(view: View, route: Route, places: int) -> list[tuple[int, int]]:
    """Return who reads whom by one way, found from the open ones backwards."""
    if not route:
        return [(place, place) for place in indices(places)]
    starts = places
    for cell in reversed(route):
        relation = view[cell]
        starts = relation.gather(starts) if isinstance(relation, Arrow) else relation.owners(starts)
    return [(place, end) for place, end in reached(view, route, starts) if places >> end & 1]


def _clash(table: Mapping[int, Sequence[int]] | None) -> bool:
    return table is not None and any(len(ends) > 1 for ends in table.values())


def _parted(tables: Sequence[Mapping[int, Sequence[int]]], places: int) -> list[int]:
    """Give every subject the first group in which it meets nobody that the same threat waits for."""
    meetings: dict[int, list[set[int]]] = {}
    for table in tables:
        for ends in table.values():
            if len(ends) > 1:
                taken: set[int] = set()
                for end in ends:
                    meetings.setdefault(end, []).append(taken)
    members: dict[int, list[int]] = {}
    for place in indices(places):
        around = meetings.get(place, ())
        number = next((each for each in range(MOST - 1) if not any(each in taken for taken in around)), MOST - 1)
        for taken in around:
            taken.add(number)
        members.setdefault(number, []).append(place)
    return [from_indices(members[number]) for number in sorted(members)]


def _within(table: Mapping[int, Sequence[int]] | None, mask: int) -> Mapping[int, Sequence[int]] | None:
    if table is None:
        return None
    found: dict[int, Sequence[int]] = defaultdict(tuple)
    for place, ends in table.items():
        here = [end for end in ends if mask >> end & 1]
        if here:
            found[place] = here
    return found
