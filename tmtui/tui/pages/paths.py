"""Attack paths as an outline: each opens to its steps, each step to its facts, what opens it and what cuts it.

The id of a row says where a key leads from it: a threat, a missing answer, a control. Whoever reads the rows sees every
fact a step rests on, also the ones that nobody said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from tmtui.model.fact import State
from tmtui.model.path import ENDINGS, AttackPath, PathStep, who_does_what
from tmtui.model.threat import Because
from tmtui.tui.lines import Span, line, wrap
from tmtui.tui.pages.outline import LEFT, Item, heading, reading
from tmtui.tui.pages.words import NARROW, attribute_words, because_words, level_room, level_words, question_of, symbol

if TYPE_CHECKING:
    from tmtui.workspace.live import LiveModel

STEP_ROOM = 15
"""Cells for how likely a step is."""

CERTAIN = (5, 5)
"""The level of a step that needs no weakness: a connection is there, or a right."""

MOST = 8
"""Threats or controls of one step that are listed."""

ENDED = {"read": "read", "change": "changed", "stop": "put out of reach", "control": "taken over"}
"""What was done to a jewel, after its name."""

MARKED = 10
"""Cells that the mark of a change takes."""

SMALL = frozenset({"A", "An", "Anybody", "Somebody", "The", "Whoever"})
"""Words that have a small letter inside a sentence."""

THREAT, OPEN, CONTROL = "threat", "open", "control"
"""What a row is about that leads somewhere else: the middle word of its id."""

Group = Sequence[AttackPath]
"""Paths that part only at their last step, worst first."""


def path_items(
    live: LiveModel,
    groups: Sequence[Group],
    opened: Collection[str],
    titles: Mapping[str, str],
    width: int,
    changes: Collection[str] = (),
) -> list[Item]:
    """Return the outline.

    Args:
        live: the model.
        groups: paths in the order in which they are listed.
        opened: ids of what is open.
        titles: id of a threat or a control: what it is called.
        width: cells of a row.
        changes: ids of paths whose row says that they changed.
    """
    items: list[Item] = []
    room = level_room(group[0].level for group in groups)
    for group in groups:
        path = group[0]
        across = width - MARKED if path.id in changes else width
        items += _rows(live, group, room, across, closed=path.id not in opened)
        if path.id in opened:
            items += _path(live, group, opened, titles, width)
    return items


def step_id(path: AttackPath, number: int) -> str:
    """Return the id of a step's row; steps count from 1."""
    return f"{path.id} {number}"


def leads_to(id: str, what: str) -> str:
    """Return what the row of an id leads to, if it leads to something of that sort: a threat, a slot, a control."""
    parts = id.split(" ", 3)
    return parts[3] if len(parts) == 4 and parts[2] == what else ""


def place_of(id: str) -> tuple[str, int]:
    """Return which path the row of an id belongs to, and which step; 0 for the path as a whole."""
    path, _, rest = id.partition(" ")
    number = rest.partition(" ")[0]
    return path, int(number) if number.isdigit() else 0


def missing(step: PathStep) -> list[Because]:
    """Return what nobody knows about a step."""
    return [because for because in step.because if because.state is State.UNKNOWN]


def named(path: AttackPath) -> tuple[set[str], set[str]]:
    """Return ids of the threats and of the controls that an opened path names."""
    threats = {id for step in path.steps for id in step.threats[:MOST]}
    controls = {id for step in path.steps for id in (*step.controls[:MOST], *step.together[:MOST])}
    return threats, controls | set(path.best_cut) | set(path.cut_by)


def title(live: LiveModel, path: AttackPath) -> str:
    """Return who does what to what."""
    return who_does_what(live.assessment.name(path.actor), path.ending, live.assessment.name(path.target))


def counted(paths: Iterable[AttackPath]) -> str:
    """Return how many paths there are for certain, and how many more there may be."""
    listed = list(paths)
    possible = sum(path.likelihood[0] == 0 for path in listed)
    certain = len(listed) - possible
    parts = [f"{certain} certain" if certain else "", f"{possible} only possible" if possible else ""]
    return " · ".join(part for part in parts if part) or "none"


def _rows(live: LiveModel, group: Group, room: int, width: int, *, closed: bool) -> Iterator[Item]:
    """Give the rows of a way: how bad it is, what happens over what, by whom, and where it is best cut."""
    path = group[0]
    sign, style = symbol(path.level)
    narrow = width < NARROW - MARKED
    before = 1 if narrow else room + 2
    told = wrap(in_short(live, group), max(width - LEFT - before, 10))
    level = line((sign, style), (f" {level_words(path.level):<{room}}", style))
    first = () if narrow else told.pop(0)
    yield Item(path.id, (*level, *first), 0, opens=True)
    if closed:
        told += [line((f"by {_inside(live.assessment.name(path.actor))}", "dim")), line((_told_apart(path), "dim"))]
    for row in told:
        yield Item("", (Span(" " * before), *row))


def _inside(name: str) -> str:
    """Return the name of an actor as it stands inside a sentence; names of people and companies stay as they are."""
    return name[0].lower() + name[1:] if name.partition(" ")[0] in SMALL else name


def in_short(live: LiveModel, group: Group) -> str:
    """Return what happens to which jewels, and over what."""
    name = live.assessment.name
    ends = ", ".join(f"{name(path.target)} {ENDED.get(path.ending, path.ending)}" for path in group)
    over = " → ".join(name(key) for key in _stations(group[0]))
    return f"{ends} over {over}" if over else ends


def _told_apart(path: AttackPath) -> str:
    """Return the step at which a path is best cut: several lead over the same machines and differ only there."""
    at = cut_at(path)
    return f"cut best at step {at}: {path.steps[at - 1].how}" if at else "no control of the banks cuts it"


def cut_at(path: AttackPath) -> int:
    """Return at which step a path is best cut, from 1; 0 where nothing in the banks cuts it."""
    if not path.best_cut:
        return 0
    return next((at for at, step in enumerate(path.steps, 1) if step.together == path.best_cut), 0)


def _stations(path: AttackPath) -> Iterator[str]:
    """Give what is passed or taken over on the way, each once."""
    seen = {path.actor, path.target}
    for step in path.steps:
        if step.target not in seen and not step.target.startswith("flow/"):
            seen.add(step.target)
            yield step.target


def _path(
    live: LiveModel, group: Group, opened: Collection[str], titles: Mapping[str, str], width: int
) -> Iterator[Item]:
    path = group[0]
    yield from reading(title(live, path), 1, width, "strong")
    words = f"likelihood {level_words(path.likelihood)}, harm {level_words(path.impact)} · {path.id}"
    yield from reading(words, 1, width, "dim")
    for number, step in enumerate(path.steps, 1):
        yield from _step(live, path, number, opened, titles, width)
        if step_id(path, number) not in opened:
            for because in missing(step):
                yield _open(live, path, number, because)
    for other in group[1:]:
        ends = f"{ENDINGS.get(other.ending, other.ending)} {live.assessment.name(other.target)}"
        yield from reading(f"The same way {ends}: {level_words(other.level)} · {other.id}", 1, width)
    if path.also_via:
        via = ", ".join(map(live.assessment.name, path.also_via))
        yield from reading(f"Also via {via}.", 1, width)
    yield from _cut(live, path, titles, width)


def _step(
    live: LiveModel, path: AttackPath, number: int, opened: Collection[str], titles: Mapping[str, str], width: int
) -> Iterator[Item]:
    step, id = path.steps[number - 1], step_id(path, number)
    sign, style = symbol(step.level)
    level = level_words(step.level)
    if not step.threats and step.level == CERTAIN:
        sign, style, level = "·", "dim", "unhindered"
    how = reading(step.how, 1, width - STEP_ROOM - 7)
    first = line((sign, style), (f" {level:<{STEP_ROOM}} ", style), f"{number}. ")
    for at, row in enumerate(how):
        yield Item(id, (*first, *row.row), 1, True) if not at else Item("", (*line(" " * (STEP_ROOM + 6)), *row.row), 1)
    if id not in opened:
        return
    if step.because:
        yield heading("Why", 2)
    for because in step.because:
        if because.state is State.UNKNOWN:
            yield _open(live, path, number, because)
        else:
            yield from reading(because_words(live, because), 2, width, bullet="· ")
    if step.threats:
        yield heading("What opens it (t goes there)", 2)
    for threat in step.threats[:MOST]:
        yield Item(f"{id} {THREAT} {threat}", line("· ", titles.get(threat) or threat_words(live, threat)), 2)
    alone, together = step.controls[:MOST], step.together if step.together not in {(), step.controls[:1]} else ()
    if alone:
        yield heading("What cuts it alone (p shows it in the plan)", 2)
    for control in alone:
        yield _control(live, id, control, titles)
    if together and len(together) > 1:
        yield heading("What cuts it together (p shows it in the plan)", 2)
        for control in together:
            yield _control(live, id, control, titles)
    if not alone and not together:
        yield from reading("Nothing in the banks cuts this step.", 2, width, "dim")


def _open(live: LiveModel, path: AttackPath, number: int, because: Because) -> Item:
    name = f"{attribute_words(because.attribute)} of {live.assessment.name(because.subject)}"
    leads = " (g asks)" if question_of(live, because) else ""
    id = f"{step_id(path, number)} {OPEN} {because.subject} {because.attribute}"
    return Item(id, line(("? ", "warn"), (f"nobody knows {name}", "warn"), (leads, "dim")), 2)


def _control(live: LiveModel, id: str, control: str, titles: Mapping[str, str]) -> Item:
    return Item(f"{id} {CONTROL} {control}", line("· ", titles.get(control) or control_words(live, control)), 2)


def _cut(live: LiveModel, path: AttackPath, titles: Mapping[str, str], width: int) -> Iterator[Item]:
    if not path.best_cut:
        yield from reading("No control of the banks cuts this way.", 1, width, "warn")
        return
    place = cut_at(path)
    where = f" at step {place}" if place else ""
    every = "" if len(path.best_cut) == 1 else ", by all of these together"
    yield heading(f"Cut best{where}{every}", 1)
    for control in path.best_cut:
        row = _control(live, step_id(path, 0), control, titles)
        yield Item(row.id, row.row, 1)


def threat_words(live: LiveModel, id: str) -> str:
    """Return what a threat is called until its title was looked up."""
    rule, _, subject = id.partition("@")
    return f"{rule.replace('-', ' ')}: {live.assessment.name(subject)}"


def control_words(live: LiveModel, id: str) -> str:
    """Return what a control is called until its title was looked up."""
    name, at, subject = id.partition("@")
    return f"{name.replace('-', ' ')}: {live.assessment.name(subject)}" if at else name.replace("-", " ")
