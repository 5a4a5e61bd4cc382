"""Where a person is in their interview, as it is saved after every action.

It holds only what facts do not: facts say what was answered, this says what was shown and put off. Losing it costs the
place, never an answer, so whatever an older or damaged session holds is read as far as it makes sense.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from tmtui.interview.phases import PHASES
from tmtui.interview.sitting import Sitting, sitting_from_json, sitting_to_json
from tmtui.interview.step import Step, read_step, read_steps
from tmtui.model.frozen import changing

TRAIL = 200
"""Most steps that `back` remembers."""

_VERSION = 2


@changing
class Position:
    """One person's place."""

    at: Step | None = None
    """The step shown; nothing before the first."""
    trail: list[Step] = field(default_factory=list)
    """Steps shown before, newest last: what `back` goes through."""
    ahead: list[Step] = field(default_factory=list)
    """Steps gone back from, nearest last: what `forward` goes through."""
    skipped: dict[Step, int] = field(default_factory=dict)
    """Steps put off in this sitting, and how often."""
    unread: list[str] = field(default_factory=list)
    """Phases in which something was said that was not read back yet."""
    queue: list[Step] = field(default_factory=list)
    """Steps to go through once more, because the person asked for what is still open."""
    greeted: list[str] = field(default_factory=list)
    """Sections whose introduction was shown."""
    banks: dict[str, str] = field(default_factory=dict)
    """Bank id: version this person was last asked from."""
    questions: list[str] = field(default_factory=list)
    """Question ids this person could be asked then."""
    heard: list[Step] = field(default_factory=list)
    """What was put in this sitting and comes up once: disputes, and what is to be decided; kept with a sitting only."""
    coach: bool | None = None
    """Whether consequences are shown while answering; nothing while the person did not choose."""
    plainly: bool | None = None
    """Whether questions are put without terms of art; nothing while the person did not choose."""
    pace: str = ""
    """How to go on after the first pass: `worth`, `order` or `stop`; empty while nobody was asked."""
    deciding: bool = False
    """After the questions: the person said that they decide now."""
    offered: list[str] = field(default_factory=list)
    """Rules of the findings that were bad when deciding was offered last."""
    sitting: Sitting | None = None
    """The last sitting with a limit."""

    def move(self, step: Step) -> None:
        """Go to a step, remembering where we were."""
        if self.at is not None and self.at != step:
            self.trail.append(self.at)
            del self.trail[:-TRAIL]
        self.at = step


def to_json(position: Position) -> dict[str, object]:
    """Return the position as plain JSON values."""
    return {
        "version": _VERSION,
        "at": list(position.at) if position.at is not None else None,
        "trail": [list(step) for step in position.trail],
        "ahead": [list(step) for step in position.ahead],
        "skipped": [[*step, times] for step, times in position.skipped.items()],
        "unread": list(position.unread),
        "queue": [list(step) for step in position.queue],
        "greeted": list(position.greeted),
        "banks": dict(position.banks),
        "questions": list(position.questions),
        "coach": position.coach,
        "plainly": position.plainly,
        "pace": position.pace,
        "deciding": position.deciding,
        "offered": list(position.offered),
        "sitting": sitting_to_json(position.sitting) if position.sitting is not None else None,
    }


def from_json(saved: Mapping[str, object]) -> Position:
    """Read a position; what does not make sense is left out."""
    banks, plainly, coach = saved.get("banks"), saved.get("plainly"), saved.get("coach")
    # The first version kept off for people who never chose.
    chose = isinstance(coach, bool) and (coach or saved.get("version") != 1)
    return Position(
        at=read_step(saved.get("at")),
        trail=read_steps(saved.get("trail")),
        ahead=read_steps(saved.get("ahead")),
        skipped=_skipped(saved.get("skipped")),
        unread=[phase for phase in _texts(saved.get("unread")) if phase in PHASES],
        queue=read_steps(saved.get("queue")),
        greeted=_texts(saved.get("greeted")),
        banks={str(key): str(value) for key, value in banks.items()} if isinstance(banks, Mapping) else {},
        questions=_texts(saved.get("questions")),
        coach=coach if chose and isinstance(coach, bool) else None,
        plainly=plainly if isinstance(plainly, bool) else None,
        pace=str(saved.get("pace") or "") if saved.get("pace") in ("worth", "order", "stop") else "",
        deciding=saved.get("deciding") is True,
        offered=_texts(saved.get("offered")),
        sitting=sitting_from_json(saved.get("sitting")),
    )


def _items(value: object) -> Sequence[object]:
    return value if isinstance(value, (list, tuple)) else ()


def _texts(value: object) -> list[str]:
    return [each for each in _items(value) if isinstance(each, str)]


def _skipped(value: object) -> dict[Step, int]:
    found: dict[Step, int] = {}
    for entry in _items(value):
        parts = _items(entry)
        step, times = read_step(parts[:2]), parts[2] if len(parts) == 3 else None
        if step is not None and isinstance(times, int) and not isinstance(times, bool):
            found[step] = times
    return found
