"""What the diagram says in words: about what the cursor is on, its threats, and the way of an attacker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tmtui.model.assessment import Assessment
from tmtui.model.frozen import frozen
from tmtui.model.level import Interval
from tmtui.model.path import AttackPath
from tmtui.model.subject import kind_of
from tmtui.model.threat import Certainty, Threat
from tmtui.tui.diagram.canvas import Mark
from tmtui.tui.diagram.glyphs import CROSSES, JEWEL, LEGEND
from tmtui.tui.diagram.scene import Flow, Node, Scene, Zone, chain
from tmtui.tui.lines import BLANK, Line, Span, fit, line, plain, width_of, wrap
from tmtui.tui.pages.since import Look, Looks
from tmtui.tui.pages.words import level_words, symbol


@frozen
class Threatened:
    """What can happen to one subject, in figures."""

    level: Interval
    """Of the worst threat."""
    certain: int
    possible: int
    worst: str
    """Title of the worst threat."""


def threatened(threats: Iterable[Threat]) -> dict[str, Threatened]:
    """Return for each subject what can happen to it; threats come worst first."""
    found: dict[str, Threatened] = {}
    for each in threats:
        known = found.get(each.subject, Threatened(each.level, 0, 0, each.title))
        certain = each.certainty is Certainty.CERTAIN
        found[each.subject] = Threatened(
            known.level, known.certain + certain, known.possible + (not certain), known.worst
        )
    return found


def drawn_seen(scene: Scene, known: Mapping[str, Threatened]) -> Looks:
    """Return what is drawn as it is now, with what can happen to it."""
    found = {}
    things: tuple[Node | Flow, ...] = (*scene.nodes, *scene.flows)
    for each in things:
        here = known.get(each.key)
        what = (each.about, each.zone) if isinstance(each, Node) else (each.label,)
        found[each.key] = Look(each.name or each.key, (*what, (here.level, here.certain) if here else ()))
    return found


def changed(changes: Mapping[str, str]) -> dict[str, str]:
    """Return the signs that stand before the names of what changed."""
    return {key: what[:1] for key, what in changes.items()}


def levels(known: Mapping[str, Threatened]) -> dict[str, Mark]:
    """Return the level of each subject as it stands in the drawing: symbol and word."""
    found = {}
    for subject, each in known.items():
        sign, style = symbol(each.level)
        found[subject] = (f"{sign} {level_words(each.level)}", style)
    return found


def steps(path: AttackPath) -> dict[str, str]:
    """Return for each component on a path where it comes, as `2` or `2,4`; the actor comes before all."""
    found: dict[str, list[int]] = {}
    number = 0
    for step in path.steps:
        for subject in (step.source, step.target):
            if kind_of(subject) == "component" and (not number or found.get(subject, [0])[-1] != number):
                number += 1
                found.setdefault(subject, []).append(number)
    return {subject: ",".join(map(str, numbers)) for subject, numbers in found.items()}


def flows_on(path: AttackPath) -> frozenset[str]:
    """Return the connections a path goes along."""
    ends = {subject for step in path.steps for subject in (step.source, step.target) if kind_of(subject) == "flow"}
    return frozenset(ends | {step.flow for step in path.steps if step.flow})


TO = {"read": "to read", "change": "to change", "stop": "to stop", "control": "to take over"}
"""What a way leads to, before the name of what it leads to."""


def way_line(assessment: Assessment, path: AttackPath, number: int, whole: int) -> Line:
    """Return which way is shown, how bad it is, where to, and last who goes it, as that may be long."""
    sign, style = symbol(path.level)
    return line(
        (f" Way {number} of {whole}", "strong"),
        (f"  {sign} {level_words(path.level)}  ", style),
        f"{TO.get(path.ending, path.ending)} {assessment.name(path.target)}: {assessment.name(path.actor)}",
    )


def details(
    scene: Scene,
    selected: str,
    known: Mapping[str, Threatened] | None,
    path: AttackPath | None,
    names: Mapping[str, str],
) -> tuple[Line, Line, Line]:
    """Return what the cursor is on, how bad its worst threat is, and more about that.

    Args:
        scene: what is drawn.
        selected: key of a component or connection.
        known: what can happen to each subject; nothing while that is worked out.
        path: the way that is shown, if one is.
        names: key of a zone: its name.
    """
    subject = scene.by_key.get(selected)
    if subject is None or isinstance(subject, Zone):
        return BLANK, BLANK, BLANK
    first = _node(scene, subject, names) if isinstance(subject, Node) else _flow(scene, subject)
    here = [step.how for step in path.steps if selected in (step.target, step.flow)] if path is not None else []
    if here:
        return first, line(("way", "mark")), line(" · ".join(dict.fromkeys(here)))
    return first, *_danger(selected, known)


def in_rows(told: tuple[Line, Line, Line], width: int, height: int) -> list[Line]:
    """Return the details in two rows, or in one that says only how bad it is; on a way, which step it is."""
    what, bad, more = told
    if height > 1:
        return [fit((Span(" "), *what), width), fit((Span(" "), *bad, Span("  "), *more), width)]
    if _is_on_way(bad) and " · " in plain([more]) and width_of(_in_one(told)) > width:
        # How one came there is drawn: what is done there is what must be read.
        told = what, bad, line(f"… · {plain([more]).rpartition(' · ')[2]}")
    return [fit(_in_one(told), width)]


def cut_details(told: tuple[Line, Line, Line], width: int, height: int) -> str:
    """Return what the one row of details has no room for: what is said behind the name; empty where nothing is cut."""
    behind = told[0][1:2]
    return plain([behind]).removeprefix(" · ") if height == 1 and width_of(_in_one(told)) > width else ""


def _in_one(told: tuple[Line, Line, Line]) -> Line:
    what, bad, more = told
    # One style after the level: each change of style costs as much as a word.
    rest = more if _is_on_way(bad) else (Span("".join(span.text for span in what[:2])),)
    return (Span(" "), *bad, Span("  "), *rest)


def _is_on_way(bad: Line) -> bool:
    return any(span.style == "mark" for span in bad)


def _node(scene: Scene, node: Node, names: Mapping[str, str]) -> Line:
    parents = {zone.key: zone.parent for zone in scene.zones}
    zones = [names[key] for key in chain(parents, node.zone)]
    where = f"in {', '.join(zones)}" if zones else "in no zone yet"
    also = [names[key] for key in node.also_in if key in names]
    count = sum(node.key in (flow.source, flow.target) for flow in scene.flows)
    parts = [where, f"also in {', '.join(also)}" if also else "", "" if node.ours else "out of scope"]
    name = f"{JEWEL} {node.name}" if node.jewel else node.name
    rest = [f"{count} connection{'s' if count != 1 else ''}", node.about]
    told = "".join(f" · {part}" for part in parts if part)
    return line((name, "strong"), told, ("".join(f" · {part}" for part in rest if part), "dim"))


def _flow(scene: Scene, flow: Flow) -> Line:
    known = scene.by_key
    ends = [known[key].name if key in known else key for key in (flow.source, flow.target)]
    parts = [flow.label, f"{CROSSES} crosses a trust boundary" if flow.crosses else ""]
    return line((" → ".join(ends), "strong"), "".join(f" · {part}" for part in parts if part))


def _danger(selected: str, known: Mapping[str, Threatened] | None) -> tuple[Line, Line]:
    if known is None:
        return line(("…", "dim")), BLANK
    here = known.get(selected)
    if here is None:
        return line("no threat known"), BLANK
    sign, style = symbol(here.level)
    counts = [f"{here.certain} certain" if here.certain else "", f"{here.possible} possible" if here.possible else ""]
    told = line(", ".join(each for each in counts if each), ("  worst: ", "dim"), here.worst)
    return line((f"{sign} {level_words(here.level)}", style)), told


def below(scene: Scene, listed: Sequence[str], width: int) -> list[Line]:
    """Return what stands under a drawing: connections it has no line for, and what the symbols mean."""
    rows: list[Line] = [BLANK]
    if listed:
        rows.append(line(" ", ("Not drawn, as an end is no component of the model:", "strong")))
        known = scene.by_key
        for key in listed:
            flow = known[key]
            label = f"  {flow.label}" if isinstance(flow, Flow) and flow.label else ""
            rows.append(fit(line("   ", flow.name or key, (label, "dim")), width))
        rows.append(BLANK)
    return [*rows, *_legend(width)]


def _legend(width: int) -> list[Line]:
    rows: list[Line] = [BLANK]
    for sign, meaning in LEGEND:
        entry = line("   " if rows[-1] else " ", (sign, "mark"), (f" {meaning}", "dim"))
        if rows[-1] and width_of(rows[-1]) + width_of(entry) > width:
            rows.append(BLANK)
            entry = (Span(" "), *entry[1:])
        rows[-1] = (*rows[-1], *entry)
    return [fit(row, width) for row in rows]


def side_by_side(rows: Sequence[Line], beside: Sequence[Line], room: int) -> list[Line]:
    """Return rows with others beside them.

    Args:
        rows: what stands on the left.
        beside: what stands on the right, from the top.
        room: cells of the left.
    """
    both = []
    for at in range(max(len(rows), len(beside))):
        row = fit(rows[at], room) if at < len(rows) else BLANK
        told = beside[at] if at < len(beside) else BLANK
        both.append((*row, Span(" " * (room - width_of(row))), *told) if told else row)
    return both


def nothing_yet(width: int) -> list[Line]:
    """Return what stands where there is nothing to draw."""
    text = (
        "Nothing to draw yet. The interview asks first which zones there are, what stands in them, and what calls "
        "what; esc goes back to it."
    )
    return [BLANK, *wrap(text, max(width - 2, 10), "dim", first="  ", rest="  ")]
