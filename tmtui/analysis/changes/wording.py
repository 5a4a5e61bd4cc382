"""A difference between two moments in sentences, the same ones on a terminal and in a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tmtui.analysis.changes.diff import TURNS
from tmtui.model.diff import Diff, Moment, Said, SaidKind, Standing, ThreatTurn, Turn, Word
from tmtui.model.fact import State
from tmtui.model.frozen import frozen
from tmtui.model.level import Interval, word
from tmtui.model.subject import DECIDED_KINDS, kind_of, tail_of
from tmtui.model.threat import Certainty

TURN_TITLES = {
    Turn.OPENED: "Threats that opened", Turn.WORSE: "Threats that got worse", Turn.BETTER: "Threats that got better",
    Turn.CLOSED: "Threats that closed", Turn.DECIDED: "Threats that were decided on",
}  # fmt: skip
"""What stands above the threats of each turn."""

_STATES = {
    State.UNKNOWN: "not known", State.NOT_APPLICABLE: "that it does not apply", State.RETRACTED: "taken back",
}  # fmt: skip


@frozen
class Line:
    """One thing that differs."""

    text: str
    id: str = ""
    """Id of the threat or key of the subject, where it has one."""
    details: tuple[str, ...] = ()


@frozen
class Section:
    """Lines under a title."""

    title: str
    lines: tuple[Line, ...]


def title(diff: Diff) -> str:
    """Return what is compared."""
    return f"From {diff.earlier.label} to {diff.later.label}"


def figures(diff: Diff) -> list[str]:
    """Return risk, threats and questions then and now."""
    earlier, later = diff.earlier, diff.later
    counted = [f"{sum(side.certain)} certain and {sum(side.possible)} possible" for side in (earlier, later)]
    return [
        f"Risk: {_risk(earlier)} before, {_risk(later)} after.",
        f"Threats: {counted[0]} before, {counted[1]} after.",
        f"Open questions: {earlier.open_questions:,} before, {later.open_questions:,} after.",
    ]


def sections(diff: Diff) -> list[Section]:
    """Return everything that differs, what follows before what was said; sections without lines are left out."""
    said = {each.slot: each for each in diff.said}
    parts = [
        *(
            (TURN_TITLES[turn], [_threat(diff, each, said) for each in diff.threats if each.turn is turn])
            for turn in TURNS
        ),
        ("What came", [_subject(diff, key) for key in diff.came]),
        ("What went", [_subject(diff, key) for key in diff.went]),
        ("What was said anew", list(_said(diff))),
    ]
    return [Section(name, tuple(lines)) for name, lines in parts if lines]


def _subject(diff: Diff, key: str) -> Line:
    name = diff.name(key)
    return Line(name, key if key != name else "")


def _risk(moment: Moment) -> str:
    risk = moment.risk
    return (
        "too early to say" if risk.too_early else f"{risk.now:,} points (at least {risk.low:,}, at most {risk.high:,})"
    )


def _threat(diff: Diff, each: ThreatTurn, said: dict[tuple[str, str], Said]) -> Line:
    then, now = each.before, each.after
    if then is not None and now is not None:
        before, after = _how(then), _how(now)
        text = f"{each.title}: was {before}, is {after}" if before != after else f"{each.title}: {after}"
        if before == after:
            text += f" (up to {then.points[1]:,} points before, {now.points[1]:,} after)"
    else:
        standing = then or now
        text = f"{each.title}: {_how(standing)}" if standing is not None else each.title
    return Line(text, each.id, tuple(_reasons(diff, each, said)))


def _how(standing: Standing) -> str:
    sure = "" if standing.certainty is Certainty.CERTAIN else ", possible"
    decided = "" if standing.status in ("", "open") else f", {standing.status}"
    return f"{_level(standing.level)}{sure}{decided}"


def _level(level: Interval) -> str:
    low, high = (word(each).replace("-", " ") for each in level)
    return high if level[0] == level[1] else f"up to {high}" if level[0] == 0 else f"{low} to {high}"


def _reasons(diff: Diff, each: ThreatTurn, said: dict[tuple[str, str], Said]) -> Iterator[str]:
    for slot in each.because:
        found = said.get(slot)
        if found is not None:
            yield f"because {_sentence(diff, found)}"
        elif slot[1] == "exists":
            came = "came" if slot[0] in diff.came else "went" if slot[0] in diff.went else "came or went"
            yield f"because {diff.name(slot[0])} {came}"
        else:
            yield f"because of {slot[1].replace('_', ' ')} of {diff.name(slot[0])}"
    then, now = each.before, each.after
    if not each.because and then is not None and now is not None and then.status != now.status:
        yield "because the date of the decision lies between"


def _said(diff: Diff) -> Iterator[Line]:
    for each in diff.said:
        if each.kind is not SaidKind.CONFIRMED:
            yield Line(_sentence(diff, each))
    again = Counter(each.after.by for each in diff.said if each.kind is SaidKind.CONFIRMED and each.after is not None)
    for by, count in sorted(again.items()):
        yield Line(f"{count} {'answer' if count == 1 else 'answers'} said again as before, by {by}")


def _sentence(diff: Diff, said: Said) -> str:
    decided = kind_of(said.subject) in DECIDED_KINDS
    name = tail_of(said.subject) if decided else diff.name(said.subject)
    what = f"{said.attribute.replace('_', ' ')} of {name}"
    before, after = said.before, said.after
    if said.kind is SaidKind.WITHDRAWN:
        by = f" ({after.by}, {after.at[:10]})" if after is not None else ", undone"
        return f"{what}: was {_value(before)}, taken back{by}"
    if said.kind is SaidKind.BASIS and before is not None and after is not None:
        return f"{what}: {_value(after)}, was {before.basis} by {before.by}, is {_source(after)}"
    if said.kind is SaidKind.NEW:
        return f"{what}: {_value(after)} ({_source(after)})"
    return f"{what}: was {_value(before)}, is {_value(after)} ({_source(after)})"


def _source(word: Word | None) -> str:
    return f"{word.basis} by {word.by}, {word.at[:10]}" if word is not None else ""


def _value(word: Word | None) -> str:
    if word is None:
        return "nothing"
    if word.disputed:
        return "disputed"
    if word.state is not State.ANSWERED:
        return _STATES[word.state]
    return ", ".join(word.value) if isinstance(word.value, tuple) else str(word.value)
