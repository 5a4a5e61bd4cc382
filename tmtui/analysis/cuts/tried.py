"""What trying something does to the listed attack paths: each looked at again by its own steps, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tmtui.analysis.cuts.listed import VERY_UNLIKELY, chance_after
from tmtui.analysis.paths.chance import nearest
from tmtui.analysis.paths.jewels import jewels
from tmtui.analysis.paths.paths import walked
from tmtui.analysis.threats.tables import I2
from tmtui.model.level import NOTHING, Interval
from tmtui.model.path import AttackPath, who_does_what
from tmtui.model.plan import Move, WhatIf
from tmtui.model.subject import kind_of

if TYPE_CHECKING:
    from tmtui.analysis.state import State


def with_paths(state: State, after: State, found: WhatIf) -> WhatIf:
    """Return the result of trying something with the attack paths it cuts and makes less likely."""
    moves: list[Move] = []
    cut: list[str] = []
    lowered: list[str] = []
    listed, reached = walked(state), jewels(state)
    for path, nodes in listed:
        low, high = chance_after(after, nodes, reached)
        if (low, high) == path.chance:
            continue
        gone = nearest(high) <= VERY_UNLIKELY
        if gone:
            cut.append(path.id)
        elif low < path.chance[0] or high < path.chance[1]:
            lowered.append(path.id)
        level = NOTHING if gone else _level((nearest(low), nearest(high)), path.impact)
        moves.append(Move(path.id, _title(state, path), path.level, level))
    return replace(
        found, paths=tuple(moves), paths_cut=tuple(cut), paths_lowered=tuple(lowered), paths_listed=len(listed)
    )


def _level(likelihood: Interval, impact: Interval) -> Interval:
    return I2[likelihood[0]][impact[0]], I2[likelihood[1]][impact[1]]


def _title(state: State, path: AttackPath) -> str:
    """Return who does what, and over which components."""
    over = dict.fromkeys(step.target for step in path.steps if kind_of(step.target) == "component")
    names = ", ".join(state.name(key) for key in over if key != path.target)
    told = who_does_what(state.name(path.actor), path.ending, state.name(path.target))
    return f"{told}, over {names}" if names else told
